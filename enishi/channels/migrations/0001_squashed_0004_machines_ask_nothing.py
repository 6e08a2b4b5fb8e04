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
        ("enishi_channels", "0001_initial"),
        ("enishi_channels", "0002_outgoing_mail"),
        ("enishi_channels", "0003_mail_says_what_it_answers"),
        ("enishi_channels", "0004_machines_ask_nothing"),
    ]

    initial = True

    dependencies = [
        ("interactions", "0001_squashed_0003_automatic_messages"),
        ("service", "0001_squashed_0020_promises_by_contract_and_hours"),
        ("staff", "0001_squashed_0019_bank_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        enishi.foundation.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name="Mailbox",
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
                        ("address", models.CharField(max_length=254)),
                        ("aliases", models.JSONField(default=list)),
                        ("sender_name", models.CharField(blank=True, max_length=100)),
                        ("is_active", models.BooleanField(default=True)),
                        ("imap_host", models.CharField(blank=True, max_length=253)),
                        ("imap_port", models.PositiveIntegerField(default=993)),
                        ("imap_security", models.CharField(default="tls", max_length=8)),
                        ("imap_user", models.CharField(blank=True, max_length=254)),
                        ("imap_secret", models.TextField(blank=True)),
                        ("folders", models.JSONField(default=list)),
                        ("after_fetch", models.CharField(default="keep", max_length=8)),
                        ("moved_to", models.CharField(blank=True, max_length=200)),
                        ("fetch_from", models.DateField(null=True)),
                        ("smtp_host", models.CharField(blank=True, max_length=253)),
                        ("smtp_port", models.PositiveIntegerField(default=587)),
                        ("smtp_security", models.CharField(default="starttls", max_length=8)),
                        ("smtp_user", models.CharField(blank=True, max_length=254)),
                        ("smtp_secret", models.TextField(blank=True)),
                        ("sign_in", models.CharField(default="password", max_length=8)),
                        ("oauth_token_url", models.CharField(blank=True, max_length=500)),
                        ("oauth_client", models.CharField(blank=True, max_length=300)),
                        ("oauth_secret", models.TextField(blank=True)),
                        ("oauth_refresh", models.TextField(blank=True)),
                        ("trusted_server", models.CharField(blank=True, max_length=253)),
                        ("inbound_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                        (
                            "channel",
                            models.OneToOneField(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mailbox",
                                to="interactions.channel",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mailboxes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deleted_at", None)),
                                fields=("address",),
                                name="one_mailbox_an_address",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="FolderCursor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("folder", models.CharField(max_length=200)),
                        ("uid_validity", models.BigIntegerField()),
                        ("last_uid", models.BigIntegerField(default=0)),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cursors",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("mailbox", "folder"), name="one_cursor_a_folder")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fetching",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("holder", models.CharField(blank=True, max_length=64)),
                        ("held_until", models.DateTimeField(null=True)),
                        ("tried_at", models.DateTimeField(null=True)),
                        ("fetched_at", models.DateTimeField(null=True)),
                        ("failing_since", models.DateTimeField(null=True)),
                        ("error", models.CharField(blank=True, max_length=40)),
                        ("detail", models.CharField(blank=True, max_length=500)),
                        ("alarmed_at", models.DateTimeField(null=True)),
                        (
                            "mailbox",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fetching",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="MailMessage",
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
                        ("identity", models.CharField(blank=True, max_length=1000)),
                        ("from_name", models.CharField(blank=True, max_length=300)),
                        ("from_address", models.CharField(blank=True, max_length=320)),
                        ("to", models.JSONField(default=list)),
                        ("cc", models.JSONField(default=list)),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField(null=True)),
                        ("whole_text", models.TextField(blank=True)),
                        ("html_safe", models.TextField(blank=True)),
                        ("html_rules", models.PositiveSmallIntegerField(default=0)),
                        ("remote_pictures", models.PositiveIntegerField(default=0)),
                        ("attachments", models.JSONField(default=list)),
                        ("charset", models.CharField(blank=True, max_length=40)),
                        ("had_errors", models.BooleanField(default=False)),
                        ("kind", models.CharField(blank=True, max_length=12)),
                        ("doubts", models.JSONField(default=list)),
                        ("verified", models.BooleanField(default=False)),
                        ("flags", models.JSONField(default=list)),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mail",
                                to="interactions.message",
                            ),
                        ),
                        (
                            "refers_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="referring_mails",
                                to="service.ticket",
                            ),
                        ),
                        ("answers", models.CharField(blank=True, max_length=1000)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["mailbox", "identity"], name="mail_by_identity"),
                            models.Index(fields=["mailbox", "answers"], name="mail_by_answered"),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="OutgoingMail",
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
                        ("kind", models.CharField(max_length=15)),
                        ("state", models.CharField(default="queued", max_length=9)),
                        ("identity", models.CharField(max_length=300, unique=True)),
                        ("subject", models.CharField(max_length=300)),
                        ("signature", models.TextField(blank=True)),
                        ("attachments", models.JSONField(default=list)),
                        ("not_before", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("is_scheduled", models.BooleanField(default=False)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("claim", models.PositiveIntegerField(default=0)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("settled_at", models.DateTimeField(null=True)),
                        (
                            "answers",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="answered_by",
                                to="enishi_channels.mailmessage",
                            ),
                        ),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outgoing",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                        (
                            "message",
                            models.OneToOneField(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outgoing",
                                to="interactions.message",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ("queued", "sending", "handed"))),
                                fields=["not_before", "id"],
                                name="outgoing_open",
                            ),
                            models.Index(
                                fields=["mailbox", "kind", "created_at"], name="outgoing_of_mailbox"
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="OutgoingRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(default="to", max_length=3)),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("address", models.CharField(max_length=254)),
                        ("address_key", models.CharField(db_index=True, max_length=254)),
                        ("state", models.CharField(default="queued", max_length=9)),
                        ("reason", models.CharField(blank=True, max_length=40)),
                        ("status", models.CharField(blank=True, max_length=12)),
                        ("detail", models.CharField(blank=True, max_length=500)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_try", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("changed_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        (
                            "mail",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="enishi_channels.outgoingmail",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mail", "address_key"), name="one_copy_a_recipient"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceivedMail",
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
                        ("source", models.CharField(max_length=4)),
                        ("folder", models.CharField(blank=True, max_length=200)),
                        ("uid_validity", models.BigIntegerField(null=True)),
                        ("imap_uid", models.BigIntegerField(null=True)),
                        ("digest", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        ("internal_date", models.DateTimeField(null=True)),
                        ("received_at", models.DateTimeField(default=enishi.foundation.clock.now)),
                        ("state", models.CharField(default="received", max_length=11)),
                        ("reason", models.CharField(blank=True, max_length=40)),
                        ("trace", models.TextField(blank=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("tried_by", models.CharField(blank=True, max_length=40)),
                        ("released", models.BooleanField(default=False)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("kind", models.CharField(blank=True, max_length=12)),
                        ("identity", models.CharField(blank=True, max_length=1000)),
                        ("likeness", models.CharField(blank=True, max_length=64)),
                        ("sender", models.CharField(blank=True, max_length=320)),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("flags", models.JSONField(default=list)),
                        (
                            "conversation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="received_mails",
                                to="interactions.conversation",
                            ),
                        ),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="received_mails",
                                to="interactions.message",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "rows",
                        "indexes": [
                            models.Index(fields=["state", "-received_at", "-id"], name="received_by_state"),
                            models.Index(fields=["mailbox", "identity"], name="received_by_identity"),
                            models.Index(fields=["mailbox", "sender", "received_at"], name="received_from"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mailbox", "folder", "uid_validity", "imap_uid"),
                                name="one_mail_a_uid",
                            ),
                            models.UniqueConstraint(
                                fields=("mailbox", "digest"), name="one_mail_of_the_same_bytes"
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Sending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("undo_seconds", models.PositiveSmallIntegerField(default=10)),
                        ("charset", models.CharField(default="utf-8", max_length=12)),
                        ("acknowledges", models.BooleanField(default=False)),
                        ("resting_until", models.DateTimeField(null=True)),
                        ("provider_secret", models.TextField(blank=True)),
                        (
                            "mailbox",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sending",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Signature",
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
                        ("text", models.TextField()),
                        (
                            "mailbox",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="enishi_channels.mailbox",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="signatures",
                                to="staff.team",
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
            ],
        ),
    ]
