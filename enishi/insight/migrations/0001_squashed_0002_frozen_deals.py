"""The tables as they are after the migrations it replaces: a new installation makes them in one step."""

import django.db.models.deletion
import django.db.models.manager
import enishi.foundation.clock
import enishi.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("insight", "0001_initial"), ("insight", "0002_frozen_deals")]

    initial = True

    dependencies = [
        ("commerce", "0001_squashed_0010_credit_limit"),
        ("customers", "0001_squashed_0007_next_renewal"),
        ("sales", "0001_squashed_0012_approvals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=20)),
                ("key", models.BigIntegerField()),
                ("made_at", models.DateTimeField(default=enishi.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["topic", "key"], name="pending_of_topic")],
            },
        ),
        migrations.CreateModel(
            name="FrozenDeal",
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
                ("week", models.DateField()),
                ("stage_since", models.DateField()),
                ("amount", models.BigIntegerField(null=True)),
                ("currency", models.CharField(default="JPY", max_length=3)),
                ("probability", models.PositiveSmallIntegerField()),
                ("expected_close", models.DateField(null=True)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="frozen", to="sales.deal"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="frozen_deals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen_deals",
                        to="sales.stage",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("week", "deal"), name="one_frozen_deal_a_week")
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="RevenueLine",
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
                ("revenue_class", models.CharField(max_length=12)),
                ("net", models.BigIntegerField()),
                ("currency", models.CharField(default="JPY", max_length=3)),
                ("earned_on", models.DateField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revenue_lines",
                        to="customers.account",
                    ),
                ),
                (
                    "order_line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revenue_line",
                        to="commerce.orderline",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="revenue_lines",
                        to="commerce.product",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "indexes": [models.Index(fields=["earned_on", "revenue_class"], name="revenue_by_day")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
