"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.foundation.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("privacy", "0001_erasures_and_retention")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Retention",
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
                        ("kind", models.CharField(max_length=30, unique=True)),
                        ("days", models.PositiveIntegerField()),
                        ("is_on", models.BooleanField(default=False)),
                        ("ran_at", models.DateTimeField(null=True)),
                        ("removed", models.PositiveBigIntegerField(default=0)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="retentions",
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
                    name="Erasure",
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
                        ("contact_id", models.BigIntegerField()),
                        ("contact_uid", models.UUIDField(db_index=True)),
                        ("ground", models.CharField(default="request", max_length=8)),
                        ("state", models.CharField(default="waiting", max_length=7)),
                        ("asked_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("done_at", models.DateTimeField(null=True)),
                        ("roots", models.JSONField(default=dict)),
                        ("counts", models.JSONField(default=dict)),
                        ("held", models.JSONField(default=list)),
                        ("after_restore", models.DateTimeField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="erasures",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["-asked_at", "-id"], name="erasure_recent")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("contact_uid",),
                                name="one_erasure_at_a_time",
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
