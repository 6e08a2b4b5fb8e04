"""Asking for a person to be erased, and writing down that one was disclosed. A person's word, never a program's."""

from typing import Any
from uuid import UUID

from enishi.customers.finding import full_name
from enishi.customers.models import Contact
from enishi.foundation import authz, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff
from enishi.foundation.errors import NotAllowed
from enishi.foundation.jobs import enqueue
from enishi.privacy import rules
from enishi.privacy.models import Erasure
from enishi.privacy.queries import is_mail_leaving
from enishi.staff.queries import user_behind

LABEL = "privacy.Erasure"
WHY = "nobody is erased twice at once"


@action
def ask_erasure(actor: Actor, contact_id: UUID, *, name: str, ground: str) -> Erasure:
    """Have a person erased. There is no way back, so their name is typed."""
    check_person(actor, "create")
    contact = authz.lock(actor, Contact, "delete", contact_id)
    rules.check_name(name, full_name(contact))
    if Erasure.objects.unscoped(WHY).filter(contact_uid=contact.uid, state=Erasure.WAITING).exists():
        raise rules.UnderWay()
    if is_mail_leaving(contact):
        raise rules.MailOnItsWay()
    erasure: Erasure = Erasure.objects.create(
        contact_id=contact.pk, contact_uid=contact.uid, asked_by=user_behind(actor), ground=ground
    )
    events.record("erasure.requested", actor, erasure)
    enqueue("privacy.erase", erasure_id=erasure.pk)
    return erasure


@action
def note_disclosure(actor: Actor, contact_id: UUID, *, counts: dict[str, int], notes: bool) -> Contact:
    """Write down who took a person's data out, and how much of what."""
    check_person(actor, "read")
    contact = authz.find(actor, Contact, contact_id)
    told: dict[str, Any] = {"rows": sum(counts.values()), "notes": notes}
    events.record("contact.disclosed", actor, contact, before=contact.snapshot(), data=told)
    return contact


def check_person(actor: Actor, act: str) -> None:
    """Somebody signed in, who may see to personal data."""
    authz.check(actor, act, LABEL)
    if not isinstance(actor, Staff):
        raise NotAllowed()
