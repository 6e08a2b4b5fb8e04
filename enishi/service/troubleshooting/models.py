"""Trees of questions, what was published of them, and how they were walked."""

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row


class Troubleshooter(Row, Deletable):
    """A tree of a product. `nodes` are being drawn; walked is what was published last.

    A node: {"id", "kind": question | check | end, "text", "picture", "answers": [{"text", "to"}], "end", "article"}.
    The first one is where a walk begins.
    """

    name = models.CharField(max_length=200)
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="troubleshooters"
    )
    nodes = ReadJson(default=list)
    # Which publication is walked; 0 while none is.
    live_number = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-updated_at", "-id", "deleted_at"], name="troubleshooter_recent")]


class TroubleshooterVersion(Row):
    """A tree as it was published."""

    troubleshooter = models.ForeignKey(Troubleshooter, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    nodes = ReadJson(default=list)
    published_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["troubleshooter", "number"], name="one_tree_version_a_number")
        ]


class TreeWalk(Row):
    """A way through a tree on a ticket: the answers that were given, and where it ended or was left."""

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="walks")
    tree = models.ForeignKey(TroubleshooterVersion, on_delete=models.PROTECT, related_name="walks")
    # [{"node": "…", "answer": 0}, …]
    path = ReadJson(default=list)
    # The node it stands at.
    node = models.CharField(max_length=40)
    # "" while it is walked; solved, article, repair, escalation; left
    outcome = models.CharField(max_length=12, blank=True)
    walked_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
