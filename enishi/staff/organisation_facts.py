"""An organisation's facts as typed, in the form they are kept in. Pure: refuses what cannot be kept."""

from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import EXPONENTS
from enishi.foundation.text.numbers import invoice_number_normalise
from enishi.foundation.text.phone import phone_format
from enishi.foundation.text.postal import postal_format
from enishi.foundation.worktime import BadHours, Calendar, NoWorkingTime

PARSED = {
    "postal_code": postal_format,
    "phone": phone_format,
    "invoice_number": lambda text: invoice_number_normalise(text).value,
}


def stored(fields: dict[str, Any], *, zone: str) -> dict[str, Any]:
    """The fields as they are kept; every field that cannot be kept is named at once."""
    kept, refused = dict(fields), {}
    for name in PARSED.keys() & fields.keys():
        kept[name] = PARSED[name](fields[name]) if fields[name] else ""
        if kept[name] is None:
            refused[name] = f"bad_{name}"
    if fields.get("currency", "JPY") not in EXPONENTS:
        refused["currency"] = "unknown_currency"
    if "fiscal_year_start" in fields and not 1 <= fields["fiscal_year_start"] <= 12:
        refused["fiscal_year_start"] = "invalid"
    refused |= bad_hours(fields, zone)
    if "closed_days" in fields:
        kept["closed_days"] = sorted({str(day) for day in fields["closed_days"]})
    if refused:
        raise BadInput(fields=refused)
    return kept


def bad_hours(fields: dict[str, Any], zone: str) -> dict[str, str]:
    """Why zone or working hours make no calendar: somebody must be there at some hour of the week."""
    if not {"zone", "working_hours"} & fields.keys():
        return {}
    weekly = fields.get("working_hours") or {"mon": [["09:00", "18:00"]]}
    try:
        Calendar.of({"zone": fields.get("zone", zone), "weekly": weekly})
    except NoWorkingTime:
        return {"working_hours": "no_working_time"}
    except BadHours as error:
        return {"zone": "unknown_zone"} if "zone" in error.fields else {"working_hours": "bad_hours"}
    return {}


def invoice_number_is_plausible(number: str) -> bool | None:
    """Whether the check digit fits. A sole trader's lawfully may not, so this only warns."""
    return invoice_number_normalise(number).check_ok if number else None
