"""What the values of a custom field look like: as they are sent and as they are kept. Pure.

Kept are only values that say something: text, whole and decimal numbers, minor units of the organisation's
currency, days as "2026-11-27", a choice's value, several in their order, an address, and a tick as true.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.foundation.http.usable import UNUSABLE, YEARS

KINDS = ("text", "number", "money", "date", "choice", "choices", "link", "checkbox")
LONGEST_TEXT = 2_000
LARGEST = 2**53
DECIMALS = 4
# Written with a scheme a browser only ever opens as a page; what is not one never becomes an address.
LINK = re.compile(r"https?://[^\s/:@?#<>\"'\\]+(?::\d{1,5})?(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE)


class Unusable(ValueError):
    """A value its field cannot take; the text is the catalogue key that says why."""


@dataclass(frozen=True)
class Facts:
    """What reading a value needs of its field: the kind, the choices, the organisation's currency."""

    kind: str
    choices: Sequence[str] = ()
    currency: str = "JPY"


def kept(facts: Facts, value: Any) -> Any:
    """The value as it is kept; None where it says nothing. Raises Unusable."""
    return None if value is None else READ[facts.kind](facts, value)


def sent(facts: Facts, value: Any) -> Any:
    """A kept value as the API speaks of it."""
    return {"amount": value, "currency": facts.currency} if facts.kind == "money" else value


def _text(facts: Facts, value: Any) -> str | None:
    if not isinstance(value, str):
        raise Unusable("not_a_text")
    if len(value) > LONGEST_TEXT:
        raise Unusable("too_long")
    if UNUSABLE.search(value):
        raise Unusable("control_characters")
    return value.strip() or None


def _number(facts: Facts, value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unusable("amount_not_a_number")
    # Asked this way round, what is no number and what no float can hold are refused, too.
    if not abs(value) <= LARGEST:
        raise Unusable("amount_too_large")
    if round(value, DECIMALS) != value:
        raise Unusable("too_many_decimals")
    return int(value) if value == int(value) else value


def _money(facts: Facts, value: Any) -> int:
    if not isinstance(value, dict) or value.keys() != {"amount", "currency"}:
        raise Unusable("not_an_amount")
    amount = value["amount"]
    if not isinstance(amount, int) or isinstance(amount, bool):
        raise Unusable("not_an_amount")
    if value["currency"] != facts.currency:
        raise Unusable("other_currency")
    if abs(amount) > LARGEST:
        raise Unusable("amount_too_large")
    return amount


def _date(facts: Facts, value: Any) -> str | None:
    if value == "":
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unusable("bad_date") from None
    if day.year not in YEARS:
        raise Unusable("year_out_of_range")
    return day.isoformat()


def _choice(facts: Facts, value: Any) -> str | None:
    if value == "":
        return None
    if not isinstance(value, str) or value not in facts.choices:
        raise Unusable("not_a_choice")
    return value


def _choices(facts: Facts, value: Any) -> list[str] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) and one in facts.choices for one in value):
        raise Unusable("not_a_choice")
    return [one for one in facts.choices if one in value] or None


def _link(facts: Facts, value: Any) -> str | None:
    text = _text(facts, value)
    if text is not None and not LINK.fullmatch(text):
        raise Unusable("bad_link")
    return text


def _checkbox(facts: Facts, value: Any) -> bool | None:
    if not isinstance(value, bool):
        raise Unusable("not_yes_or_no")
    return value or None


READ: Mapping[str, Callable[[Facts, Any], Any]] = {
    "text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "link": _link,
    "checkbox": _checkbox,
}
