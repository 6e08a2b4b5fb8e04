"""Guides to what we sell."""

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row


class Guide(Row, Deletable):
    """Questions and what their answers say of products. `questions` are being drawn; asked is what was published last.

    A question: {"id", "text", "text_en", "takes_many", "answers": [{"id", "text", "text_en", "effects": […]}]}.
    An effect: {"kind": add | require | exclude, "products": [uid], "field", "compare", "value", "why", "why_en"}: it is about
    the products named, or about those whose attribute `field` is as it says.
    """

    # Stands in the public address: it opens the published guide and nothing else.
    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    intro = models.TextField(blank=True)
    intro_en = models.TextField(blank=True)
    questions = ReadJson(default=list)
    live = ReadJson(default=list)
    published_at = models.DateTimeField(null=True)
    # Whether strangers may open it by its address.
    is_public = models.BooleanField(default=False)
    shows_prices = models.BooleanField(default=False)
    # What whoever asks a question is asked for, agrees to and is guarded by; without it nobody asks.
    form = models.ForeignKey("sales.LeadForm", null=True, on_delete=models.SET_NULL, related_name="guides")

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-updated_at", "-id", "deleted_at"], name="guide_recent")]
