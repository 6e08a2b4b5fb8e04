"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.foundation.search.models
import enishi.foundation.tables
from django.db import migrations, models


# What no model says. Kept content is never rewritten: the database refuses, so that no code or shell can.
# The search index is FTS5 on SQLite and GIN on PostgreSQL, which sorts new tokens in some at a time.
FORWARD = {
    "sqlite": [
        "CREATE VIRTUAL TABLE foundation_search_tokens USING"
        " fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')",
        "CREATE TRIGGER content_is_never_rewritten BEFORE UPDATE ON foundation_content"
        " BEGIN SELECT RAISE(ABORT, 'kept content is never rewritten'); END",
    ],
    "postgresql": [
        # Tokens compare as bytes: their order says nothing, and a language's takes several times as long.
        'ALTER TABLE foundation_searchrow ALTER COLUMN tokens TYPE text[] COLLATE "C"',
        "CREATE INDEX search_tokens ON foundation_searchrow USING gin (tokens) WITH (fastupdate = on)",
        # Common and rare characters differ by four orders of magnitude: the planner has to know which.
        "ALTER TABLE foundation_searchrow ALTER COLUMN tokens SET STATISTICS 1000",
        # By the negative number, which the primary key does not offer: read from the newest of all kinds,
        # a search for what is common in an old kind would pass over everything newer first.
        "CREATE INDEX search_newest ON foundation_searchrow (label, (-seq))",
        "CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'kept content is never rewritten'; END $$",
        "CREATE TRIGGER content_is_never_rewritten BEFORE UPDATE ON foundation_content"
        " FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()",
    ],
}
BACK = {
    "sqlite": ["DROP TRIGGER content_is_never_rewritten", "DROP TABLE foundation_search_tokens"],
    "postgresql": [
        "DROP TRIGGER content_is_never_rewritten ON foundation_content",
        "DROP FUNCTION refuse_rewriting()",
        "DROP INDEX search_newest",
        "DROP INDEX search_tokens",
    ],
}


def run(statements):
    def execute(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    replaces = [
        ("foundation", "0001_initial"),
        ("foundation", "0002_search"),
        ("foundation", "0003_search_by_tokens_alone"),
        ("foundation", "0004_content_is_never_rewritten"),
        ("foundation", "0005_search_newest_of_a_kind"),
        ("foundation", "0006_hold"),
        ("foundation", "0007_attached_files"),
        ("foundation", "0008_backups"),
        ("foundation", "0009_event_ip"),
        ("foundation", "0010_search_collects_writes"),
        ("foundation", "0011_training"),
        ("foundation", "0012_tokens_compare_as_bytes"),
    ]

    initial = True

    dependencies = []

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Content",
                    fields=[
                        ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("size", models.PositiveIntegerField()),
                        ("content", models.BinaryField()),
                        ("kept_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="Event",
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
                        ("kind", models.CharField(max_length=60)),
                        ("at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("actor_kind", models.CharField(max_length=12)),
                        ("actor_id", models.BigIntegerField(null=True)),
                        ("subject", models.CharField(max_length=60)),
                        ("subject_id", models.BigIntegerField()),
                        ("subject_uid", models.UUIDField()),
                        ("account_id", models.BigIntegerField(null=True)),
                        ("request_id", models.CharField(blank=True, max_length=40)),
                        ("history", models.BooleanField(default=False)),
                        ("data", models.JSONField(default=dict)),
                        ("digest", models.CharField(max_length=64)),
                        ("ip", models.CharField(blank=True, max_length=45)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["account_id", "-at", "-id"], name="event_of_account"),
                            models.Index(fields=["subject", "subject_id", "-id"], name="event_of_subject"),
                            models.Index(fields=["kind", "at"], name="event_by_kind"),
                            models.Index(fields=["-at", "-id"], name="event_by_time"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileTrouble",
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
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("problem", models.CharField(max_length=8)),
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
                    name="Hold",
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
                        ("backup_made_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(null=True)),
                        ("is_training", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                models.Value(1),
                                condition=models.Q(("released_at", None)),
                                name="one_hold_at_a_time",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="IdempotencyKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sender", models.CharField(max_length=40)),
                        ("key", models.CharField(max_length=200)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("body", models.BinaryField(default=b"")),
                        ("etag", models.CharField(blank=True, max_length=40)),
                        ("made_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("sender", "key"), name="one_answer_a_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
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
                        ("path", models.CharField(max_length=120)),
                        ("payload", models.JSONField(default=dict)),
                        ("priority", models.SmallIntegerField(default=0)),
                        ("due", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("once", models.CharField(max_length=160, null=True, unique=True)),
                        ("made_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("done_at", models.DateTimeField(null=True)),
                        ("dead", models.BooleanField(default=False)),
                        ("error", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("dead", False), ("done_at", None)),
                                fields=["-priority", "due"],
                                name="job_waiting",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LooseBytes",
                    fields=[
                        ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("since", models.DateTimeField(default=enishi.foundation.clock.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="SearchRow",
                    fields=[
                        ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                        ("label", models.CharField(max_length=60)),
                        ("row_id", models.BigIntegerField()),
                        ("key", models.TextField()),
                        ("tokens", enishi.foundation.search.models.TokensField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("label", "row_id"), name="one_search_row")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sequence",
                    fields=[
                        ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                        ("last", models.PositiveBigIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="StoredFile",
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
                        ("subject", models.CharField(blank=True, max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField(null=True)),
                        ("uploader_id", models.PositiveBigIntegerField(null=True)),
                        ("name", models.CharField(max_length=255)),
                        ("digest", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        ("declared_type", models.CharField(blank=True, max_length=150)),
                        ("kind", models.CharField(max_length=10)),
                        ("content_id", models.CharField(blank=True, max_length=300)),
                        ("scan", models.CharField(default="not_scanned", max_length=12)),
                        ("threat", models.CharField(blank=True, max_length=200)),
                        ("width", models.PositiveIntegerField(null=True)),
                        ("height", models.PositiveIntegerField(null=True)),
                        ("pages", models.PositiveIntegerField(null=True)),
                        ("thumbnail", models.CharField(blank=True, max_length=64)),
                        ("preview", models.CharField(blank=True, max_length=64)),
                        ("looked_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["subject", "subject_id", "id"], name="file_of_record"),
                            models.Index(fields=["uploader_id", "subject"], name="file_of_uploader"),
                            models.Index(fields=["digest", "size"], name="file_by_digest"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Backup",
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
                        ("place", models.CharField(max_length=500)),
                        ("began_at", models.DateTimeField()),
                        ("seconds", models.FloatField(default=0)),
                        ("size", models.BigIntegerField(default=0)),
                        ("rows_kept", models.BigIntegerField(default=0)),
                        ("files_kept", models.BigIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=60)),
                        ("params", models.JSONField(default=dict)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [models.Index(fields=["-began_at"], name="backup_newest")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="EventSeal",
                    fields=[
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="seal",
                                serialize=False,
                                to="foundation.event",
                            ),
                        ),
                        ("chain", models.CharField(max_length=64)),
                        ("place", models.BigIntegerField(unique=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="EventValues",
                    fields=[
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="values",
                                serialize=False,
                                to="foundation.event",
                            ),
                        ),
                        ("before", models.JSONField(null=True)),
                        ("after", models.JSONField(null=True)),
                    ],
                ),
            ],
        ),
        migrations.RunPython(run(FORWARD), run(BACK), elidable=False),
    ]
