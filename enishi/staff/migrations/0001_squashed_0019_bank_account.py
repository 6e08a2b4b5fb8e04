"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import datetime
import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.foundation.tables
import enishi.staff.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("staff", "0001_initial"),
        ("staff", "0002_links_have_a_purpose"),
        ("staff", "0003_closures_openings_and_holidays"),
        ("staff", "0004_saved_views"),
        ("staff", "0005_tax_rates_and_payment_terms"),
        ("staff", "0006_bulk_edits"),
        ("staff", "0007_how_far_each_side_sees"),
        ("staff", "0008_second_factors"),
        ("staff", "0009_providers_and_absences"),
        ("staff", "0010_token_networks"),
        ("staff", "0011_owner_changes"),
        ("staff", "0012_view_pins"),
        ("staff", "0013_custom_fields"),
        ("staff", "0014_notifications"),
        ("staff", "0015_calendar_feed"),
        ("staff", "0016_forecast_ranks"),
        ("staff", "0017_approval_percent"),
        ("staff", "0018_half_days_and_reasons"),
        ("staff", "0019_bank_account"),
    ]

    initial = True

    dependencies = []

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
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
                        ("email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                        ("name", models.CharField(max_length=100)),
                        ("kana", models.CharField(blank=True, max_length=100)),
                        ("name_en", models.CharField(blank=True, max_length=100)),
                        ("language", models.CharField(default="ja", max_length=2)),
                        ("roles", models.JSONField(default=list)),
                        ("office", models.CharField(blank=True, max_length=100)),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="members",
                                to="staff.team",
                            ),
                        ),
                        ("email_verified_at", models.DateTimeField(null=True)),
                        ("has_second_factor", models.BooleanField(default=False)),
                        ("is_linked", models.BooleanField(default=False)),
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
                    name="HolidayYear",
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
                        ("year", models.PositiveSmallIntegerField(unique=True)),
                        ("days", models.JSONField(default=dict)),
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
                    name="IdentityProvider",
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
                        ("name", models.CharField(max_length=40)),
                        ("issuer", models.CharField(max_length=400, unique=True)),
                        ("client_id", models.CharField(max_length=200)),
                        ("secret", models.TextField()),
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
                    name="Organisation",
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
                        ("name", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("postal_code", models.CharField(blank=True, max_length=8)),
                        ("prefecture", models.CharField(blank=True, max_length=20)),
                        ("city", models.CharField(blank=True, max_length=100)),
                        ("street", models.CharField(blank=True, max_length=200)),
                        ("building", models.CharField(blank=True, max_length=200)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("invoice_number", models.CharField(blank=True, max_length=14)),
                        ("fiscal_year_start", models.PositiveSmallIntegerField(default=4)),
                        ("currency", models.CharField(default="JPY", max_length=3)),
                        ("zone", models.CharField(default="Asia/Tokyo", max_length=60)),
                        ("working_hours", models.JSONField(default=dict)),
                        ("handover_days", models.PositiveSmallIntegerField(default=2)),
                        ("set_up_at", models.DateTimeField(null=True)),
                        ("closures", models.JSONField(default=list)),
                        ("openings", models.JSONField(default=list)),
                        ("era_dates", models.BooleanField(default=False)),
                        ("line_rounding", models.CharField(default="四捨五入", max_length=8)),
                        ("payment_terms", models.JSONField(default=dict)),
                        ("tax_rates", models.JSONField(default=list)),
                        ("tax_rounding", models.CharField(default="切捨て", max_length=8)),
                        ("sales_sees", models.CharField(default="team", max_length=4)),
                        ("service_sees", models.CharField(default="team", max_length=4)),
                        ("second_factor_required", models.BooleanField(default=False)),
                        ("custom_epoch", models.CharField(blank=True, max_length=36)),
                        ("ranks", models.JSONField(default=enishi.staff.models.usual_ranks)),
                        ("approval_percent", models.PositiveSmallIntegerField(null=True)),
                        ("bank_account", models.TextField(blank=True, default="")),
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
                    name="ApiToken",
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
                        ("prefix", models.CharField(max_length=12)),
                        ("key_hash", models.CharField(max_length=64, unique=True)),
                        ("scopes", models.JSONField(default=list)),
                        ("expires_at", models.DateTimeField()),
                        ("last_used_at", models.DateTimeField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("last_used_ip", models.CharField(blank=True, max_length=45)),
                        ("networks", models.JSONField(default=list)),
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
                    name="BulkEdit",
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
                        ("entity", models.CharField(max_length=20)),
                        ("changes", models.JSONField(default=dict)),
                        ("kept", models.JSONField(default=list)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "editor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bulk_edits",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
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
                    name="CalendarFeed",
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
                        ("key_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                        ("made_at", models.DateTimeField(null=True)),
                        ("last_read_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_feed",
                                to=settings.AUTH_USER_MODEL,
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
                    name="CustomField",
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
                        ("entity", models.CharField(max_length=20)),
                        ("key", models.CharField(max_length=40)),
                        ("kind", models.CharField(max_length=10)),
                        ("name", models.CharField(max_length=100)),
                        ("name_en", models.CharField(blank=True, max_length=100)),
                        ("choices", models.JSONField(default=list)),
                        ("is_required", models.BooleanField(default=False)),
                        ("is_archived", models.BooleanField(default=False)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(fields=("entity", "key"), name="one_custom_field_a_key")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                        ("email", models.EmailField(max_length=254)),
                        ("key_hash", models.CharField(max_length=64, unique=True)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("purpose", models.CharField(default="invitation", max_length=10)),
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
                    name="NotificationSettings",
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
                        ("choices", models.JSONField(default=dict)),
                        ("digest_at", models.TimeField(default=datetime.time(8, 30))),
                        ("digest_day", models.PositiveSmallIntegerField(default=0)),
                        ("zone", models.CharField(blank=True, max_length=60)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notification_settings",
                                to=settings.AUTH_USER_MODEL,
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
                    name="Team",
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
                        ("name", models.CharField(max_length=100)),
                        ("is_default_service", models.BooleanField(default=False)),
                        (
                            "manager",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="managed_teams",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="staff.team",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_default_service", True)),
                                fields=("is_default_service",),
                                name="one_default_service_team",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Target",
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
                        ("metric", models.CharField(max_length=40)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("value", models.BigIntegerField()),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="staff.team",
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
                    name="View",
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
                        ("entity", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=100)),
                        ("kind", models.CharField(default="list", max_length=6)),
                        ("filter", models.JSONField(default=dict)),
                        ("columns", models.JSONField(default=list)),
                        ("sort", models.CharField(blank=True, max_length=60)),
                        ("group_by", models.CharField(blank=True, max_length=60)),
                        ("sums", models.JSONField(default=list)),
                        ("colour", models.CharField(blank=True, max_length=10)),
                        ("is_pinned", models.BooleanField(default=True)),
                        ("is_home", models.BooleanField(default=False)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="views",
                                to="staff.team",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_home", True)),
                                fields=("owner", "entity"),
                                name="one_home_view_a_list",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ViewPin",
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
                        ("is_pinned", models.BooleanField(default=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="view_pins",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "view",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pins",
                                to="staff.view",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(fields=("view", "person"), name="one_pin_a_person")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Absence",
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
                        ("note", models.CharField(blank=True, max_length=100)),
                        (
                            "deputy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="deputising",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("from_noon", models.BooleanField(default=False)),
                        ("reason", models.CharField(default="leave", max_length=12)),
                        ("until_noon", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["ends_on"], name="absence_ends")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Notification",
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
                        ("kind", models.CharField(max_length=30)),
                        ("subject", models.CharField(max_length=60)),
                        ("subject_id", models.BigIntegerField()),
                        ("subject_uid", models.UUIDField()),
                        ("count", models.PositiveIntegerField(default=1)),
                        ("happened_at", models.DateTimeField()),
                        ("read_at", models.DateTimeField(null=True)),
                        ("mail_due", models.DateTimeField(null=True)),
                        ("mailed_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "deputy_of",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notifications",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["person", "-happened_at", "-id"], name="notification_recent")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("read_at", None)),
                                fields=("person", "kind", "subject", "subject_id"),
                                name="one_unread_line_a_thing",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="OwnerChange",
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
                        ("seen_at", models.DateTimeField(null=True)),
                        (
                            "edit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="owner_changes",
                                to="staff.bulkedit",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="owner_changes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("seen_at", None)),
                                fields=["receiver", "-id"],
                                name="owner_change_unseen",
                            )
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
