"""Who is invited to a demo, whom a mail still has to reach, and who came. Called inside the actions on demos."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.customers.finding import full_name
from enishi.customers.models import Contact
from enishi.customers.rules import Unusable, email, email_key
from enishi.foundation import authz, clock, versions
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.sales.demos import rules
from enishi.sales.demos.models import Demo, DemoGuest
from enishi.staff.models import User

WHY = "of a demo that passed the gate"


def of(demo: Demo) -> list[DemoGuest]:
    """Everybody on the list now, in the order they were named. One SQL."""
    rows = DemoGuest.objects.unscoped(WHY).filter(demo=demo, left_at=None)
    return list(rows.select_related("contact", "user").order_by("id"))


def to_tell(demo: Demo) -> list[DemoGuest]:
    """Who was not told of the demo as it is now."""
    return [one for one in of(demo) if one.email_key and (one.told is None or one.told < demo.sequence)]


def to_tell_off(demo: Demo) -> list[DemoGuest]:
    """Who was invited and is no longer: taken off the list, or everybody once it is called off."""
    rows = DemoGuest.objects.unscoped(WHY).filter(demo=demo, told__lt=demo.sequence)
    if demo.status != Demo.CANCELLED:
        rows = rows.exclude(left_at=None)
    return list(rows.order_by("id"))


def told(demo: Demo, guests: Collection[DemoGuest]) -> None:
    """A mail about the demo as it is now is on its way to these."""
    rows = DemoGuest.objects.unscoped(WHY).filter(pk__in=[one.pk for one in guests])
    rows.update(told=demo.sequence, updated_at=clock.now())


def told_off(guests: Collection[DemoGuest]) -> None:
    """A mail that they are not expected any more is on its way to these: nothing else is to tell them."""
    rows = DemoGuest.objects.unscoped(WHY).filter(pk__in=[one.pk for one in guests])
    rows.update(told=None, updated_at=clock.now())


def who_came(demo: Demo) -> list[DemoGuest]:
    """Those a mail of thanks goes to: who came, colleagues left out."""
    return [one for one in of(demo) if one.came and one.email_key and one.user_id is None]


def named(actor: Actor, given: Sequence[Mapping[str, Any]]) -> list[DemoGuest]:
    """The guests a body names, not yet written: contacts and colleagues the actor may name, or a name and an address."""
    found = [_named(actor, one, place) for place, one in enumerate(given)]
    rules.check_guests([one.email_key for one in found])
    return found


def _named(actor: Actor, given: Mapping[str, Any], place: int) -> DemoGuest:
    field = f"guests.{place}"
    contact = authz.refer(actor, Contact, given.get("contact_id"), field)
    user = authz.refer(actor, User, given.get("user_id"), field)
    if contact is not None:
        name, address = full_name(contact), contact.email
    elif user is not None:
        name, address = user.name, user.email or ""
    else:
        name, address = given.get("name", "").strip(), given.get("email", "").strip()
        if not address:
            raise BadInput(fields={field: "required"})
    try:
        address = email(address) if address else ""
    except Unusable as fault:
        raise BadInput(fields={field: str(fault)}) from None
    return DemoGuest(contact=contact, user=user, name=name, email=address, email_key=email_key(address))


def put(demo: Demo, invited: Sequence[DemoGuest]) -> bool:
    """Make these the list; True if somebody came on it or left it. What a guest answered stays with them."""
    before = {_key(one): one for one in DemoGuest.objects.unscoped(WHY).filter(demo=demo)}
    after = {_key(one): one for one in invited}
    is_changed = False
    for key, guest in before.items():
        if key in after:
            if guest.left_at is not None:
                _comes_back(guest)
                is_changed = True
        elif guest.left_at is None:
            _leaves(guest)
            is_changed = True
    for key, guest in after.items():
        if key not in before:
            guest.demo = demo
            guest.save()
            is_changed = True
    return is_changed


def _key(guest: DemoGuest) -> tuple[str, int]:
    """Who they are: by their address, or as a person of ours or the customer's who has none."""
    if guest.email_key:
        return (guest.email_key, 0)
    return ("contact", guest.contact_id or 0) if guest.contact_id else ("user", guest.user_id or 0)


def _leaves(guest: DemoGuest) -> None:
    """Who was never told is simply not invited."""
    if guest.told is None:
        guest.delete()
        return
    guest.left_at = clock.now()
    versions.touch(guest)
    guest.save(force_update=True)


def _comes_back(guest: DemoGuest) -> None:
    guest.left_at, guest.answer = None, DemoGuest.WAITING
    versions.touch(guest)
    guest.save(force_update=True)


def ask_again(demo: Demo) -> None:
    """It is at another time: nobody has said yes to that."""
    rows = DemoGuest.objects.unscoped(WHY).filter(demo=demo, left_at=None)
    rows.update(answer=DemoGuest.WAITING, answered_at=None, comment="", updated_at=clock.now())


def note_who_came(demo: Demo, came: Sequence[UUID]) -> None:
    """Those named came, the others did not. BadInput for somebody who is not on the list."""
    known = {one.uid: one for one in of(demo)}
    if not set(came) <= set(known):
        raise BadInput(fields={"came": "unknown_reference"})
    for uid, guest in known.items():
        guest.came = uid in came
        versions.touch(guest)
        guest.save(force_update=True)
