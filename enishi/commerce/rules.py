"""What products and orders must look like, and how a line's amounts are counted. Pure: values only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.money import LARGEST
from enishi.foundation.money.rounding import Rounding, rounded
from enishi.foundation.money.tax import (
    DatedRate,
    Percent,
    TaxKind,
    TaxLine,
    TaxTotals,
    rate_on,
    tax_totals,
)
from enishi.foundation.money.written import money_format

TAX_CLASSES = ("standard", "reduced", "exempt", "outside", "export")
RECURRING = ("", "month", "year")
DEAL_KINDS = ("", "new", "renewal", "expansion", "cross_sell", "win_back")


USUAL_TAX_CLASS = "standard"
TAX_KINDS: Mapping[str, TaxKind] = {
    "standard": TaxKind.STANDARD,
    "reduced": TaxKind.REDUCED,
    "exempt": TaxKind.EXEMPT,
    "outside": TaxKind.OUT_OF_SCOPE,
    "export": TaxKind.EXPORT,
}


class CodeTaken(BadInput):
    """Two products never share a code."""

    code = "product.code_taken"


class NoLines(BadInput):
    """An order says what was ordered."""

    code = "order.no_lines"


class CreditStopped(Refusal):
    """Nothing more is sold on credit to this customer (与信停止)."""

    code = "order.credit_stopped"


class CreditExceeded(Refusal):
    """With this order the customer would owe more than may be owed (与信枠)."""

    code = "order.credit_exceeded"


def check_credit(
    *, limit: int | None, is_stopped: bool, unpaid: int, to_bill: int, order: int, currency: str
) -> None:
    """Refuse an order of a customer who may owe no more. Amounts contain the tax.

    Counted are `unpaid` invoices, what is ordered and still `to_bill`, and the new `order`.
    """
    if is_stopped:
        raise CreditStopped()
    if limit is not None and unpaid + to_bill + order > limit:
        raise CreditExceeded(
            limit=shown(limit, currency),
            unpaid=shown(unpaid, currency),
            to_bill=shown(to_bill, currency),
            order=shown(order, currency),
        )


def shown(amount: int, currency: str) -> str:
    """¥3,740,000, or USD 1,200.00."""
    if currency == "JPY":
        return money_format(amount, "yen")
    return f"{currency} {money_format(amount, 'plain', currency)}"


@dataclass(frozen=True)
class LineFacts:
    """One line as it is ordered: a product or a text, how many, at which price, less which discount."""

    unit_price: int
    product_id: int | None = None
    text: str = ""
    quantity: Decimal = Decimal(1)
    discount: int = 0
    tax_class: str = ""
    unit: str = ""


@dataclass(frozen=True)
class LineAmounts:
    """gross = unit price x quantity, a fraction of a unit rounded as the organisation does; net = gross - discount."""

    gross: int
    discount: int
    net: int


@dataclass(frozen=True)
class OrderAmounts:
    """An order's lines counted, and their sums."""

    lines: tuple[LineAmounts, ...]
    gross: int
    discount: int
    net: int


def class_of(own: str, products: str) -> str:
    """The tax class of a line: its own, else its product's, else the usual one."""
    return own or products or USUAL_TAX_CLASS


def tax_rate(tax_class: str, day: date, rates: Sequence[DatedRate]) -> Percent:
    """The rate of a class on a day. Before there was a reduced one everything had the standard one, before
    there was a tax nothing had any.
    """
    for kind in dict.fromkeys((TAX_KINDS[tax_class], TaxKind.STANDARD)):
        if any(rate.kind is kind and rate.since <= day for rate in rates):
            return rate_on(day, kind, rates)
    return 0


def with_tax(lines: Iterable[tuple[int, Percent]], mode: Rounding) -> TaxTotals:
    """The foot of a document: net amounts with their rates, tax put on top and rounded once per rate."""
    return tax_totals([TaxLine(Decimal(1), Decimal(net), rate) for net, rate in lines], mode)


def line_amounts(line: LineFacts, mode: Rounding = Rounding.HALF_UP) -> LineAmounts:
    gross = rounded(Fraction(line.unit_price) * Fraction(line.quantity), mode)
    return LineAmounts(gross, line.discount, gross - line.discount)


def order_amounts(lines: Sequence[LineFacts], mode: Rounding = Rounding.HALF_UP) -> OrderAmounts:
    """Count every line; all that cannot be taken are named at once, under `lines.<n>.<field>`."""
    if not lines:
        raise NoLines(fields={"lines": "required"})
    refused: dict[str, str] = {}
    counted = []
    for place, line in enumerate(lines):
        amounts = line_amounts(line, mode)
        counted.append(amounts)
        refused |= {f"lines.{place}.{field}": why for field, why in _line_faults(line, amounts)}
    gross, discount = sum(one.gross for one in counted), sum(one.discount for one in counted)
    if not refused and gross > LARGEST:
        refused["lines"] = "amount_too_large"
    if refused:
        raise BadInput(fields=refused)
    return OrderAmounts(tuple(counted), gross, discount, gross - discount)


def _line_faults(line: LineFacts, amounts: LineAmounts) -> list[tuple[str, str]]:
    faults = []
    if line.product_id is None and not line.text.strip():
        faults.append(("text", "product_or_text"))
    if line.quantity <= 0:
        faults.append(("quantity", "above_zero"))
    if line.unit_price < 0:
        faults.append(("unit_price", "negative_amount"))
    if line.discount < 0:
        faults.append(("discount", "negative_amount"))
    elif line.unit_price >= 0 and line.discount > amounts.gross:
        faults.append(("discount", "discount_too_large"))
    return faults


def product_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A product's values as they are stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    for field in ("code", "name"):
        if field in values:
            taken[field] = values[field].strip()
            if not taken[field]:
                refused[field] = "required"
    if values.get("tax_class", "standard") not in TAX_CLASSES:
        refused["tax_class"] = "invalid"
    if values.get("recurring", "") not in RECURRING:
        refused["recurring"] = "invalid"
    if values.get("price", 0) < 0:
        refused["price"] = "negative_amount"
    if refused:
        raise BadInput(fields=refused)
    return taken
