"""Articles, what was published of them, where they were used, and what nobody found an answer to."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Article(Row, Deletable):
    """An answer that is written once. `title` and `body` are being written on; readers see what was published last."""

    number = models.PositiveBigIntegerField(unique=True)
    title = models.CharField(max_length=200)
    # Markdown of the few signs the app knows; no HTML is ever read from it.
    body = models.TextField(blank=True)
    category = models.CharField(max_length=60, blank=True)
    # public: everybody, members: customers in the portal, internal: colleagues
    audience = models.CharField(max_length=8, default="internal")
    status = models.CharField(max_length=10, default="draft")
    language = models.CharField(max_length=2, default="ja")
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="articles"
    )
    author = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="articles")
    # The ticket it was made from.
    ticket = models.ForeignKey(
        "service.Ticket", null=True, on_delete=models.SET_NULL, related_name="articles"
    )
    # When somebody looks whether it still holds.
    review_on = models.DateField(null=True)
    live_title = models.CharField(max_length=200, blank=True)
    live_body = models.TextField(blank=True)
    # Which publication is read; 0 while none is.
    live_number = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    # Answers to "did this solve it?" on the public page: each yes is a ticket that was not written.
    helpful = models.PositiveIntegerField(default=0)
    unhelpful = models.PositiveIntegerField(default=0)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="article_recent"),
            models.Index(fields=["audience", "status"], name="article_for_whom"),
        ]


class ArticleVersion(Row):
    """What was published, word for word, by whom and when."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    published_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number")]


class ArticleUse(Row):
    """An article helped in a ticket: its words went into an answer, or a link to it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="uses")
    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="article_uses")
    # text, link
    kind = models.CharField(max_length=4)
    used_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    used_at = models.DateTimeField()


class HelpQuestion(Row):
    """What somebody looked for on the public page and found nothing: an article that is missing."""

    key = models.CharField(max_length=200, unique=True)
    text = models.CharField(max_length=200)
    times = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()
    # Answered by an article, or not worth one.
    settled_at = models.DateTimeField(null=True)
