"""Tokens name their kind, so that PostgreSQL knows how common each is in it; and the newest of a kind are indexed.

What is indexed of a record changes with it, so the index is emptied; `enishi migrate` fills it again.
"""

from django.db import migrations

FORWARD = {
    "sqlite": [
        "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('delete-all')",
        "DELETE FROM foundation_searchrow",
    ],
    "postgresql": [
        "TRUNCATE foundation_searchrow",
        # By the negative number, which the primary key does not offer: read from the newest of all kinds,
        # a search for what is common in an old kind would pass over everything newer first.
        "CREATE INDEX search_newest ON foundation_searchrow (label, (-seq))",
    ],
}
BACK = {"sqlite": [], "postgresql": ["DROP INDEX search_newest"]}


def run(statements):
    def execute(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("foundation", "0004_content_is_never_rewritten")]

    operations = [migrations.RunPython(run(FORWARD), run(BACK), elidable=False)]
