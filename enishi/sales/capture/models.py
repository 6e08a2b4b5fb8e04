"""Forms on the web, and what came by them."""

from django.db import models

from enishi.foundation.rows import Row


class LeadForm(Row):
    """A form that strangers fill in. Its key stands in public addresses: it opens the form and nothing else."""

    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    # [{"name", "label", "is_required"}, …]: a field of a lead by its name, or a question of the form's own ("q1").
    fields = models.JSONField(default=list)
    consent_text = models.TextField(blank=True)
    asks_consent = models.BooleanField(default=False)
    thanks = models.TextField(blank=True)
    redirect_url = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=40, default="web")
    campaign = models.ForeignKey(
        "sales.Campaign", null=True, on_delete=models.SET_NULL, related_name="lead_forms"
    )
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="lead_forms"
    )
    # Whoever posts answers a mail before they are let in.
    confirms_by_mail = models.BooleanField(default=False)
    # Posts of pages that are not ours, which cannot know when they were opened.
    takes_foreign_posts = models.BooleanField(default=False)
    # Origins that may show the form in a frame.
    sites = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)

    class Meta(Row.Meta):
        ordering = ["-id"]


class FormPost(Row):
    """What somebody posted, as they typed it."""

    UNCONFIRMED, SUSPECT, TAKEN, DISMISSED = "unconfirmed", "suspect", "taken", "dismissed"

    form = models.ForeignKey(LeadForm, on_delete=models.PROTECT, related_name="posts")
    state = models.CharField(max_length=12)
    # Why it is held back: `suspicion.REASONS`.
    reasons = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    # [{"label", "text"}, …] of the form's own questions, as they were asked.
    answers = models.JSONField(default=list)
    utm = models.JSONField(default=dict)
    page = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2, default="ja")
    # The wording that was agreed to; empty where nothing was.
    consent_text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    nonce = models.CharField(max_length=32, blank=True)
    posted_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.SET_NULL, related_name="form_posts")

    untold = frozenset({"digest", "nonce"})

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-posted_at", "-id"], name="form_post_recent"),
            models.Index(fields=["form", "digest"], name="form_post_once"),
        ]
