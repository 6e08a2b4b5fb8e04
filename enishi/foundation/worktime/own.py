"""Hours that a promise has of its own. Pure."""

from dataclasses import dataclass

from enishi.foundation.worktime.calendar import Frame
from enishi.foundation.worktime.table import C


@dataclass(frozen=True)
class OwnHours:
    """Hours of a policy of its own, on the organisation's clock; `works_holidays`: on days, too, on which that is closed."""

    week: tuple[tuple[Frame, ...], ...]
    works_holidays: bool = False

    def on(self, calendar: C) -> C:
        return calendar.with_week(self.week, works_holidays=self.works_holidays)
