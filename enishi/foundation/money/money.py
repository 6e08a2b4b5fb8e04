"""`Money`: an integer of minor units and its currency; two currencies never mix."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import exponent

LARGEST = 2**53 - 1
"""The largest amount of minor units that every JSON reader takes without loss."""


class CurrencyMismatch(BadInput):
    """Amounts of two currencies cannot be added or compared."""

    code = "currency_mismatch"


class BadAmount(BadInput):
    """The amount cannot be read, has decimals its currency does not know, or is too large."""

    code = "bad_amount"


@dataclass(frozen=True)
class Money:
    """An amount in minor units: 1,234 yen is Money(1234, "JPY"), 12.34 dollars Money(1234, "USD")."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        exponent(self.currency)
        if abs(self.amount) > LARGEST:
            raise BadAmount(fields={"amount": "amount_too_large"})

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Nothing, in a currency: where a sum starts."""
        return cls(0, currency)

    @classmethod
    def from_major(cls, major: Decimal | int, currency: str) -> Self:
        """From yen or dollars; decimals that the currency does not have are refused, not rounded."""
        if not Decimal(major).is_finite():
            raise BadAmount(fields={"amount": "amount_not_a_number"})
        minor = Fraction(major) * 10 ** exponent(currency)
        if minor.denominator != 1:
            raise BadAmount(fields={"amount": "amount_has_too_many_decimals"})
        return cls(minor.numerator, currency)

    def major(self) -> Decimal:
        """The amount in yen or dollars, exact."""
        return Decimal(self.amount).scaleb(-exponent(self.currency))

    def __add__(self, other: Self) -> Self:
        self._check_currency(other)
        return type(self)(self.amount + other.amount, self.currency)

    def __sub__(self, other: Self) -> Self:
        self._check_currency(other)
        return type(self)(self.amount - other.amount, self.currency)

    def __neg__(self) -> Self:
        return type(self)(-self.amount, self.currency)

    def __lt__(self, other: Self) -> bool:
        self._check_currency(other)
        return self.amount < other.amount

    def _check_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(left=self.currency, right=other.currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts that are all in one currency; of none, zero of that currency."""
    return sum(amounts, start=Money.zero(currency))
