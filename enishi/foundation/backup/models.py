"""Each backup that was tried, and how it went."""

from django.db import models

from enishi.foundation.rows import Row


class Backup(Row):
    """One try: where it lies and what it holds, or in `error` the code of the refusal that says why there is none."""

    place = models.CharField(max_length=500)
    began_at = models.DateTimeField()
    seconds = models.FloatField(default=0)
    size = models.BigIntegerField(default=0)
    rows_kept = models.BigIntegerField(default=0)
    files_kept = models.BigIntegerField(default=0)
    error = models.CharField(max_length=60, blank=True)
    # What fills the words of that refusal: {"place": "/mnt/backups"}
    params = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-began_at"], name="backup_newest")]
