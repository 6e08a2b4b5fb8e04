"""When an absence holds, whether its days are free, and who stands in. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from enishi.foundation.errors import BadInput

# Everybody reads who is away, so illness is no kind of its own.
REASONS = ("leave", "trip", "training", "long_leave", "other")
# A half day ends, or begins, at this hour of the organisation's clock.
NOON = 12


class BadAbsence(BadInput):
    """The days or the deputy do not fit."""

    code = "bad_absence"


@dataclass(frozen=True)
class Days:
    """Days away, both included; the first from noon on, the last until noon."""

    starts_on: date
    ends_on: date
    from_noon: bool = False
    until_noon: bool = False

    @property
    def halves(self) -> range:
        """The half days away, counted from the beginning of the calendar."""
        first = 2 * self.starts_on.toordinal() + self.from_noon
        return range(first, 2 * self.ends_on.toordinal() + (1 if self.until_noon else 2))


def meet(one: Days, other: Days) -> bool:
    """Is there a half day in both?"""
    return max(one.halves.start, other.halves.start) < min(one.halves.stop, other.halves.stop)


def check_absence(days: Days, *, reason: str, same: bool, deputy_active: bool, taken: Iterable[Days]) -> None:
    """A period that does not run backwards, on half days that are free, with a deputy who is somebody else."""
    fields = {}
    if reason not in REASONS:
        fields["reason"] = "invalid"
    if days.ends_on < days.starts_on:
        fields["ends_on"] = "ends_before_start"
    elif not days.halves:
        fields["until_noon"] = "no_half_day"
    elif any(meet(days, other) for other in taken):
        fields["starts_on"] = "absent_already"
    if same:
        fields["deputy_id"] = "own_deputy"
    elif not deputy_active:
        fields["deputy_id"] = "successor_active"
    if fields:
        raise BadAbsence(fields=fields)


def stand_in(person: int, away: Mapping[int, int | None]) -> int | None:
    """Who acts for a person: themself while here, else their deputy, or that one's while the deputy is away too.

    `away` has the deputy of everybody who is away. None: nobody acts, also where deputies lead back to one another.
    """
    seen: set[int] = set()
    now: int | None = person
    while now is not None and now in away:
        if now in seen:
            return None
        seen.add(now)
        now = away[now]
    return now
