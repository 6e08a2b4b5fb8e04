"""Imports as they run: what was uploaded, how far it got, what it made."""

from django.db import models

from enishi.foundation.rows import Row


class Import(Row):
    """One file being brought in. It can be resumed from `position` after a stop."""

    UPLOADED, RUNNING, DONE, FAILED = "uploaded", "running", "done", "failed"

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=255)
    path = models.CharField(max_length=300)
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
    # [{"row": 12, "field": "amount", "value": "abc", "code": "import.not_a_number"}, …], the first thousand.
    errors = models.JSONField(default=list)
    started_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="imports")
    finished_at = models.DateTimeField(null=True)
