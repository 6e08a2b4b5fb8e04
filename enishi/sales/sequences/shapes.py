"""What sequences and who is in them look like over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.interactions.models import Message
from enishi.sales.api.shapes import NumberedRef, Owner, Ref, person_ref, ref
from enishi.sales.finding import lead_name
from enishi.sales.models import Lead
from enishi.sales.sequences import people, queries, rules
from enishi.sales.sequences.actions import Enrolled, Refused
from enishi.sales.sequences.models import Enrolment, Sequence

Kind = Literal["mail", "task", "call"]
Unit = Literal["days", "hours"]
Language = Literal["ja", "en"]
Ground = Literal["consent", "card", "customer", "published"]
State = Literal["running", "paused", "finished", "replied", "stopped", "unsubscribed", "failed"]
People = Annotated[list[UUID], Field(max_length=rules.MOST_AT_ONCE)]
ACTS = ("update", "delete")


class SequenceStepIn(StrictIn):
    """A mail, or a task or call of the sender's. It waits so many business days or hours after the step before it.

    A mail's subject and text may hold the places 宛名, 会社名, お名前, 自分の名前, チーム名 and 自社名 in braces.
    """

    kind: Kind
    wait: Annotated[int, Field(ge=0, le=rules.LONGEST_WAIT)]
    unit: Unit = "days"
    subject: Annotated[str, Field(max_length=rules.LONGEST_SUBJECT)]
    text: Annotated[str, Field(max_length=rules.LONGEST_TEXT)] = ""


class SequenceStepOut(Schema):
    kind: Kind
    wait: int
    unit: Unit
    subject: str
    text: str


Steps = Annotated[list[SequenceStepIn], Field(max_length=rules.MOST_STEPS)]


class SequenceIn(StrictIn):
    """`daily_cap`: how many of its mails leave on one day; the others wait for the next."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    language: Language = "ja"
    steps: Steps
    is_active: bool = True
    daily_cap: Annotated[int, Field(ge=1, le=rules.MOST_A_DAY)] = 50


class SequenceOut(Schema):
    """`states` counts those one may read in each state; `replied_share` is of those whose way has ended, 0 to 1."""

    id: UUID
    version: int
    name: str
    language: Language
    owner: Ref | None
    steps: list[SequenceStepOut]
    is_active: bool
    daily_cap: int
    states: dict[State, int]
    enrolled: int
    replied_share: float | None
    updated_at: datetime
    may: dict[str, bool]


class SequencesOut(Schema):
    items: list[SequenceOut]
    may: dict[str, bool]


class SequenceLookIn(StrictIn):
    """Steps as they stand in the editor, and for whom they are looked at; for nobody, the places stay as they are."""

    steps: Steps
    language: Language = "ja"
    lead_id: UUID | None = None
    contact_id: UUID | None = None


class SequenceLookOut(Schema):
    """`empty`: the places for which there is no word."""

    kind: Kind
    due_at: datetime
    subject: str
    text: str
    empty: list[str]


class SequenceLooksOut(Schema):
    items: list[SequenceLookOut]


class EnrolIn(StrictIn):
    """Who comes in, and why they may be written to (特定電子メール法); `ground_note` says where that is known from.

    `deal_id`: once this deal is won or lost, it ends for them.
    """

    lead_ids: People = []
    contact_ids: People = []
    deal_id: UUID | None = None
    ground: Ground
    ground_note: Annotated[str, Field(max_length=200)] = ""


class EnrolmentMailOut(Schema):
    direction: str
    text: str
    who: str
    sent_at: datetime


class EnrolmentRow(Schema):
    """Somebody in a sequence. `step` of `steps` were taken; `why` is a word for why it is not running.

    `due_at` is null while a task is to be done, and after the end.
    """

    id: UUID
    version: int
    sequence: Ref
    lead: NumberedRef | None
    contact: Ref | None
    deal: NumberedRef | None
    owner: Ref | None
    state: State
    why: str
    state_at: datetime
    step: int
    steps: int
    next_kind: Kind | None
    due_at: datetime | None
    task: Ref | None
    ground: Ground
    ground_note: str
    created_at: datetime
    may: dict[str, bool]


class EnrolmentPage(Page[EnrolmentRow]):
    may: dict[str, bool]


class EnrolmentOut(EnrolmentRow):
    """With what was written to them in the sequence and what they wrote back, the newest first."""

    mails: list[EnrolmentMailOut]


class EnrolmentFilter(Paging):
    """`owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    sequence_id: UUID | None = None
    lead_id: UUID | None = None
    contact_id: UUID | None = None
    deal_id: UUID | None = None
    state: State | None = None
    owner: Owner = ""


class NotEnrolledOut(Schema):
    """Somebody who did not come in: `done`, `already_in`, `unsubscribed`, `no_address` or `places_empty`."""

    id: UUID
    kind: Literal["lead", "contact"]
    name: str
    why: str


class EnrolledOut(Schema):
    enrolled: list[EnrolmentRow]
    refused: list[NotEnrolledOut]


def sequence_out(actor: Actor, found: Sequence, may: dict[str, bool] | None = None) -> dict[str, Any]:
    """One sequence. One SQL at most."""
    names = ("version", "name", "language", "steps", "is_active", "daily_cap", "updated_at")
    states = {state: getattr(found, f"in_{state}") for state in rules.STATES}
    on_the_way = states[rules.RUNNING] + states[rules.PAUSED]
    enrolled = sum(states.values())
    return {
        "id": found.uid,
        **{name: getattr(found, name) for name in names},
        "owner": ref(found.owner),
        "states": states,
        "enrolled": enrolled,
        "replied_share": rules.share(states[rules.REPLIED], enrolled, on_the_way),
        "may": authz.may_do(actor, ACTS, found) if may is None else may,
    }


def enrolment_row(one: Enrolment, may: dict[str, bool]) -> dict[str, Any]:
    steps = one.sequence.steps
    names = ("version", "state", "why", "state_at", "step", "due_at", "ground", "ground_note", "created_at")
    lead, deal = one.lead, one.deal
    goes_on = one.state in rules.OPEN and one.step < len(steps)
    return {
        "id": one.uid,
        **{name: getattr(one, name) for name in names},
        "sequence": ref(one.sequence),
        "lead": lead and {"id": lead.uid, "name": lead_name(lead) or lead.company, "number": lead.number},
        "contact": person_ref(one.contact),
        "deal": deal and {"id": deal.uid, "name": deal.name, "number": deal.number},
        "owner": ref(one.owner),
        "steps": len(steps),
        "next_kind": steps[one.step]["kind"] if goes_on else None,
        "task": {"id": one.task.uid, "name": one.task.subject} if one.task else None,
        "may": may,
    }


def enrolment_out(actor: Actor, one: Enrolment) -> dict[str, Any]:
    """Three SQL."""
    may = authz.may_do(actor, ("update",), one)
    return enrolment_row(one, may) | {"mails": [mail_out(one, mail) for mail in queries.mails_of(one)]}


def mail_out(one: Enrolment, mail: Message) -> dict[str, Any]:
    theirs = people.person_of(one).name if mail.direction == Message.INBOUND else ""
    who = theirs or (mail.author.name if mail.author else "")
    return {"direction": mail.direction, "text": mail.text, "who": who, "sent_at": mail.sent_at}


def enrolled_out(actor: Actor, done: Enrolled) -> dict[str, Any]:
    return {
        "enrolled": [enrolment_row(one, authz.may_do(actor, ("update",), one)) for one in done.made],
        "refused": [refused_out(one) for one in done.refused],
    }


def refused_out(one: Refused) -> dict[str, Any]:
    kind = "lead" if isinstance(one.row, Lead) else "contact"
    return {"id": one.row.uid, "kind": kind, "name": one.name, "why": one.why}
