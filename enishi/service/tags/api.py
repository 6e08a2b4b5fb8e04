"""Tags over HTTP."""

from typing import Annotated

from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.tags import actions, queries

router = Routes(tags=["service"])
Name = Annotated[str, Field(max_length=100)]


class TagOut(Schema):
    """A tag, and how many of the tickets one may read wear it."""

    name: str
    count: int


class TagsOut(Schema):
    """The most used first. `may.update`: call one otherwise."""

    items: list[TagOut]
    may: dict[str, bool]


class TagRenameIn(StrictIn):
    """`to` may be a tag in use: both become one. Empty: it is taken off every ticket."""

    name: Name
    to: Name = ""


class TagRenamedOut(Schema):
    """How many tickets still wear it under the old name: they follow in the background."""

    left: int


@router.get("/ticket-tags", response=TagsOut, may="read service.Ticket")
def list_tags(request: ActorRequest):
    """The tags in use on the tickets one may read."""
    items = [{"name": name, "count": count} for name, count in queries.in_use(request.actor)]
    return {"items": items, "may": {"update": authz.may(request.actor, "update", actions.LABEL)}}


@router.post("/ticket-tags/rename", response=TagRenamedOut, may="update service.SlaPolicy")
def rename_tag(request: ActorRequest, body: TagRenameIn):
    """Call a tag otherwise in every ticket, macro, rule and view; or join it with another."""
    return {"left": actions.rename_tag(request.actor, body.name, body.to)}
