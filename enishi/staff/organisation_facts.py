"""An organisation's facts as typed, in the form they are kept in. Pure: refuses what cannot be kept."""

from collections.abc import Container, Mapping
from datetime import date, datetime
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import EXPONENTS
from enishi.foundation.text.numbers import invoice_number_normalise
from enishi.foundation.text.phone import phone_format
from enishi.foundation.text.postal import postal_format
from enishi.staff import calendars, money_facts

PARSED = {
    "postal_code": postal_format,
    "phone": phone_format,
    "invoice_number": lambda text: invoice_number_normalise(text).value,
}


def stored(
    fields: dict[str, Any], *, held: Mapping[str, Any], now: datetime, holidays: Container[date]
) -> dict[str, Any]:
    """The fields as they are kept; every field that cannot be kept is named at once.

    `held` is the calendar so far: what is given of it must make a calendar with the rest.
    """
    parts = calendars.kept(fields)
    money = money_facts.kept(fields)
    kept, refused = fields | calendars.in_order(parts) | money, money_facts.faults(money)
    for name in PARSED.keys() & fields.keys():
        kept[name] = PARSED[name](fields[name]) if fields[name] else ""
        if kept[name] is None:
            refused[name] = f"bad_{name}"
    if fields.get("currency", "JPY") not in EXPONENTS:
        refused["currency"] = "unknown_currency"
    if "fiscal_year_start" in fields and not 1 <= fields["fiscal_year_start"] <= 12:
        refused["fiscal_year_start"] = "invalid"
    if "ranks" in fields:
        kept["ranks"] = [{"name_en": "", **rank} for rank in fields["ranks"]]
    percents = [rank["percent"] for rank in kept.get("ranks", ())]
    if percents != sorted(set(percents), reverse=True):
        refused["ranks"] = "ranks_descend"
    if parts:
        refused |= calendars.faults({**held, **parts}, now=now, holidays=holidays)
    if refused:
        raise BadInput(fields=refused)
    return kept


def invoice_number_is_plausible(number: str) -> bool | None:
    """Whether the check digit fits. A sole trader's lawfully may not, so this only warns."""
    return invoice_number_normalise(number).check_ok if number else None
