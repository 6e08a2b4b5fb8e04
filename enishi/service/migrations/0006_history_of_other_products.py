from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("service", "0005_custom_fields"),
    ]

    operations = [
        migrations.AddField(
            model_name="statuschange",
            name="code",
            field=models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statuschange",
            name="is_touch",
            field=models.BooleanField(default=False),
        ),
    ]
