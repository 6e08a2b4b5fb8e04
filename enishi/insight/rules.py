"""The revenue ledger's classes. Plain values in, plain values out; nothing depends on order inside a day.

Unit is the order line. The first rule that matches decides:

==============  ==================================================================================
credit          a return or credit note has the class mix of the line it credits
referral        the customer's first order day, within 180 days after somebody else referred them
new             the customer's first order day, without a valid referral
renewal         a contract line within 60 days of the contract's end, up to the previous amount
reactivation    an existing customer, more than 365 days after the last day with a line
expansion       a deal of kind expansion or cross-sell, or the day a product is first bought
repeat          any other line of an existing customer
==============  ==================================================================================

Credits and contract lines join when the rows they speak of exist; their classes are named here so that
every report lists all seven from the start.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REFERRAL_WINDOW = timedelta(days=180)
ASLEEP_AFTER = timedelta(days=365)
EXPANDING_KINDS = frozenset({"expansion", "cross_sell"})


class RevenueClass(StrEnum):
    """Where revenue came from, as the ledger tells it."""

    NEW = "new"
    REFERRAL = "referral"
    RENEWAL = "renewal"
    REACTIVATION = "reactivation"
    EXPANSION = "expansion"
    REPEAT = "repeat"


DIRECT = frozenset({RevenueClass.NEW, RevenueClass.EXPANSION})
RETAINED = frozenset({RevenueClass.RENEWAL, RevenueClass.REPEAT, RevenueClass.REACTIVATION})


@dataclass(frozen=True)
class Line:
    """An order line as the ledger sees it. `net` is in minor units, without tax."""

    key: int
    on: date
    product: int | None
    net: int
    deal_kind: str = ""


@dataclass(frozen=True)
class Referred:
    """The customer was sent by somebody else on this day."""

    on: date


def classify(lines: Sequence[Line], referred: Referred | None = None) -> dict[int, RevenueClass]:
    """The class of each line of one customer, by the line's key."""
    days = _days(lines)
    first_bought = _first_bought(lines)
    return {line.key: _class_of(line, days, first_bought.get(line.product), referred) for line in lines}


def _class_of(
    line: Line, days: dict[date, date | None], product_since: date | None, referred: Referred | None
) -> RevenueClass:
    previous = days[line.on]
    if previous is None:
        return RevenueClass.REFERRAL if _sent_in_time(line.on, referred) else RevenueClass.NEW
    if line.on - previous > ASLEEP_AFTER:
        return RevenueClass.REACTIVATION
    first_time = line.product is not None and line.on == product_since
    if line.deal_kind in EXPANDING_KINDS or first_time:
        return RevenueClass.EXPANSION
    return RevenueClass.REPEAT


def _sent_in_time(first_order: date, referred: Referred | None) -> bool:
    return referred is not None and timedelta(0) <= first_order - referred.on <= REFERRAL_WINDOW


def _days(lines: Iterable[Line]) -> dict[date, date | None]:
    """Each day with a line, and the day with a line before it (None for the first)."""
    days = sorted({line.on for line in lines})
    return dict(zip(days, [None, *days], strict=False))


def _first_bought(lines: Iterable[Line]) -> dict[int | None, date]:
    first: dict[int | None, date] = defaultdict(lambda: date.max)
    for line in lines:
        first[line.product] = min(first[line.product], line.on)
    return first


def totals(classed: Iterable[tuple[RevenueClass, int]]) -> dict[str, int]:
    """Net by class, every class named, zero where nothing fell."""
    sums = {name.value: 0 for name in RevenueClass}
    for name, net in classed:
        sums[name] += net
    return sums
