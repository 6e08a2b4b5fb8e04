"""What of leads and deals the search finds, and how a hit reads."""

from collections.abc import Iterable

from django.db.models import QuerySet

from enishi.customers.finding import numbers
from enishi.foundation.authz import Actor
from enishi.foundation.search import Document, Searchable, Shown
from enishi.foundation.text.company import company_parse
from enishi.sales.models import Deal, Lead


def deal_document(deal: Deal) -> Document:
    return Document(name=deal.name, number=str(deal.number))


def show_deals(actor: Actor, rows: QuerySet[Deal]) -> Iterable[Shown]:
    found = rows.select_related("account").only("uid", "number", "name", "account__name")
    return [Shown(row, row.name, row.account.name if row.account else "") for row in found]


def lead_document(lead: Lead) -> Document:
    person = lead.family_name + lead.given_name
    return Document(
        name=lead.company or person,
        head=company_parse(lead.company).core if lead.company else "",
        number=str(lead.number),
        texts=(person, lead.family_kana + lead.given_kana, lead.email, *numbers(lead.phone)),
    )


def show_leads(actor: Actor, rows: QuerySet[Lead]) -> Iterable[Shown]:
    found = rows.only("uid", "number", "family_name", "given_name", "company")
    return [Shown(row, lead_name(row), row.company) for row in found]


def lead_name(lead: Lead) -> str:
    return f"{lead.family_name} {lead.given_name}".strip()


DEALS = Searchable("deal", deal_document, show_deals)
LEADS = Searchable("lead", lead_document, show_leads)
