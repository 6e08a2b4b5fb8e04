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
        ("exchange", "0001_initial"),
        ("exchange", "0002_told_duplicates"),
        ("exchange", "0003_undo_and_remembered_mappings"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Import",
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
                        ("kind", models.CharField(max_length=20)),
                        ("file_name", models.CharField(max_length=255)),
                        ("encoding", models.CharField(blank=True, max_length=20)),
                        ("delimiter", models.CharField(blank=True, max_length=2)),
                        ("mapping", models.JSONField(default=dict)),
                        ("atomic", models.BooleanField(default=False)),
                        ("status", models.CharField(default="uploaded", max_length=10)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("row_count", models.PositiveIntegerField(default=0)),
                        ("made", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("skipped", models.PositiveIntegerField(default=0)),
                        ("errors", models.JSONField(default=list)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("refusal", models.CharField(blank=True, max_length=60)),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("alike", models.PositiveIntegerField(default=0)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        (
                            "mapping_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="exchange.import",
                            ),
                        ),
                        ("shape", models.CharField(blank=True, max_length=64)),
                        ("spared", models.PositiveIntegerField(default=0)),
                        ("undone", models.PositiveIntegerField(default=0)),
                        ("undone_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["-created_at", "-id"], name="import_recent"),
                            models.Index(fields=["shape", "-id"], name="import_by_shape"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Duplicate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("row", models.PositiveIntegerField()),
                        ("label", models.CharField(max_length=60)),
                        ("row_id", models.BigIntegerField()),
                        ("other_id", models.BigIntegerField()),
                        ("reasons", models.CharField(max_length=100)),
                        (
                            "of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duplicates",
                                to="exchange.import",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("of", "label", "row_id", "other_id"), name="told_once_an_import"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Written",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(max_length=60)),
                        ("made", models.JSONField(default=list)),
                        ("changed", models.JSONField(default=list)),
                        ("undone_at", models.DateTimeField(null=True)),
                        ("spared", models.JSONField(default=list)),
                        (
                            "of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="written",
                                to="exchange.import",
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
