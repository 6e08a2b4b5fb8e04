"""Since when a customer counts as gone quiet. Plain values only."""

from calendar import monthrange
from datetime import date

# The purchases of so many months make a customer's worth.
WORTH_MONTHS = 36


def months_before(day: date, months: int) -> date:
    """The day so many months ago; the last day of its month where that month is shorter."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
