"""Whether a customer may owe more: its limit, what is unpaid, and what the new order comes to with its tax."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Sum

from enishi.commerce import rules
from enishi.commerce.models import CustomerTerms, Invoice, Product
from enishi.commerce.queries import issuer
from enishi.foundation.money.rounding import Rounding
from enishi.staff import money_facts

WHY = "a limit holds for every order of the customer, whoever records it"


def check_credit(
    account_id: int, day: date, lines: Sequence[rules.LineFacts], nets: Sequence[int], currency: str
) -> None:
    """Refuse an order above the customer's limit. One SQL where nothing was said, else at most four."""
    said = CustomerTerms.objects.unscoped(WHY).filter(account_id=account_id).first()
    if said is None or (said.credit_limit is None and not said.is_credit_stopped):
        return
    issued = Invoice.objects.unscoped(WHY).filter(account_id=account_id, status=Invoice.ISSUED)
    unpaid = issued.filter(balance__gt=0).aggregate(sum=Sum("balance"))["sum"] or 0
    rules.check_credit(
        limit=said.credit_limit,
        is_stopped=said.is_credit_stopped,
        unpaid=unpaid,
        order=with_tax(day, lines, nets),
        currency=currency,
    )


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
