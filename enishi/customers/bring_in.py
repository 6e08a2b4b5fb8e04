"""Accounts and contacts from other products."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.customers import rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, RowsRefused, references, upsert
from enishi.foundation.errors import BadInput
from enishi.foundation.ids import next_numbers
from enishi.staff.models import User

LINK = ("account", "department", "title", "role")


@action
def bring_in_accounts(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Accounts by outside id; owners by outside id, e-mail or name."""
    sales = references(actor, User, rows, "sales_owner", also_by=("email", "name"))
    service = references(actor, User, rows, "service_owner", also_by=("email", "name"))
    formed = _in_form(rows, ("sales_owner", "service_owner"))

    def facts(row: Brought, stored: Account | None) -> Mapping[str, Any]:
        values = dict(formed[row.row])
        for name, people in (("sales_owner", sales), ("service_owner", service)):
            if name in row.values:
                values[name] = people.get(str(row.values[name]))
        name, phone = (
            values.get("name") or stored and stored.name,
            values.get("phone", stored.phone if stored else ""),
        )
        return values | rules.company_keys(str(name), str(phone))

    return upsert(actor, Account, rows, facts, noun="account", make=_blank_accounts)


@action
def bring_in_contacts(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Contacts by outside id, each with a place at its account where one is named."""
    accounts = references(actor, Account, rows, "account", also_by=("name",))
    formed = _in_form(rows, LINK)

    def facts(row: Brought, stored: Contact | None) -> Mapping[str, Any]:
        values = dict(formed[row.row])
        kept = {
            name: values.get(name, getattr(stored, name) if stored else "")
            for name in ("family_name", "given_name", "email", "mobile")
        }
        return values | rules.person_keys(
            kept["family_name"], kept["given_name"], kept["email"], kept["mobile"]
        )

    outcome = upsert(
        actor, Contact, rows, facts, noun="contact", make=lambda fresh: [Contact() for _ in fresh]
    )
    _places(rows, accounts, outcome)
    return outcome


def _places(rows: Sequence[Brought], accounts: Mapping[str, Account], outcome: Outcome) -> None:
    links = [
        AccountContact(
            account=accounts[str(row.values["account"])],
            contact=outcome.rows[row.key],
            department=row.values.get("department") or "",
            title=row.values.get("title") or "",
            role=row.values.get("role") or "",
            is_primary=True,
        )
        for row in rows
        if row.values.get("account")
    ]
    AccountContact.objects.bulk_create(links, ignore_conflicts=True, batch_size=500)


def _blank_accounts(fresh: Sequence[Brought]) -> list[Account]:
    return [Account(number=number) for number in next_numbers("account", len(fresh))]


def _in_form(rows: Sequence[Brought], apart: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Each row's own columns, checked by the room's rules; RowsRefused names what does not pass."""
    formed, problems = {}, []
    for row in rows:
        values = {
            name: value for name, value in row.values.items() if name != "external_id" and name not in apart
        }
        try:
            formed[row.row] = rules.in_form(values)
        except BadInput as refusal:
            problems += [
                Problem(row.row, name, code, str(values.get(name, "")))
                for name, code in refusal.fields.items()
            ]
    if problems:
        raise RowsRefused(problems)
    return formed
