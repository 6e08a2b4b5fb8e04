"""What of leads and deals the search finds, and how a hit reads."""

from collections.abc import Iterable

from django.db.models import QuerySet

from enishi.customers.finding import company_spellings, numbers, person
from enishi.foundation.authz import Actor
from enishi.foundation.rows import own_columns
from enishi.foundation.search import Document, Searchable, Shown
from enishi.sales.models import Deal, Lead


def deal_document(deal: Deal) -> Document:
    return Document({"name": deal.name, "number": str(deal.number)})


def show_deals(actor: Actor, rows: QuerySet[Deal]) -> Iterable[Shown]:
    found = rows.select_related("account").only(*own_columns(Deal), "account__name")
    return [Shown(row, row.name, row.account.name if row.account else "") for row in found]


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


def show_leads(actor: Actor, rows: QuerySet[Lead]) -> Iterable[Shown]:
    return [Shown(row, lead_name(row) or row.company, row.company) for row in rows]


def lead_name(lead: Lead) -> str:
    return f"{lead.family_name} {lead.given_name}".strip()


DEALS = Searchable("deal", deal_document, show_deals)
LEADS = Searchable("lead", lead_document, show_leads)
