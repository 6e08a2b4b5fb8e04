"""Whether a customer may owe more: its limit, what is unpaid or still to be billed, and the new order with its tax."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Sum

from enishi.commerce import rules
from enishi.commerce.models import CustomerTerms, Invoice, InvoiceLine, OrderLine, Product
from enishi.commerce.queries import issuer
from enishi.foundation.money.rounding import Rounding
from enishi.staff import money_facts

WHY = "a limit holds for every order of the customer, whoever records it"


def check_credit(
    account_id: int, day: date, lines: Sequence[rules.LineFacts], nets: Sequence[int], currency: str
) -> None:
    """Refuse an order above the customer's limit. One SQL where nothing was said, else at most six."""
    said = CustomerTerms.objects.unscoped(WHY).filter(account_id=account_id).first()
    if said is None or (said.credit_limit is None and not said.is_credit_stopped):
        return
    issued = Invoice.objects.unscoped(WHY).filter(account_id=account_id, status=Invoice.ISSUED)
    unpaid = issued.filter(balance__gt=0).aggregate(sum=Sum("balance"))["sum"] or 0
    rules.check_credit(
        limit=said.credit_limit,
        is_stopped=said.is_credit_stopped,
        unpaid=unpaid,
        to_bill=to_bill(account_id, day),
        order=with_tax(day, lines, nets),
        currency=currency,
    )


def to_bill(account_id: int, day: date) -> int:
    """What stands in orders and on no issued invoice yet, tax included (受注残). Two SQL and those of the tax.

    Orders that came from another product were billed there: they do not count.
    """
    rows = OrderLine.objects.unscoped(WHY).filter(order__account_id=account_id, order__external_id=None)
    ordered = rows.values("product_id", "tax_class").annotate(sum=Sum("net"))
    issued = InvoiceLine.objects.unscoped(WHY).filter(
        invoice__account_id=account_id,
        invoice__status=Invoice.ISSUED,
        delivery_line__order_line__order__external_id=None,
    )
    of = "delivery_line__order_line"
    billed = {
        (row[f"{of}__product_id"], row[f"{of}__tax_class"]): row["sum"]
        for row in issued.values(f"{of}__product_id", f"{of}__tax_class").annotate(sum=Sum("net"))
    }
    left = [
        (rules.LineFacts(0, row["product_id"], tax_class=row["tax_class"]), net)
        for row in ordered
        if (net := row["sum"] - billed.get((row["product_id"], row["tax_class"]), 0)) > 0
    ]
    return with_tax(day, [line for line, _ in left], [net for _, net in left]) if left else 0


def with_tax(day: date, lines: Sequence[rules.LineFacts], nets: Sequence[int]) -> int:
    ours = issuer()
    rates = money_facts.as_rates(ours.tax_rates)
    products = Product.objects.unscoped(WHY).filter(pk__in=[line.product_id for line in lines])
    classes = dict(products.values_list("pk", "tax_class"))
    taxed = [
        (net, rules.tax_rate(rules.class_of(line.tax_class, classes.get(line.product_id, "")), day, rates))
        for line, net in zip(lines, nets, strict=True)
    ]
    return rules.with_tax(taxed, Rounding(ours.tax_rounding)).total
