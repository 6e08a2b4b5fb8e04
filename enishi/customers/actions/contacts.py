"""Writes on contacts and their places at customers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers import rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotFound
from enishi.staff import custom

LABEL = "customers.Contact"


@action
def create_contact(
    actor: Actor,
    values: Mapping[str, Any],
    *,
    account_id: UUID | None = None,
    place: Mapping[str, Any] | None = None,
) -> Contact:
    """A new person, at a customer where one is named."""
    authz.check(actor, "create", LABEL)
    account = authz.refer(actor, Account, account_id, "account_id")
    contact = Contact(**rules.in_form({"family_name": "", **custom.filled("contacts", values)}))
    save(contact)
    if account is not None:
        place_at(actor, account, contact, place or {})
    authz.check_new(actor, contact)
    authz.check_fields(actor, contact, values)
    events.record("contact.created", actor, contact)
    return contact


@action
def update_contact(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Contact:
    """Change the given fields of a person."""
    contact = authz.lock(actor, Contact, "update", uid)
    authz.check_fields(actor, contact, values)
    versions.claim(contact, version)
    before = contact.snapshot()
    for field, value in rules.in_form(custom.merged("contacts", contact, values)).items():
        setattr(contact, field, value)
    save(contact)
    events.record("contact.updated", actor, contact, before=before)
    return contact


@action
def delete_contact(actor: Actor, uid: UUID, *, version: int) -> Contact:
    """Into the bin; what they said and did stays where it is."""
    contact = authz.lock(actor, Contact, "delete", uid)
    versions.claim(contact, version)
    before = contact.snapshot()
    contact.deleted_at = clock.now()
    contact.save(force_update=True)
    events.record("contact.deleted", actor, contact, before=before)
    return contact


@action
def restore_contact(actor: Actor, uid: UUID) -> Contact:
    """Back out of the bin, by whoever might put them there."""
    binned = Contact.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    contact = binned.select_for_update().filter(uid=uid, merged_into=None).exclude(deleted_at=None).first()
    if contact is None:
        raise NotFound()
    before = contact.snapshot()
    contact.deleted_at = None
    versions.touch(contact)
    contact.save(force_update=True)
    if not authz.may_do(actor, ["delete"], contact)["delete"]:
        raise NotFound()
    events.record("contact.restored", actor, contact, before=before)
    return contact


@action
def link_contact(
    actor: Actor, uid: UUID, *, account_id: UUID, place: Mapping[str, Any] | None = None
) -> AccountContact:
    """Give a person a place at one more customer: who changes company stays one person."""
    contact = authz.lock(actor, Contact, "update", uid)
    account = authz.refer(actor, Account, account_id, "account_id")
    assert account is not None
    return place_at(actor, account, contact, place or {})


@action
def update_link(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> AccountContact:
    """Change department, title, role or period of a person at a customer."""
    link = authz.lock(actor, AccountContact, "update", uid)
    versions.claim(link, version)
    before = link.snapshot()
    settle(link, values)
    events.record("contact.place_updated", actor, link, before=before)
    return link


@action
def unlink_contact(actor: Actor, uid: UUID, *, version: int) -> None:
    """Take a person's place at a customer away, as if entered by mistake. Who left gets an end date instead."""
    link = authz.lock(actor, AccountContact, "update", uid)
    versions.claim(link, version)
    events.record("contact.unlinked", actor, link)
    AccountContact.objects.unscoped("locked above").filter(pk=link.pk).delete()


def place_at(actor: Actor, account: Account, contact: Contact, place: Mapping[str, Any]) -> AccountContact:
    """Make the link, unless the person already stands there."""
    links = AccountContact.objects.unscoped("one person has one place at a customer, seen or not")
    if links.filter(account=account, contact=contact).exists():
        raise BadInput(fields={"account_id": "already_linked"})
    link = AccountContact(account=account, contact=contact)
    settle(link, place)
    events.record("contact.linked", actor, link)
    return link


def settle(link: AccountContact, values: Mapping[str, Any]) -> None:
    """Write the values; a new main contact takes the mark from the one before."""
    for field, value in rules.in_form(values).items():
        setattr(link, field, value)
    rules.check_period(link.active_from, link.active_to)
    if link.is_primary:
        others = AccountContact.objects.unscoped("the mark moves whoever may see the one before")
        others.filter(account_id=link.account_id, is_primary=True).exclude(pk=link.pk).update(
            is_primary=False
        )
    link.save()


def save(contact: Contact) -> None:
    """Store the contact with its keys; every write of a name, address or number goes through here."""
    keys = rules.person_keys(contact.family_name, contact.given_name, contact.email, contact.mobile)
    for field, key in keys.items():
        setattr(contact, field, key)
    contact.kana_key = rules.kana_key(contact.family_kana, contact.given_kana)
    contact.save()
