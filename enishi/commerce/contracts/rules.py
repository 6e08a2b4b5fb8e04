"""What contracts and installed items must look like, and what follows from a contract's days. Pure: values only."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.money import LARGEST

KINDS = ("maintenance", "subscription", "spot")
PERS = ("", "month", "year")
ENTITLEMENTS = ("", "weekday", "always", "onsite")
PLANNED, ACTIVE, RENEWING, ENDED, CANCELLED = "planned", "active", "renewing", "ended", "cancelled"
STATES = (PLANNED, ACTIVE, RENEWING, ENDED, CANCELLED)
RUNNING = (ACTIVE, RENEWING)
LONGEST_NOTICE = 730
MONTHS = 12
DAY = timedelta(days=1)


class SerialTaken(BadInput):
    """Two machines of one kind never share a serial number."""

    code = "item.serial_taken"


class ContractOver(Refusal):
    """What has ended is not ended once more."""

    code = "contract.over"
    shows = ("contract",)


def notice_on(ends_on: date, days: int, is_open: Callable[[date], bool]) -> date:
    """So many days before the last one; on a day we are closed, the business day before it."""
    day = ends_on - timedelta(days=days)
    # A house that never opens has its notice on the day itself.
    return next((day - n * DAY for n in range(31) if is_open(day - n * DAY)), day)


def state(*, starts_on: date, ends_on: date, notice_on: date, cancelled_on: date | None, today: date) -> str:
    """What a contract is on a day. One that will be ended early runs until then."""
    if cancelled_on is not None and today > cancelled_on:
        return CANCELLED
    if today < starts_on:
        return PLANNED
    if today > ends_on:
        return ENDED
    return RENEWING if today >= notice_on and cancelled_on is None else ACTIVE


def next_end(starts_on: date, ends_on: date, after: date) -> date:
    """The last day of the first period of this length that ends later than `after`. Whole months stay whole months."""
    first, end = ends_on + DAY, ends_on
    months = (first.year - starts_on.year) * MONTHS + first.month - starts_on.month
    whole = months > 0 and first.day == starts_on.day
    length, turn = ends_on - starts_on + DAY, 0
    while end <= after or turn == 0:
        turn += 1
        end = _months_later(first, months * turn) - DAY if whole else ends_on + length * turn
    return end


def _months_later(day: date, months: int) -> date:
    month = day.month - 1 + months
    year = day.year + month // MONTHS
    return date(year, month % MONTHS + 1, min(day.day, monthrange(year, month % MONTHS + 1)[1]))


def check_ending(starts_on: date, ends_on: date, cancelled_on: date | None, last: date) -> None:
    """A contract ends once, on a day of its period."""
    if cancelled_on is not None:
        raise ContractOver()
    if not starts_on <= last <= ends_on:
        raise BadInput(fields={"cancelled_on": "outside_period"})


def a_year(amount: int | None, per: str, starts_on: date, ends_on: date) -> int | None:
    """What it is worth a year, in minor units: a whole period's amount is spread over its days."""
    if amount is None or per == "year":
        return amount
    if per == "month":
        return amount * MONTHS
    return round(amount * 365 / max((ends_on - starts_on).days + 1, 365))


def warranty(until: date | None, today: date) -> str:
    """in, out, or unknown."""
    if until is None:
        return "unknown"
    return "in" if today <= until else "out"


def contract_in_form(
    values: Mapping[str, Any], held: Mapping[str, Any], is_open: Callable[[date], bool]
) -> dict[str, Any]:
    """A contract's values as they are stored, with the days that follow from others; all faults are named at once."""
    taken = dict(values)
    refused = _choices(values, kind=KINDS, per=PERS, entitlement_class=ENTITLEMENTS)
    whole = {"renewal_on": None, "notice_days": 60, **held, **values}
    if "name" in values:
        taken["name"] = values["name"].strip()
        if not taken["name"]:
            refused["name"] = "required"
    refused |= {name: "required" for name in ("starts_on", "ends_on") if whole.get(name) is None}
    amount = values.get("amount")
    if amount is not None and amount < 0:
        refused["amount"] = "negative_amount"
    elif amount is not None and amount > LARGEST:
        refused["amount"] = "amount_too_large"
    if not 0 <= whole["notice_days"] <= LONGEST_NOTICE:
        refused["notice_days"] = "notice_days"
    if not refused:
        taken |= _days(values, held, whole, refused, is_open)
    if refused:
        raise BadInput(fields=refused)
    return taken


def _days(
    values: Mapping[str, Any],
    held: Mapping[str, Any],
    whole: Mapping[str, Any],
    refused: dict[str, str],
    is_open: Callable[[date], bool],
) -> dict[str, Any]:
    """The day of the renewal and of the notice. A renewal nobody moved goes along with the last day."""
    starts_on, ends_on = whole["starts_on"], whole["ends_on"]
    renewal_on = whole["renewal_on"]
    follows = renewal_on is None or (
        values.get("renewal_on") is None and held.get("ends_on") and renewal_on == held["ends_on"] + DAY
    )
    if follows:
        renewal_on = ends_on + DAY
    if ends_on < starts_on:
        refused["ends_on"] = "ends_before_start"
    elif renewal_on < starts_on:
        refused["renewal_on"] = "ends_before_start"
    return {
        "renewal_on": renewal_on,
        "notice_on": notice_on(ends_on, whole["notice_days"], is_open),
    }


def item_in_form(values: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    """An installed item's values as they are stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), dict[str, str]()
    whole = {**held, **values}
    taken |= {name: values[name].strip() for name in ("serial", "site", "usage") if name in values}
    installed = whole.get("installed_on")
    for name in ("warranty_until", "removed_on"):
        if installed and whole.get(name) and whole[name] < installed:
            refused[name] = "before_installed"
    if refused:
        raise BadInput(fields=refused)
    return taken


def _choices(values: Mapping[str, Any], **allowed: tuple[str, ...]) -> dict[str, str]:
    return {
        name: "not_a_choice"
        for name, choices in allowed.items()
        if name in values and values[name] not in choices
    }
