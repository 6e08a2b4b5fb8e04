"""Every read of complaints, scoped to an actor."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from enishi.customers.models import AccountContact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.queries import files_of
from enishi.service.complaints import rules
from enishi.service.complaints.models import Complaint, ComplaintStep
from enishi.service.complaints.papers import Sheet
from enishi.staff.filtering import narrowed
from enishi.staff.models import Organisation
from enishi.staff.queries import our_organisation

WHY = "the complaint they belong to passed the gate"
BESIDE = ("ticket__account", "ticket__contact", "product", "owner", "helper")
SORTS = ("-updated_at", "opened_at", "step_due", "severity", "number", "title", "closed_at")
# So many of the same customer or product are named on the record.
MOST_ALIKE = 10
LOOKUPS = {
    "ticket_id": "ticket__uid",
    "account_id": "ticket__account__uid",
    "product_id": "product__uid",
    "severity": "severity",
    "step": "step",
}


def complaints(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Complaint]:
    """The complaints of a list; `state` is open, late or closed, `view` mine. One SQL."""
    rows = authz.scope(actor, Complaint).filter(ticket__deleted_at=None).select_related(*BESIDE)
    for name, lookup in LOOKUPS.items():
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("state"):
        rows = rows.filter(in_state(asked["state"]))
    if asked.get("view") == "mine":
        person = staff_behind(actor)
        rows = rows.filter(Q(owner=person.user_id) | Q(helper=person.user_id)) if person else rows.none()
    if asked.get("q"):
        words = asked["q"].strip().upper().removeprefix("CL-")
        rows = rows.filter(Q(title__icontains=asked["q"]) | number_of(words) | Q(serial__iexact=words))
    return narrowed(actor, rows, "complaints", asked.get("filter", ""))


def number_of(words: str) -> Q:
    return Q(number=int(words)) if words.isdecimal() and len(words) < 18 else Q(pk__in=[])


def in_state(state: str) -> Q:
    if state == rules.CLOSED:
        return Q(step=rules.CLOSED)
    unclosed = ~Q(step=rules.CLOSED)
    return unclosed & Q(step_due__lt=clock.now()) if state == "late" else unclosed


def complaint(actor: Actor, uid: UUID) -> Complaint:
    """One complaint with what its record shows. One SQL."""
    return authz.find(actor, Complaint, uid, joined=lambda rows: rows.select_related(*BESIDE))


def steps_of(complaint: Complaint) -> list[ComplaintStep]:
    """The steps in their order. One SQL."""
    rows = ComplaintStep.objects.unscoped(WHY).filter(complaint=complaint)
    return list(rows.select_related("done_by").order_by("position"))


def files_on(actor: Actor, complaint: Complaint) -> Sequence[StoredFile]:
    """What hangs on it, the issued reports among them. One SQL."""
    return files_of(actor, Complaint._meta.label, [complaint.pk]).get(complaint.pk, ())


def alike(actor: Actor, complaint: Complaint) -> list[tuple[Complaint, str]]:
    """Others of the same unit, product or customer that the actor may read, the latest first, and why. One SQL."""
    same = {
        "serial": Q(serial=complaint.serial) if complaint.serial else None,
        "product": Q(product=complaint.product_id) if complaint.product_id else None,
        "customer": Q(ticket__account=complaint.account_id) if complaint.account_id else None,
    }
    asked = [one for one in same.values() if one is not None]
    if not asked:
        return []
    any_of = asked[0]
    for one in asked[1:]:
        any_of |= one
    rows = authz.scope(actor, Complaint).filter(any_of).exclude(pk=complaint.pk)
    rows = rows.filter(ticket__deleted_at=None).select_related("ticket__account").order_by("-opened_at")
    return [(one, why_alike(complaint, one)) for one in rows[:MOST_ALIKE]]


def why_alike(complaint: Complaint, other: Complaint) -> str:
    if complaint.serial and complaint.serial == other.serial:
        return "serial"
    return "product" if complaint.product_id and complaint.product_id == other.product_id else "customer"


def sheet_of(complaint: Complaint, language: str, is_internal: bool) -> Sheet:
    """Everything a report is made of. Three SQL."""
    ticket = complaint.ticket
    places = AccountContact.objects.unscoped(WHY).filter(
        account=ticket.account_id, contact_id=ticket.contact_id
    )
    return Sheet(
        complaint=complaint,
        steps=steps_of(complaint),
        issuer=our_organisation() or Organisation(),
        place=places.first() if ticket.contact_id else None,
        language=language,
        is_internal=is_internal,
    )
