"""What stands on a receipt (領収書): what came in, what it was for, and the tax in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enishi.commerce import papers
from enishi.commerce.papers import Facts
from enishi.commerce.payments.models import Allocation, Payment
from enishi.customers.models import Account
from enishi.foundation.i18n import say
from enishi.foundation.money.written import money_format
from enishi.staff.models import Organisation

LAYOUT = "commerce/layouts/receipt.typ"


@dataclass(frozen=True)
class Sheet:
    """Everything a receipt is made of."""

    payment: Payment
    account: Account
    allocations: Sequence[Allocation]
    issuer: Organisation
    language: str

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)


def addressee(sheet: Sheet) -> str:
    return papers.addressee(sheet.account, None, None, sheet.language)


def receipt_facts(sheet: Sheet) -> Facts:
    """What is printed but for number and day. The tax is said per rate where the whole of the invoices was paid."""
    payment, issuer, language = sheet.payment, sheet.issuer, sheet.language
    numbers = "、".join(one.invoice.number or "" for one in sheet.allocations)
    own = papers.own_lines(issuer, None, language)
    if issuer.invoice_number:
        own.append(sheet.word("invoice_number", number=issuer.invoice_number))
    received = papers.day_text(payment.received_on, issuer, language)
    return {
        "title": sheet.word("receipt.title"),
        "tracking": 0.4 if language == "ja" else 0,
        "language": language,
        "issuer": {"name": papers.own_name(issuer, language), "lines": own},
        "addressee": {"name": addressee(sheet), "address": []},
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word("receipt.opening"),
            "total": sheet.word("receipt.total"),
            "stamp": sheet.word("receipt.stamp"),
            "seal": sheet.word("seal"),
        },
        "seal": language == "ja",
        "facts": [
            {"label": sheet.word("receipt.for"), "value": sheet.word("receipt.invoices", numbers=numbers)},
            {"label": sheet.word("receipt.received_on"), "value": received},
        ],
        "total": papers.large(payment.matched, payment.currency, language),
        "rates": rates(sheet),
    }


def rates(sheet: Sheet) -> list[Facts]:
    """The tax per rate, where the payment was for the whole of its invoices: a part of a bill has no tax of its own."""
    whole = all(
        one.amount + one.fee == one.invoice.total and not one.invoice.credited for one in sheet.allocations
    )
    if not whole or any(one.fee for one in sheet.allocations):
        return []
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in sheet.allocations:
        for rate in one.invoice.rates:
            sums[rate["rate"]][0] += rate["base"]
            sums[rate["rate"]][1] += rate["tax"]
    found = []
    for rate, (base, tax) in sums.items():
        for key, amount in (("base", base), ("tax", tax)):
            value = money_format(amount, "plain", sheet.payment.currency)
            found.append({"label": sheet.word(key, rate=f"{rate}%"), "value": value, "strong": False})
    return found


def printable(facts: Facts, sheet: Sheet, *, number: str, day: date) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {**facts, "number": number, "issued_on": papers.day_text(day, sheet.issuer, sheet.language)}
