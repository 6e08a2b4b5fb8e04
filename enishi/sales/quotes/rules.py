"""What a quote comes to, and what may happen to it. Plain values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from enishi.commerce import rules as commerce
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.money import LARGEST
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.sharing import shared
from enishi.foundation.money.tax import DatedRate, TaxTotals

DRAFT, SENT, ACCEPTED, DECLINED, SUPERSEDED = "draft", "sent", "accepted", "declined", "superseded"
EXPIRED = "expired"
STATES = (DRAFT, SENT, ACCEPTED, DECLINED, EXPIRED, SUPERSEDED)
LANGUAGES = ("ja", "en")
MOST_LINES = 500
# 有効期限: 発行日より30日.
USUAL_LIFE = timedelta(days=30)


class NotADraft(Refusal):
    """What was sent stands as the customer has it: another version takes its place."""

    code = "quote.not_a_draft"


class NotReady(BadInput):
    """A quote is sent once it is whole: to whom, until when, with lines and prices."""

    code = "quote.not_ready"


class NotSent(Refusal):
    """The customer cannot have answered what was never sent."""

    code = "quote.not_sent"


class AcceptedAlready(Refusal):
    """A quote is accepted once."""

    code = "quote.accepted_already"


class DeclinedAlready(Refusal):
    """What was declined is not answered again: another version is made."""

    code = "quote.declined_already"


class Superseded(Refusal):
    """A later version was sent: that one is answered."""

    code = "quote.superseded"


class Ended(Refusal):
    """The last day of the quote is over."""

    code = "quote.ended"


class NotRevisable(Refusal):
    """A draft is changed and an accepted quote stands: neither has another version made of it."""

    code = "quote.not_revisable"


class HasRevision(Refusal):
    """There is a later version of this quote already."""

    code = "quote.has_revision"


class OtherAccepted(Refusal):
    """The customer has accepted another quote of this deal: a deal becomes one order."""

    code = "quote.other_accepted"


class AmountDiffers(BadInput):
    """The order of a deal with an accepted quote is what the customer accepted."""

    code = "quote.amount_differs"


# Why a quote in one of these states is not answered.
CLOSED_BY: Mapping[str, type[Refusal]] = {
    DRAFT: NotSent,
    ACCEPTED: AcceptedAlready,
    DECLINED: DeclinedAlready,
    EXPIRED: Ended,
    SUPERSEDED: Superseded,
}


@dataclass(frozen=True)
class LineFacts:
    """One line as it is offered; a heading has only its text. `unit_price` None: nobody has said it yet."""

    text: str = ""
    is_heading: bool = False
    product_id: int | None = None
    unit: str = ""
    quantity: Decimal = Decimal(1)
    unit_price: int | None = None
    discount: int = 0
    tax_class: str = commerce.USUAL_TAX_CLASS


@dataclass(frozen=True)
class Counting:
    """How amounts are counted: the issuer's rounding, and the rates in force on a day."""

    day: date
    rates: Sequence[DatedRate]
    tax_rounding: Rounding
    line_rounding: Rounding


@dataclass(frozen=True)
class Sums:
    """What the lines and the whole come to; `net` is the base of tax, `totals` the foot of the document."""

    lines: tuple[commerce.LineAmounts, ...]
    gross: int
    subtotal: int
    net: int
    totals: TaxTotals


NOTHING = commerce.LineAmounts(0, 0, 0)


def sums(lines: Sequence[LineFacts], discount: int, how: Counting) -> Sums:
    """Count a quote; all that cannot be taken are named at once, under `lines.<n>.<field>` and `discount`.

    The discount on the whole is shared over the rates by ratio of their bases; tax is rounded once a rate.
    """
    refused: dict[str, str] = {}
    if len(lines) > MOST_LINES:
        refused["lines"] = "too_many_lines"
    counted = []
    for place, line in enumerate(lines):
        amounts = amounts_of(line, how.line_rounding)
        counted.append(amounts)
        refused |= {f"lines.{place}.{field}": why for field, why in line_faults(line, amounts)}
    gross, subtotal = sum(one.gross for one in counted), sum(one.net for one in counted)
    if discount < 0:
        refused["discount"] = "negative_amount"
    elif not refused and discount > subtotal:
        refused["discount"] = "discount_too_large"
    if not refused and gross > LARGEST:
        refused["lines"] = "amount_too_large"
    if refused:
        raise BadInput(fields=refused)
    bases: dict[Any, int] = {}
    for line, amounts in zip(lines, counted, strict=True):
        if not line.is_heading:
            rate = commerce.tax_rate(line.tax_class, how.day, how.rates)
            bases[rate] = bases.get(rate, 0) + amounts.net
    less = shared(discount, list(bases.values()))
    nets = [(base - part, rate) for (rate, base), part in zip(bases.items(), less, strict=True)]
    return Sums(
        tuple(counted), gross, subtotal, subtotal - discount, commerce.with_tax(nets, how.tax_rounding)
    )


def amounts_of(line: LineFacts, mode: Rounding) -> commerce.LineAmounts:
    if line.is_heading or line.unit_price is None:
        return NOTHING
    priced = commerce.LineFacts(line.unit_price, quantity=line.quantity, discount=line.discount)
    return commerce.line_amounts(priced, mode)


def line_faults(line: LineFacts, amounts: commerce.LineAmounts) -> list[tuple[str, str]]:
    if line.is_heading:
        return [] if line.text.strip() else [("text", "required")]
    faults = []
    if line.product_id is None and not line.text.strip():
        faults.append(("text", "product_or_text"))
    if line.quantity <= 0:
        faults.append(("quantity", "above_zero"))
    if line.unit_price is not None and line.unit_price < 0:
        faults.append(("unit_price", "negative_amount"))
    if line.discount < 0:
        faults.append(("discount", "negative_amount"))
    elif (line.unit_price or 0) >= 0 and line.discount > amounts.gross:
        faults.append(("discount", "discount_too_large"))
    if line.tax_class not in commerce.TAX_CLASSES:
        faults.append(("tax_class", "not_a_choice"))
    return faults


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """The head of a quote as it is stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    if "title" in values:
        taken["title"] = " ".join(values["title"].split())
        if not taken["title"]:
            refused["title"] = "required"
    if values.get("language", "ja") not in LANGUAGES:
        refused["language"] = "not_a_choice"
    for name in ("discount", "cost"):
        amount = values.get(name)
        if isinstance(amount, int) and amount < 0:
            refused[name] = "negative_amount"
        elif isinstance(amount, int) and amount > LARGEST:
            refused[name] = "amount_too_large"
    if refused:
        raise BadInput(fields=refused)
    return taken


def state(status: str, valid_until: date | None, today: date) -> str:
    """What a quote is on a day: a sent one whose last day is over has expired."""
    over = valid_until is not None and valid_until < today
    return EXPIRED if status == SENT and over else status


def check_draft(status: str) -> None:
    if status != DRAFT:
        raise NotADraft()


def check_sendable(
    lines: Sequence[LineFacts], *, has_account: bool, valid_until: date | None, today: date
) -> None:
    """All that is missing is named at once."""
    missing: dict[str, str] = {}
    if not has_account:
        missing["account_id"] = "required"
    if valid_until is None:
        missing["valid_until"] = "required"
    elif valid_until < today:
        missing["valid_until"] = "day_is_over"
    if not any(not line.is_heading for line in lines):
        missing["lines"] = "required"
    missing |= {
        f"lines.{place}.unit_price": "required"
        for place, line in enumerate(lines)
        if not line.is_heading and line.unit_price is None
    }
    if missing:
        raise NotReady(fields=missing)


def check_open(status: str, valid_until: date | None, today: date) -> None:
    """May it be answered? What was answered, replaced or never sent is told from what has ended."""
    now = state(status, valid_until, today)
    if now in CLOSED_BY:
        raise CLOSED_BY[now]()


def check_revisable(status: str, *, has_revision: bool) -> None:
    if has_revision:
        raise HasRevision()
    if status not in (SENT, DECLINED):
        raise NotRevisable()


def order_lines(lines: Sequence[LineFacts], discount: int, mode: Rounding) -> list[commerce.LineFacts]:
    """The lines of the order an accepted quote becomes: headings left out, the discount on the whole shared out."""
    offered = [line for line in lines if not line.is_heading]
    less = shared(discount, [amounts_of(line, mode).net for line in offered])
    return [
        commerce.LineFacts(
            unit_price=line.unit_price or 0,
            product_id=line.product_id,
            text=line.text,
            quantity=line.quantity,
            discount=line.discount + part,
            tax_class=line.tax_class,
            unit=line.unit,
        )
        for line, part in zip(offered, less, strict=True)
    ]


def discount_rate(gross: int, net: int) -> float:
    """What was taken off, lines and whole together, as a share of the gross; 0 of nothing."""
    return round((gross - net) / gross, 4) if gross else 0.0
