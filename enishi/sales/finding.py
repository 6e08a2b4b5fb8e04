"""What of leads and deals the search finds, and how a hit reads."""

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.customers.finding import company_spellings, numbers, person
from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown
from enishi.sales.models import Deal, Lead, Quote


def deal_document(deal: Deal) -> Document:
    return Document({"name": deal.name, "number": str(deal.number)})


def show_deals(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.name, row.account.name if row.account else "") for row in rows]


def lead_document(lead: Lead) -> Document:
    return Document(
        {
            **person(lead.family_name, lead.given_name, lead.family_kana, lead.given_kana),
            "number": str(lead.number),
            "company": company_spellings(lead.company),
            "email": lead.email,
            "phone": numbers(lead.phone),
        }
    )


def show_leads(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, lead_name(row) or row.company, row.company) for row in rows]


def lead_name(lead: Any) -> str:
    return f"{lead.family_name} {lead.given_name}".strip()


def quote_document(quote: Quote) -> Document:
    return Document({"name": quote.title, "number": quote.number or ""})


def show_quotes(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [
        Shown(
            row, f"{row.number or ''} {row.title}".strip(), row.deal.account.name if row.deal.account else ""
        )
        for row in rows
    ]


QUOTES = Searchable(
    "quote",
    quote_document,
    Lines(Quote, ("uid", "number", "title", "deal__account__name")),
    show_quotes,
)
DEALS = Searchable("deal", deal_document, Lines(Deal, ("uid", "number", "name", "account__name")), show_deals)
LEADS = Searchable(
    "lead",
    lead_document,
    Lines(Lead, "uid number company family_name given_name family_kana given_kana email phone".split()),
    show_leads,
)
