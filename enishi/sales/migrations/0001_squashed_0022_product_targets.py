"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.foundation.tables
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
        ("sales", "0013_lead_forms"),
        ("sales", "0014_lead_assignment"),
        ("sales", "0015_approval_steps"),
        ("sales", "0016_proposals"),
        ("sales", "0017_negotiating"),
        ("sales", "0018_product_guides"),
        ("sales", "0019_market"),
        ("sales", "0020_demos"),
        ("sales", "0021_stakeholders"),
        ("sales", "0022_product_targets"),
    ]

    initial = True

    dependencies = [
        ("commerce", "0001_squashed_0012_price_books"),
        ("customers", "0001_squashed_0008_market"),
        ("interactions", "0001_squashed_0003_automatic_messages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="ApprovalRoute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("over_discount", models.PositiveSmallIntegerField(null=True)),
                        ("from_amount", models.BigIntegerField(null=True)),
                        ("under_margin", models.SmallIntegerField(null=True)),
                        ("steps", models.JSONField(default=list)),
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
                    name="LeadSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("sole", models.BooleanField(default=True, editable=False, unique=True)),
                        ("required", models.JSONField(default=list)),
                        ("reasons", models.JSONField(default=list)),
                        ("points", models.JSONField(null=True)),
                        ("learned", models.JSONField(null=True)),
                        ("assignment", models.JSONField(default=list)),
                        ("contact_minutes", models.PositiveIntegerField(null=True)),
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                    name="Competitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=120)),
                        ("strengths", models.TextField(blank=True)),
                        ("weaknesses", models.TextField(blank=True)),
                        ("answer", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deleted_at", None)),
                                fields=("name",),
                                name="one_competitor_a_name",
                            )
                        ],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("external_id", models.CharField(blank=True, max_length=200, null=True, unique=True)),
                        ("number", models.PositiveBigIntegerField(unique=True)),
                        ("name", models.CharField(max_length=300)),
                        ("kind", models.CharField(blank=True, max_length=12)),
                        (
                            "stage_type",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("won", "Won"),
                                    ("lost", "Lost"),
                                    ("on_hold", "On Hold"),
                                ],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        ("stage_since", models.DateField()),
                        ("amount", models.BigIntegerField(null=True)),
                        ("currency", models.CharField(default="JPY", max_length=3)),
                        ("probability", models.PositiveSmallIntegerField(default=0)),
                        ("opened_on", models.DateField()),
                        ("expected_close", models.DateField(null=True)),
                        ("closed_on", models.DateField(null=True)),
                        ("lost_reason", models.CharField(blank=True, max_length=40)),
                        ("next_action", models.CharField(blank=True, max_length=300)),
                        ("next_action_on", models.DateField(null=True)),
                        ("why_bought", models.TextField(blank=True)),
                        ("go_live_on", models.DateField(null=True)),
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
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="deals",
                                to="sales.lead",
                            ),
                        ),
                        (
                            "pipeline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deals",
                                to="sales.pipeline",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deals",
                                to="sales.stage",
                            ),
                        ),
                        ("lost_note", models.TextField(blank=True)),
                        ("cost", models.BigIntegerField(null=True)),
                        ("custom", models.JSONField(default=dict)),
                        ("checks", models.JSONField(default=dict)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["stage", "-updated_at", "-id"], name="deal_in_stage"),
                            models.Index(fields=["stage_type", "closed_on"], name="deal_closed"),
                            models.Index(fields=["account", "stage_type"], name="deal_of_account"),
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="deal_recent"),
                        ],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                    name="DealCompetitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("has_won", models.BooleanField(default=False)),
                        (
                            "competitor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deal_links",
                                to="sales.competitor",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="competitor_links",
                                to="sales.deal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("deal", "competitor"), name="one_competitor_a_deal"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("has_won", True)),
                                fields=("deal",),
                                name="one_winner_a_deal",
                            ),
                        ],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                    name="Demo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("title", models.CharField(max_length=300)),
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveIntegerField(default=60)),
                        ("place", models.CharField(blank=True, max_length=300)),
                        ("url", models.CharField(blank=True, max_length=500)),
                        ("products", models.JSONField(default=list)),
                        ("message", models.TextField(blank=True)),
                        ("language", models.CharField(default="ja", max_length=2)),
                        ("status", models.CharField(default="planned", max_length=9)),
                        ("invited_at", models.DateTimeField(null=True)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("organizer", models.CharField(blank=True, max_length=254)),
                        ("cancel_reason", models.CharField(blank=True, max_length=300)),
                        ("shown", models.TextField(blank=True)),
                        ("outcome", models.CharField(blank=True, max_length=300)),
                        ("next_action", models.CharField(blank=True, max_length=300)),
                        ("next_action_on", models.DateField(null=True)),
                        ("followed_up_at", models.DateTimeField(null=True)),
                        ("thanks_subject", models.CharField(blank=True, max_length=300)),
                        ("thanks", models.TextField(blank=True)),
                        (
                            "activity",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="demo",
                                to="interactions.activity",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="demos",
                                to="interactions.conversation",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demos",
                                to="sales.deal",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demos",
                                to="sales.lead",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="demos",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-starts_at", "-id", "deleted_at"], name="demo_recent"),
                            models.Index(fields=["owner", "starts_at"], name="demo_of_owner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("deal", None), ("lead", None), _connector="XOR"),
                                name="demo_of_a_deal_or_a_lead",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DemoGuest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("email", models.CharField(blank=True, max_length=254)),
                        ("email_key", models.CharField(blank=True, max_length=254)),
                        ("answer", models.CharField(default="needs-action", max_length=12)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answer_sequence", models.PositiveIntegerField(null=True)),
                        ("answer_stamp", models.DateTimeField(null=True)),
                        ("comment", models.CharField(blank=True, max_length=500)),
                        ("told", models.PositiveIntegerField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
                        ("came", models.BooleanField(null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="demo_invitations",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "demo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guests",
                                to="sales.demo",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="demo_invitations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("email_key", ""), _negated=True),
                                fields=("demo", "email_key"),
                                name="one_invitation_an_address",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DemoQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("text", models.TextField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "demo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="sales.demo",
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("external_id", models.CharField(blank=True, max_length=200, null=True, unique=True)),
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
                        ("disqualified_reason", models.CharField(blank=True, max_length=200)),
                        ("converted_at", models.DateTimeField(null=True)),
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
                        ("custom", models.JSONField(default=dict)),
                        ("checks", models.JSONField(default=dict)),
                        ("made", models.JSONField(default=dict)),
                        ("nurture_until", models.DateField(null=True)),
                        (
                            "campaign",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="leads",
                                to="sales.campaign",
                            ),
                        ),
                        ("score", models.IntegerField(default=0)),
                        ("employees", models.PositiveIntegerField(null=True)),
                        ("industry", models.CharField(blank=True, max_length=100)),
                        ("language", models.CharField(blank=True, max_length=2)),
                        ("prefecture", models.CharField(blank=True, max_length=20)),
                        (
                            "product",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leads",
                                to="commerce.product",
                            ),
                        ),
                        ("utm", models.JSONField(default=dict)),
                        ("contact_alarmed", models.BooleanField(default=False)),
                        ("contact_due_at", models.DateTimeField(null=True)),
                        ("contacted_at", models.DateTimeField(null=True)),
                        ("contacted_in", models.PositiveIntegerField(null=True)),
                        ("owner_why", models.JSONField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="lead_recent"),
                            models.Index(fields=["-score", "-id", "deleted_at"], name="lead_by_score"),
                            models.Index(
                                condition=models.Q(("contacted_at", None)),
                                fields=["contact_due_at"],
                                name="lead_waits",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                    name="LeadForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("key", models.CharField(max_length=32, unique=True)),
                        ("name", models.CharField(max_length=100)),
                        ("title", models.CharField(max_length=200)),
                        ("intro", models.TextField(blank=True)),
                        ("fields", models.JSONField(default=list)),
                        ("consent_text", models.TextField(blank=True)),
                        ("asks_consent", models.BooleanField(default=False)),
                        ("thanks", models.TextField(blank=True)),
                        ("redirect_url", models.CharField(blank=True, max_length=500)),
                        ("source", models.CharField(default="web", max_length=40)),
                        ("confirms_by_mail", models.BooleanField(default=False)),
                        ("takes_foreign_posts", models.BooleanField(default=False)),
                        ("sites", models.JSONField(default=list)),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "campaign",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lead_forms",
                                to="sales.campaign",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lead_forms",
                                to="commerce.product",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "abstract": False,
                        "base_manager_name": "rows",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Guide",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("key", models.CharField(max_length=32, unique=True)),
                        ("name", models.CharField(max_length=100)),
                        ("title", models.CharField(max_length=200)),
                        ("title_en", models.CharField(blank=True, max_length=200)),
                        ("intro", models.TextField(blank=True)),
                        ("intro_en", models.TextField(blank=True)),
                        ("questions", models.JSONField(default=list)),
                        ("live", models.JSONField(default=list)),
                        ("published_at", models.DateTimeField(null=True)),
                        ("is_public", models.BooleanField(default=False)),
                        ("shows_prices", models.BooleanField(default=False)),
                        (
                            "form",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="guides",
                                to="sales.leadform",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="guide_recent")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="FormPost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("state", models.CharField(max_length=12)),
                        ("reasons", models.JSONField(default=list)),
                        ("values", models.JSONField(default=dict)),
                        ("answers", models.JSONField(default=list)),
                        ("utm", models.JSONField(default=dict)),
                        ("page", models.CharField(blank=True, max_length=500)),
                        ("language", models.CharField(default="ja", max_length=2)),
                        ("consent_text", models.TextField(blank=True)),
                        ("digest", models.CharField(max_length=64)),
                        ("nonce", models.CharField(blank=True, max_length=32)),
                        ("posted_at", models.DateTimeField()),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="form_posts",
                                to="sales.lead",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="sales.leadform",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-posted_at", "-id"], name="form_post_recent"),
                            models.Index(fields=["form", "digest"], name="form_post_once"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MarketNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("source_url", models.CharField(blank=True, max_length=500)),
                        ("source_on", models.DateField(null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="market_notes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "segment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="market_notes",
                                to="customers.segment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["-updated_at", "-id"], name="market_note_recent")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("text", models.CharField(max_length=300)),
                        ("importance", models.PositiveSmallIntegerField(default=3)),
                        ("ours", models.PositiveSmallIntegerField(null=True)),
                        ("theirs", models.JSONField(default=dict)),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="sales.deal",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="needs",
                                to="customers.contact",
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
                    name="Objection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("category", models.CharField(max_length=12)),
                        ("text", models.TextField()),
                        ("answer", models.TextField(blank=True)),
                        ("outcome", models.CharField(default="open", max_length=8)),
                        ("raised_on", models.DateField()),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objections",
                                to="sales.deal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["category"], name="objection_of_kind")],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                migrations.CreateModel(
                    name="ProductTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("value", models.BigIntegerField()),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="commerce.product",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["product", "starts_on"], name="target_of_product")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotes",
                                to="sales.deal",
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
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("number", models.CharField(max_length=40, null=True, unique=True)),
                        ("title", models.CharField(max_length=300)),
                        ("language", models.CharField(default="ja", max_length=2)),
                        ("situation", models.TextField(blank=True)),
                        ("points", models.JSONField(default=list)),
                        ("plan", models.TextField(blank=True)),
                        ("closing", models.TextField(blank=True)),
                        ("status", models.CharField(default="draft", max_length=8)),
                        ("issued_at", models.DateTimeField(null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposals",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="sales.deal",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="commerce.document",
                            ),
                        ),
                        (
                            "issued_by",
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
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposals",
                                to="sales.quote",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="proposal_recent"),
                            models.Index(fields=["deal", "status"], name="proposal_of_deal"),
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("status", models.CharField(default="requested", max_length=10)),
                        ("rate", models.PositiveIntegerField()),
                        ("note", models.TextField(blank=True)),
                        ("requested_at", models.DateTimeField()),
                        (
                            "quote",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="sales.quote",
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
                        ("amount", models.BigIntegerField(default=0)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("route", models.CharField(blank=True, max_length=80)),
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="sales.quote",
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="link",
                                to="sales.quote",
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
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=100)),
                        ("name_en", models.CharField(blank=True, max_length=100)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("won", "Won"),
                                    ("lost", "Lost"),
                                    ("on_hold", "On Hold"),
                                ],
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
                migrations.CreateModel(
                    name="StageChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sales.stage",
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
                    name="Stakeholder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("role", models.CharField(max_length=16)),
                        ("attitude", models.CharField(default="unknown", max_length=8)),
                        ("influences", models.JSONField(default=list)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stakeholder_parts",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stakeholders",
                                to="sales.deal",
                            ),
                        ),
                        (
                            "reports_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reports",
                                to="sales.stakeholder",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "contact"), name="one_part_a_deal")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="TargetList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=100)),
                        ("note", models.TextField(blank=True)),
                        ("due_on", models.DateField(null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="target_lists",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "segment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="target_lists",
                                to="customers.segment",
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
                    name="TargetRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("state", models.CharField(default="todo", max_length=8)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("called_at", models.DateTimeField(null=True)),
                        ("call_again_on", models.DateField(null=True)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="target_rows",
                                to="customers.account",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="target_rows",
                                to="sales.deal",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="target_rows",
                                to="sales.lead",
                            ),
                        ),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="sales.targetlist",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="target_rows",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["list", "state", "id"], name="target_by_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("list", "account"), name="one_target_a_list")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ApprovalStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("needs", models.CharField(default="all", max_length=3)),
                        ("status", models.CharField(default="later", max_length=8)),
                        ("asked_at", models.DateTimeField(null=True)),
                        ("acted_at", models.DateTimeField(null=True)),
                        ("comment", models.TextField(blank=True)),
                        ("moved_why", models.CharField(blank=True, max_length=10)),
                        (
                            "acted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "approval",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="sales.approval",
                            ),
                        ),
                        (
                            "moved_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="approval_steps",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["person", "status"], name="step_waits_for"),
                            models.Index(fields=["approval", "position"], name="step_of_approval"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
            ],
        ),
    ]
