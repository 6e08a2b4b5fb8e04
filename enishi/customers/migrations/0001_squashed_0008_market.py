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
        ("customers", "0001_initial"),
        ("customers", "0002_count_by_index"),
        ("customers", "0003_contact_private_phone"),
        ("customers", "0004_two_become_one"),
        ("customers", "0005_custom_fields"),
        ("customers", "0006_contact_kana_key"),
        ("customers", "0007_next_renewal"),
        ("customers", "0008_market"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Account",
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
                        ("kind", models.CharField(default="company", max_length=8)),
                        ("name", models.CharField(max_length=200)),
                        ("kana", models.CharField(blank=True, max_length=200)),
                        ("name_key", models.CharField(blank=True, db_index=True, max_length=200)),
                        ("core_key", models.CharField(blank=True, db_index=True, max_length=200)),
                        ("corporate_number", models.CharField(blank=True, db_index=True, max_length=13)),
                        ("phone", models.CharField(blank=True, max_length=60)),
                        ("phone_e164", models.CharField(blank=True, db_index=True, max_length=20)),
                        ("email", models.CharField(blank=True, max_length=254)),
                        ("website", models.CharField(blank=True, max_length=300)),
                        ("postal_code", models.CharField(blank=True, max_length=8)),
                        ("prefecture", models.CharField(blank=True, max_length=20)),
                        ("city", models.CharField(blank=True, max_length=100)),
                        ("street", models.CharField(blank=True, max_length=200)),
                        ("building", models.CharField(blank=True, max_length=200)),
                        ("industry", models.CharField(blank=True, max_length=100)),
                        ("employees", models.PositiveIntegerField(blank=True, null=True)),
                        ("annual_revenue", models.BigIntegerField(blank=True, null=True)),
                        ("relationship_stage", models.CharField(default="prospect", max_length=20)),
                        ("customer_since", models.DateField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="subsidiaries",
                                to="customers.account",
                            ),
                        ),
                        (
                            "sales_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sales_accounts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "service_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="service_accounts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged",
                                to="customers.account",
                            ),
                        ),
                        ("custom", models.JSONField(default=dict)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["name_key", "id"], name="account_by_name"),
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="account_recent"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Standing",
                    fields=[
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="customers.account",
                            ),
                        ),
                        ("open_deals", models.PositiveIntegerField(default=0)),
                        ("open_pipeline", models.BigIntegerField(default=0)),
                        ("won_deals", models.PositiveIntegerField(default=0)),
                        ("lifetime_net", models.BigIntegerField(default=0)),
                        ("open_tickets", models.PositiveIntegerField(default=0)),
                        ("worst_priority", models.PositiveSmallIntegerField(default=0)),
                        ("open_handovers", models.PositiveIntegerField(default=0)),
                        ("last_contact_at", models.DateTimeField(null=True)),
                        ("satisfaction", models.PositiveSmallIntegerField(null=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("next_renewal_on", models.DateField(null=True)),
                        ("next_renewal_worth", models.BigIntegerField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        ("family_name", models.CharField(max_length=100)),
                        ("given_name", models.CharField(blank=True, max_length=100)),
                        ("family_kana", models.CharField(blank=True, max_length=100)),
                        ("given_kana", models.CharField(blank=True, max_length=100)),
                        ("name_key", models.CharField(blank=True, db_index=True, max_length=200)),
                        ("email", models.CharField(blank=True, max_length=254)),
                        ("email_key", models.CharField(blank=True, db_index=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=60)),
                        ("mobile", models.CharField(blank=True, max_length=60)),
                        ("mobile_e164", models.CharField(blank=True, db_index=True, max_length=20)),
                        ("preferred_channel", models.CharField(blank=True, max_length=12)),
                        ("language", models.CharField(default="ja", max_length=2)),
                        ("memo", models.TextField(blank=True)),
                        ("private_phone", models.CharField(blank=True, max_length=60)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged",
                                to="customers.contact",
                            ),
                        ),
                        ("custom", models.JSONField(default=dict)),
                        ("kana_key", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="contact_recent"),
                            models.Index(fields=["kana_key"], name="contact_by_reading"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AccountContact",
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
                        ("department", models.CharField(blank=True, max_length=100)),
                        ("title", models.CharField(blank=True, max_length=100)),
                        ("role", models.CharField(blank=True, max_length=20)),
                        ("is_primary", models.BooleanField(default=False)),
                        ("active_from", models.DateField(blank=True, null=True)),
                        ("active_to", models.DateField(blank=True, null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_links",
                                to="customers.account",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="account_links",
                                to="customers.contact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("account", "contact"), name="one_place_an_account"
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Merge",
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
                        ("label", models.CharField(max_length=60)),
                        ("kept_id", models.BigIntegerField()),
                        ("gone_id", models.BigIntegerField()),
                        ("kept_name", models.CharField(max_length=200)),
                        ("gone_name", models.CharField(max_length=200)),
                        ("moved", models.JSONField(default=dict)),
                        ("changed", models.JSONField(default=list)),
                        ("aside", models.JSONField(default=list)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "merged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merges",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["label", "kept_id", "-id"], name="merge_of_kept")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Segment",
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
                        ("filter", models.JSONField(default=dict)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deleted_at", None)),
                                fields=("name",),
                                name="one_segment_a_name",
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
