"""What is sent and answered about demos over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Page, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.interactions.models import Message
from enishi.sales.api.shapes import NumberedRef, Owner, Ref, Text, Typed, person_ref, ref
from enishi.sales.demos import queries, rules
from enishi.sales.demos.models import Demo, DemoGuest, DemoQuestion

Line = Annotated[str, Field(max_length=300)]
Minutes = Annotated[int, Field(ge=rules.SHORTEST, le=rules.LONGEST)]
Status = Literal["planned", "held", "cancelled"]
Answer = Literal["needs-action", "accepted", "declined", "tentative"]
Language = Literal["ja", "en"]
ACTS = ("update", "delete")


class DemoGuestIn(StrictIn):
    """A contact, a colleague, or a name with an address."""

    contact_id: UUID | None = None
    user_id: UUID | None = None
    name: Annotated[str, Field(max_length=200)] = ""
    email: Annotated[str, Field(max_length=254)] = ""


Guests = Annotated[list[DemoGuestIn], Field(max_length=rules.MOST_GUESTS)]
Products = Annotated[list[UUID], Field(max_length=rules.MOST_PRODUCTS)]


class DemoIn(StrictIn):
    title: Annotated[str, Field(min_length=1, max_length=300)]
    starts_at: AwareDatetime
    minutes: Minutes = 60
    place: Line = ""
    url: Annotated[str, Field(max_length=500)] = ""
    product_ids: Products = []
    message: Text = ""
    language: Language = "ja"
    owner_id: UUID | None = None
    guests: Guests = []


class DemoChange(StrictIn):
    """The fields that are sent; guests and products all of them."""

    title: Line = ""
    starts_at: AwareDatetime = Field(default_factory=clock.now)
    minutes: Minutes = 60
    place: Line = ""
    url: Annotated[str, Field(max_length=500)] = ""
    product_ids: Products = []
    message: Text = ""
    language: Language = "ja"
    owner_id: UUID | None = None
    guests: Guests = []


class DemoCancelIn(StrictIn):
    """`reason` is told to those who were invited."""

    reason: Line = ""


class DemoCloseIn(StrictIn):
    """`came`: which guests were there."""

    came: Annotated[list[UUID], Field(max_length=rules.MOST_GUESTS)] = []
    shown: Text = ""
    outcome: Line = ""
    next_action: Line = ""
    next_action_on: date | None = None


class DemoThanksIn(StrictIn):
    subject: Line
    text: Text


class DemoQuestionIn(StrictIn):
    text: Annotated[str, Field(min_length=1, max_length=2_000)]
    answer: Annotated[str, Field(max_length=4_000)] = ""


class DemoFilter(FilteredPaging):
    """What a list of demos may be narrowed by; `owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    owner: Owner = ""
    deal_id: UUID | None = None
    lead_id: UUID | None = None
    account_id: UUID | None = None
    status: Status | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class DemoQuestionFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    owner: Owner = ""
    answered: bool | None = None


class DemoRow(Schema):
    """`unanswered`: how many questions still wait for an answer."""

    id: UUID
    version: int
    title: str
    deal: NumberedRef | None
    lead: NumberedRef | None
    account: Ref | None
    owner: Ref | None
    starts_at: datetime
    minutes: int
    place: str
    url: str
    status: Status
    invited_at: datetime | None
    accepted: int
    unanswered: int
    outcome: str
    updated_at: datetime


class DemoPage(Page[DemoRow]):
    pass


class DemoGuestOut(Schema):
    """`answer` as calendars say it; `told`: was a mail about the demo as it is now sent to them?"""

    id: UUID
    contact: Ref | None
    user: Ref | None
    name: str
    email: str
    answer: Answer
    answered_at: datetime | None
    comment: str
    is_told: bool
    came: bool | None


class DemoQuestionOut(Schema):
    id: UUID
    version: int
    text: str
    answer: str
    answered_at: datetime | None


class DemoMailOut(Schema):
    """A mail about the demo; `by` is who of ours wrote it, or whose contact's it is, null where nobody is known."""

    id: UUID
    direction: Literal["in", "out"]
    sent_at: datetime
    by: Ref | None
    text: str


class DemoOut(DemoRow):
    products: list[Ref]
    message: str
    language: Language
    organizer: str
    cancel_reason: str
    guests: list[DemoGuestOut]
    questions: list[DemoQuestionOut]
    mails: list[DemoMailOut]
    shown: str
    next_action: str
    next_action_on: date | None
    followed_up_at: datetime | None
    may: dict[str, bool]


class DemoThanksOut(Schema):
    """The mail afterwards as it is offered, and whom it goes to."""

    subject: str
    text: str
    to: list[str]


class DemoQuestionRow(DemoQuestionOut):
    demo: Ref
    account: Ref | None
    owner: Ref | None
    asked_at: datetime


class DemoQuestionsOut(Schema):
    items: list[DemoQuestionRow]


def demo_row(demo: Any) -> dict[str, Any]:
    """A line of the list: `demo` with what `queries.worked_out` adds."""
    about = demo.deal or demo.lead
    return {
        "id": demo.uid,
        "version": demo.version,
        "title": demo.title,
        "deal": _numbered(demo.deal, demo.deal and demo.deal.name),
        "lead": _numbered(demo.lead, demo.lead and (demo.lead.company or demo.lead.family_name)),
        "account": ref(about.account),
        "owner": ref(demo.owner),
        "starts_at": demo.starts_at,
        "minutes": demo.minutes,
        "place": demo.place,
        "url": demo.url,
        "status": demo.status,
        "invited_at": demo.invited_at,
        "accepted": demo.accepted,
        "unanswered": demo.unanswered,
        "outcome": demo.outcome,
        "updated_at": demo.updated_at,
    }


def _numbered(row: Any, name: str | None) -> dict[str, Any] | None:
    return {"id": row.uid, "name": name, "number": row.number} if row else None


def demo_out(actor: Actor, demo: Demo) -> dict[str, Any]:
    """The whole record. Five SQL at most."""
    beside, may = queries.beside(actor, demo), authz.may_do(actor, ACTS, demo)
    demo.accepted = sum(one.answer == DemoGuest.ACCEPTED for one in beside.guests)  # type: ignore[attr-defined]  # as the list has it
    demo.unanswered = sum(not one.answer for one in beside.questions)  # type: ignore[attr-defined]  # as the list has it
    return demo_row(demo) | {
        "products": [ref(one) for one in beside.products],
        "message": demo.message,
        "language": demo.language,
        "organizer": demo.organizer,
        "cancel_reason": demo.cancel_reason,
        "guests": [guest_out(demo, one) for one in beside.guests],
        "questions": [question_out(one) for one in beside.questions],
        "mails": [mail_out(one) for one in beside.mails],
        "shown": demo.shown,
        "next_action": demo.next_action,
        "next_action_on": demo.next_action_on,
        "followed_up_at": demo.followed_up_at,
        "may": may | {"delete": may["delete"] and demo.invited_at is None and demo.status != Demo.HELD},
    }


def guest_out(demo: Demo, guest: DemoGuest) -> dict[str, Any]:
    return {
        "id": guest.uid,
        "contact": person_ref(guest.contact),
        "user": ref(guest.user),
        "name": guest.name,
        "email": guest.email,
        "answer": guest.answer,
        "answered_at": guest.answered_at,
        "comment": guest.comment,
        "is_told": guest.told is not None and guest.told >= demo.sequence,
        "came": guest.came,
    }


def mail_out(mail: Message) -> dict[str, Any]:
    return {
        "id": mail.uid,
        "direction": mail.direction,
        "sent_at": mail.sent_at,
        "by": ref(mail.author) or person_ref(mail.contact),
        "text": mail.text,
    }


def question_out(question: Any) -> dict[str, Any]:
    return {
        "id": question.uid,
        "version": question.version,
        "text": question.text,
        "answer": question.answer,
        "answered_at": question.answered_at,
    }


def question_row(question: DemoQuestion) -> dict[str, Any]:
    demo = question.demo
    about = demo.deal or demo.lead
    return question_out(question) | {
        "demo": {"id": demo.uid, "name": demo.title},
        "account": ref(about.account) if about else None,
        "owner": ref(demo.owner),
        "asked_at": question.created_at,
    }
