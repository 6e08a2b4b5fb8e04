"""Telephone numbers: kept as typed, shown in the national form, matched on E.164.

Numbers are asked to be possible, not assigned: a test or a new number range must not be refused.
"""

import re

import phonenumbers

from enishi.foundation.text.keys import normal, remembered

JAPAN = "+81"
EXTENSION = re.compile(r"[(\s]*(?:内線|extension|ext\b|ext(?=\d)).*$", re.IGNORECASE | re.DOTALL)
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212ー", "-"))
TYPED = re.compile(r"\+?[0-9() -]+", re.ASCII)
ELEVEN = re.compile(r"0[256789]0\d+", re.ASCII)
# Ranges that belong to no area, longest prefix first, and the two areas with one digit.
SPLITS = (
    (re.compile(r"(0800)(\d{3})(\d{4})"), 11),
    (re.compile(r"(0120|0570|0990)(\d{3})(\d{3})"), 10),
    (re.compile(r"(0[256789]0)(\d{4})(\d{4})"), 11),
    (re.compile(r"(0[36])(\d{4})(\d{4})"), 10),
)


@remembered
def phone_e164(text: str) -> str | None:
    """The number for matching, or None when it is not a possible one. No country code means Japan."""
    typed = without_extension(text)
    if typed is None:
        return None
    national = japanese_digits(typed)
    if national is not None:
        return JAPAN + national[1:]
    foreign = foreign_number(typed)
    return phonenumbers.format_number(foreign, phonenumbers.PhoneNumberFormat.E164) if foreign else None


@remembered
def phone_format(text: str) -> str | None:
    """The number as Japan writes it, or None when it is not a possible one.

    Three typed groups stay as they are, because their author knew the area code. Foreign numbers are
    shown in the international form.
    """
    typed = without_extension(text)
    if typed is None:
        return None
    national = japanese_digits(typed)
    if national is None:
        foreign = foreign_number(typed)
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(foreign, style) if foreign else None
    groups = re.findall(r"\d+", typed)
    if len(groups) == 3 and not typed.startswith("+"):
        return "-".join(groups)
    return split_by_area(national)


def without_extension(text: str) -> str | None:
    """Digits, spaces, brackets and hyphens in ASCII, or None if anything else was typed."""
    typed = EXTENSION.sub("", normal(text).translate(HYPHENS)).strip()
    return typed if TYPED.fullmatch(typed) else None


def japanese_digits(typed: str) -> str | None:
    """The national number with its leading 0, or None if foreign or of a length Japan does not have."""
    digits = re.sub(r"\D", "", typed)
    if typed.startswith(JAPAN):
        digits = "0" + digits.removeprefix("81").removeprefix("0")
    elif typed.startswith("+"):
        return None
    # 00 and 010 begin a call abroad.
    if not digits.startswith("0") or digits.startswith(("00", "010")):
        return None
    if len(digits) == 11:
        return digits if ELEVEN.fullmatch(digits) else None
    return digits if len(digits) == 10 and not re.match("0[5789]0", digits) else None


def split_by_area(national: str) -> str:
    for pattern, length in SPLITS:
        if len(national) == length and (found := pattern.fullmatch(national)):
            return "-".join(found.groups())
    # Built, not parsed: the parser takes some leading digits for a carrier's and refuses the rest.
    number = phonenumbers.PhoneNumber(country_code=81, national_number=int(national[1:]))
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    # An area nobody has been given yet comes back unsplit and without its 0.
    return shown if shown.startswith("0") else f"{national[:3]}-{national[3:6]}-{national[6:]}"


def foreign_number(typed: str) -> phonenumbers.PhoneNumber | None:
    if not typed.startswith("+") or typed.startswith(JAPAN):
        return None
    try:
        number = phonenumbers.parse(typed)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
