"""The three ways to bring a fraction of a yen to a whole one. All work on the absolute value."""

from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """The issuer's choice; the values are the words on the settings screen and in the data."""

    DOWN = "切捨て"
    HALF_UP = "四捨五入"
    UP = "切上げ"


def rounded(value: Fraction, mode: Rounding) -> int:
    """A whole number; a return of goods rounds like the sale it takes back (halves away from zero)."""
    size = abs(value)
    whole, rest = divmod(size.numerator, size.denominator)
    up = {
        Rounding.DOWN: False,
        Rounding.HALF_UP: 2 * rest >= size.denominator,
        Rounding.UP: rest > 0,
    }[mode]
    return (whole + up) * (-1 if value < 0 else 1)
