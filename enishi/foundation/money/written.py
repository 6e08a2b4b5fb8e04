"""Amounts as text: how they are shown, and how people type them."""

import re
import unicodedata
from decimal import Decimal
from typing import Literal

from enishi.foundation.money.currencies import exponent
from enishi.foundation.money.money import BadAmount, Money

Style = Literal["plain", "minus", "triangle", "yen", "box"]

_NEGATIVE_MARK: dict[str, str] = {"plain": "-", "minus": "−", "triangle": "▲"}

_MINUS = "-−‐–▲△"
# An optional sign before or behind the currency mark, then digits with or without groups of three.
_TYPED = re.compile(
    rf"(?P<sign>[{_MINUS}+]?)\s*(?P<mark>[¥\\$€£]?)\s*(?P<inner>[{_MINUS}+]?)\s*"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?\s*(?P<tail>円|-?)"
)
_MARK_OF = {"JPY": "¥\\", "CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


def money_format(amount: int, style: Style = "plain", currency: str = "JPY") -> str:
    """Minor units -> text in groups of three; only negative amounts carry a mark.

    plain -1,234, minus −1,234 (U+2212), triangle ▲1,234; yen ¥1,234 and box ¥1,234- (the large
    figure of a quote) are for yen of zero and more: other amounts raise ValueError.
    """
    decimals = exponent(currency)
    digits = f"{Decimal(abs(amount)).scaleb(-decimals):,.{decimals}f}"
    if style in _NEGATIVE_MARK:
        return digits if amount >= 0 else _NEGATIVE_MARK[style] + digits
    if amount < 0 or currency != "JPY":
        raise ValueError(f"style {style!r} is for yen of zero and more, not {amount} {currency}")
    return f"¥{digits}-" if style == "box" else f"¥{digits}"


def parse_amount(text: str, currency: str = "JPY") -> Money:
    """An amount as typed -> Money: 1,234, ￥1,234, ▲500, (500), 1,234円, ¥3,740,000-, full-width or not.

    Raises BadAmount, naming what is wrong: nothing there, not a number, wrong groups, decimals the
    currency does not have, another currency's mark, too large.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if not typed:
        raise _bad("required")
    bracketed = typed.startswith("(") and typed.endswith(")")
    found = _TYPED.fullmatch(typed[1:-1].strip() if bracketed else typed)
    if found is None or bool(found["sign"]) + bool(found["inner"]) + bracketed > 1:
        raise _bad("amount_not_a_number")
    if found["mark"] and found["mark"] not in _MARK_OF.get(currency, ""):
        raise _bad("amount_of_another_currency")
    if found["tail"] == "円" and currency != "JPY":
        raise _bad("amount_of_another_currency")
    if found["tail"] == "-" and not found["mark"]:
        raise _bad("amount_not_a_number")
    value = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    negative = bracketed or (found["sign"] or found["inner"] or "+") in _MINUS
    return Money.from_major(-value if negative else value, currency)


def _bad(reason: str) -> BadAmount:
    return BadAmount(fields={"amount": reason})
