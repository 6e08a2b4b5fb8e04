"""The event log's three tables: the event, its values (which erasure may blank) and its seal."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.ids import new_uid


class Event(models.Model):
    """What happened, when, to what, by whom. Append-only; plain columns, so it points at no room."""

    uid = models.UUIDField(default=new_uid, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_uid = models.UUIDField()
    account_id = models.BigIntegerField(null=True)
    request_id = models.CharField(max_length=40, blank=True)
    # The network address the act came from, where it came over HTTP. Outside the digest: it may be blanked.
    ip = models.CharField(max_length=45, blank=True)
    history = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "-at", "-id"], name="event_of_account"),
            models.Index(fields=["subject", "subject_id", "-id"], name="event_of_subject"),
            models.Index(fields=["kind", "at"], name="event_by_kind"),
            models.Index(fields=["-at", "-id"], name="event_by_time"),
        ]


class EventValues(models.Model):
    """The changed values before and after: personal data may stand here, so erasure may blank it."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="values")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)


class EventSeal(models.Model):
    """A link of the chain: this event's digest hashed with the seal before it.

    Sealing runs apart from recording, in order of id, so that writers never queue for the chain's end.
    """

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="seal")
    chain = models.CharField(max_length=64)
    place = models.BigIntegerField(unique=True)
