"""What complaints look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.files.shapes import FileOut, file_out
from enishi.foundation.http import FilteredPaging, Page, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, Typed
from enishi.service.complaints import queries, rules
from enishi.service.complaints.models import Complaint, ComplaintStep

Severity = Literal["A", "B", "C"]
Step = Literal["received", "apology", "containment", "cause", "measure", "report", "effect", "closing"]
Responsibility = Literal["unknown", "ours", "maker", "carrier", "customer", "nobody"]
Compensation = Literal["undecided", "none", "repair", "replacement", "refund", "discount", "other"]
Story = Annotated[str, Field(max_length=10_000)]
ACTS = ("update", "delete")
PLAIN = (
    *("number", "title", "severity", "step", "step_due", "serial", "opened_at", "closed_at"),
    *("is_restricted", "updated_at", "version"),
)
TOLD = (
    *("claimant", "demand", "responsibility", "compensation", "compensation_note", "apology", "facts"),
    *("containment", "cause", "whys", "measure", "measured_on", "prevention", "effect", "members"),
    *("closing_words", "is_legal", "is_personal_data", "is_harassment", "is_for_management"),
    *("management_told_at", "report_on", "reported_at", "created_at"),
)


class ComplaintTicketOut(Schema):
    id: UUID
    number: int
    subject: str


class ComplaintRow(Schema):
    """`step` is the one awaited next, until `step_due`; "closed" once all are done."""

    id: UUID
    version: int
    number: int
    title: str
    ticket: ComplaintTicketOut
    account: Ref | None
    product: Ref | None
    serial: str
    severity: str
    step: str
    step_due: datetime | None
    is_late: bool
    is_restricted: bool
    owner: Ref | None
    helper: Ref | None
    opened_at: datetime
    closed_at: datetime | None
    updated_at: datetime


class ComplaintStepOut(Schema):
    name: str
    due_at: datetime | None
    done_at: datetime | None
    done_by: Ref | None
    is_late: bool


class AlikeOut(Schema):
    """Another complaint of the same unit (`serial`), `product` or `customer`."""

    id: UUID
    number: int
    title: str
    severity: str
    opened_at: datetime
    closed_at: datetime | None
    why: str


class ComplaintOut(ComplaintRow):
    """The whole record. With one of the three flags few people read it: `is_restricted`."""

    claimant: str
    demand: str
    responsibility: str
    compensation: str
    compensation_note: str
    apology: str
    facts: str
    containment: str
    cause: str
    whys: list[str]
    measure: str
    measured_on: date | None
    prevention: str
    effect: str
    members: str
    closing_words: str
    is_legal: bool
    is_personal_data: bool
    is_harassment: bool
    is_for_management: bool
    management_told_at: datetime | None
    report_on: date | None
    reported_at: datetime | None
    created_at: datetime
    steps: list[ComplaintStepOut]
    alike: list[AlikeOut]
    files: list[FileOut]
    may: dict[str, bool]


class ComplaintPage(Page[ComplaintRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class ComplaintFields(StrictIn):
    """The fields of a complaint that people fill in."""

    severity: Severity = "B"
    product_id: UUID | None = None
    serial: Annotated[str, Field(max_length=100)] = ""
    claimant: Annotated[str, Field(max_length=200)] = ""
    demand: Story = ""
    owner_id: UUID | None = None
    helper_id: UUID | None = None
    is_legal: bool = False
    is_personal_data: bool = False
    is_harassment: bool = False
    report_on: date | None = None


class ComplaintIn(ComplaintFields):
    title: Typed = ""


class ComplaintChange(ComplaintFields):
    title: Typed = ""
    responsibility: Responsibility = "unknown"
    compensation: Compensation = "undecided"
    compensation_note: Annotated[str, Field(max_length=2_000)] = ""
    apology: Story = ""
    facts: Story = ""
    containment: Story = ""
    cause: Story = ""
    whys: Annotated[list[Annotated[str, Field(max_length=1_000)]], Field(max_length=5)] = []
    measure: Story = ""
    measured_on: date | None = None
    prevention: Story = ""
    effect: Story = ""
    members: Story = ""
    closing_words: Story = ""
    is_for_management: bool = False


class ComplaintStepIn(StrictIn):
    step: Step
    is_done: bool = True


class ReportAsked(StrictIn):
    """`edition` internal is for our own management: with responsibility, compensation and the deadlines."""

    language: Literal["ja", "en"] = "ja"
    edition: Literal["internal", "customer"] = "customer"


class ComplaintFilter(FilteredPaging):
    """`state` late: the awaited step is past its deadline; `view` mine: I have it in hand, or help."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    state: Literal["open", "late", "closed"] | None = None
    view: Literal["mine"] | None = None
    severity: Severity | None = None
    step: Step | None = None
    ticket_id: UUID | None = None
    account_id: UUID | None = None
    product_id: UUID | None = None


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row is not None else None


def is_late(due_at: datetime | None, now: datetime) -> bool:
    return due_at is not None and due_at < now


def complaint_row(complaint: Complaint, now: datetime) -> dict[str, Any]:
    ticket = complaint.ticket
    return {name: getattr(complaint, name) for name in PLAIN} | {
        "id": complaint.uid,
        "ticket": {"id": ticket.uid, "number": ticket.number, "subject": ticket.subject},
        "account": ref(ticket.account),
        "product": ref(complaint.product),
        "is_late": complaint.step != rules.CLOSED and is_late(complaint.step_due, now),
        "owner": ref(complaint.owner),
        "helper": ref(complaint.helper),
    }


def step_out(step: ComplaintStep, now: datetime) -> dict[str, Any]:
    return {
        "name": step.name,
        "due_at": step.due_at,
        "done_at": step.done_at,
        "done_by": ref(step.done_by),
        "is_late": is_late(step.due_at, step.done_at or now),
    }


def alike_out(other: Complaint, why: str) -> dict[str, Any]:
    names = ("number", "title", "severity", "opened_at", "closed_at")
    return {"id": other.uid, "why": why} | {name: getattr(other, name) for name in names}


def complaint_out(actor: Actor, complaint: Complaint) -> dict[str, Any]:
    """The whole record. Five SQL at most."""
    now = clock.now()
    return (
        complaint_row(complaint, now)
        | {name: getattr(complaint, name) for name in TOLD}
        | {
            "steps": [step_out(step, now) for step in queries.steps_of(complaint)],
            "alike": [alike_out(other, why) for other, why in queries.alike(actor, complaint)],
            "files": [file_out(file) for file in queries.files_on(actor, complaint)],
            "may": authz.may_do(actor, ACTS, complaint),
        }
    )
