"""The journal of erasures, by ids alone, and how long things are kept."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.rows import Row


class Erasure(Row):
    """One person erased, or on the way to it. Nothing here says who it was: ids, and how much of what went.

    It goes along in backups, and lies beside them besides (`journal`), so that it outlasts the restore of an older one.
    """

    WAITING, DONE = "waiting", "done"
    # The person asked; they withdrew their consent; it is no longer needed.
    REQUEST, CONSENT, UNNEEDED = "request", "consent", "unneeded"
    untold = frozenset({"roots"})

    # Plain columns, not keys: the journal outlasts what it speaks of.
    contact_id = models.BigIntegerField()
    contact_uid = models.UUIDField(db_index=True)
    asked_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="erasures")
    ground = models.CharField(max_length=8, default=REQUEST)
    state = models.CharField(max_length=7, default=WAITING)
    asked_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    # {"sales.Lead": [public id, …], …}: what to erase again after the restore of a backup that still has it.
    roots = models.JSONField(default=dict)
    # {"interactions.Message": 12, …}
    counts = models.JSONField(default=dict)
    # [{"kind": "document", "number": "…", "until": "2034-05-31"}, …]: what the law keeps, and how long.
    held = models.JSONField(default=list)
    # When it was done once more, after the restore of an older backup.
    after_restore = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-asked_at", "-id"], name="erasure_recent")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact_uid"], condition=models.Q(state="waiting"), name="one_erasure_at_a_time"
            )
        ]


class Retention(Row):
    """How many days one kind of thing is kept, where the organisation has said so. Off until it is switched on."""

    kind = models.CharField(max_length=30, unique=True)
    days = models.PositiveIntegerField()
    is_on = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="retentions"
    )
    # The last time it ran, and how many it took away since it was switched on.
    ran_at = models.DateTimeField(null=True)
    removed = models.PositiveBigIntegerField(default=0)
