"""Leave to offer a discount: asked for, granted, sent back, and void once the quote is edited."""

from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.sales.quotes import rules
from enishi.sales.quotes.models import Approval, Quote
from enishi.staff.queries import user_behind

WHY = "the quote was locked through the gate"


@action
def request_approval(actor: Actor, uid: UUID, *, version: int, note: str = "") -> Quote:
    """Ask for leave; the quote as it stands is what is asked about."""
    quote = authz.lock(actor, Quote, "send", uid)
    versions.claim(quote, version)
    rules.check_draft(quote.status)
    if standing(quote):
        raise rules.RequestedAlready()
    before = quote.snapshot()
    quote.save()
    Approval.objects.create(
        quote=quote,
        rate=rules.hundredths(quote.gross, quote.net),
        note=note.strip(),
        requested_by=user_behind(actor),
        requested_at=clock.now(),
    )
    events.record("quote.approval_requested", actor, quote, before=before)
    return quote


@action
def approve_quote(actor: Actor, uid: UUID, *, version: int, comment: str = "") -> Quote:
    """Grant it: the quote may be sent as it stands."""
    return decided(actor, uid, version, Approval.APPROVED, comment)


@action
def return_quote(actor: Actor, uid: UUID, *, version: int, comment: str) -> Quote:
    """Send it back, and say why."""
    if not comment.strip():
        raise BadInput(fields={"comment": "required"})
    return decided(actor, uid, version, Approval.RETURNED, comment)


def decided(actor: Actor, uid: UUID, version: int, status: str, comment: str) -> Quote:
    quote = authz.lock(actor, Quote, "approve", uid)
    versions.claim(quote, version)
    request = standing(quote)
    if request is None or request.status != Approval.REQUESTED:
        raise rules.NotRequested()
    person = user_behind(actor)
    if person is not None and request.requested_by_id == person.pk:
        raise rules.OwnRequest()
    before = quote.snapshot()
    quote.save()
    versions.touch(request)
    request.status, request.decided_by, request.decided_at = status, person, clock.now()
    request.comment = comment.strip()
    request.save()
    verb = "approved" if status == Approval.APPROVED else "returned"
    events.record(f"quote.{verb}", actor, quote, before=before)
    return quote


def standing(quote: Quote) -> Approval | None:
    """The request that waits or was granted. One SQL."""
    rows = Approval.objects.unscoped(WHY).filter(quote=quote)
    return rows.filter(status__in=(Approval.REQUESTED, Approval.APPROVED)).order_by("-id").first()


def void(quote: Quote) -> None:
    """The quote is another one now: what was asked or granted was about the one before."""
    request = standing(quote)
    if request is not None:
        versions.touch(request)
        request.status = Approval.VOID
        request.save()


def check_granted(quote: Quote, percent: int | None) -> None:
    """Refuse to send what takes off more than sellers decide alone, unless it was granted."""
    if not rules.needs_approval(quote.gross, quote.net, percent):
        return
    request = standing(quote)
    if request is None or request.status != Approval.APPROVED:
        raise rules.ApprovalNeeded(percent=percent)
