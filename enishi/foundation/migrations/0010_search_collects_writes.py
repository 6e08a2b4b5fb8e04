"""PostgreSQL sorts new tokens into the search index some at a time: a bulk write takes a quarter of the time.

How many wait is set for each connection (`foundation/databases.py`), so that a search hardly notices them.
"""

from django.db import migrations

COLLECT = "ALTER INDEX search_tokens SET (fastupdate = on)"
AT_ONCE = "ALTER INDEX search_tokens SET (fastupdate = off)"


def run(statement):
    def execute(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("foundation", "0009_event_ip")]

    operations = [migrations.RunPython(run(COLLECT), run(AT_ONCE), elidable=False)]
