"""PostgreSQL compares tokens as bytes: their order says nothing to anybody, and a language's takes several times as long."""

from django.db import migrations

AS_BYTES = 'ALTER TABLE foundation_searchrow ALTER COLUMN tokens TYPE text[] COLLATE "C"'
AS_TEXT = 'ALTER TABLE foundation_searchrow ALTER COLUMN tokens TYPE text[] COLLATE "default"'


def run(statement):
    def execute(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("foundation", "0011_training")]

    operations = [migrations.RunPython(run(AS_BYTES), run(AS_TEXT), elidable=False)]
