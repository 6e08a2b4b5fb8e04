"""Which invoices a payment may have paid, and what may be matched. Pure: values only.

What is offered is never decided: a person says which of the offers holds.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text.company import company_parse
from enishi.foundation.text.keys import katakana, loosened, search_key

# What a bank's transfer costs at most: so much less than the bill is still taken for the bill.
LARGEST_FEE = 1_100
MOST_OFFERS = 8
# Legal forms as banks write them, before or after the name: ｶ)ﾊﾅｻｷ, ﾊﾅｻｷ(ｶ, ﾕ), ﾄﾞ), ｲ)…
FORMS = "カ|ユ|ド|メ|シ|イ|ザイ|シユウ|ガク|フク|エ|トクヒ"
BEFORE = re.compile(rf"^(?:{FORMS})\)")
AFTER = re.compile(rf"\((?:{FORMS})\)?$")
NAMED = re.compile("カブシキガイシヤ|ユウゲンガイシヤ|ゴウドウガイシヤ")
SIGNS = re.compile(r"[\s()\-.,・/]")
# Banks have no small kana.
SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")


class NothingReceived(Refusal):
    """More would be matched than came in."""

    code = "payment.more_than_received"


class MatchedAlready(Refusal):
    """The payment was matched; that is taken back first."""

    code = "payment.matched_already"


class NotMatched(Refusal):
    """A receipt, or taking a match back, needs a match."""

    code = "payment.not_matched"


class NotOneCustomer(Refusal):
    """A payment is one customer's."""

    code = "payment.not_one_customer"


def payer_key(text: str) -> str:
    """The payer's name as it can be compared: no legal form, no small kana, no signs."""
    kana = katakana(text).upper().translate(SMALL).replace("（", "(").replace("）", ")").strip()
    kana = NAMED.sub("", AFTER.sub("", BEFORE.sub("", kana)))
    return loosened(search_key(SIGNS.sub("", kana)))


def account_keys(name: str, kana: str) -> frozenset[str]:
    """What a payer of this customer may be called."""
    return frozenset(key for key in (payer_key(kana), payer_key(company_parse(name).core)) if key)


@dataclass(frozen=True)
class Open:
    """An invoice that is not paid."""

    key: int
    account: int
    balance: int
    due_on: date


@dataclass(frozen=True)
class Offer:
    """Invoices that together come to the payment, with the fee that the payer kept back.

    `is_named`: the payer is called as this customer is.
    """

    account: int
    invoices: tuple[int, ...]
    fee: int
    is_named: bool


def offers(
    amount: int, payer: str, open_: Sequence[Open], names: Mapping[int, frozenset[str]]
) -> list[Offer]:
    """Which invoices this may have paid, the likeliest first: by name and amount, then by amount alone."""
    key = payer_key(payer)
    by_account: defaultdict[int, list[Open]] = defaultdict(list)
    for one in open_:
        by_account[one.account].append(one)
    found: list[Offer] = []
    for account, rows in by_account.items():
        rows.sort(key=lambda one: (one.due_on, one.key))
        is_named = bool(key) and any(_alike(key, name) for name in names.get(account, ()))
        found += [
            Offer(account, tuple(one.key for one in some), fee, is_named)
            for some in ([one] for one in rows)
            if (fee := _fee(amount, some)) is not None
        ]
        # Several at once, the oldest first, only where the name says whose money it is.
        for many in range(2, len(rows) + 1) if is_named else ():
            if (fee := _fee(amount, rows[:many])) is not None:
                found.append(Offer(account, tuple(one.key for one in rows[:many]), fee, is_named))
    found.sort(key=lambda one: (not one.is_named, one.fee > 0, len(one.invoices)))
    return found[:MOST_OFFERS]


def _alike(payer: str, name: str) -> bool:
    """Banks cut long names off."""
    shorter, longer = sorted((payer, name), key=len)
    return payer == name or (len(shorter) >= 5 and longer.startswith(shorter))


def _fee(amount: int, rows: Sequence[Open]) -> int | None:
    """What the payer kept back of these; None where that is no fee: too much, or half of what came in."""
    less = sum(one.balance for one in rows) - amount
    return less if 0 <= less <= LARGEST_FEE and less * 2 < amount else None


@dataclass(frozen=True)
class Share:
    """So much of a payment for one invoice, and the fee that is borne besides."""

    balance: int
    amount: int
    fee: int


def check_shares(left: int, shares: Sequence[Share]) -> None:
    """No invoice is paid more than is owed, no payment spent twice. Faults stand under `invoices.<n>.…`."""
    refused: dict[str, str] = {}
    for place, one in enumerate(shares):
        if one.amount <= 0:
            refused[f"invoices.{place}.amount"] = "above_zero_amount"
        elif one.fee < 0:
            refused[f"invoices.{place}.fee"] = "negative_amount"
        elif one.fee > LARGEST_FEE:
            refused[f"invoices.{place}.fee"] = "fee_too_large"
        elif one.amount + one.fee > one.balance:
            refused[f"invoices.{place}.amount"] = "more_than_owed"
    if refused:
        raise BadInput(fields=refused)
    if sum(one.amount for one in shares) > left:
        raise NothingReceived()


def state(amount: int, matched: int) -> str:
    """open, partial or matched."""
    if matched <= 0:
        return "open"
    return "matched" if matched >= amount else "partial"
