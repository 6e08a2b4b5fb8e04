"""A quote asks for leave, and each step says yes, sends it back, or passes its part on.

The quote is locked before its parts, by whoever acts: two who say something at once come one after the other.
"""

from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, UnknownReference
from enishi.foundation.rows import Row
from enishi.sales.approvals import queries, rules
from enishi.sales.approvals.models import Approval, ApprovalRoute, ApprovalStep
from enishi.sales.quotes import rules as quotes
from enishi.sales.quotes.models import Quote
from enishi.staff.models import User
from enishi.staff.queries import user_behind

WHY = queries.WHY


@action
def request_approval(actor: Actor, uid: UUID, *, version: int, note: str = "") -> Quote:
    """Ask for leave; the quote as it stands is what is asked about."""
    quote = authz.lock(actor, Quote, "send", uid)
    versions.claim(quote, version)
    quotes.check_draft(quote.status)
    if queries.standing(quote):
        raise rules.RequestedAlready()
    route = queries.route_of(quote)
    if route is None:
        raise rules.NoRoute()
    before = quote.snapshot()
    quote.save()
    person = user_behind(actor)
    approval = Approval.objects.create(
        quote=quote,
        route=route.name,
        rate=rules.hundredths(quote.gross, quote.net),
        amount=quote.net,
        note=note.strip(),
        requested_by=person,
        requested_at=clock.now(),
    )
    seated(approval, route, quote.deal.owner_id, person.pk if person else None)
    events.record("quote.approval_requested", actor, quote, before=before)
    go_on(actor, queries.parts_of(approval))
    return quote


def seated(approval: Approval, route: ApprovalRoute, seller: int | None, applicant: int | None) -> None:
    """Everybody's part of every step, as people are now; a step without anybody is named and refused."""
    house = queries.house()
    for position, step in enumerate(queries.named_in(route), 1):
        found = rules.seats(step, seller, applicant, house)
        if not found:
            raise rules.NobodyApproves(step=step["name"])
        ApprovalStep.objects.bulk_create(
            ApprovalStep(
                approval=approval,
                position=position,
                name=step["name"],
                needs=step["needs"],
                person_id=one.person,
                moved_from_id=one.instead_of,
                moved_why=one.why,
            )
            for one in found
        )


def go_on(actor: Actor, parts: list[ApprovalStep]) -> bool:
    """Bring every part in line with how far the request has come; has everybody said yes?"""
    told = queries.said(parts)
    now = rules.current(told)
    for part, one in zip(parts, told, strict=True):
        status = rules.becomes(one, now)
        if status != part.status:
            changed(part, status)
            if status == ApprovalStep.WAITING:
                events.record("approval.asked", actor, part)
    return now is None


def changed(part: ApprovalStep, status: str) -> None:
    versions.touch(part)
    part.status = status
    if status == ApprovalStep.WAITING:
        part.asked_at = clock.now()
    part.save()


@action
def approve(actor: Actor, uid: UUID, *, version: int, comment: str = "") -> ApprovalStep:
    """Yes to one's part; with the last one the quote may be sent as it stands."""
    part, quote = taken(actor, uid, version)
    before = quote.snapshot()
    say(actor, part, ApprovalStep.APPROVED, comment)
    is_whole = go_on(actor, queries.parts_of(part.approval))
    if is_whole:
        ended(part.approval, Approval.APPROVED)
    versions.touch(quote)
    quote.save()
    events.record("quote.approved" if is_whole else "quote.step_approved", actor, quote, before=before)
    return part


@action
def send_back(actor: Actor, uid: UUID, *, version: int, comment: str) -> ApprovalStep:
    """差戻し: back to whoever asked, with the reason; nobody else is asked any more."""
    if not comment.strip():
        raise BadInput(fields={"comment": "required"})
    part, quote = taken(actor, uid, version)
    before = quote.snapshot()
    say(actor, part, ApprovalStep.RETURNED, comment)
    shut(part.approval, Approval.RETURNED)
    versions.touch(quote)
    quote.save()
    events.record("quote.returned", actor, quote, before=before)
    return part


@action
def delegate(actor: Actor, uid: UUID, *, version: int, person_id: UUID, comment: str = "") -> ApprovalStep:
    """One's part passes to somebody else who may approve; the history says from whom."""
    part, quote = taken(actor, uid, version)
    heir = authz.refer(actor, User, person_id, "person_id")
    if heir is None:
        raise UnknownReference(fields={"person_id": "unknown_reference"})
    rules.check_heir(
        may=str(heir.uid) in queries.able(),
        is_applicant=heir.pk == part.approval.requested_by_id,
        is_same=heir.pk == part.person_id,
    )
    part.comment = comment.strip()
    passed(actor, part, heir, rules.DELEGATED)
    versions.touch(quote)
    quote.save()
    return part


@action
def withdraw(actor: Actor, uid: UUID, *, version: int) -> Quote:
    """取下げ: the request is taken back, and nobody is asked any more."""
    quote = authz.lock(actor, Quote, "send", uid)
    versions.claim(quote, version)
    request = queries.standing(quote)
    if request is None or request.status != Approval.REQUESTED:
        raise rules.NotRequested()
    before = quote.snapshot()
    shut(request, Approval.WITHDRAWN)
    quote.save()
    events.record("quote.approval_withdrawn", actor, quote, before=before)
    return quote


def taken(actor: Actor, uid: UUID, version: int) -> tuple[ApprovalStep, Quote]:
    """The part the actor may say, locked at the version they saw, and its quote."""
    known = authz.find(actor, ApprovalStep, uid, "approve")
    rows = Quote.objects.unscoped(WHY).select_for_update(of=("self",)).select_related("deal")
    quote = rows.get(approvals__steps=known)
    part = authz.lock(actor, ApprovalStep, "approve", uid)
    versions.claim(part, version)
    person = user_behind(actor)
    is_own = person is not None and part.approval.requested_by_id == person.pk
    rules.check_sayable(waits=part.status == ApprovalStep.WAITING, is_own=is_own)
    return part, quote


def say(actor: Actor, part: ApprovalStep, status: str, comment: str) -> None:
    """What was said, by whom. The version was counted when the part was taken."""
    part.status, part.comment = status, comment.strip()
    part.acted_by, part.acted_at = user_behind(actor), clock.now()
    part.save()


def passed(actor: Actor, part: ApprovalStep, heir: User, why: str) -> None:
    before = part.snapshot()
    part.moved_from_id, part.moved_why, part.person = part.person_id, why, heir
    part.save()
    events.record(
        "approval.asked" if part.status == ApprovalStep.WAITING else "approval.moved",
        actor,
        part,
        before=before,
    )


def give(actor: Actor, row: Row, to: User) -> None:
    """Somebody leaves: their part passes to whoever takes over, and says so."""
    assert isinstance(row, ApprovalStep)
    versions.touch(row)
    passed(actor, row, to, rules.LEFT)


def ended(approval: Approval, status: str) -> None:
    versions.touch(approval)
    approval.status, approval.ended_at = status, clock.now()
    approval.save()


def shut(approval: Approval, status: str) -> None:
    """The request ends, and whoever has said nothing is not asked any more."""
    for part in queries.parts_of(approval):
        if part.status in (ApprovalStep.LATER, ApprovalStep.WAITING):
            changed(part, ApprovalStep.CLOSED)
    ended(approval, status)


def void(quote: Quote) -> None:
    """The quote is another one now: what was asked or granted was about the one before."""
    request = queries.standing(quote)
    if request is not None:
        shut(request, Approval.VOID)


def check_granted(quote: Quote) -> None:
    """Refuse to send what a route asks leave for, unless it was granted."""
    route = queries.route_of(quote)
    if route is None:
        return
    request = queries.standing(quote)
    if request is None or request.status != Approval.APPROVED:
        raise rules.ApprovalNeeded(route=route.name)
