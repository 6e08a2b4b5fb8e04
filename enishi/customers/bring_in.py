"""Accounts and contacts from other products."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.customers import companies, rules
from enishi.customers.finding import contact_document
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, RowsRefused, in_form, pk_of, references, upsert
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many, made
from enishi.foundation.search import Ready, worked_out
from enishi.staff.models import User

# Of a contact's row these speak of their place and their company.
LINK = ("account", "corporate_number", "department", "title", "role")


@action
def bring_in_accounts(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Accounts by outside id; owners by outside id, e-mail or name."""
    sales = references(actor, User, rows, "sales_owner", also_by=("email", "name"))
    service = references(actor, User, rows, "service_owner", also_by=("email", "name"))
    formed = in_form(rows, rules.in_form, apart=("sales_owner", "service_owner"))

    def facts(row: Brought, stored: Account | None) -> Mapping[str, Any]:
        values = dict(formed[row.row])
        for name, people in (("sales_owner", sales), ("service_owner", service)):
            if name in row.values:
                values[f"{name}_id"] = pk_of(people, row, name)
        phone = values.get("phone", stored.phone if stored else "")
        return values | rules.company_keys(values["name"], phone)

    return upsert(actor, Account, rows, facts, noun="account", make=_blank_accounts)


def contacts_findable(rows: Sequence[Brought]) -> Ready:
    """How these contacts will be found once they are made; of none where one cannot be."""
    try:
        formed = _contacts_in_form(rows)
    except RowsRefused:
        return {}
    documents = (contact_document(made(Contact, **values)) for values in formed.values())
    return worked_out("customers.Contact", documents)


def _contacts_in_form(rows: Sequence[Brought]) -> dict[int, dict[str, Any]]:
    return in_form(rows, rules.in_form, apart=LINK)


@action
def bring_in_contacts(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Contacts by outside id, each with a place at its account where one is named, or its number is told."""
    accounts = companies.referred(actor, rows)
    formed = _contacts_in_form(rows)

    def facts(row: Brought, stored: Contact | None) -> Mapping[str, Any]:
        values = dict(formed[row.row])
        kept = {
            name: values.get(name, getattr(stored, name) if stored else "")
            for name in ("family_name", "given_name", "family_kana", "given_kana", "email", "mobile")
        }
        keys = rules.person_keys(kept["family_name"], kept["given_name"], kept["email"], kept["mobile"])
        return values | keys | {"kana_key": rules.kana_key(kept["family_kana"], kept["given_kana"])}

    outcome = upsert(
        actor, Contact, rows, facts, noun="contact", make=lambda fresh: [made(Contact) for _ in fresh]
    )
    _places(rows, accounts, outcome)
    return outcome


def _places(rows: Sequence[Brought], accounts: Mapping[int, companies.Known], outcome: Outcome) -> None:
    links = [
        made(
            AccountContact,
            account_id=accounts[row.row].pk,
            contact_id=outcome.rows[row.key].pk,
            department=row.values.get("department") or "",
            title=row.values.get("title") or "",
            role=row.values.get("role") or "",
            is_primary=True,
        )
        for row in rows
        if row.row in accounts
    ]
    fresh = {one.pk for one in outcome.new}
    insert_many([link for link in links if link.contact_id in fresh])
    old = [link for link in links if link.contact_id not in fresh]
    AccountContact.objects.bulk_create(old, ignore_conflicts=True, batch_size=500)


def _blank_accounts(fresh: Sequence[Brought]) -> list[Account]:
    return [made(Account, number=number) for number in next_numbers("account", len(fresh))]
