"""Putting off, following, sharing and acting on many tickets, over HTTP."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.service.api import shapes
from enishi.service.api.tickets import record
from enishi.service.desk import actions

router = Routes(tags=["service"])
MOST = 100


class SnoozeIn(StrictIn):
    """`until` null wakes it."""

    until: AwareDatetime | None = None


class FollowIn(StrictIn):
    follows: bool = True


class ShareIn(StrictIn):
    user_id: UUID
    takes_part: bool = True


class SeenTicketIn(StrictIn):
    """A ticket, and the version of it that was on the screen."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]


class ManyTicketsIn(StrictIn):
    """The same for each of them: tags, an answer, a status with its reason, a holder (null: nobody); or what a macro does."""

    tickets: Annotated[list[SeenTicketIn], Field(min_length=1, max_length=MOST)]
    text: Annotated[str, Field(max_length=20_000)] = ""
    status: shapes.Status | None = None
    reason: Literal["", "customer", "inside", "maker"] = ""
    assignee_id: UUID | None = None
    macro_id: UUID | None = None
    add_tags: shapes.Tags = []
    remove_tags: shapes.Tags = []


class TicketActOut(Schema):
    """What became of one ticket, now in `version`; `refusal` says in words why nothing did."""

    id: UUID
    is_done: bool
    version: int | None
    message_id: UUID | None
    code: str | None
    refusal: str | None


class TicketActsOut(Schema):
    done: int
    items: list[TicketActOut]


@router.post("/tickets/{ticket_id}/snooze", response=shapes.TicketOut, may="update service.Ticket")
def snooze_ticket(request: ActorRequest, ticket_id: UUID, body: SnoozeIn, version: IfMatch):
    """Out of sight until a moment; an answer of the customer brings it back before."""
    return record(request.actor, actions.snooze_ticket(request.actor, ticket_id, body.until, version=version))


@router.post("/tickets/{ticket_id}/follow", response=shapes.TicketOut, may="update service.Ticket")
def follow_ticket(request: ActorRequest, ticket_id: UUID, body: FollowIn):
    """Be told of what happens in it, or no longer."""
    return record(request.actor, actions.follow_ticket(request.actor, ticket_id, body.follows))


@router.post("/tickets/{ticket_id}/collaborators", response=shapes.TicketOut, may="update service.Ticket")
def share_ticket(request: ActorRequest, ticket_id: UUID, body: ShareIn):
    """A colleague works on it too, or no longer."""
    return record(
        request.actor, actions.share_ticket(request.actor, ticket_id, body.user_id, body.takes_part)
    )


@router.post("/tickets/acts", response=TicketActsOut, may="update service.Ticket")
def act_on_tickets(request: ActorRequest, body: ManyTicketsIn):
    """The same act on many tickets, each by itself: one that is refused holds up no other."""
    act = actions.Many(
        text=body.text.strip(),
        status=body.status,
        reason=body.reason,
        macro_id=body.macro_id,
        add_tags=body.add_tags,
        remove_tags=body.remove_tags,
        assign={"assignee_id": body.assignee_id} if "assignee_id" in body.model_fields_set else None,
    )
    done = actions.act_on_many(request.actor, [(one.id, one.version) for one in body.tickets], act)
    language = language_of(request)
    return {
        "done": sum(one.refusal is None for one in done),
        "items": [told(one, language) for one in done],
    }


def told(one: actions.Done, language: str) -> dict[str, Any]:
    refusal = one.refusal
    return {
        "id": one.ticket_id,
        "is_done": refusal is None,
        "version": one.version,
        "message_id": one.message_id,
        "code": refusal.code if refusal else None,
        "refusal": say(f"error.{refusal.code}.title", language, **refusal.words(language))
        if refusal
        else None,
    }
