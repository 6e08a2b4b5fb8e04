"""Drafts over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, ref
from enishi.service.drafts import actions, queries
from enishi.service.models import Draft

router = Routes(tags=["service"])
Mode = Literal["reply", "customer", "note"]


class DraftOut(Schema):
    """What somebody has begun to write: an answer, the customer's words, or a note."""

    id: UUID
    mode: str
    text: str
    updated_at: datetime
    author: Ref


class DraftsOut(Schema):
    """One's own; and `left` by people who work here no longer, for those who may take them over."""

    items: list[DraftOut]
    left: list[DraftOut]


class DraftIn(StrictIn):
    """Empty: nothing is kept."""

    mode: Mode
    text: Annotated[str, Field(max_length=20_000)]


class KeptDraftOut(Schema):
    """When it was kept; null where nothing is."""

    kept_at: datetime | None


@router.get("/tickets/{ticket_id}/drafts", response=DraftsOut, may="read service.Draft")
def list_drafts(request: ActorRequest, ticket_id: UUID):
    """What one has begun to write in a ticket, on whatever machine."""
    return {
        "items": [shown(draft) for draft in queries.own(request.actor, ticket_id)],
        "left": [shown(draft) for draft in queries.left_behind(request.actor, ticket_id)],
    }


@router.put("/tickets/{ticket_id}/drafts", response=KeptDraftOut, may="create service.Draft")
def keep_draft(request: ActorRequest, ticket_id: UUID, body: DraftIn):
    """Keep what one has written so far. Sending it throws it away."""
    draft = actions.keep_draft(request.actor, ticket_id, body.mode, body.text)
    return {"kept_at": draft.updated_at if draft else None}


@router.post("/drafts/{draft_id}/take", response=DraftOut, may="take service.Draft")
def take_draft(request: ActorRequest, draft_id: UUID):
    """Make the draft of somebody who works here no longer one's own, below what one has begun oneself."""
    return shown(actions.take_draft(request.actor, draft_id))


def shown(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.uid,
        "mode": draft.mode,
        "text": draft.text,
        "updated_at": draft.updated_at,
        "author": ref(draft.author),
    }
