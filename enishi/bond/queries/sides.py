"""Both roles side by side: the cards of an account, and what a deal or a ticket knows of the other side."""

from typing import Any

from django.db.models import Q, QuerySet

from enishi.bond.models import Handover, Promise
from enishi.bond.standing import UNSOLVED
from enishi.commerce.contracts import queries as contracts
from enishi.commerce.models import Contract, Order
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, StageType
from enishi.service.models import Ticket

CARDS = 10


def overview(actor: Actor, account: Account) -> dict[str, list[Any]]:
    """Deals, tickets, handovers, promises, orders, contracts and machines of a customer, the newest of each. Seven SQL."""
    return {
        "deals": list(
            _of(actor, Deal, account).select_related("stage", "owner").order_by("-updated_at")[:CARDS]
        ),
        "tickets": list(
            _of(actor, Ticket, account).select_related("assignee").order_by("-updated_at")[:CARDS]
        ),
        "handovers": list(
            _of(actor, Handover, account).select_related("service_owner").order_by("-opened_at")[:CARDS]
        ),
        "promises": list(
            _of(actor, Promise, account).select_related("owner").order_by("due_on", "id")[:CARDS]
        ),
        "orders": list(_of(actor, Order, account).order_by("-ordered_on", "-id")[:CARDS]),
        "contracts": contracts.contracts_of(actor, account.pk, CARDS),
        "items": contracts.installed_at(actor, account.pk, CARDS),
    }


def of_deal(actor: Actor, deal: Deal) -> dict[str, Any]:
    """What sales should know before the next call: the handover, open tickets, promises made."""
    tickets = authz.scope(actor, Ticket).select_related("assignee")
    linked = Q(deal_links__deal=deal) | Q(merged__deal_links__deal=deal)
    near = (
        tickets.filter(linked | Q(account=deal.account_id, status__in=UNSOLVED))
        if deal.account_id
        else tickets.filter(linked)
    )
    return {
        "handover": authz.scope(actor, Handover).filter(deal=deal).select_related("service_owner").first(),
        "tickets": list(near.distinct().order_by("-priority", "opened_at")[:CARDS]),
        "contract": authz.scope(actor, Contract).filter(deal_links__deal=deal).first(),
        "promises": list(
            authz.scope(actor, Promise).filter(deal=deal).select_related("owner").order_by("due_on", "id")
        ),
    }


def of_contract(actor: Actor, contract: Contract) -> list[Deal]:
    """The deals in which its renewals were talked about, the latest first. One SQL."""
    rows = authz.scope(actor, Deal).filter(contract_link__contract=contract)
    return list(rows.select_related("stage", "owner").order_by("-contract_link__renewal_on")[:CARDS])


def of_ticket(actor: Actor, ticket: Ticket) -> dict[str, Any]:
    """What service should know before the next reply: open deals, the handover, promises to this customer."""
    deals: QuerySet[Deal] = authz.scope(actor, Deal).select_related("stage", "owner")
    linked = Q(ticket_links__ticket=ticket) | Q(ticket_links__ticket__merged_into=ticket)
    if ticket.account is None:
        tied = list(deals.filter(linked).distinct().order_by("-updated_at")[:CARDS])
        return {"deals": tied, "handover": None, "promises": [], "contracts": []}
    linked |= Q(account=ticket.account, stage_type=StageType.OPEN)
    promises = _of(actor, Promise, ticket.account).filter(status=Promise.OPEN).select_related("owner")
    return {
        "deals": list(deals.filter(linked).distinct().order_by("-updated_at")[:CARDS]),
        "handover": _of(actor, Handover, ticket.account).order_by("-opened_at").first(),
        "promises": list(promises.order_by("due_on", "id")[:CARDS]),
        "contracts": contracts.contracts_of(actor, ticket.account.pk, CARDS),
    }


def _of(actor: Actor, model: Any, account: Account) -> QuerySet[Any]:
    return authz.scope(actor, model).filter(account=account)
