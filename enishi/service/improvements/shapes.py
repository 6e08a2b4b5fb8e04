"""What improvements look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.customers.queries import currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, Page, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, Typed, money, person_ref, ref
from enishi.service.improvements import queries, rules
from enishi.service.improvements.actions import LABEL
from enishi.service.models import Voice

Status = Literal["received", "considering", "doing", "done", "declined"]
Story = Annotated[str, Field(max_length=10_000)]
PLAIN = ("version", "number", "title", "due_on", "status", "customers", "decided_at", "updated_at")
TOLD = ("wanted", "result", "reason", "answer", "created_at")
ACTS = ("update", "delete")


class ImprovementRow(Schema):
    """`voices`: how many ask for it, of so many customers; `stake`: what sales has open with these."""

    id: UUID
    version: int
    number: int
    title: str
    product: Ref | None
    owner: Ref | None
    due_on: date | None
    is_late: bool
    status: Status
    voices: int
    customers: int
    stake: Money
    decided_at: datetime | None
    updated_at: datetime


class VoiceTicketOut(Schema):
    id: UUID
    number: int
    subject: str


class VoiceOut(Schema):
    """A customer's word: `kind` ticket, complaint or survey, with its `score` and what was said.

    `unreached`: why no mail reached them, and `task` is to tell them in another way.
    """

    id: UUID
    kind: str
    ticket: VoiceTicketOut | None
    complaint_id: UUID | None
    score: int | None
    said: str
    account: Ref | None
    contact: Ref | None
    added_by: Ref | None
    added_at: datetime
    told_at: datetime | None
    told_by: Ref | None
    unreached: str
    task_done_at: datetime | None
    may: dict[str, bool]


class ImprovementOut(ImprovementRow):
    """The whole record, with those voices that the reader may read."""

    wanted: str
    result: str
    reason: str
    answer: str
    created_at: datetime
    heard: list[VoiceOut]
    may: dict[str, bool]


class ImprovementPage(Page[ImprovementRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class AskedForOut(Schema):
    """An improvement that a ticket asks for; the customer `told_at` what became of it."""

    id: UUID
    number: int
    title: str
    status: Status
    owner: Ref | None
    voice_id: UUID
    told_at: datetime | None
    may: dict[str, bool]


class AskedForListOut(Schema):
    """What a ticket asks for; `may.create`: ask for something more."""

    items: list[AskedForOut]
    may: dict[str, bool]


class VoiceIn(StrictIn):
    """One of the three: a ticket, a complaint, or an answer to a survey."""

    ticket_id: UUID | None = None
    complaint_id: UUID | None = None
    response_id: UUID | None = None


class ImprovementFields(StrictIn):
    """The fields of an improvement that people fill in. Done needs a `result`, declined a `reason`."""

    title: Typed = ""
    wanted: Story = ""
    product_id: UUID | None = None
    owner_id: UUID | None = None
    due_on: date | None = None
    status: Status = "received"
    result: Story = ""
    reason: Story = ""


class ImprovementIn(ImprovementFields):
    """Without an owner it is the writer's. With a ticket, a complaint or an answer it begins with this voice."""

    title: Annotated[str, Field(min_length=1, max_length=300)]
    ticket_id: UUID | None = None
    complaint_id: UUID | None = None
    response_id: UUID | None = None


class ImprovementChange(ImprovementFields):
    """`answer`: the words for those who asked, with places such as {addressee} or {宛名}; empty: the usual ones."""

    answer: Story = ""


class ImprovementFilter(FilteredPaging):
    """`state` late: not decided, and past its day; `view` mine: I see to it."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    state: Literal["open", "late", "decided"] | None = None
    view: Literal["mine"] | None = None
    status: Status | None = None
    product_id: UUID | None = None
    ticket_id: UUID | None = None
    account_id: UUID | None = None


def improvement_row(improvement: Any, today: date, unit: str) -> dict[str, Any]:
    due_on = improvement.due_on
    return {name: getattr(improvement, name) for name in PLAIN} | {
        "id": improvement.uid,
        "product": ref(improvement.product),
        "owner": ref(improvement.owner),
        "is_late": improvement.status in rules.OPEN and due_on is not None and due_on < today,
        "voices": improvement.voices_count,
        "stake": money(improvement.stake, unit),
    }


def improvement_out(actor: Actor, improvement: Any) -> dict[str, Any]:
    """The whole record. Four SQL at most."""
    voices = queries.voices_of(actor, improvement)
    mine = queries.removable(actor, voices)
    return (
        improvement_row(improvement, clock.today(actor.zone), currency())
        | {name: getattr(improvement, name) for name in TOLD}
        | {
            "heard": [voice_out(one, one.pk in mine) for one in voices],
            "may": authz.may_do(actor, ACTS, improvement)
            | {"voice": authz.may(actor, "create", "service.Voice")},
        }
    )


def kind_of(voice: Voice) -> str:
    if voice.complaint_id:
        return rules.COMPLAINT
    return rules.SURVEY if voice.response_id else rules.TICKET


def said_in(voice: Voice) -> str:
    """What was asked for, in the fewest words there are."""
    if voice.complaint:
        return voice.complaint.title
    if voice.response:
        return voice.response.comment
    return voice.ticket.subject if voice.ticket else ""


def voice_out(voice: Voice, may_remove: bool) -> dict[str, Any]:
    ticket, said = voice.ticket, voice.ticket or voice.response
    return {
        "id": voice.uid,
        "kind": kind_of(voice),
        "ticket": {"id": ticket.uid, "number": ticket.number, "subject": ticket.subject} if ticket else None,
        "complaint_id": voice.complaint.uid if voice.complaint else None,
        "score": voice.response.score if voice.response else None,
        "said": said_in(voice),
        "account": ref(said.account) if said else None,
        "contact": person_ref(said.contact) if said else None,
        "added_by": ref(voice.added_by),
        "added_at": voice.created_at,
        "told_at": voice.told_at,
        "told_by": ref(voice.told_by),
        "unreached": voice.unreached,
        "task_done_at": voice.task.done_at if voice.task else None,
        "may": {"delete": may_remove and voice.told_at is None},
    }


def asked_for(actor: Actor, voices: list[Voice]) -> dict[str, Any]:
    mine = queries.removable(actor, voices)
    items = [
        {
            "id": one.improvement.uid,
            "number": one.improvement.number,
            "title": one.improvement.title,
            "status": one.improvement.status,
            "owner": ref(one.improvement.owner),
            "voice_id": one.uid,
            "told_at": one.told_at,
            "may": {"delete": one.pk in mine and one.told_at is None},
        }
        for one in voices
    ]
    return {"items": items, "may": {"create": authz.may(actor, "create", LABEL)}}
