from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_undo_and_remembered_mappings"),
    ]

    operations = [
        migrations.AddField(
            model_name="import",
            name="first_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="import",
            name="last_on",
            field=models.DateField(null=True),
        ),
    ]
