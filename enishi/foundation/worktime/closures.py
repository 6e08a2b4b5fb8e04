"""Days a company is shut (年末年始, 夏季休業, a day of stocktaking): once, or again every year."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from enishi.foundation.errors import BadInput

A_YEAR = 365


class BadClosure(BadInput):
    """A closure ends before it begins, or is repeated although it takes a whole year."""

    code = "bad_closure"


@dataclass(frozen=True)
class Closure:
    """From one day to another, both included. `yearly`: from month and day to month and day of every year."""

    first: date
    last: date
    yearly: bool = False

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadClosure(fields={"last": "ends_before_it_starts"})
        if self.yearly and (self.last - self.first).days >= A_YEAR - 1:
            raise BadClosure(fields={"last": "closed_all_year"})

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if not self.yearly:
            return self.first <= day <= self.last
        begins, ends, asked = _in_year(self.first), _in_year(self.last), _in_year(day)
        if begins <= ends:
            return begins <= asked <= ends
        return asked >= begins or asked <= ends


@dataclass(frozen=True)
class AnyOf(Container[date]):
    """The days that any of these contains: closures, tables of holidays, plain sets."""

    parts: tuple[Container[date], ...]

    @classmethod
    def of(cls, parts: Iterable[Container[date]]) -> "AnyOf":
        return cls(tuple(parts))

    def __contains__(self, day: object) -> bool:
        return any(day in part for part in self.parts)


def _in_year(day: date) -> tuple[int, int]:
    return day.month, day.day
