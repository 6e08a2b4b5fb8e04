"""Imports as they run: what was uploaded, how far it got, what it made."""

from django.db import models

from enishi.foundation.rows import Row


class Import(Row):
    """One file being brought in. `position` is the last row dealt with: a stopped import goes on behind it."""

    UPLOADED, RUNNING, DONE, FAILED = "uploaded", "running", "done", "failed"

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=255)
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=2, blank=True)
    mapping = models.JSONField(default=dict)
    atomic = models.BooleanField(default=False)
    status = models.CharField(max_length=10, default=UPLOADED)
    position = models.PositiveIntegerField(default=0)
    row_count = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    # [{"row": 12, "field": "amount", "value": "abc", "code": "amount_not_a_number"}, …], the first thousand.
    errors = models.JSONField(default=list)
    started_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="imports")
    finished_at = models.DateTimeField(null=True)
    # The code of the refusal that ended it, "" where nothing did.
    refusal = models.CharField(max_length=60, blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-created_at", "-id"], name="import_recent")]
