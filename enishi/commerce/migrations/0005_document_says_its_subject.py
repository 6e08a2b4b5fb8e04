from django.db import migrations, models

BATCH = 1_000


def fill(apps, schema_editor):
    """Documents so far speak of orders."""
    Document = apps.get_model("commerce", "Document")
    after = 0
    while rows := list(Document.rows.filter(pk__gt=after).select_related("order").order_by("pk")[:BATCH]):
        for row in rows:
            row.subject, row.subject_id, row.subject_uid = "commerce.Order", row.order_id, row.order.uid
        Document.rows.bulk_update(rows, ["subject", "subject_id", "subject_uid"])
        after = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("commerce", "0004_custom_fields")]

    operations = [
        migrations.AddField("document", "subject", models.CharField(max_length=60, default=""), False),
        migrations.AddField("document", "subject_id", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("document", "subject_uid", models.UUIDField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
