"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
import enishi.foundation.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("automation", "0001_initial"),
        ("automation", "0002_keep_each_try"),
        ("automation", "0003_fill_last_try"),
        ("automation", "0004_last_try_is_a_try"),
        ("automation", "0005_seal_secrets"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Webhook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=100)),
                        ("url", models.CharField(max_length=500)),
                        ("kinds", models.JSONField(default=list)),
                        ("secret", models.TextField()),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="webhooks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                migrations.CreateModel(
                    name="WebhookDelivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(
                                default=enishi.foundation.ids.new_uid, editable=False, unique=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=enishi.foundation.clock.now, editable=False),
                        ),
                        ("updated_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("event_uid", models.UUIDField()),
                        ("kind", models.CharField(max_length=60)),
                        ("body", models.JSONField()),
                        ("status", models.CharField(default="waiting", max_length=10)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("delivered_at", models.DateTimeField(null=True)),
                        (
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="automation.webhook",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("webhook", "event_uid"), name="one_delivery_an_event"
                            )
                        ],
                        "indexes": [
                            models.Index(
                                fields=["webhook", "status", "created_at", "id"], name="delivery_by_status"
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DeliveryTry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("status", models.PositiveSmallIntegerField(null=True)),
                        ("error", models.CharField(blank=True, max_length=20)),
                        ("milliseconds", models.PositiveIntegerField()),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tries",
                                to="automation.webhookdelivery",
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
