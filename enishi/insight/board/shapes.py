"""What a row of the board is made of. A figure without data says what to do to get it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlencode

Unit = Literal["money", "count", "percent", "hours", "days"]


@dataclass(frozen=True)
class Span:
    """The board's period, both days included, and whose figures it shows."""

    start: date
    end: date
    teams: frozenset[int] | None = None

    @property
    def before(self) -> "Span":
        """The period of the same length that ends the day before this one starts."""
        length = self.end - self.start
        end = self.start - timedelta(days=1)
        return Span(end - length, end, self.teams)


@dataclass(frozen=True)
class Figure:
    """One number: its value (None without data), what it is made of, and the list it opens.

    `n` is what a share is taken of. `low` and `high` are its 95 % interval. `missing` is the key of the
    sentence that says how to get data. Money is in minor units of `currency`.
    """

    key: str
    value: float | int | None
    unit: Unit
    link: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    target: float | int | None = None
    before: float | int | None = None
    currency: str | None = None
    missing: str | None = None


@dataclass(frozen=True)
class Bar:
    """One bar of a row's small chart."""

    key: str
    value: int


@dataclass(frozen=True)
class Side:
    """What one role shows in a row."""

    figures: tuple[Figure, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class BoardRow:
    """A row of the comparison: sales, service, and the thread between."""

    key: str
    sales: Side
    service: Side
    shared: tuple[Figure, ...] = field(default=())


def link(path: str, **filters: object) -> str:
    """The address of the list a figure counts, with its filter visible."""
    given: Mapping[str, str] = {name: str(value) for name, value in filters.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def share(part: int, whole: int) -> float | None:
    """A share in percent with one decimal, None of nothing."""
    return round(100 * part / whole, 1) if whole else None
