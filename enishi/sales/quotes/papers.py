"""What stands on a quote (御見積書): its rows as the texts that are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from enishi.commerce import papers
from enishi.commerce.papers import Facts
from enishi.commerce.rules import TAX_KINDS, tax_rate
from enishi.customers.models import Account, AccountContact
from enishi.foundation.i18n import say
from enishi.foundation.money.tax import Percent, RateTotal, TaxKind, TaxTotals
from enishi.foundation.money.written import money_format
from enishi.sales.quotes.models import Quote, QuoteLine
from enishi.sales.quotes.rules import Counting
from enishi.staff.models import Organisation

LAYOUT = "sales/layouts/quote.typ"
COLUMNS = ("place", "item", "quantity", "unit", "price", "amount", "rate")
STAMPS = ("approved", "checked", "in_charge")
# So many ruled lines stand on the sheet at least.
LEAST_ROWS = 8


@dataclass(frozen=True)
class Sheet:
    """Everything a quote is made of. `place` is the person's place at the customer."""

    quote: Quote
    account: Account
    lines: Sequence[QuoteLine]
    issuer: Organisation
    place: AccountContact | None
    how: Counting

    @property
    def language(self) -> str:
        return self.quote.language

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)


def facts(sheet: Sheet) -> Facts:
    """What is printed but for number and day."""
    quote, issuer, language = sheet.quote, sheet.issuer, sheet.language
    items = [row for line, place in numbered(sheet.lines) for row in rows(sheet, line, place)]
    return {
        "title": sheet.word("quote.title"),
        "tracking": 0.4 if language == "ja" else 0,
        "language": language,
        "issuer": {"name": papers.own_name(issuer, language), "lines": own_lines(sheet)},
        "addressee": {
            "name": addressee(sheet),
            "address": papers.address(sheet.account, language),
        },
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word("quote.opening"),
            "subject": sheet.word("quote.subject"),
            "total": sheet.word("quote.total"),
            "remarks": sheet.word("quote.remarks"),
            "seal": sheet.word("quote.seal"),
        },
        "subject": quote.title,
        "facts": head_facts(sheet),
        "stamps": [sheet.word(f"quote.stamp.{name}") for name in STAMPS] if language == "ja" else [],
        "total": papers.large(quote.total, quote.currency, language),
        "columns": [sheet.word(f"column.{name}") for name in COLUMNS],
        "items": items,
        "least": LEAST_ROWS,
        "totals": foot(sheet),
        "notes": [sheet.word("reduced_note")] if any(is_reduced(line) for line in sheet.lines) else [],
        "remarks": quote.note.splitlines(),
    }


def printable(sheet: Sheet, *, number: str, day: date) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {
        **facts(sheet),
        "number": number,
        "issued_on": papers.day_text(day, sheet.issuer, sheet.language),
    }


def addressee(sheet: Sheet) -> str:
    return papers.addressee(sheet.account, sheet.quote.contact, sheet.place, sheet.language)


def own_lines(sheet: Sheet) -> list[str]:
    lines = papers.own_lines(sheet.issuer, sheet.quote.deal.owner, sheet.language)
    if sheet.issuer.invoice_number:
        lines.append(sheet.word("invoice_number", number=sheet.issuer.invoice_number))
    return lines


def head_facts(sheet: Sheet) -> list[Facts]:
    """Delivery, place, payment, and until when it holds, as far as they are said."""
    quote = sheet.quote
    until = papers.day_text(quote.valid_until, sheet.issuer, sheet.language) if quote.valid_until else ""
    found = [
        ("quote.delivery", quote.delivery),
        ("quote.place", quote.place),
        ("terms", quote.payment),
        ("quote.valid_until", until),
    ]
    return [{"label": sheet.word(name), "value": value} for name, value in found if value]


def numbered(lines: Sequence[QuoteLine]) -> list[tuple[QuoteLine, str]]:
    """Each line with its number: headings have none, and are not counted."""
    found, place = [], 0
    for line in lines:
        place += not line.is_heading
        found.append((line, "" if line.is_heading else str(place)))
    return found


def rows(sheet: Sheet, line: QuoteLine, place: str) -> list[Facts]:
    """The line, and under it what it was made cheaper by."""
    if line.is_heading:
        return [{"heading": True, "text": line.text}]
    product, currency = line.product, sheet.quote.currency
    name = (product.name_en or product.name if sheet.language == "en" else product.name) if product else ""
    item = {
        "heading": False,
        "place": place,
        "text": name or line.text,
        "note": line.text if name and line.text != name else "",
        "quantity": f"{line.quantity.normalize():,f}",
        "unit": line.unit,
        "price": "" if line.unit_price is None else money_format(line.unit_price, "plain", currency),
        "amount": money_format(line.gross, "plain", currency),
        "rate": rate_text(sheet, line),
    }
    if not line.discount:
        return [item]
    blank = dict.fromkeys(("place", "note", "quantity", "unit", "price", "rate"), "")
    less = papers.negative(line.discount, currency, sheet.language)
    return [item, {"heading": False, **blank, "text": sheet.word("discount"), "amount": less}]


def rate_text(sheet: Sheet, line: QuoteLine) -> str:
    """10%, ※8%, or the word for what bears no tax."""
    kind = TAX_KINDS[line.tax_class]
    if kind not in (TaxKind.STANDARD, TaxKind.REDUCED):
        return sheet.word(f"quote.tax_class.{line.tax_class}")
    rate = tax_rate(line.tax_class, sheet.how.day, sheet.how.rates)
    return f"{'※' if is_reduced(line) else ''}{papers.percent(rate)}"


def is_reduced(line: QuoteLine) -> bool:
    return not line.is_heading and TAX_KINDS[line.tax_class] is TaxKind.REDUCED


def foot(sheet: Sheet) -> list[Facts]:
    quote, language = sheet.quote, sheet.language
    before = [(sheet.word("subtotal"), money_format(quote.subtotal, "plain", quote.currency))]
    if quote.discount:
        less = papers.negative(quote.discount, quote.currency, language)
        before.append((sheet.word("quote.discount"), less))
    return papers.foot(before, kept_totals(quote), quote.currency, language)


def kept_totals(quote: Quote) -> TaxTotals:
    """The foot as it was counted when the quote was last changed."""
    rates = tuple(RateTotal(percent_of(one["rate"]), one["base"], one["tax"]) for one in quote.rates)
    return TaxTotals(rates, quote.tax, quote.total)


def percent_of(kept: str) -> Percent:
    value = Decimal(kept)
    return int(value) if value == value.to_integral_value() else value
