"""Dates that follow from terms: closing and payment (締め日・支払サイト), end and notice of a contract."""

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.foundation.errors import BadInput
from enishi.foundation.worktime.japan import COMPUTED, Shift, nearest_business_day

MONTH_END = 31
"""末: a day of 31 means the last day of any month."""


class BadTerms(BadInput):
    """Payment terms that name no day, or pay before the month is closed."""

    code = "bad_terms"


@dataclass(frozen=True)
class PaymentTerms:
    """Closing day, months from closing to payment, payment day, and where a closed day moves to."""

    closing_day: int
    pay_month: int
    pay_day: int
    shift: Shift = "前"

    def __post_init__(self) -> None:
        for name in ("closing_day", "pay_day"):
            if not 1 <= getattr(self, name) <= MONTH_END:
                raise BadTerms(fields={name: "no_such_day"})
        if self.pay_month < 0:
            raise BadTerms(fields={"pay_month": "pays_before_closing"})
        if self.pay_month == 0 and self.pay_day < self.closing_day:
            raise BadTerms(fields={"pay_day": "pays_before_closing"})


@dataclass(frozen=True)
class PaymentDates:
    """The closing a sale belongs to, the day the terms name, and the business day it falls due."""

    closing: date
    nominal: date
    due: date


@dataclass(frozen=True)
class ContractDates:
    """The last day of a contract, the day notice must be given by, and the day to do it."""

    end: date
    notice: date
    task: date


def closing_payment(
    sale: date,
    terms: PaymentTerms,
    closed: Container[date] = (),
    open: Container[date] = (),
    holidays: Container[date] = COMPUTED,
) -> PaymentDates:
    """A sale on the closing day belongs to that closing; months count from the closing's month."""
    closing = _day_of_month(sale, 0, terms.closing_day)
    if sale > closing:
        closing = _day_of_month(sale, 1, terms.closing_day)
    nominal = _day_of_month(closing, terms.pay_month, terms.pay_day)
    return PaymentDates(closing, nominal, nearest_business_day(nominal, terms.shift, closed, open, holidays))


def contract_notice(
    start: date,
    months: int,
    notice_days: int,
    closed: Container[date] = (),
    open: Container[date] = (),
    holidays: Container[date] = COMPUTED,
) -> ContractDates:
    """End, notice and task of a contract that runs for whole months.

    It ends the day before the corresponding day of its last month; a month without such a day ends
    it on its own last day (Civil Code, article 143 (2)). ValueError without a month or with
    negative notice.
    """
    if months < 1 or notice_days < 0:
        raise ValueError(f"no such contract: {months} months, {notice_days} days' notice")
    corresponding = _day_of_month(start, months, start.day)
    falls_short = corresponding.day < start.day
    end = corresponding if falls_short else corresponding - timedelta(days=1)
    notice = end - timedelta(days=notice_days)
    return ContractDates(end, notice, nearest_business_day(notice, "前", closed, open, holidays))


def _day_of_month(base: date, months: int, day: int) -> date:
    """A day of the month so many months after `base`'s, or that month's last day."""
    years, month = divmod(base.month - 1 + months, 12)
    year = base.year + years
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))
