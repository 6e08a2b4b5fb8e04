"""Fiscal years, named by the calendar year they begin in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FiscalPeriod:
    """Where a day stands in its fiscal year: 2026年度, 上期 or 下期, Q1 to Q4."""

    year: int
    label: str
    half: str
    quarter: str


def fiscal(day: date, start_month: int) -> FiscalPeriod:
    """The fiscal period of a day for years that begin in `start_month` (1-12, else ValueError)."""
    if not 1 <= start_month <= 12:
        raise ValueError(f"no such month: {start_month}")
    year = day.year if day.month >= start_month else day.year - 1
    months_in = (day.month - start_month) % 12
    return FiscalPeriod(
        year=year,
        label=f"{year}年度",
        half="上期" if months_in < 6 else "下期",
        quarter=f"Q{months_in // 3 + 1}",
    )
