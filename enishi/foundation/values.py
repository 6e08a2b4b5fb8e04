"""What a cell says, as the type its field has. Nothing is guessed: a date that could be two days is refused."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from enishi.foundation import custom
from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import exponent
from enishi.foundation.money.money import LARGEST
from enishi.foundation.money.written import parse_amount
from enishi.foundation.text.wareki import wareki_parse

DAY = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
JAPANESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
DAY_AND_TIME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2})(:\d{2}.*)")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEVERAL = re.compile(r"[,;、]")
YES = frozenset({"1", "true", "yes", "y", "はい", "有", "○", "on"})
NO = frozenset({"0", "false", "no", "n", "いいえ", "無", "×", "off"})
LARGEST_INTEGER = 2**31 - 1
# Other products write 518.5 as 518.50000000001: what is nearer than this to a minor unit means that unit.
NOISE = Decimal("0.000001")


KEEP = object()
"""Stands for a blank cell that says nothing about its field."""


class Unfit(ValueError):
    """A cell its field cannot take; the text is the catalogue key under `field.` that says why."""


@dataclass(frozen=True)
class Setting:
    """What a cell needs beside itself: the currency of amounts, the organisation's own, the zone of times."""

    currency: str
    own_currency: str
    zone: ZoneInfo


@dataclass(frozen=True)
class Field:
    """A field a file may fill: its type, and what its type needs to know."""

    name: str
    type: str = "text"
    required: bool = False
    longest: int = 200
    choices: tuple[str, ...] = ()
    negative: bool = False
    # A blank cell leaves what is stored as it is, for columns that cannot be empty.
    keeps: bool = False
    # What a field the organisation made up, and its choices, are called: by language.
    names: Mapping[str, str] = attribute(default_factory=dict)
    choice_names: Mapping[str, Mapping[str, str]] = attribute(default_factory=dict)


def read(field: Field, text: str, setting: Setting) -> Any:
    """The value; for a blank cell what that stores, or KEEP. Raises Unfit."""
    text = text.strip()
    if text:
        return PARSERS[field.type](field, text, setting)
    if field.required:
        raise Unfit("required")
    return KEEP if field.keeps else BLANKS.get(field.type, KEEP)


def scaled(text: str, scale: Decimal) -> str:
    """A figure in thousands or millions, written out; what is no figure stays for its parser to refuse."""
    try:
        return f"{Decimal(text.strip().replace(',', '')) * scale:f}" if text.strip() else text
    except InvalidOperation:
        return text


def _text(field: Field, text: str, setting: Setting) -> str:
    if len(text) > field.longest:
        raise Unfit("too_long")
    if CONTROLS.search(text):
        raise Unfit("control_characters")
    return text


def _choice(field: Field, text: str, setting: Setting) -> str:
    if text not in field.choices:
        raise Unfit("not_a_choice")
    return text


def _choices(field: Field, text: str, setting: Setting) -> list[str]:
    named = [part.strip() for part in SEVERAL.split(text) if part.strip()]
    if not set(named) <= set(field.choices):
        raise Unfit("not_a_choice")
    return sorted(set(named), key=field.choices.index)


def _amount(field: Field, text: str, setting: Setting) -> int:
    try:
        amount = parse_amount(_without_noise(text, setting.currency), setting.currency).amount
    except BadInput as refusal:
        raise Unfit(next(iter(refusal.fields.values()))) from None
    if amount < 0 and not field.negative:
        raise Unfit("negative_amount")
    return amount


def _own_amount(field: Field, text: str, setting: Setting) -> int:
    """An amount whose column carries no currency: it must be in the organisation's."""
    if setting.currency != setting.own_currency:
        raise Unfit("other_currency")
    return _amount(field, text, setting)


def _without_noise(text: str, currency: str) -> str:
    decimals = exponent(currency)
    if len(text.partition(".")[2]) <= decimals:
        return text
    try:
        exact = Decimal(text)
        near = round(exact, decimals)
    except InvalidOperation:
        return text
    return f"{near:f}" if abs(exact - near) < NOISE else text


def _integer(field: Field, text: str, setting: Setting) -> int:
    number = _decimal(field, text, setting)
    if number != int(number):
        raise Unfit("not_whole")
    if number > LARGEST_INTEGER:
        raise Unfit("amount_too_large")
    return int(number)


def _decimal(field: Field, text: str, setting: Setting) -> Decimal:
    typed = unicodedata.normalize("NFKC", text).replace(",", "")
    try:
        number = Decimal(typed)
    except InvalidOperation:
        raise Unfit("amount_not_a_number") from None
    if not number.is_finite() or "_" in typed:
        raise Unfit("amount_not_a_number")
    if number < 0 and not field.negative:
        raise Unfit("negative_amount")
    if number > LARGEST:
        raise Unfit("amount_too_large")
    return number


def _figure(field: Field, text: str, setting: Setting) -> int | float:
    """A number as a custom field keeps it."""
    number = _decimal(field, text, setting)
    if number < -LARGEST:
        raise Unfit("amount_too_large")
    return _as_kept("number", int(number) if number == int(number) else float(number))


def _link(field: Field, text: str, setting: Setting) -> str:
    return _as_kept("link", _text(field, text, setting))


def _written_day(field: Field, text: str, setting: Setting) -> str:
    """A day as a custom field keeps it."""
    return _as_kept("date", _day(field, text, setting).isoformat())


def _as_kept(kind: str, value: Any) -> Any:
    try:
        return custom.kept(custom.Facts(kind), value)
    except custom.Unusable as reason:
        raise Unfit(str(reason)) from None


def _day(field: Field, text: str, setting: Setting) -> date:
    typed = unicodedata.normalize("NFKC", text)
    if found := DAY.fullmatch(typed):
        year, _, month, day = found.groups()
    elif found := JAPANESE_DAY.fullmatch(typed):
        year, month, day = found.groups()
    elif era := wareki_parse(text):
        return era
    else:
        raise Unfit("bad_date")
    if not 1800 <= int(year) <= 2200:
        raise Unfit("bad_date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unfit("no_such_date") from None


def _moment(field: Field, text: str, setting: Setting) -> datetime:
    """An instant; without a zone it is the organisation's, without a time it is noon."""
    typed = unicodedata.normalize("NFKC", text).replace("/", "-")
    if found := DAY_AND_TIME.fullmatch(typed):
        year, month, day, hour, rest = found.groups()
        typed = f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}{rest}"
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        moment = datetime.combine(_day(field, text, setting), time())
        if found:
            # A day whose time cannot be read would become another time.
            raise Unfit("bad_date") from None
    if moment.time() == time() and len(typed) <= len("2026-11-20"):
        moment = moment.replace(hour=12)
    if not 1800 <= moment.year <= 2200:
        raise Unfit("bad_date")
    return (moment if moment.tzinfo else moment.replace(tzinfo=setting.zone)).astimezone(UTC)


def _yes(field: Field, text: str, setting: Setting) -> bool:
    typed = unicodedata.normalize("NFKC", text).lower()
    if typed not in YES | NO:
        raise Unfit("not_yes_or_no")
    return typed in YES


def _currency(field: Field, text: str, setting: Setting) -> str:
    try:
        exponent(text.upper())
    except BadInput:
        raise Unfit("unknown_currency") from None
    return text.upper()


Parser = Callable[[Field, str, Setting], Any]
PARSERS: Mapping[str, Parser] = {
    "text": _text,
    "reference": _text,
    "choice": _choice,
    "choices": _choices,
    "amount": _amount,
    "own_amount": _own_amount,
    "integer": _integer,
    "decimal": _decimal,
    "day": _day,
    "moment": _moment,
    "yes": _yes,
    "currency": _currency,
    "figure": _figure,
    "link": _link,
    "written_day": _written_day,
}
BLANKS: Mapping[str, Any] = {
    "text": "",
    "reference": "",
    "amount": None,
    "own_amount": None,
    "integer": None,
    "decimal": None,
    "day": None,
    "moment": None,
    "figure": None,
    "link": "",
    "written_day": None,
}
