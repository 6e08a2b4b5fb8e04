"""The bytes of documents, each known by its SHA-256."""

from django.db import models

from enishi.foundation import clock


class Content(models.Model):
    """Bytes that are never rewritten: the database refuses to change a row. Who may read them is asked above.

    In the database and not in a folder: they are written with the act that wants them, and saved with it.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    kept_at = models.DateTimeField(default=clock.now)
