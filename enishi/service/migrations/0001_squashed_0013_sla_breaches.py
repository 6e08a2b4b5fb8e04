"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.service.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("service", "0001_initial"),
        ("service", "0002_status_changes"),
        ("service", "0003_lists_by_index"),
        ("service", "0004_first_reply_took"),
        ("service", "0005_custom_fields"),
        ("service", "0006_history_of_other_products"),
        ("service", "0007_tickets_belong_together"),
        ("service", "0008_complaints"),
        ("service", "0009_ticket_contract_and_item"),
        ("service", "0010_articles"),
        ("service", "0011_troubleshooting"),
        ("service", "0012_sla_policies"),
        ("service", "0013_sla_breaches"),
    ]

    initial = True

    dependencies = [
        ("commerce", "0001_squashed_0010_credit_limit"),
        ("customers", "0001_squashed_0007_next_renewal"),
        ("interactions", "0001_squashed_0002_daily_reports"),
        ("staff", "0001_squashed_0019_bank_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpQuestion",
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
                ("key", models.CharField(max_length=200, unique=True)),
                ("text", models.CharField(max_length=200)),
                ("times", models.PositiveIntegerField(default=1)),
                ("asked_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
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
            name="Survey",
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
                ("kind", models.CharField(default="csat", max_length=4)),
                ("name", models.CharField(max_length=100)),
                ("question", models.CharField(max_length=300)),
                ("question_en", models.CharField(blank=True, max_length=300)),
                ("scale", models.PositiveSmallIntegerField(default=5)),
                ("is_active", models.BooleanField(default=True)),
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
            name="Article",
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
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("audience", models.CharField(default="internal", max_length=8)),
                ("status", models.CharField(default="draft", max_length=10)),
                ("language", models.CharField(default="ja", max_length=2)),
                ("review_on", models.DateField(null=True)),
                ("live_title", models.CharField(blank=True, max_length=200)),
                ("live_body", models.TextField(blank=True)),
                ("live_number", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(null=True)),
                ("helpful", models.PositiveIntegerField(default=0)),
                ("unhelpful", models.PositiveIntegerField(default=0)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="articles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
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
            name="SlaPolicy",
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
                ("name", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_default", models.BooleanField(default=False)),
                ("types", models.JSONField(default=list)),
                ("priorities", models.JSONField(default=list)),
                ("stages", models.JSONField(default=list)),
                ("targets", models.JSONField(default=dict)),
                ("always", models.JSONField(default=list)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="one_default_sla_policy",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Ticket",
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
                ("subject", models.CharField(max_length=300)),
                ("channel_kind", models.CharField(default="phone", max_length=12)),
                ("type", models.CharField(default="question", max_length=12)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("priority", models.PositiveSmallIntegerField(default=2)),
                ("impact", models.PositiveSmallIntegerField(null=True)),
                ("urgency", models.PositiveSmallIntegerField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("open", "Open"),
                            ("waiting", "Waiting"),
                            ("solved", "Solved"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=12,
                    ),
                ),
                ("held_for", models.CharField(blank=True, max_length=8)),
                ("snoozed_until", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("first_reply_at", models.DateTimeField(null=True)),
                ("first_reply_took", models.PositiveIntegerField(null=True)),
                ("first_solved_at", models.DateTimeField(null=True)),
                ("solved_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("reopened_count", models.PositiveSmallIntegerField(default=0)),
                ("first_reply_due", models.DateTimeField(null=True)),
                ("waiting_since", models.DateTimeField(null=True)),
                ("next_reply_due", models.DateTimeField(null=True)),
                ("solve_due", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.account",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="customers.contact",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="commerce.contract",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="commerce.installeditem",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="service.ticket",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="service.ticket",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="service.slapolicy",
                    ),
                ),
                (
                    "solved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets_solved",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="split_off",
                        to="service.ticket",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="staff.team",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["-updated_at", "-id", "deleted_at"], name="ticket_recent"),
                    models.Index(
                        django.db.models.functions.comparison.Coalesce(
                            models.Case(
                                models.When(first_reply_at=None, then=models.F("first_reply_due")),
                                models.When(
                                    models.Q(
                                        ("solve_due", None),
                                        ("next_reply_due__lt", models.F("solve_due")),
                                        _connector="OR",
                                    ),
                                    then=models.F("next_reply_due"),
                                ),
                                output_field=models.DateTimeField(),
                            ),
                            models.F("solve_due"),
                            enishi.service.models.Never(),
                        ),
                        models.F("id"),
                        name="ticket_awaited",
                    ),
                    models.Index(fields=["status", "solve_due", "id"], name="ticket_queue"),
                    models.Index(fields=["account", "status"], name="ticket_of_account"),
                    models.Index(fields=["opened_at"], name="ticket_opened"),
                    models.Index(fields=["solved_at"], name="ticket_solved"),
                    models.Index(
                        condition=models.Q(("snoozed_until__isnull", False)),
                        fields=["snoozed_until"],
                        name="ticket_snoozed",
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SurveyResponse",
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
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey_responses",
                        to="customers.account",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="survey_responses",
                        to="customers.contact",
                    ),
                ),
                (
                    "credited",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="survey_credits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="service.survey",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey_responses",
                        to="service.ticket",
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
            name="StatusChange",
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
                ("from_status", models.CharField(max_length=12)),
                ("to_status", models.CharField(max_length=12)),
                ("changed_at", models.DateTimeField()),
                ("code", models.CharField(blank=True, max_length=100)),
                ("is_touch", models.BooleanField(default=False)),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_changes",
                        to="service.ticket",
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
            name="SlaBreach",
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
                ("target", models.CharField(max_length=12)),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaches",
                        to="service.ticket",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "target", "since"), name="one_breach_a_target")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="InternalNote",
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
                ("text", models.TextField()),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="internal_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="service.ticket"
                    ),
                ),
                (
                    "written_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notes_begun",
                        to="service.ticket",
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
            name="Complaint",
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
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("serial", models.CharField(blank=True, max_length=100)),
                ("title", models.CharField(max_length=300)),
                ("severity", models.CharField(default="B", max_length=1)),
                ("claimant", models.CharField(blank=True, max_length=200)),
                ("demand", models.TextField(blank=True)),
                ("responsibility", models.CharField(default="unknown", max_length=12)),
                ("compensation", models.CharField(default="undecided", max_length=12)),
                ("compensation_note", models.TextField(blank=True)),
                ("apology", models.TextField(blank=True)),
                ("facts", models.TextField(blank=True)),
                ("containment", models.TextField(blank=True)),
                ("cause", models.TextField(blank=True)),
                ("whys", models.JSONField(default=list)),
                ("measure", models.TextField(blank=True)),
                ("measured_on", models.DateField(null=True)),
                ("prevention", models.TextField(blank=True)),
                ("effect", models.TextField(blank=True)),
                ("members", models.TextField(blank=True)),
                ("closing_words", models.TextField(blank=True)),
                ("is_legal", models.BooleanField(default=False)),
                ("is_personal_data", models.BooleanField(default=False)),
                ("is_harassment", models.BooleanField(default=False)),
                ("is_restricted", models.BooleanField(default=False)),
                ("is_for_management", models.BooleanField(default=False)),
                ("management_told_at", models.DateTimeField(null=True)),
                ("step", models.CharField(default="apology", max_length=12)),
                ("step_due", models.DateTimeField(null=True)),
                ("report_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("reported_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "helper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="complaints_helped",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="complaints",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="commerce.product",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="service.ticket",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["-updated_at", "-id", "deleted_at"], name="complaint_recent"),
                    models.Index(fields=["step_due", "id"], name="complaint_awaited"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at", None)),
                        fields=("ticket",),
                        name="one_complaint_a_ticket",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ArticleUse",
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
                ("kind", models.CharField(max_length=4)),
                ("used_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="service.article"
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_uses",
                        to="service.ticket",
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
        migrations.AddField(
            model_name="article",
            name="ticket",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="articles",
                to="service.ticket",
            ),
        ),
        migrations.CreateModel(
            name="TicketConversation",
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
                    "begun_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="threads_begun",
                        to="service.ticket",
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ticket_link",
                        to="interactions.conversation",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation_links",
                        related_query_name="conversation_link",
                        to="service.ticket",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("begun_in", None)),
                        fields=("ticket",),
                        name="ticket_own_conversation",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="TicketPerson",
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
                ("role", models.CharField(max_length=12)),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="service.ticket",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tickets_beside",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "user", "role"), name="ticket_person_once")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Troubleshooter",
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
                ("name", models.CharField(max_length=200)),
                ("nodes", models.JSONField(default=list)),
                ("live_number", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="troubleshooters",
                        to="commerce.product",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["-updated_at", "-id", "deleted_at"], name="troubleshooter_recent")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="TroubleshooterVersion",
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
                ("number", models.PositiveIntegerField()),
                ("nodes", models.JSONField(default=list)),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "troubleshooter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="service.troubleshooter",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("troubleshooter", "number"), name="one_tree_version_a_number"
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="TreeWalk",
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
                ("path", models.JSONField(default=list)),
                ("node", models.CharField(max_length=40)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="walks", to="service.ticket"
                    ),
                ),
                (
                    "walked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="walks",
                        to="service.troubleshooterversion",
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
            name="ArticleVersion",
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
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="service.article",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="one_version_a_number")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ComplaintStep",
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
                ("name", models.CharField(max_length=12)),
                ("due_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("told_late_at", models.DateTimeField(null=True)),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="service.complaint",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "position"), name="one_step_a_place")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-updated_at", "-id", "deleted_at"], name="article_recent"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["audience", "status"], name="article_for_whom"),
        ),
    ]
