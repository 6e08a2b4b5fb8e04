from django.db import migrations, models

BATCH = 1_000


def fill(apps, schema_editor):
    """The reading as it is compared; stored readings are full-width katakana already."""
    Contact = apps.get_model("customers", "Contact")
    after = 0
    while rows := list(Contact.rows.filter(pk__gt=after).order_by("pk")[:BATCH]):
        for row in rows:
            read = (row.family_kana + row.given_kana).replace("・", "")
            row.kana_key = "".join(read.split()).upper()[:200]
        Contact.rows.bulk_update([row for row in rows if row.kana_key], ["kana_key"])
        after = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("customers", "0005_custom_fields")]

    operations = [
        migrations.AddField("contact", "kana_key", models.CharField(blank=True, max_length=200)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("contact", models.Index(fields=["kana_key"], name="contact_by_reading")),
    ]
