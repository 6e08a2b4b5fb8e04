"""What sales did with the other customers: leads, deals, orders."""

from collections.abc import Sequence
from datetime import date, timedelta

from enishi.commerce.models import Order, OrderLine
from enishi.customers.models import Account, Contact
from enishi.exchange.demo import facts, names
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.dice import choose, lognormal, uniform, weighted, whole
from enishi.exchange.demo.facts import TODAY, CustomerFact, business_day
from enishi.foundation.ids import next_numbers
from enishi.sales.models import Deal, DealOrder, Lead, StageType

OPEN_STAGES = ("アプローチ", "ヒアリング", "提案", "見積提出", "稟議・決裁待ち", "内示")
# How a customer's second deal ends: so that over all that are closed two of three are won, as in real pipelines.
SECOND = (("won", 25.0), ("open", 20.0), ("lost", 55.0))
PER_CUSTOMER = {"lead": 0, "talking": 1, "lost": 1, "contract": 2, "dormant": 1, "churned": 1}


def leads(batch: Batch, told: Sequence[CustomerFact]) -> None:
    rows = list(zip(told, batch.accounts, batch.contacts, strict=True))
    leads = []
    for (fact, account, group), number in zip(rows, next_numbers("lead", len(rows)), strict=True):
        contact, converted = group[0], fact.state != "lead"
        leads.append(
            Lead(
                number=number,
                company=account.name,
                family_name=contact.family_name,
                given_name=contact.given_name,
                family_kana=contact.family_kana,
                given_kana=contact.given_kana,
                email=contact.email,
                phone=contact.phone,
                source=choose("source", fact.number, ("exhibition", "web", "phone", "referral", "seminar")),
                status=Lead.CONVERTED
                if converted
                else choose("status", fact.number, (Lead.NEW, Lead.WORKING, Lead.NURTURING)),
                owner=account.sales_owner,
                converted_at=facts.at(business_day(fact.since + timedelta(days=3)), fact.number)
                if converted
                else None,
                account=account,
                contact=contact,
                created_at=account.created_at,
                updated_at=account.created_at,
            )
        )
    Lead.objects.bulk_create(leads, batch_size=500)
    for lead in leads:
        batch.tell("lead.created", lead, lead.created_at, lead.owner)
        if lead.converted_at:
            batch.tell("lead.converted", lead, lead.converted_at, lead.owner)


def deals(batch: Batch, told: Sequence[CustomerFact]) -> None:
    planned = [
        (fact, account, group[0], k)
        for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True)
        for k in range(PER_CUSTOMER[fact.state])
    ]
    numbers = next_numbers("deal", len(planned))
    deals = [_deal(batch, *plan, number) for plan, number in zip(planned, numbers, strict=True)]
    Deal.objects.bulk_create(deals, batch_size=500)
    won = [deal for deal in deals if deal.stage_type == StageType.WON]
    for deal in deals:
        batch.tell("deal.created", deal, facts.at(deal.opened_on, deal.number), deal.owner)
        if deal.closed_on:
            kind = "deal.won" if deal.stage_type == StageType.WON else "deal.lost"
            batch.tell(kind, deal, facts.at(deal.closed_on, deal.number), deal.owner)
    _orders(batch, won)


def _deal(batch: Batch, fact: CustomerFact, account: Account, contact: Contact, k: int, number: int) -> Deal:
    key = fact.number * facts.CHILDREN + k
    opened = business_day(min(fact.since + timedelta(days=5 + 150 * k), TODAY - timedelta(days=2)))
    ends = {"talking": "open", "lost": "lost"}.get(fact.state, "won")
    if k and fact.state == "contract":
        ends = weighted("second", key, SECOND)
    closes = business_day(opened + timedelta(days=max(3, int(lognormal("cycle", key, 50, 0.5)))))
    if closes > TODAY:
        ends = "open"
    stage = batch.company.stages[
        {"won": "受注", "lost": "失注"}.get(ends) or choose("stage", key, OPEN_STAGES)
    ]
    product = batch.company.products[
        choose("product", key, ("MN-100", "MG-10", "CLOUD-S", "CARE", "INSTALL"))
    ]
    is_open = ends == "open"
    return Deal(
        number=number,
        name=f"{product.name} {'追加' if k else '導入'}",
        kind="expansion" if k else "new",
        account=account,
        contact=contact,
        owner=account.sales_owner,
        pipeline=stage.pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=min(business_day(opened + timedelta(days=7)), TODAY),
        product=product,
        amount=max(product.price, round(lognormal("amount", key, 900_000, 0.9), -4)),
        probability=stage.probability,
        opened_on=opened,
        expected_close=business_day(TODAY + timedelta(days=whole("expect", key, -10, 90)))
        if is_open
        else closes,
        closed_on=None if is_open else closes,
        lost_reason=choose("reason", key, names.LOST_REASONS) if ends == "lost" else "",
        next_action="次回訪問の日程を決める" if is_open and uniform("next", key) < 0.7 else "",
        next_action_on=business_day(TODAY + timedelta(days=whole("nexton", key, -5, 25)))
        if is_open and uniform("next", key) < 0.7
        else None,
        created_at=facts.at(opened, key),
        updated_at=facts.at(min(closes, TODAY), key),
    )


def _orders(batch: Batch, won: Sequence[Deal]) -> None:
    orders = [
        Order(
            number=number,
            account=deal.account,
            contact=deal.contact,
            owner=deal.owner,
            deal_kind="" if deal.kind == "new" else deal.kind,
            ordered_on=_day(deal.closed_on),
            gross=deal.amount or 0,
            net=deal.amount or 0,
            created_at=facts.at(_day(deal.closed_on), deal.number),
        )
        for deal, number in zip(won, next_numbers("order", len(won)), strict=True)
    ]
    Order.objects.bulk_create(orders, batch_size=500)
    OrderLine.objects.bulk_create(
        [
            OrderLine(
                order=order,
                position=1,
                product=deal.product,
                text=deal.name,
                unit_price=order.net,
                gross=order.net,
                net=order.net,
            )
            for order, deal in zip(orders, won, strict=True)
        ],
        batch_size=500,
    )
    DealOrder.objects.bulk_create([DealOrder(deal=d, order=o) for d, o in zip(won, orders, strict=True)])
    for order in orders:
        batch.tell("order.recorded", order, order.created_at, order.owner)


def _day(day: date | None) -> date:
    assert day is not None
    return day
