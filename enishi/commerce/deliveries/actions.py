"""Writes on deliveries: recorded, accepted by the customer, cancelled, put on paper."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from enishi.commerce.actions.documents import Paper, digest_of, issue, new_number
from enishi.commerce.deliveries import papers, queries, rules
from enishi.commerce.deliveries.models import Delivery, DeliveryLine
from enishi.commerce.models import Document, Order
from enishi.commerce.queries import issuer
from enishi.customers.models import AccountContact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor

LABEL = "commerce.Delivery"
PREFIX = "D"
WHY = "the delivery was locked through the gate"


@action
def record_delivery(
    actor: Actor,
    order_id: UUID,
    *,
    delivered_on: date,
    accepted_on: date | None = None,
    quantities: Mapping[int, Decimal] | None = None,
    note: str = "",
) -> Delivery:
    """Some of an order was delivered: how many of which line, by position; without a word all that is left."""
    authz.check(actor, "create", LABEL)
    order = authz.lock(actor, Order, "update", order_id)
    rules.check_days(delivered_on, accepted_on)
    lines = queries.supplied(order)
    taken = rules.to_supply([supplied for _, supplied in lines], quantities or {})
    year = issuer().fiscal_year_start
    delivery = Delivery.objects.create(
        number=new_number(PREFIX, delivered_on, year),
        order=order,
        delivered_on=delivered_on,
        accepted_on=accepted_on,
        note=note.strip(),
    )
    parts = [(line, one, taken[one.position]) for line, one in lines if one.position in taken]
    DeliveryLine.objects.bulk_create(
        DeliveryLine(
            delivery=delivery,
            order_line=line,
            position=position,
            quantity=quantity,
            gross=(part := one.part(quantity)).gross,
            discount=part.discount,
            net=part.net,
        )
        for position, (line, one, quantity) in enumerate(parts, start=1)
    )
    authz.check_new(actor, delivery)
    events.record("delivery.recorded", actor, delivery)
    return delivery


@action
def accept_delivery(actor: Actor, uid: UUID, *, accepted_on: date, version: int) -> Delivery:
    """The customer took it as good (検収) on this day."""
    delivery = authz.lock(actor, Delivery, "update", uid)
    versions.claim(delivery, version)
    rules.check_standing(is_cancelled=delivery.cancelled_at is not None)
    rules.check_days(delivery.delivered_on, accepted_on)
    before, delivery.accepted_on = delivery.snapshot(), accepted_on
    delivery.save()
    events.record("delivery.accepted", actor, delivery, before=before)
    return delivery


@action
def cancel_delivery(actor: Actor, uid: UUID, *, version: int) -> Delivery:
    """It was recorded by mistake: its lines are open to be delivered again."""
    delivery = authz.lock(actor, Delivery, "update", uid)
    versions.claim(delivery, version)
    rules.check_cancellable(
        is_cancelled=delivery.cancelled_at is not None,
        is_accepted=delivery.accepted_on is not None,
        is_invoiced=queries.is_invoiced(delivery),
    )
    before, delivery.cancelled_at = delivery.snapshot(), clock.now()
    delivery.save()
    events.record("delivery.cancelled", actor, delivery, before=before)
    return delivery


@action
def issue_delivery_note(actor: Actor, uid: UUID, *, language: str) -> Document:
    """The delivery note (納品書) in one language, under the delivery's number. The same facts are the same document."""
    authz.check(actor, "create", "commerce.Document")
    delivery = authz.lock(actor, Delivery, "update", uid)
    rules.check_standing(is_cancelled=delivery.cancelled_at is not None)
    sheet = sheet_of(delivery, language)
    made = papers.delivery_note(sheet)
    digest = digest_of(made.facts)
    issued = Document.objects.unscoped(WHY).filter(
        subject=LABEL, subject_id=delivery.pk, kind=Document.DELIVERY
    )
    last = issued.filter(language=language).order_by("-revision").first()
    if last is not None and last.facts == digest:
        return last
    count = issued.count() + 1
    number = delivery.number if count == 1 else f"{delivery.number}-{count}"
    day = clock.today(sheet.issuer.zone)
    order = delivery.order
    paper = Paper(
        kind=Document.DELIVERY,
        layout=papers.LAYOUT,
        facts=papers.printable(made.facts, sheet, number=number, day=day),
        digest=digest,
        number=number,
        series=delivery.number,
        revision=count,
        day=day,
        language=language,
        account=order.account,
        addressee=made.addressee,
        amount=made.amount,
        currency=order.currency,
    )
    return issue(actor, delivery, paper, order=order)


def sheet_of(delivery: Delivery, language: str) -> papers.Sheet:
    """Everything the note of a locked delivery is made of. Four SQL."""
    order = (
        Order.objects.unscoped(WHY).select_related("account", "contact", "owner").get(pk=delivery.order_id)
    )
    delivery.order = order
    lines = DeliveryLine.objects.unscoped(WHY).filter(delivery=delivery).order_by("position")
    places = AccountContact.objects.unscoped(WHY).filter(
        account_id=order.account_id, contact_id=order.contact_id
    )
    return papers.Sheet(
        delivery=delivery,
        lines=list(lines.select_related("order_line__product")),
        issuer=issuer(),
        place=places.first() if order.contact_id else None,
        language=language,
    )
