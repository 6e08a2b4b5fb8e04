"""What stands on an invoice (請求書) and on a credit note (返還請求書): rows as the texts that are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.commerce import papers
from enishi.commerce.invoices import rules
from enishi.commerce.invoices.models import CreditNote, Invoice, InvoiceLine
from enishi.commerce.papers import Facts, Part
from enishi.customers.models import AccountContact, Contact
from enishi.foundation.i18n import say
from enishi.foundation.money.tax import RateTotal, TaxTotals
from enishi.foundation.money.written import money_format
from enishi.staff.models import Organisation, User

LAYOUT = "commerce/layouts/invoice.typ"
LEAST_ROWS = 10


@dataclass(frozen=True)
class Sheet:
    """Everything an invoice is made of. `contact` and `place`: to whom, where the invoice is of one order."""

    invoice: Invoice
    lines: Sequence[InvoiceLine]
    issuer: Organisation
    owner: User | None
    contact: Contact | None
    place: AccountContact | None

    @property
    def language(self) -> str:
        return self.invoice.language

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)

    def day(self, day: date) -> str:
        return papers.day_text(day, self.issuer, self.language)

    def plain(self, amount: int) -> str:
        return money_format(amount, "plain", self.invoice.currency)


def addressee(sheet: Sheet) -> str:
    return papers.addressee(sheet.invoice.account, sheet.contact, sheet.place, sheet.language)


def kept_totals(rates: Sequence[Mapping[str, Any]], tax: int, total: int) -> TaxTotals:
    """The foot as it was counted, from the form it is kept in."""
    told = tuple(RateTotal(rules.percent_of(one["rate"]), one["base"], one["tax"]) for one in rates)
    return TaxTotals(told, tax, total)


def letter(sheet: Sheet, kind: str) -> Facts:
    """What invoices and credit notes share: to whom, from whom, and the words of the sheet."""
    issuer, language = sheet.issuer, sheet.language
    own = papers.own_lines(issuer, sheet.owner, language)
    if issuer.invoice_number:
        own.append(sheet.word("invoice_number", number=issuer.invoice_number))
    return {
        "title": sheet.word(f"{kind}.title"),
        "tracking": 0.4 if language == "ja" else 0,
        "language": language,
        "issuer": {"name": papers.own_name(issuer, language), "lines": own},
        "addressee": {
            "name": addressee(sheet),
            "address": papers.address(sheet.invoice.account, language),
        },
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word(f"{kind}.opening"),
            "total": sheet.word(f"{kind}.total"),
            "remarks": sheet.word("remarks"),
            "seal": sheet.word("seal"),
            "bank": sheet.word("invoice.bank"),
        },
        "seal": language == "ja",
        "columns": [sheet.word(f"column.{name}") for name in papers.COLUMNS],
        "least": LEAST_ROWS,
    }


def invoice_facts(sheet: Sheet) -> Facts:
    """What is printed of an invoice but for number and day."""
    invoice, currency, language = sheet.invoice, sheet.invoice.currency, sheet.language
    parts = [part_of(line) for line in sheet.lines]
    totals = kept_totals(invoice.rates, invoice.tax, invoice.total)
    facts = [("invoice.due_on", sheet.day(invoice.due_on))]
    if invoice.closing_on:
        facts.insert(0, ("invoice.closing_on", sheet.day(invoice.closing_on)))
    return {
        **letter(sheet, "invoice"),
        "facts": [{"label": sheet.word(name), "value": value} for name, value in facts],
        "total": papers.large(invoice.total + invoice.carried, currency, language),
        "statement": statement(sheet),
        "items": items(sheet, parts),
        "totals": papers.part_sums(invoice.gross, invoice.discount, totals, currency, language),
        "notes": papers.reduced_notes(parts, language),
        "remarks": invoice.note.splitlines(),
        "bank": bank(sheet),
    }


def bank(sheet: Sheet) -> list[str]:
    lines = sheet.issuer.bank_account.splitlines()
    return [*lines, sheet.word("invoice.fee")] if lines else []


def statement(sheet: Sheet) -> list[Facts]:
    """Of a closing: asked before, came in, carried over, this time, and what is asked for now."""
    invoice = sheet.invoice
    if invoice.closing_on is None:
        return []
    told = (
        ("previous", invoice.carried + invoice.received),
        ("received", invoice.received),
        ("carried", invoice.carried),
        ("net", invoice.net),
        ("tax", invoice.tax),
        ("billed", invoice.carried + invoice.total),
    )
    return [{"label": sheet.word(f"statement.{name}"), "value": sheet.plain(amount)} for name, amount in told]


def items(sheet: Sheet, parts: Sequence[Part]) -> list[Facts]:
    """The lines under the delivery they came with, whose day is that of the transaction."""
    found: list[Facts] = []
    told = None
    for line, part in zip(sheet.lines, parts, strict=True):
        delivery = line.delivery_line.delivery
        if delivery.pk != told:
            told = delivery.pk
            text = sheet.word(
                "invoice.delivery",
                day=sheet.day(line.supplied_on),
                number=delivery.number,
                order=delivery.order.number,
            )
            found.append({"heading": True, "text": text})
        found += papers.part_rows(part, sheet.invoice.currency, sheet.language)
    return found


def part_of(line: InvoiceLine) -> Part:
    ordered = line.delivery_line.order_line
    return Part(
        place=str(line.position),
        product=ordered.product,
        text=ordered.text,
        quantity=line.quantity,
        unit=ordered.unit or (ordered.product.unit if ordered.product else ""),
        unit_price=ordered.unit_price,
        gross=line.gross,
        discount=line.discount,
        tax_class=line.tax_class,
        rate=rules.percent_of(line.rate),
    )


def credit_facts(sheet: Sheet, note: CreditNote) -> Facts:
    """What is printed of a credit note but for number and day: of which invoice, why, and how much per rate."""
    invoice, currency, language = sheet.invoice, sheet.invoice.currency, sheet.language
    by_position = {line.position: part_of(line) for line in sheet.lines}
    taken = [
        (replaced(by_position[one["position"]], place, one["net"]), one["net"])
        for place, one in enumerate(note.lines, start=1)
    ]
    rows = [row for part, _ in taken for row in papers.part_rows(part, currency, language)]
    assert invoice.issued_on is not None
    facts = [
        ("credit_note.invoice", invoice.number or ""),
        ("credit_note.invoiced_on", sheet.day(invoice.issued_on)),
        ("credit_note.reason", note.reason),
    ]
    return {
        **letter(sheet, "credit_note"),
        "facts": [{"label": sheet.word(name), "value": value} for name, value in facts],
        "total": papers.large(note.total, currency, language),
        "statement": [],
        "items": rows,
        "totals": papers.part_sums(
            note.net, 0, kept_totals(note.rates, note.tax, note.total), currency, language
        ),
        "notes": papers.reduced_notes([part for part, _ in taken], language),
        "remarks": [],
        "bank": [],
    }


def replaced(part: Part, place: int, net: int) -> Part:
    """The part with what was taken back of it, as one amount."""
    return Part(str(place), part.product, part.text, Decimal(1), "", net, net, 0, part.tax_class, part.rate)


def printable(facts: Facts, sheet: Sheet, *, number: str, day: date) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {**facts, "number": number, "issued_on": sheet.day(day)}
