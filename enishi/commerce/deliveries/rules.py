"""What may be delivered of an order, and what a part of a line comes to. Pure: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from enishi.commerce.rules import LineAmounts
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.rounding import Rounding, rounded

NONE, PARTIAL, ALL = "none", "partial", "all"


class NothingLeft(Refusal):
    """All that was ordered was delivered already."""

    code = "delivery.nothing_left"


class Cancelled(Refusal):
    """A cancelled delivery is neither accepted nor cancelled again."""

    code = "delivery.cancelled"


class Accepted(Refusal):
    """What the customer took as good is not cancelled: it comes back as a return."""

    code = "delivery.accepted"


class Invoiced(Refusal):
    """What stands on an invoice is not undelivered: the invoice is taken back first."""

    code = "delivery.invoiced"


@dataclass(frozen=True)
class Supplied:
    """One line of an order: its amounts, how many were ordered, and how many were supplied so far."""

    position: int
    ordered: Decimal
    before: Decimal
    gross: int
    discount: int

    @property
    def left(self) -> Decimal:
        return self.ordered - self.before

    def part(self, quantity: Decimal) -> LineAmounts:
        """What so many more come to. Counted from the beginning, so that all parts sum up to the line."""

        def share(amount: int) -> int:
            upto, before = (
                rounded(Fraction(amount) * Fraction(many) / Fraction(self.ordered), Rounding.DOWN)
                for many in (self.before + quantity, self.before)
            )
            return upto - before

        gross, discount = share(self.gross), share(self.discount)
        return LineAmounts(gross, discount, gross - discount)


def to_supply(lines: Sequence[Supplied], asked: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """How many of each line, by position; without a word all that is left. Faults stand under `lines.<n>.…`."""
    left = {line.position: line.left for line in lines if line.left > 0}
    if not left:
        raise NothingLeft()
    if not asked:
        return left
    refused: dict[str, str] = {}
    known = {line.position for line in lines}
    for place, (position, quantity) in enumerate(asked.items()):
        if position not in known:
            refused[f"lines.{place}.position"] = "unknown_reference"
        elif quantity <= 0:
            refused[f"lines.{place}.quantity"] = "above_zero"
        elif quantity > left.get(position, Decimal(0)):
            refused[f"lines.{place}.quantity"] = "more_than_ordered"
    if refused:
        raise BadInput(fields=refused)
    return dict(asked)


def check_days(delivered_on: date, accepted_on: date | None) -> None:
    """Nothing is accepted before it was delivered."""
    if accepted_on is not None and accepted_on < delivered_on:
        raise BadInput(fields={"accepted_on": "before_delivery"})


def check_standing(*, is_cancelled: bool) -> None:
    if is_cancelled:
        raise Cancelled()


def check_cancellable(*, is_cancelled: bool, is_accepted: bool, is_invoiced: bool = False) -> None:
    check_standing(is_cancelled=is_cancelled)
    if is_invoiced:
        raise Invoiced()
    if is_accepted:
        raise Accepted()


def progress(lines: Sequence[Supplied]) -> str:
    """none, partial or all of an order delivered."""
    if not any(line.before > 0 for line in lines):
        return NONE
    return PARTIAL if any(line.left > 0 for line in lines) else ALL
