"""What of customers and their people the search finds, and how a hit reads."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from enishi.customers.models import Account, Contact
from enishi.customers.queries import current_links
from enishi.foundation.authz import Actor
from enishi.foundation.search import Document, Searchable, Shown
from enishi.foundation.text.company import company_parse
from enishi.foundation.text.phone import phone_format


def numbers(*typed: str) -> tuple[str, ...]:
    """A phone number as typed and in its national form, so that +81 3-… is found by 03-…."""
    return tuple(text for phone in typed if phone for text in (phone, phone_format(phone) or ""))


def account_document(account: Account) -> Document:
    return Document(
        name=account.name,
        head=company_parse(account.name).core,
        number=str(account.number),
        texts=(account.kana, account.corporate_number, account.email, *numbers(account.phone)),
    )


def contact_document(contact: Contact) -> Document:
    return Document(
        name=contact.family_name + contact.given_name,
        texts=(
            contact.family_kana + contact.given_kana,
            contact.email,
            *numbers(contact.phone, contact.mobile),
        ),
    )


def show_accounts(actor: Actor, rows: QuerySet[Account]) -> Iterable[Shown]:
    found = rows.only("uid", "number", "name", "prefecture", "city")
    return [Shown(row, row.name, f"{row.prefecture}{row.city}") for row in found]


def show_contacts(actor: Actor, rows: QuerySet[Contact]) -> Iterable[Shown]:
    people = list(rows.only("uid", "family_name", "given_name"))
    places: dict[int, Any] = {link.contact_id: link for link in current_links(actor, people)}
    return [Shown(row, full_name(row), place_line(places.get(row.pk))) for row in people]


def full_name(contact: Contact) -> str:
    return f"{contact.family_name} {contact.given_name}".strip()


def place_line(link: Any) -> str:
    """株式会社ハナサキ精機 営業部 課長"""
    if link is None:
        return ""
    return " ".join(part for part in (link.account.name, link.department, link.title) if part)


ACCOUNTS = Searchable("account", account_document, show_accounts)
CONTACTS = Searchable("contact", contact_document, show_contacts)
