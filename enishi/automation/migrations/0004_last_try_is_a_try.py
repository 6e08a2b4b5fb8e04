from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("automation", "0003_fill_last_try"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="webhookdelivery",
            name="last_error",
        ),
        migrations.RemoveField(
            model_name="webhookdelivery",
            name="last_status",
        ),
    ]
