"""What sales did with the other customers: leads, deals, orders."""

from collections.abc import Sequence
from datetime import date, timedelta

from enishi.commerce.models import Order, OrderLine
from enishi.customers.models import Account, Contact
from enishi.exchange.demo import facts, own_fields, sales_facts
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.dice import choose, uniform, whole
from enishi.exchange.demo.facts import TODAY, CustomerFact, business_day
from enishi.exchange.demo.sales_facts import EXPANSION, LOST, OPEN, RENEWAL, WON, DealFact
from enishi.foundation.ids import next_numbers
from enishi.sales.models import Deal, DealOrder, Lead, StageType

OPEN_STAGES = ("アプローチ", "ヒアリング", "提案", "見積提出", "稟議・決裁待ち", "内示")
STAGES = {WON: "受注", LOST: "失注"}
CALLED = {EXPANSION: "追加", RENEWAL: "更新"}


def leads(batch: Batch) -> None:
    numbers = next_numbers("lead", len(batch.told))
    leads = [
        _lead(one.fact, account, group[0], number)
        for (one, account, group), number in zip(batch.customers(), numbers, strict=True)
    ]
    Lead.objects.bulk_create(leads, batch_size=500)
    for lead in leads:
        batch.tell("lead.created", lead, lead.created_at, lead.owner)
        if lead.converted_at:
            batch.tell("lead.converted", lead, lead.converted_at, lead.owner)


def _lead(fact: CustomerFact, account: Account, contact: Contact, number: int) -> Lead:
    is_converted = fact.life != facts.LEAD
    unconverted = choose("status", fact.number, (Lead.NEW, Lead.WORKING, Lead.NURTURING))
    converted_at = facts.at(business_day(fact.since + timedelta(days=3)), fact.number)
    return Lead(
        number=number,
        company=account.name,
        family_name=contact.family_name,
        given_name=contact.given_name,
        family_kana=contact.family_kana,
        given_kana=contact.given_kana,
        email=contact.email,
        phone=contact.phone,
        source=fact.source,
        status=Lead.CONVERTED if is_converted else unconverted,
        owner=account.sales_owner,
        converted_at=converted_at if is_converted else None,
        account=account,
        contact=contact,
        created_at=account.created_at,
        updated_at=account.created_at,
    )


def deals(batch: Batch) -> None:
    planned = [(deal, account, group[0]) for one, account, group in batch.customers() for deal in one.deals]
    numbers = next_numbers("deal", len(planned))
    deals = [_deal(batch, *plan, number) for plan, number in zip(planned, numbers, strict=True)]
    Deal.objects.bulk_create(deals, batch_size=500)
    for deal in deals:
        batch.tell("deal.created", deal, facts.at(deal.opened_on, deal.number), deal.owner)
        if deal.closed_on:
            kind = "deal.won" if deal.stage_type == StageType.WON else "deal.lost"
            batch.tell(kind, deal, facts.at(deal.closed_on, deal.number), deal.owner)
    _orders(batch, [deal for deal in deals if deal.stage_type == StageType.WON])


def _deal(batch: Batch, fact: DealFact, account: Account, contact: Contact, number: int) -> Deal:
    key, is_open = fact.key, fact.ends == OPEN
    stage = batch.company.stages[STAGES.get(fact.ends) or choose("stage", key, OPEN_STAGES)]
    product = batch.company.products[fact.product]
    is_planned = is_open and uniform("next", key) < 0.7
    planned_on = business_day(TODAY + timedelta(days=whole("nexton", key, -5, 25)))
    return Deal(
        number=number,
        name=f"{product.name} {CALLED.get(fact.kind, '導入')}",
        kind=fact.kind,
        account=account,
        contact=contact,
        owner=account.sales_owner,
        pipeline=stage.pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=min(business_day(fact.opened + timedelta(days=7)), TODAY),
        product=product,
        amount=fact.amount,
        cost=fact.amount and fact.amount * sales_facts.cost_share(fact) // 100,
        probability=stage.probability,
        opened_on=fact.opened,
        expected_close=fact.closes,
        closed_on=None if is_open else fact.closes,
        lost_reason=fact.lost_reason,
        next_action="次回訪問の日程を決める" if is_planned else "",
        next_action_on=planned_on if is_planned else None,
        custom=own_fields.of_deal(fact),
        created_at=facts.at(fact.opened, key),
        updated_at=facts.at(min(fact.closes, TODAY), key),
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
