from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("service", "0020_promises_by_contract_and_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="escalation",
            name="allowed_minutes",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
