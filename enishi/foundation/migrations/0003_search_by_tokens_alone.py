"""Names and numbers are found by their tokens, too: three columns and their indexes are not needed.

What is indexed of a record changes with it, so the index is emptied; `enishi migrate` fills it again.
"""

from django.db import migrations

EMPTY = {
    "sqlite": [
        "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('delete-all')",
        "DELETE FROM foundation_searchrow",
    ],
    "postgresql": ["TRUNCATE foundation_searchrow"],
}


def empty(apps, schema_editor):
    for statement in EMPTY[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_search")]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop, elidable=False),
        migrations.RemoveIndex(model_name="searchrow", name="search_name"),
        migrations.RemoveIndex(model_name="searchrow", name="search_head"),
        migrations.RemoveIndex(model_name="searchrow", name="search_number"),
        migrations.RemoveField(model_name="searchrow", name="name"),
        migrations.RemoveField(model_name="searchrow", name="head"),
        migrations.RemoveField(model_name="searchrow", name="number"),
    ]
