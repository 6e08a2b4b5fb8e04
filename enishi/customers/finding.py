"""What of customers and their people the search finds, and how a hit reads."""

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.customers.models import Account, Contact
from enishi.customers.queries import current_links
from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown
from enishi.foundation.text.company import company_parse
from enishi.foundation.text.phone import phone_format


def numbers(typed: str) -> tuple[str, ...]:
    """A phone number as typed and in its national form, so that +81 3-… is found by 03-…."""
    return (typed, phone_format(typed) or "") if typed else ()


def account_document(account: Account) -> Document:
    return Document(
        {
            "name": company_spellings(account.name),
            "number": str(account.number),
            "kana": account.kana,
            "corporate_number": account.corporate_number,
            "email": account.email,
            "phone": numbers(account.phone),
        }
    )


def company_spellings(name: str) -> tuple[str, ...]:
    """A company is called by its name with and without its legal form, which may be written on either side."""
    parsed = company_parse(name)
    return (name, parsed.core, f"{parsed.core}{parsed.form}" if parsed.form else "")


def contact_document(contact: Contact) -> Document:
    return Document(
        {
            **person(contact.family_name, contact.given_name, contact.family_kana, contact.given_kana),
            "email": contact.email,
            "phone": numbers(contact.phone),
            "mobile": numbers(contact.mobile),
        }
    )


def person(family: str, given: str, family_kana: str, given_kana: str) -> dict[str, tuple[str, ...]]:
    """A person is called by the whole name and by either half, written or read."""
    name, kana = f"{family} {given}".strip(), f"{family_kana} {given_kana}".strip()
    return {"name": (name, family, given), "kana": (kana, family_kana, given_kana)}


def show_accounts(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.name, f"{row.prefecture}{row.city}") for row in rows]


def show_contacts(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    links = current_links(actor, [row.pk for row in rows])
    places: dict[int, Any] = {link.contact.pk: link for link in links}
    return [Shown(row, full_name(row), place_line(places.get(row.pk))) for row in rows]


def full_name(contact: Any) -> str:
    return f"{contact.family_name} {contact.given_name}".strip()


def place_line(link: Any) -> str:
    """株式会社ハナサキ精機 営業部 課長"""
    if link is None:
        return ""
    return " ".join(part for part in (link.account.name, link.department, link.title) if part)


ACCOUNTS = Searchable(
    "account",
    account_document,
    Lines(Account, "uid number name kana corporate_number email phone prefecture city".split()),
    show_accounts,
)
CONTACTS = Searchable(
    "contact",
    contact_document,
    Lines(Contact, "uid family_name given_name family_kana given_kana email phone mobile".split()),
    show_contacts,
)
