"""The search box."""

from typing import Annotated
from uuid import UUID

from ninja import Query
from pydantic import ConfigDict, Field

from enishi.foundation import search
from enishi.foundation.http import SIGNED_IN, ActorRequest, Routes
from enishi.foundation.http.contract import Schema

router = Routes(tags=["search"])


class SearchIn(Schema):
    """What was typed; `kind` keeps to one kind of record, `limit` is a kind's most lines."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    kind: Annotated[str, Field(max_length=20)] = ""
    limit: int = Field(search.PER_KIND, ge=1, le=50)


class ExcerptOut(Schema):
    """Where the words were found when the line itself does not show them."""

    field: str
    before: str
    hit: str
    after: str


class FoundOut(Schema):
    """A record that was found, and the kind and id to open: a message opens its ticket."""

    found_id: UUID
    kind: str
    id: UUID
    number: int | None
    title: str
    subtitle: str
    matched: ExcerptOut | None


class GroupOut(Schema):
    """The hits of one kind: `count` of them, or more where `is_more`."""

    kind: str
    count: int
    is_more: bool
    items: list[FoundOut]


class SearchOut(Schema):
    groups: list[GroupOut]


@router.get("/search", response=SearchOut, may=SIGNED_IN)
def find(request: ActorRequest, asked: Query[SearchIn]):
    """Everything that contains every word typed, as far as one may read, best kind and best record first."""
    kinds = {asked.kind} if asked.kind else ()
    return {"groups": search.find(request.actor, asked.q, kinds=kinds, per_kind=asked.limit)}
