from django.db import migrations, models

from enishi.foundation import sealed


def seal(apps, schema_editor):
    """Secrets that lay in the open are sealed; one that is sealed already stays as it is."""
    rows = apps.get_model("automation", "Webhook").rows
    for pk, secret in rows.values_list("pk", "secret"):
        if not is_sealed(secret):
            rows.filter(pk=pk).update(secret=sealed.seal(secret))


def unseal(apps, schema_editor):
    rows = apps.get_model("automation", "Webhook").rows
    for pk, secret in rows.values_list("pk", "secret"):
        rows.filter(pk=pk).update(secret=sealed.unseal(secret))


def is_sealed(secret):
    try:
        sealed.unseal(secret)
    except sealed.WrongKey:
        return False
    return True


class Migration(migrations.Migration):
    dependencies = [("automation", "0004_last_try_is_a_try")]

    operations = [
        migrations.AlterField("webhook", "secret", models.TextField()),
        migrations.RunPython(seal, unseal),
    ]
