"""A lead's company and person become a customer: the one way sales makes accounts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from enishi.customers import rules
from enishi.customers.actions.accounts import create_account
from enishi.customers.actions.accounts import save as save_account
from enishi.customers.actions.contacts import create_contact, place_at
from enishi.customers.models import Account, Contact
from enishi.customers.queries import contacts_at
from enishi.customers.rules import PersonFacts
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff.models import User

PLACE = ("department", "title")


@dataclass(frozen=True)
class Adopted:
    """The customer and the person there, and which of the two did not exist before."""

    account: Account
    contact: Contact
    is_new_account: bool
    is_new_contact: bool


@action
def adopt_account(
    actor: Actor,
    *,
    account: Account | None,
    company: str,
    corporate_number: str,
    person: PersonFacts,
    owner: User | None,
    about: Mapping[str, Any] = MappingProxyType({}),
) -> Adopted:
    """The account and contact these facts speak of, made where they do not exist yet.

    Into `account` when one was chosen; else into the one account with the same corporate number; else a
    new one. A name never decides alone. Without a company the person themself is the customer. `about`: what else is
    known of the company; one we know already keeps its own facts.
    """
    account = account or known_by_number(actor, corporate_number)
    is_new = account is None
    if account is None:
        account = new_account(actor, company, corporate_number, person, owner, about)
    elif account.sales_owner_id is None and owner is not None:
        account = take_over(actor, account, owner)
    known = known_person(actor, account, person)
    return Adopted(account, known or new_person(actor, account, person), is_new, known is None)


def known_by_number(actor: Actor, number: str) -> Account | None:
    stored = rules.in_form({"corporate_number": number})["corporate_number"]
    if not stored:
        return None
    found = list(authz.scope(actor, Account, "link").filter(corporate_number=stored)[:2])
    return found[0] if len(found) == 1 else None


def new_account(
    actor: Actor,
    company: str,
    corporate_number: str,
    person: PersonFacts,
    owner: User | None,
    about: Mapping[str, Any],
) -> Account:
    kind = Account.COMPANY if company.strip() else Account.PERSON
    values = {
        "kind": kind,
        "name": company if company.strip() else f"{person.family_name} {person.given_name}",
        "corporate_number": corporate_number,
        "sales_owner_id": owner.uid if owner else None,
    }
    return create_account(actor, {**about, **values})


def take_over(actor: Actor, account: Account, owner: User) -> Account:
    """An account without a seller gets the one who brought the lead."""
    account = authz.lock(actor, Account, "update", account.uid)
    before = account.snapshot()
    account.sales_owner = owner
    versions.touch(account)
    save_account(account)
    events.record("account.updated", actor, account, before=before)
    return account


def known_person(actor: Actor, account: Account, person: PersonFacts) -> Contact | None:
    """Somebody already at this customer with the same address, mobile number or name."""
    keys = rules.person_keys(person.family_name, person.given_name, person.email, person.mobile)
    typed = rules.PersonTraits(**keys)
    for contact in contacts_at(actor, account):
        stored = rules.PersonTraits(contact.name_key, contact.email_key, contact.mobile_e164)
        if rules.person_likeness(typed, stored, same_account=True):
            return contact
    return None


def new_person(actor: Actor, account: Account, person: PersonFacts) -> Contact:
    facts = asdict(person)
    place = {field: facts.pop(field) for field in PLACE}
    contact = create_contact(actor, facts)
    place_at(actor, account, contact, place)
    return contact


@action
def put_away(actor: Actor, account: Account | None, contact: Contact | None) -> None:
    """Into the bin with what an adoption made; whoever calls has locked it and seen that nothing hangs on it."""
    for row in (contact, account):
        if row is not None:
            before = row.snapshot()
            versions.touch(row)
            row.deleted_at = clock.now()
            row.save(force_update=True)
            events.record(f"{row._meta.model_name}.deleted", actor, row, before=before)
