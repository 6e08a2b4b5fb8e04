from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("service", "0024_improvements"),
    ]

    operations = [
        migrations.AddField(
            model_name="macro",
            name="tags",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="ticket",
            name="tags",
            field=models.JSONField(null=True),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("tags__isnull", False)),
                fields=["tags", "deleted_at"],
                name="ticket_tagged",
            ),
        ),
    ]
