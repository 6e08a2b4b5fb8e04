import django.db.models.manager
from django.db import migrations, models

import enishi.foundation.clock
import enishi.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("service", "0025_tags"),
    ]

    operations = [
        migrations.CreateModel(
            name="TicketForms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=enishi.foundation.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=enishi.foundation.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                ("sole", models.BooleanField(default=True, editable=False, unique=True)),
                ("forms", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
