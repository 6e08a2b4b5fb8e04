"""The outbox table."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.ids import new_uid


class Job(models.Model):
    """A piece of work to do. `due` is start time and lease in one; `attempts` is the fence of a claim."""

    uid = models.UUIDField(default=new_uid, unique=True, editable=False)
    path = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    priority = models.SmallIntegerField(default=0)
    due = models.DateTimeField(default=clock.now)
    attempts = models.PositiveIntegerField(default=0)
    once = models.CharField(max_length=160, null=True, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    dead = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-priority", "due"],
                name="job_waiting",
                condition=models.Q(done_at=None, dead=False),
            )
        ]
