"""What we do so that people come to us."""

from django.db import models

from enishi.foundation.rows import Importable, Row


class Campaign(Row, Importable):
    """A trade show, a mailing, a page on the web: leads say which of them brought them."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    # Null means nobody has said yet: then there is no cost per lead either.
    cost = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="JPY")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="campaigns")
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-starts_on", "-id"], name="campaign_recent")]
