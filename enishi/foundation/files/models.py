"""Attached files: what people see of them, and where their bytes are. The bytes themselves lie in the store."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.files.rules import CLEAN, INFECTED, NOT_SCANNED, PENDING
from enishi.foundation.rows import Deletable, Row


class StoredFile(Row, Deletable):
    """A file on a record: read by whoever reads that record. Hung on none yet, it is its uploader's alone.

    `subject` and `subject_id` name the record by plain columns, for the ground floor points at nobody.
    """

    SCANS = (CLEAN, INFECTED, NOT_SCANNED, PENDING)

    subject = models.CharField(max_length=60, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True)
    uploader_id = models.PositiveBigIntegerField(null=True)
    # A label for people: no path, nothing unseen, 255 bytes.
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    # What its sender says it is, and what it is by its first bytes.
    declared_type = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=10)
    # Of a mail: the name by which its text shows the picture.
    content_id = models.CharField(max_length=300, blank=True)
    scan = models.CharField(max_length=12, default=NOT_SCANNED)
    # What the scanner found.
    threat = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    # Pictures of it, made anew from its content: digests of the store.
    thumbnail = models.CharField(max_length=64, blank=True)
    preview = models.CharField(max_length=64, blank=True)
    # When it was looked at for pictures; none yet while that waits.
    looked_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="file_of_record"),
            models.Index(fields=["uploader_id", "subject"], name="file_of_uploader"),
            models.Index(fields=["digest", "size"], name="file_by_digest"),
        ]

    @property
    def is_draft(self) -> bool:
        return not self.subject


class LooseBytes(models.Model):
    """Bytes that no row names any more, and since when: a backup of that day may still need them."""

    digest = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField(default=clock.now)


class FileTrouble(Row):
    """Bytes that a row names and that are not there, or are not what was kept: found by the daily check."""

    MISSING, DAMAGED = "missing", "damaged"

    digest = models.CharField(max_length=64, unique=True)
    problem = models.CharField(max_length=8)
