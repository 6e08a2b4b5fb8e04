"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("sales", "0001_initial"),
        ("sales", "0002_why_lost_and_one_default_pipeline"),
        ("sales", "0003_count_by_index"),
        ("sales", "0004_deal_cost"),
        ("sales", "0005_custom_fields"),
        ("sales", "0006_what_is_known_of_a_lead"),
        ("sales", "0007_quotes"),
        ("sales", "0008_quote_links"),
        ("sales", "0009_campaigns"),
        ("sales", "0010_lead_score"),
        ("sales", "0011_what_leads_teach"),
        ("sales", "0012_approvals"),
    ]

    initial = True

    dependencies = [
        ("commerce", "0001_squashed_0010_credit_limit"),
        ("customers", "0001_squashed_0007_next_renewal"),
        ("interactions", "0001_squashed_0002_daily_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeadSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("sole", models.BooleanField(default=True, editable=False, unique=True)),
                ("required", models.JSONField(default=list)),
                ("points", models.JSONField(null=True)),
                ("learned", models.JSONField(null=True)),
                ("reasons", models.JSONField(default=list)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("external_id", models.CharField(blank=True, max_length=200, null=True, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("cost", models.BigIntegerField(null=True)),
                ("currency", models.CharField(default="JPY", max_length=3)),
                ("note", models.TextField(blank=True)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="campaigns",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [models.Index(fields=["-starts_on", "-id"], name="campaign_recent")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Deal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("external_id", models.CharField(blank=True, max_length=200, null=True, unique=True)),
                ("custom", models.JSONField(default=dict)),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("name", models.CharField(max_length=300)),
                ("kind", models.CharField(blank=True, max_length=12)),
                (
                    "stage_type",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("on_hold", "On Hold")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("stage_since", models.DateField()),
                ("amount", models.BigIntegerField(null=True)),
                ("cost", models.BigIntegerField(null=True)),
                ("currency", models.CharField(default="JPY", max_length=3)),
                ("probability", models.PositiveSmallIntegerField(default=0)),
                ("opened_on", models.DateField()),
                ("expected_close", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("lost_reason", models.CharField(blank=True, max_length=40)),
                ("lost_note", models.TextField(blank=True)),
                ("next_action", models.CharField(blank=True, max_length=300)),
                ("next_action_on", models.DateField(null=True)),
                ("why_bought", models.TextField(blank=True)),
                ("go_live_on", models.DateField(null=True)),
                ("checks", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="customers.account",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deals",
                        to="customers.contact",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="commerce.product",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DealActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deal_link",
                        to="interactions.activity",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity_links",
                        to="sales.deal",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DealOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                (
                    "deal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="order_link",
                        to="sales.deal",
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deal_link",
                        to="commerce.order",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("external_id", models.CharField(blank=True, max_length=200, null=True, unique=True)),
                ("custom", models.JSONField(default=dict)),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("company", models.CharField(blank=True, max_length=200)),
                ("corporate_number", models.CharField(blank=True, max_length=13)),
                ("family_name", models.CharField(max_length=100)),
                ("given_name", models.CharField(blank=True, max_length=100)),
                ("family_kana", models.CharField(blank=True, max_length=100)),
                ("given_kana", models.CharField(blank=True, max_length=100)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("title", models.CharField(blank=True, max_length=100)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("status", models.CharField(default="new", max_length=12)),
                ("note", models.TextField(blank=True)),
                ("checks", models.JSONField(default=dict)),
                ("score", models.IntegerField(default=0)),
                ("nurture_until", models.DateField(null=True)),
                ("disqualified_reason", models.CharField(blank=True, max_length=200)),
                ("converted_at", models.DateTimeField(null=True)),
                ("made", models.JSONField(default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="customers.account",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leads",
                        to="sales.campaign",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leads",
                        to="customers.contact",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referred_leads",
                        to="customers.contact",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["-updated_at", "-id", "deleted_at"], name="lead_recent"),
                    models.Index(fields=["-score", "-id", "deleted_at"], name="lead_by_score"),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="deal",
            name="lead",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="deals", to="sales.lead"
            ),
        ),
        migrations.CreateModel(
            name="LeadActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lead_link",
                        to="interactions.activity",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity_links",
                        to="sales.lead",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Pipeline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("name", models.CharField(max_length=100)),
                ("name_en", models.CharField(blank=True, max_length=100)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="one_default_pipeline",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="deal",
            name="pipeline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deals", to="sales.pipeline"
            ),
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.CharField(max_length=40, null=True, unique=True)),
                ("series", models.CharField(blank=True, max_length=40)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("title", models.CharField(max_length=300)),
                ("language", models.CharField(default="ja", max_length=2)),
                ("currency", models.CharField(default="JPY", max_length=3)),
                ("valid_until", models.DateField(null=True)),
                ("delivery", models.CharField(blank=True, max_length=200)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("payment", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("discount", models.BigIntegerField(default=0)),
                ("cost", models.BigIntegerField(null=True)),
                ("gross", models.BigIntegerField(default=0)),
                ("subtotal", models.BigIntegerField(default=0)),
                ("net", models.BigIntegerField(default=0)),
                ("tax", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("rates", models.JSONField(default=list)),
                ("status", models.CharField(default="draft", max_length=12)),
                ("sent_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("decline_reason", models.TextField(blank=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="quotes",
                        to="customers.contact",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quotes", to="sales.deal"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="commerce.document",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="sales.quote",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="quotes_sent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["-updated_at", "-id", "deleted_at"], name="quote_recent"),
                    models.Index(fields=["deal", "status"], name="quote_of_deal"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at", None)),
                        fields=("replaces",),
                        name="one_revision_of_a_quote",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "accepted")),
                        fields=("deal",),
                        name="one_accepted_quote_a_deal",
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("status", models.CharField(default="requested", max_length=10)),
                ("rate", models.PositiveIntegerField()),
                ("note", models.TextField(blank=True)),
                ("requested_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="sales.quote",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "requested")),
                        fields=("quote",),
                        name="one_open_request_a_quote",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="QuoteLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("position", models.PositiveSmallIntegerField()),
                ("is_heading", models.BooleanField(default=False)),
                ("text", models.CharField(blank=True, max_length=300)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("quantity", models.DecimalField(decimal_places=3, default=1, max_digits=14)),
                ("unit_price", models.BigIntegerField(null=True)),
                ("discount", models.BigIntegerField(default=0)),
                ("tax_class", models.CharField(default="standard", max_length=12)),
                ("gross", models.BigIntegerField(default=0)),
                ("net", models.BigIntegerField(default=0)),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quote_lines",
                        to="commerce.product",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="sales.quote"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [models.Index(fields=["quote", "position"], name="line_of_quote")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="QuoteLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("last_opened_at", models.DateTimeField(null=True)),
                ("opens", models.PositiveIntegerField(default=0)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quote",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="link", to="sales.quote"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=100)),
                ("name_en", models.CharField(blank=True, max_length=100)),
                (
                    "type",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("on_hold", "On Hold")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("probability", models.PositiveSmallIntegerField(default=0)),
                (
                    "pipeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="sales.pipeline",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("pipeline", "position"), name="one_stage_a_place")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="deal",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deals", to="sales.stage"
            ),
        ),
        migrations.CreateModel(
            name="StageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("changed_at", models.DateTimeField()),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stage_changes",
                        to="sales.deal",
                    ),
                ),
                (
                    "from_stage",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sales.stage",
                    ),
                ),
                (
                    "to_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sales.stage"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["-updated_at", "-id", "deleted_at"], name="deal_recent"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["stage", "-updated_at", "-id"], name="deal_in_stage"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["stage_type", "closed_on"], name="deal_closed"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["account", "stage_type"], name="deal_of_account"),
        ),
    ]
