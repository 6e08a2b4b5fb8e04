"""Every read of trees and of how they were walked, scoped to an actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.knowledge.models import Article
from enishi.service.models import Ticket
from enishi.service.troubleshooting import rules
from enishi.service.troubleshooting.models import TreeWalk, Troubleshooter, TroubleshooterVersion

WHY = "the tree they belong to passed the gate"
SORTS = ("-updated_at", "name", "published_at")
MOST_COUNTED = 2_000


def trees(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Troubleshooter]:
    """The trees of a list. One SQL."""
    rows = authz.scope(actor, Troubleshooter).select_related("product")
    if asked.get("product_id"):
        rows = rows.filter(product__uid=asked["product_id"])
    if asked.get("q"):
        rows = rows.filter(name__icontains=asked["q"])
    return rows


def tree(actor: Actor, uid: UUID) -> Troubleshooter:
    return authz.find(actor, Troubleshooter, uid, joined=lambda rows: rows.select_related("product"))


def live_of(tree: Troubleshooter) -> TroubleshooterVersion:
    """What is walked of a tree. One SQL."""
    rows = TroubleshooterVersion.objects.unscoped(WHY)
    found = rows.filter(troubleshooter=tree, number=tree.live_number).first()
    if found is None:
        raise rules.NotPublished()
    return found


def counts_of(tree: Troubleshooter) -> dict[str, tuple[int, int]]:
    """By node of the last publication: walks that came there, and walks left there. One SQL."""
    rows = TreeWalk.objects.unscoped(WHY).filter(tree__troubleshooter=tree, tree__number=tree.live_number)
    told = rows.order_by("-id").values_list("path", "node", "outcome")[:MOST_COUNTED]
    return rules.counted(
        rules.Way([step["node"] for step in path], node, outcome) for path, node, outcome in told
    )


def walks(actor: Actor, ticket_id: UUID) -> QuerySet[TreeWalk]:
    """The ways walked on a ticket, the last first. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = authz.scope(actor, TreeWalk).filter(ticket=key)
    return rows.select_related("tree__troubleshooter", "walked_by").order_by("-id")


def walk(actor: Actor, uid: UUID) -> TreeWalk:
    beside = ("tree__troubleshooter", "walked_by")
    return authz.find(actor, TreeWalk, uid, joined=lambda rows: rows.select_related(*beside))


def offered(actor: Actor) -> QuerySet[Troubleshooter]:
    """The trees that can be walked. One SQL."""
    return (
        authz.scope(actor, Troubleshooter)
        .filter(live_number__gt=0)
        .select_related("product")
        .order_by("name")
    )


def article_of(actor: Actor, uid: str) -> Article | None:
    """The article an end leads to, where the reader may see it. One SQL."""
    return authz.scope(actor, Article).filter(uid=uid).first() if uid else None
