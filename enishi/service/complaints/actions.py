"""Writes on complaints: opened on a ticket, written on, brought forward step by step, reported, closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.documents import printed
from enishi.foundation.errors import BadInput
from enishi.foundation.files.actions import keep_file
from enishi.foundation.files.models import StoredFile
from enishi.foundation.ids import next_numbers
from enishi.service.complaints import papers, queries, rules
from enishi.service.complaints.models import Complaint, ComplaintStep
from enishi.service.models import Ticket
from enishi.staff.hours import our_calendar
from enishi.staff.models import User
from enishi.staff.queries import our_zone, user_behind
from enishi.staff.signin import staff_of

LABEL = "service.Complaint"
WHY = "the complaint was locked through the gate"
REFERENCES = {"product_id": Product, "owner_id": User, "helper_id": User}
LATE_BATCH = 200


@action
def open_complaint(actor: Actor, ticket_id: UUID, values: Mapping[str, Any]) -> Complaint:
    """Begin the process on a ticket; the ticket is a complaint from here. Its clock starts now."""
    authz.check(actor, "create", LABEL)
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    if Complaint.objects.unscoped(WHY).filter(ticket=ticket, deleted_at=None).exists():
        raise rules.AlreadyComplained()
    now = clock.now()
    told = {"title": ticket.subject, "claimant": called(ticket), **resolved(actor, values)}
    complaint = Complaint(
        number=next_numbers("complaint")[0], ticket=ticket, opened_at=now, **rules.in_form(told)
    )
    complaint.owner = complaint.owner or ticket.assignee or user_behind(actor)
    complaint.is_restricted = rules.is_restricted(flags_of(complaint))
    complaint.save()
    for position, name in enumerate(rules.STEPS):
        done = {"done_at": now, "done_by": user_behind(actor)} if name == rules.RECEIVED else {}
        ComplaintStep.objects.create(complaint=complaint, position=position, name=name, **done)
    retimed(complaint)
    authz.check_new(actor, complaint)
    make_complaint_of(actor, ticket)
    events.record("complaint.opened", actor, complaint)
    tell_management(actor, complaint)
    return complaint


def called(ticket: Ticket) -> str:
    contact = ticket.contact
    return f"{contact.family_name} {contact.given_name}".strip() if contact else ""


def make_complaint_of(actor: Actor, ticket: Ticket) -> None:
    """The locked ticket says what it is."""
    if ticket.type == "complaint":
        return
    before = ticket.snapshot()
    ticket.type = "complaint"
    versions.touch(ticket)
    ticket.save(force_update=True)
    events.record("ticket.updated", actor, ticket, before=before)


@action
def update_complaint(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Complaint:
    """Write down the given facts. Another severity has other deadlines, counted from the receipt."""
    complaint = claimed(actor, uid, version)
    rules.check_open(complaint.step)
    before = complaint.snapshot()
    for field, value in rules.in_form(resolved(actor, values)).items():
        setattr(complaint, field, value)
    complaint.is_restricted = rules.is_restricted(flags_of(complaint))
    if values.keys() & {"severity", "report_on"}:
        retimed(complaint)
    complaint.save()
    if not authz.may_do(actor, ["update"], complaint)["update"]:
        raise rules.WouldLose()
    events.record("complaint.updated", actor, complaint, before=before)
    tell_management(actor, complaint)
    return complaint


@action
def set_step(actor: Actor, uid: UUID, name: str, *, version: int, is_done: bool) -> Complaint:
    """Do the step that is next, or take back the one done last. With the last step the complaint is closed."""
    complaint = claimed(actor, uid, version)
    before, steps, now = complaint.snapshot(), queries.steps_of(complaint), clock.now()
    facts = [rules.Done(step.name, step.done_at is not None) for step in steps]
    if is_done:
        rules.check_done(name, facts, vars(complaint))
    else:
        rules.check_undone(name, facts)
    step = next(one for one in steps if one.name == name)
    versions.touch(step)
    step.done_at, step.done_by = (now, user_behind(actor)) if is_done else (None, None)
    step.save()
    await_next(complaint, steps)
    complaint.closed_at = now if complaint.step == rules.CLOSED else None
    complaint.save()
    kind = "complaint.step_done" if is_done else "complaint.step_undone"
    kind = "complaint.closed" if complaint.step == rules.CLOSED else kind
    events.record(kind, actor, complaint, before=before, data={"step": name})
    return complaint


@action
def issue_report(actor: Actor, uid: UUID, *, version: int, language: str, is_internal: bool) -> StoredFile:
    """Print the report and keep it on the complaint, as it was handed out."""
    complaint = claimed(actor, uid, version)
    before, now = complaint.snapshot(), clock.now()
    data, name = report(complaint, language, is_internal)
    kept = keep_file(actor, complaint, name=name, data=data, declared_type="application/pdf")
    complaint.reported_at = now
    complaint.save()
    told = {"language": language, "edition": "internal" if is_internal else "customer"}
    events.record("complaint.reported", actor, complaint, before=before, data=told)
    return kept


def report(complaint: Complaint, language: str, is_internal: bool) -> tuple[bytes, str]:
    """The report as it would be printed today, and what its file is called."""
    day = clock.today(our_zone())
    sheet = queries.sheet_of(complaint, language, is_internal)
    return printed(papers.LAYOUT, papers.printable(sheet, day), at=clock.now()), papers.file_name(sheet, day)


@action
def delete_complaint(actor: Actor, uid: UUID, *, version: int) -> None:
    """It was none: into the bin. The ticket stays."""
    complaint = authz.lock(actor, Complaint, "delete", uid)
    versions.claim(complaint, version)
    before = complaint.snapshot()
    complaint.deleted_at = clock.now()
    complaint.save()
    events.record("complaint.deleted", actor, complaint, before=before)


@action
def remind_of_complaints(actor: System) -> int:
    """Say once of each step that it is late; answers of how many."""
    now = clock.now()
    why = "a deadline passes whoever looks"
    untold = ComplaintStep.objects.unscoped(why).filter(done_at=None, due_at__lt=now, told_late_at=None)
    late = Complaint.objects.unscoped(why).filter(
        step_due__lt=now, deleted_at=None, ticket__deleted_at=None, pk__in=untold.values("complaint")
    )
    told = 0
    for complaint in late.select_for_update(of=("self",)).order_by("step_due")[:LATE_BATCH]:
        step = next((one for one in queries.steps_of(complaint) if one.name == complaint.step), None)
        if step is None or step.told_late_at is not None:
            continue
        versions.touch(step)
        step.told_late_at = now
        step.save()
        events.record("complaint.late", actor, complaint, data={"step": step.name})
        told += 1
    return told


def tell_management(actor: Actor, complaint: Complaint) -> None:
    """The management hears of a complaint once: of a grave one at once, of others when somebody wants it."""
    flags = flags_of(complaint)
    wanted = rules.is_for_management(complaint.severity, flags, complaint.is_for_management)
    if not wanted or complaint.management_told_at is not None:
        return
    before = complaint.snapshot()
    complaint.management_told_at = clock.now()
    complaint.save()
    events.record("complaint.told_management", actor, complaint, before=before)


def flags_of(complaint: Complaint) -> dict[str, bool]:
    return {name: getattr(complaint, name) for name in rules.FLAGS}


def claimed(actor: Actor, uid: UUID, version: int) -> Complaint:
    """The complaint locked for a change, at the version its editor saw."""
    complaint = authz.lock(actor, Complaint, "update", uid)
    versions.claim(complaint, version)
    return complaint


def retimed(complaint: Complaint) -> None:
    """Each step that is not done gets its deadline anew."""
    times = rules.due_times(complaint.severity, complaint.opened_at, our_calendar(), complaint.report_on)
    steps = queries.steps_of(complaint)
    for step in steps:
        if step.done_at is None:
            set_due(step, times.get(step.name))
    await_next(complaint, steps)
    complaint.save()


def set_due(step: ComplaintStep, due_at: datetime | None) -> None:
    if step.due_at == due_at:
        return
    step.due_at = due_at
    versions.touch(step)
    step.save()


def await_next(complaint: Complaint, steps: list[ComplaintStep]) -> None:
    """The complaint says which of its steps is next, and until when."""
    facts = [rules.Done(step.name, step.done_at is not None) for step in steps]
    complaint.step = rules.awaited(facts)
    complaint.step_due = next((step.due_at for step in steps if step.name == complaint.step), None)


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into the rows they name, as far as the actor may name them."""
    found = dict(values)
    for field, model in REFERENCES.items():
        if field not in found:
            continue
        row: Any = authz.refer(actor, model, found.pop(field), field)
        if isinstance(row, User) and not authz.may(staff_of(row), "update", LABEL):
            raise BadInput(fields={field: "cannot_answer"})
        found[field.removesuffix("_id")] = row
    return found
