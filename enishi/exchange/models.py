"""Imports as they run: what was uploaded, how far it got, what it made."""

from django.db import models

from enishi.foundation.rows import Row


class Import(Row):
    """One file being brought in. `position` is the last row dealt with: a stopped import goes on behind it."""

    UPLOADED, RUNNING, DONE, FAILED = "uploaded", "running", "done", "failed"
    UNDOING, UNDONE = "undoing", "undone"
    OVER = (DONE, FAILED)

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
    # How many records it made that may have been there already: its `Duplicate` rows.
    alike = models.PositiveIntegerField(default=0)
    # Of the columns' names: a file of the same ones is offered the mapping that was chosen for this one.
    shape = models.CharField(max_length=64, blank=True)
    mapping_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    # Of a ticket log: the days of the first and the last thing that happened.
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone = models.PositiveIntegerField(default=0)
    spared = models.PositiveIntegerField(default=0)
    # SHA-256 of the file, where the command line brings it in: the same command goes on with what it did not finish.
    digest = models.CharField(max_length=64, blank=True)
    # [{"row": 12, "field": "amount", "value": "abc", "code": "amount_not_a_number"}, …], the first thousand.
    errors = models.JSONField(default=list)
    started_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="imports")
    finished_at = models.DateTimeField(null=True)
    # The code of the refusal that ended it, "" where nothing did.
    refusal = models.CharField(max_length=60, blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="import_recent"),
            models.Index(fields=["shape", "-id"], name="import_by_shape"),
        ]


class Duplicate(models.Model):
    """A record an import made of a row, and one that may be the same; somebody decides and merges, or does not.

    Plain columns, not keys: it tells what was, whatever becomes of the two. It holds nothing about either.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="duplicates")
    row = models.PositiveIntegerField()
    # "customers.Contact" or "customers.Account"
    label = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    other_id = models.BigIntegerField()
    # What says so, by commas: email, mobile, company, name, place, corporate_number.
    reasons = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "label", "row_id", "other_id"], name="told_once_an_import")
        ]


class Written(models.Model):
    """What one batch of an import wrote, so that it can be taken back: ids and versions, nothing of the rows."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="written")
    label = models.CharField(max_length=60)
    # [[id, version], …]
    made = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
    # [[id, "edited" | "in_use" | "not_yours" | "not_known" | "stays"], …]
    spared = models.JSONField(default=list)
