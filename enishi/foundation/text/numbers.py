"""Corporate numbers (法人番号) and invoice registration numbers (T and 13 digits)."""

import re
from dataclasses import dataclass

from enishi.foundation.text.keys import normal

THIRTEEN = re.compile(r"[0-9]{13}", re.ASCII)
# Spaces and the hyphens people type; NFKC has already made the full-width ones ASCII.
SEPARATORS = re.compile("[\\s\u2010\u2011\u2212-]")


@dataclass(frozen=True)
class InvoiceNumber:
    """A registration number as stored; `check_ok` false is a warning only, sole traders fail it lawfully."""

    value: str | None
    check_ok: bool | None


def corporate_check_digit(base: str) -> int:
    """The first digit that belongs before twelve others: 9 less the weighted sum's remainder by nine."""
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(base)))
    return 9 - weighted % 9


def corporate_number_valid(number: str) -> bool:
    """Thirteen ASCII digits of which the first is the check digit of the rest."""
    if not THIRTEEN.fullmatch(number):
        return False
    return int(number[0]) == corporate_check_digit(number[1:])


def corporate_number_normalise(text: str) -> str | None:
    """A corporate number as typed (full-width, spaced, hyphenated) as 13 digits, or None. Not yet checked."""
    digits = SEPARATORS.sub("", normal(text))
    return digits if THIRTEEN.fullmatch(digits) else None


def invoice_number_normalise(text: str) -> InvoiceNumber:
    """A registration number as typed, as T and 13 digits; both parts None when it is no such number."""
    compact = SEPARATORS.sub("", normal(text)).upper()
    if not (compact.startswith("T") and THIRTEEN.fullmatch(compact[1:])):
        return InvoiceNumber(None, None)
    return InvoiceNumber(compact, corporate_number_valid(compact[1:]))
