"""What trees and walks look like over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, Typed
from enishi.service.troubleshooting import actions, queries, rules
from enishi.service.troubleshooting.models import TreeWalk, Troubleshooter

NodeId = Annotated[str, Field(min_length=1, max_length=40)]
NodeWords = Annotated[str, Field(max_length=2_000)]
ACTS = ("update", "delete")


class TreeAnswer(StrictIn):
    """An answer, and the id of the node to which it leads; "" while nobody has said."""

    text: Annotated[str, Field(max_length=200)] = ""
    to: Annotated[str, Field(max_length=40)] = ""


class TreeNode(StrictIn):
    """`question` and `check` have answers; an `end` says what comes of it, an article by its id. `picture` is a file's id."""

    id: NodeId
    kind: Literal["question", "check", "end"] = "question"
    text: NodeWords = ""
    picture: Annotated[str, Field(max_length=40)] = ""
    answers: Annotated[list[TreeAnswer], Field(max_length=12)] = []
    end: Literal["", "solved", "article", "repair", "escalation"] = ""
    article: Annotated[str, Field(max_length=40)] = ""


class TreeFaultOut(Schema):
    """What keeps the tree from being published: at which node, in words."""

    code: str
    node: str
    text: str


class TreeCountOut(Schema):
    """Of the last publication: how many walks came to the node, and how many were left there."""

    node: str
    came: int
    left: int


class TreeRow(Schema):
    """`live_number` is the publication that is walked, 0 while none is."""

    id: UUID
    version: int
    name: str
    product: Ref | None
    live_number: int
    published_at: datetime | None
    updated_at: datetime


class TreeOut(TreeRow):
    nodes: list[TreeNode]
    faults: list[TreeFaultOut]
    counts: list[TreeCountOut]
    may: dict[str, bool]


class TreePage(Page[TreeRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class TreeFields(StrictIn):
    product_id: UUID | None = None
    nodes: Annotated[list[TreeNode], Field(max_length=200)] = []


class TreeIn(TreeFields):
    name: Annotated[str, Field(max_length=200)]


class TreeChange(TreeFields):
    name: Annotated[str, Field(max_length=200)] = ""


class TreeFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    product_id: UUID | None = None


class WalkedOut(Schema):
    """One question that was passed, and what was answered."""

    text: str
    answer: str


class WalkArticleOut(Schema):
    id: UUID
    number: int
    title: str


class WalkOut(Schema):
    """A way through a tree: what was answered, and where it stands (`node`), or how it ended (`outcome`; left: it led nowhere)."""

    id: UUID
    version: int
    tree: str
    tree_number: int
    path: list[WalkedOut]
    node: TreeNode
    outcome: str
    article: WalkArticleOut | None
    walked_by: Ref | None
    started_at: datetime
    ended_at: datetime | None


class WalksOut(Schema):
    """The ways walked on a ticket, the last first, and the trees that can be walked."""

    items: list[WalkOut]
    trees: list[TreeRow]


class WalkIn(StrictIn):
    tree_id: UUID


class WalkAnswerIn(StrictIn):
    """`answer` is the place of the answer, from 0."""

    answer: Annotated[int, Field(ge=0, le=rules.MOST_ANSWERS)]


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row is not None else None


def tree_row(tree: Troubleshooter) -> dict[str, Any]:
    names = ("version", "name", "live_number", "published_at", "updated_at")
    return {"id": tree.uid, "product": ref(tree.product)} | {name: getattr(tree, name) for name in names}


def tree_out(actor: Actor, tree: Troubleshooter) -> dict[str, Any]:
    """The whole record. Two SQL at most."""
    return tree_row(tree) | {
        "nodes": tree.nodes,
        "faults": [
            {"code": fault.code, "node": fault.node, "text": actions.said(actor, fault)}
            for fault in rules.faults(tree.nodes)
        ],
        "counts": [
            {"node": node, "came": came, "left": left}
            for node, (came, left) in queries.counts_of(tree).items()
        ],
        "may": authz.may_do(actor, ACTS, tree),
    }


def walk_out(actor: Actor, walk: TreeWalk) -> dict[str, Any]:
    nodes = {node["id"]: node for node in walk.tree.nodes}
    node = nodes[walk.node]
    article = queries.article_of(actor, node["article"]) if walk.outcome == rules.ARTICLE else None
    return {
        "id": walk.uid,
        "version": walk.version,
        "tree": walk.tree.troubleshooter.name,
        "tree_number": walk.tree.number,
        "path": [
            {
                "text": nodes[step["node"]]["text"],
                "answer": nodes[step["node"]]["answers"][step["answer"]]["text"],
            }
            for step in walk.path
        ],
        "node": node,
        "outcome": walk.outcome,
        "article": article
        and {"id": article.uid, "number": article.number, "title": article.live_title or article.title},
        "walked_by": ref(walk.walked_by),
        "started_at": walk.started_at,
        "ended_at": walk.ended_at,
    }
