"""What an invoice must have, how its tax is counted, and what may be taken back of it. Pure: values only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.commerce.rules import with_tax
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.tax import Percent, RateTotal, TaxTotals
from enishi.foundation.text.numbers import invoice_number_normalise
from enishi.foundation.worktime.terms import MONTH_END, PaymentTerms

DRAFT, ISSUED, CANCELLED = "draft", "issued", "cancelled"
UNPAID, OVERDUE, PAID = "unpaid", "overdue", "paid"
STATES = (DRAFT, UNPAID, OVERDUE, PAID, CANCELLED)
# What a qualified invoice (適格請求書) must say; the organisation's settings and the customer's page say it.
ITEMS = ("registration_number", "issuer", "addressee", "lines", "dates", "rates", "total")
# Where nothing was said: closed at the month's end, paid by the end of the next.
USUAL_TERMS = PaymentTerms(MONTH_END, 1, MONTH_END)


class NothingToInvoice(Refusal):
    """Nothing was delivered that is not on an invoice."""

    code = "invoice.nothing_delivered"


class NotDraft(Refusal):
    """An issued invoice is never changed."""

    code = "invoice.issued"


class NotIssued(Refusal):
    """Only what was issued is paid or taken back."""

    code = "invoice.not_issued"


class NotQualified(Refusal):
    """Something that the law asks of an invoice is missing."""

    code = "invoice.not_qualified"


class NothingToCredit(Refusal):
    """All of the invoice was taken back already."""

    code = "invoice.nothing_to_credit"


@dataclass(frozen=True)
class InvoiceFacts:
    """What the check list looks at. `rates` are those of the lines, None where there is none."""

    registration_number: str
    issuer: str
    addressee: str
    supplied: Sequence[date | None]
    rates: Sequence[Percent | None]
    nets: Sequence[int]
    net: int
    tax: int
    total: int


def missing(facts: InvoiceFacts) -> list[str]:
    """What is missing before it may be issued, as names out of `ITEMS`. Sole traders' numbers fail the check digit
    lawfully: only the form counts."""
    fine = {
        "registration_number": invoice_number_normalise(facts.registration_number).value is not None,
        "issuer": bool(facts.issuer.strip()),
        "addressee": bool(facts.addressee.strip()),
        "lines": bool(facts.nets),
        "dates": all(day is not None for day in facts.supplied),
        "rates": all(rate is not None for rate in facts.rates),
        "total": facts.net == sum(facts.nets) and facts.total == facts.net + facts.tax and facts.total >= 0,
    }
    return [name for name in ITEMS if not fine[name]]


def check_qualified(lacking: Sequence[str]) -> None:
    if lacking:
        raise NotQualified(fields=dict.fromkeys(lacking, "invoice_needs_it"))


def check_draft(status: str) -> None:
    if status != DRAFT:
        raise NotDraft()


def check_issued(status: str) -> None:
    if status != ISSUED:
        raise NotIssued()


def state(status: str, balance: int, due_on: date, today: date) -> str:
    """draft, unpaid, overdue, paid or cancelled on a day."""
    if status != ISSUED:
        return status
    if balance <= 0:
        return PAID
    return OVERDUE if due_on < today else UNPAID


def next_step(delivered: str, *, is_unbilled: bool, has_draft: bool, is_owed: bool) -> str:
    """What comes next of an order: issue, invoice, deliver, collect or done."""
    if has_draft:
        return "issue"
    if is_unbilled:
        return "invoice"
    if delivered != "all":
        return "deliver"
    return "collect" if is_owed else "done"


@dataclass(frozen=True)
class Billed:
    """A line of an issued invoice, and how much of it was taken back before."""

    position: int
    net: int
    rate: Percent
    before: int


@dataclass(frozen=True)
class Credit:
    """What is taken back: by line, and with its tax per rate."""

    lines: Mapping[int, int]
    totals: TaxTotals


def credit(
    lines: Sequence[Billed],
    left: Mapping[Percent, RateTotal],
    asked: Mapping[int, int],
    mode: Rounding,
) -> Credit:
    """So much of each line, by position; without a word all that is left, whose tax is then all that is left.

    `left` is what the invoice's rates come to after earlier credit notes: what is taken back last takes the rest of
    the tax with it, so that an invoice taken back in parts comes to nothing, to the yen.
    """
    open_ = {line.position: line.net - line.before for line in lines if line.net > line.before}
    if not open_:
        raise NothingToCredit()
    refused: dict[str, str] = {}
    for place, (position, net) in enumerate(asked.items()):
        if net <= 0:
            refused[f"lines.{place}.net"] = "above_zero_amount"
        elif net > open_.get(position, 0):
            refused[f"lines.{place}.net"] = "more_than_billed"
    if refused:
        raise BadInput(fields=refused)
    taken = dict(asked) or open_
    rate_of = {line.position: line.rate for line in lines}
    bases: defaultdict[Percent, int] = defaultdict(int)
    for position, net in taken.items():
        bases[rate_of[position]] += net
    counted = with_tax([(base, rate) for rate, base in bases.items()], mode)
    rates = tuple(left[one.rate] if one.base == left[one.rate].base else one for one in counted.rates)
    tax = sum(one.tax for one in rates)
    return Credit(taken, TaxTotals(rates, tax, sum(taken.values()) + tax))


def rates_left(
    billed: Sequence[Mapping[str, Any]], taken: Sequence[Mapping[str, Any]]
) -> dict[Percent, RateTotal]:
    """What an invoice's rates come to less those of its credit notes, as both are kept."""
    left = {percent_of(one["rate"]): [one["base"], one["tax"]] for one in billed}
    for one in taken:
        rest = left[percent_of(one["rate"])]
        rest[0] -= one["base"]
        rest[1] -= one["tax"]
    return {rate: RateTotal(rate, base, tax) for rate, (base, tax) in left.items()}


def kept_rates(totals: TaxTotals) -> list[dict[str, Any]]:
    return [{"rate": f"{one.rate:f}" if isinstance(one.rate, Decimal) else str(one.rate), "base": one.base, "tax": one.tax} for one in totals.rates]  # fmt: skip


def percent_of(kept: str) -> Percent:
    value = Decimal(kept)
    return int(value) if value == value.to_integral_value() else value
