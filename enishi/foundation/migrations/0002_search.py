"""The search index: a table, and over its tokens FTS5 on SQLite or GIN on PostgreSQL."""

from django.db import migrations, models

import enishi.foundation.search.models

FORWARD = {
    "sqlite": [
        "CREATE VIRTUAL TABLE foundation_search_tokens USING"
        " fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
    ],
    "postgresql": [
        "CREATE INDEX search_tokens ON foundation_searchrow USING gin (tokens) WITH (fastupdate = off)",
        # Common and rare characters differ by four orders of magnitude: the planner has to know which.
        "ALTER TABLE foundation_searchrow ALTER COLUMN tokens SET STATISTICS 1000",
    ],
}
BACK = {
    "sqlite": ["DROP TABLE foundation_search_tokens"],
    "postgresql": ["DROP INDEX search_tokens"],
}


def run(statements):
    def execute(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("label", models.CharField(max_length=60)),
                ("row_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=400)),
                ("head", models.CharField(max_length=400)),
                ("number", models.CharField(max_length=100)),
                ("key", models.TextField()),
                ("tokens", enishi.foundation.search.models.TokensField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["label", "name"], name="search_name"),
                    models.Index(fields=["label", "head"], name="search_head"),
                    models.Index(fields=["label", "number"], name="search_number"),
                ],
                "constraints": [models.UniqueConstraint(fields=("label", "row_id"), name="one_search_row")],
            },
        ),
        migrations.RunPython(run(FORWARD), run(BACK), elidable=False),
    ]
