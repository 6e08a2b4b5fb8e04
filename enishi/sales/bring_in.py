"""Leads and deals from other products. A won deal with a value becomes an order, as one won here does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from enishi.commerce.bring_in import OrderFacts, take_orders_back, write_orders
from enishi.commerce.models import Product
from enishi.customers.models import Account, Contact
from enishi.foundation import clock
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import (
    Brought,
    Outcome,
    Problem,
    by_outside_id,
    in_form,
    pk_of,
    references,
    refuse,
    upsert,
)
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many
from enishi.sales import rules
from enishi.sales.actions.pipelines import EVERYBODY, default_pipeline
from enishi.sales.assigning.choosing import Assigner
from enishi.sales.models import Campaign, Deal, DealOrder, Lead, Stage, StageType
from enishi.sales.queries import known_by
from enishi.staff.models import User

REFERENCES = ("account", "contact", "owner", "product")
WHY = "the orders of deals that are within reach"


@action
def bring_in_leads(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Leads by outside id."""
    owners = references(actor, User, rows, "owner", also_by=("email", "name"))
    campaigns = references(actor, Campaign, rows, "campaign", also_by=("name",))
    products = references(actor, Product, rows, "product", also_by=("code", "name"))
    formed = in_form(rows, rules.lead_in_form, apart=("owner", "campaign", "product", "status"))
    _check_statuses(rows)

    assigner = Assigner()

    def facts(row: Brought, stored: Lead | None) -> Mapping[str, Any]:
        values = dict(formed[row.row])
        if "product" in row.values:
            values["product_id"] = pk_of(products, row, "product")
        if "owner" in row.values:
            values["owner_id"] = pk_of(owners, row, "owner")
        if "campaign" in row.values:
            values["campaign_id"] = pk_of(campaigns, row, "campaign")
        if "status" in row.values:
            values["status"] = row.values["status"]
        return values if stored else values | _given(assigner, values)

    def make(fresh: Sequence[Brought]) -> list[Lead]:
        return [Lead(number=number) for number in next_numbers("lead", len(fresh))]

    return upsert(actor, Lead, rows, facts, noun="lead", make=make)


def _given(assigner: Assigner, values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose a new lead of a file is that names no owner."""
    lead = Lead(**values)
    assigner.assign(lead)
    return {"owner_id": lead.owner_id, "owner_why": lead.owner_why} if lead.owner_why else {}


def _check_statuses(rows: Sequence[Brought]) -> None:
    """What became of a lead here is not undone by a file."""
    known = by_outside_id(Lead.objects.unscoped("their end stands, whoever asks"), {row.key for row in rows})
    refuse(
        [
            Problem(row.row, "status", "lead_done", str(row.values["status"]))
            for row in rows
            if row.key in known
            and known[row.key].status in rules.LEAD_DONE
            and row.values.get("status", known[row.key].status) != known[row.key].status
        ]
    )


@action
def bring_in_deals(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Deals by outside id, each in the stage it is in; the orders of won ones follow."""
    named: dict[str, Mapping[str, Model]] = {
        "account": references(actor, Account, rows, "account", also_by=("name",)),
        "contact": references(actor, Contact, rows, "contact"),
        "owner": references(actor, User, rows, "owner", also_by=("email", "name")),
        "product": references(actor, Product, rows, "product", also_by=("code", "name")),
    }
    formed = in_form(rows, rules.deal_in_form, apart=(*REFERENCES, "stage"))
    stages = _stages(rows)
    today = clock.today(actor.zone)
    refuse([fault for row in rows for fault in _faults(row, stages[row.row], today)])
    _check_orders(rows, stages)

    def facts(row: Brought, stored: Deal | None) -> Mapping[str, Any]:
        links = {f"{name}_id": pk_of(found, row, name) for name, found in named.items() if name in row.values}
        return formed[row.row] | links | _place(row, stages[row.row], stored)

    def make(fresh: Sequence[Brought]) -> list[Deal]:
        return [Deal(number=number) for number in next_numbers("deal", len(fresh))]

    outcome = upsert(actor, Deal, rows, facts, noun="deal", make=make)
    _follow(actor, outcome)
    return outcome


def _stages(rows: Sequence[Brought]) -> dict[int, Stage]:
    """The stage each row is in: named in either language, or by what it means (open, won, lost, on_hold)."""
    known = known_by(Stage.objects.unscoped(EVERYBODY).filter(pipeline=default_pipeline()))
    refuse(
        [
            Problem(row.row, "stage", "unknown_stage", str(row.values["stage"]))
            for row in rows
            if row.values["stage"] not in known
        ]
    )
    return {row.row: known[row.values["stage"]] for row in rows}


def _faults(row: Brought, stage: Stage, today: Any) -> list[Problem]:
    """A closed deal has its day, not before it was opened nor to come; a won one has a customer."""
    values, found = row.values, []
    opened, closed = values.get("opened_on"), values.get("closed_on")
    if stage.type == StageType.WON and not values.get("account"):
        found.append(("account", "won_needs_account"))
    if stage.type in rules.CLOSED and closed is None:
        found.append(("closed_on", "closed_needs_day"))
    if stage.type in rules.CLOSED and closed is not None:
        found += list(rules.day_faults(closed, today).items())
        if opened is not None and closed < opened:
            found.append(("closed_on", "closed_before_opened"))
    return [Problem(row.row, name, code, str(values.get(name) or "")) for name, code in found]


def _place(row: Brought, stage: Stage, stored: Deal | None) -> dict[str, Any]:
    """Where the deal stands, and since when. An open deal's closing day is the day it is hoped to close."""
    values = row.values
    closed = values.get("closed_on") if stage.type in rules.CLOSED else None
    opened = values.get("opened_on") or (stored.opened_on if stored else closed or clock.today())
    placed = {
        "pipeline_id": stage.pipeline_id,
        "stage_id": stage.pk,
        "stage_type": stage.type,
        "closed_on": closed,
        "opened_on": opened,
    }
    if stored is None or stored.stage_id != stage.pk:
        placed["stage_since"] = closed or opened
    if "probability" not in values:
        placed["probability"] = stage.probability
    if stage.type not in rules.CLOSED and "closed_on" in values and not values.get("expected_close"):
        placed["expected_close"] = values["closed_on"]
    return placed


def _check_orders(rows: Sequence[Brought], stages: Mapping[int, Stage]) -> None:
    """What was ordered stays ordered: the deal stays won, and of an order recorded here so does the amount."""
    known = by_outside_id(Deal.objects.unscoped(WHY), {row.key for row in rows})
    links = DealOrder.objects.unscoped(WHY).filter(deal__in=[deal.pk for deal in known.values()])
    ordered = {link.deal_id: link.order for link in links.select_related("order")}
    problems = []
    for row in rows:
        order = ordered.get(known[row.key].pk) if row.key in known else None
        if order is None:
            continue
        amount = row.values.get("amount", order.net)
        if stages[row.row].type != StageType.WON:
            problems.append(Problem(row.row, "stage", "order_stands", str(row.values["stage"])))
        elif amount is None or (amount != order.net and not order.external_id):
            problems.append(Problem(row.row, "amount", "order_stands", str(amount or "")))
    refuse(problems)


def _follow(actor: Actor, outcome: Outcome) -> None:
    """Orders of the won deals that are new or differ, and the links between the two."""
    won = [deal for deal in outcome.touched if deal.stage_type == StageType.WON and deal.amount is not None]
    links = DealOrder.objects.unscoped(WHY).filter(deal__in=[deal.pk for deal in won]).select_related("order")
    linked = {link.deal_id: link.order for link in links}
    # An order recorded by hand here has no outside id: it is not the file's to change.
    ours = [deal for deal in won if deal.pk not in linked or linked[deal.pk].external_id]
    orders = write_orders(actor, [_order(deal) for deal in ours]).rows
    insert_many(
        [DealOrder(deal=deal, order=orders[_outside(deal)]) for deal in ours if deal.pk not in linked]
    )


def follow_back(actor: Actor, deals: Sequence[Deal]) -> None:
    """Orders that follow from these deals, which an import that was taken back left in the bin or as they were before."""
    links = (
        DealOrder.objects.unscoped(WHY).filter(deal__in=[deal.pk for deal in deals]).select_related("order")
    )
    ordered = {deal.pk for deal in deals if _is_ordered(deal)}
    gone = [link for link in links if link.deal_id not in ordered and link.order.external_id]
    DealOrder.objects.unscoped(WHY).filter(pk__in=[link.pk for link in gone]).delete()
    take_orders_back(actor, [link.order for link in gone])
    _follow(actor, Outcome(touched=[deal for deal in deals if deal.pk in ordered]))


def _is_ordered(deal: Deal) -> bool:
    return deal.deleted_at is None and deal.stage_type == StageType.WON and deal.amount is not None


def _order(deal: Deal) -> OrderFacts:
    assert deal.account_id is not None and deal.closed_on is not None and deal.amount is not None
    return OrderFacts(
        external_id=_outside(deal),
        account_id=deal.account_id,
        owner_id=deal.owner_id,
        contact_id=deal.contact_id,
        product_id=deal.product_id,
        deal_kind=deal.kind,
        text=deal.name,
        ordered_on=deal.closed_on,
        currency=deal.currency,
        net=deal.amount,
    )


def _outside(deal: Deal) -> str:
    return f"deal:{deal.uid}"
