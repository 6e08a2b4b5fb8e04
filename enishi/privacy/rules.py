"""What names a person in a text and how it is taken out, and how long the law keeps a document. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from enishi.foundation.errors import BadInput, NotFound, Refusal
from enishi.foundation.text.keys import normal

TOMBSTONE = "消去済み (erased)"
# Shorter than this, half a name or a number says nothing of whom it is.
ALONE, DIGITS = 4, 9
BETWEEN = r"[\s\u3000・･,.]*"
# Letters of an address: Japanese may stand right beside one.
BEFORE, BEHIND = r"(?<![A-Za-z0-9_.+-])", r"(?![A-Za-z0-9_-])"
SEPARATORS = r"[-‐-―()\s]*"
# 法人税: seven years from the day after the return is due, two months after the fiscal year.
YEARS_KEPT, MONTHS_TO_RETURN = 7, 2


class NameDiffers(BadInput):
    """The name that was typed to confirm is not the person's."""

    code = "erasure.name_differs"


class UnderWay(Refusal):
    """This person is being erased already."""

    code = "erasure.under_way"
    status = 409


class MailOnItsWay(Refusal):
    """A mail of this person's is with the mail server at this moment."""

    code = "erasure.mail_on_its_way"
    status = 409


class NoSuchKind(NotFound):
    """Nothing of this name is kept for a time."""


def check_days(days: int, least: int) -> None:
    """Refuse to keep something shorter than work with it takes."""
    if days < least:
        raise BadInput(fields={"days": "kept_too_short"})


@dataclass(frozen=True)
class Marks:
    """What a person is known by: names as (family, given), addresses, telephone numbers."""

    names: Sequence[tuple[str, str]] = ()
    addresses: Sequence[str] = ()
    phones: Sequence[str] = ()


def pattern(marks: Marks) -> re.Pattern[str] | None:
    """What finds these marks in a text, in any case and spacing; None where there is nothing to look for."""
    parts = [*_names(marks.names)]
    parts += [BEFORE + re.escape(one) + BEHIND for one in marks.addresses if one]
    parts += [part for one in marks.phones for part in _phone(one)]
    found = sorted(set(parts), key=len, reverse=True)
    return re.compile("|".join(found), re.IGNORECASE) if found else None


def _names(names: Iterable[tuple[str, str]]) -> Iterable[str]:
    for family, given in names:
        halves = [re.escape(half) for half in (family.strip(), given.strip()) if half]
        if len(halves) == 2:
            yield BETWEEN.join(halves)
            yield BETWEEN.join(reversed(halves))
        elif halves and len(family.strip() or given.strip()) >= ALONE:
            yield halves[0]


def _phone(typed: str) -> Iterable[str]:
    digits = re.sub(r"\D", "", typed)
    if len(digits) < DIGITS:
        return
    national = digits[2:] if typed.strip().startswith("+81") else digits.removeprefix("0")
    yield r"(?<!\d)\(?(?:\+?81|0)" + SEPARATORS + SEPARATORS.join(national) + r"(?!\d)"
    yield r"(?<!\d)" + SEPARATORS.join(digits) + r"(?!\d)"


def without(value: Any, marks: re.Pattern[str]) -> Any:
    """A text, or JSON with texts anywhere in it, with the tombstone in place of each mark."""
    if isinstance(value, str):
        return marks.sub(TOMBSTONE, value)
    if isinstance(value, list):
        return [without(one, marks) for one in value]
    if isinstance(value, dict):
        told = {key: without(one, marks) for key, one in value.items()}
        # Who stands beside an address is called by it, however the name is written.
        if "name" in told and told.get("address") != value.get("address"):
            told["name"] = TOMBSTONE
        return told
    return value


def check_name(typed: str, name: str) -> None:
    """Refuse unless the person's name was typed, however its halves are spaced."""
    if "".join(normal(typed).split()) != "".join(normal(name).split()):
        raise NameDiffers(fields={"name": "name_differs"})


def kept_until(issued_on: date, fiscal_year_start: int) -> date:
    """The last day a money document is kept by law: seven years after that fiscal year's return was due."""
    next_year = issued_on.year if issued_on.month < fiscal_year_start else issued_on.year + 1
    years, month = divmod(fiscal_year_start - 1 + MONTHS_TO_RETURN, 12)
    return date(next_year + years + YEARS_KEPT, month + 1, 1) - timedelta(days=1)
