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
    """What was typed."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    limit: int = Field(30, ge=1, le=60)


class FoundOut(Schema):
    kind: str
    id: UUID
    number: int | None
    title: str
    subtitle: str


class SearchOut(Schema):
    items: list[FoundOut]


@router.get("/search", response=SearchOut, may=SIGNED_IN)
def find(request: ActorRequest, asked: Query[SearchIn]):
    """Accounts, people, deals, tickets and products that contain every word typed, as far as one may read."""
    return {"items": search.find(request.actor, asked.q, limit=asked.limit)}
