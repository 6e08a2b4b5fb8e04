"""Mail that machines wrote into a conversation already begun is marked as such, as it now is when it comes in."""

from django.db import migrations
from django.db.models import Exists, OuterRef

PERSONS = ("customer", "spam_suspect")


def mark(apps, schema_editor):
    messages = apps.get_model("interactions", "Message").objects.using(schema_editor.connection.alias)
    earlier = messages.filter(conversation=OuterRef("conversation"), sent_at__lt=OuterRef("sent_at"))
    joined = messages.filter(Exists(earlier), direction="in", mail__isnull=False)
    joined.exclude(mail__kind__in=PERSONS).update(is_automatic=True)


class Migration(migrations.Migration):
    dependencies = [
        ("enishi_channels", "0003_mail_says_what_it_answers"),
        ("interactions", "0003_automatic_messages"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop, elidable=True)]
