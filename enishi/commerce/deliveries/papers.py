"""What stands on a delivery note (納品書): a delivery's rows as the texts that are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enishi.commerce import papers, rules
from enishi.commerce.deliveries.models import Delivery, DeliveryLine
from enishi.commerce.papers import Confirmation, Facts, Part
from enishi.customers.models import AccountContact
from enishi.foundation.i18n import say
from enishi.foundation.money.rounding import Rounding
from enishi.staff import money_facts
from enishi.staff.models import Organisation

LAYOUT = "commerce/layouts/delivery.typ"
# So many ruled lines stand on the sheet at least.
LEAST_ROWS = 10


@dataclass(frozen=True)
class Sheet:
    """Everything a delivery note is made of. `place` is the person's place at the customer."""

    delivery: Delivery
    lines: Sequence[DeliveryLine]
    issuer: Organisation
    place: AccountContact | None
    language: str

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)


def delivery_note(sheet: Sheet) -> Confirmation:
    """The texts of a delivery note. Its tax is that of the day of delivery, rounded once per rate."""
    delivery, issuer, language = sheet.delivery, sheet.issuer, sheet.language
    order = delivery.order
    parts = [part_of(line, issuer, delivery.delivered_on) for line in sheet.lines]
    totals = rules.with_tax([(part.net, part.rate) for part in parts], Rounding(issuer.tax_rounding))
    to = papers.addressee(order.account, order.contact, sheet.place, language)
    gross, discount = sum(part.gross for part in parts), sum(part.discount for part in parts)
    facts = {
        "title": sheet.word("delivery.title"),
        "tracking": 0.4 if language == "ja" else 0,
        "language": language,
        "issuer": {
            "name": papers.own_name(issuer, language),
            "lines": papers.own_lines(issuer, order.owner, language),
        },
        "addressee": {"name": to, "address": papers.address(order.account, language)},
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word("delivery.opening"),
            "total": sheet.word("delivery.total"),
            "remarks": sheet.word("remarks"),
        },
        "facts": head_facts(sheet),
        "stamps": [sheet.word("delivery.received")],
        "total": papers.large(totals.total, order.currency, language),
        "columns": [sheet.word(f"column.{name}") for name in papers.COLUMNS],
        "items": [row for part in parts for row in papers.part_rows(part, order.currency, language)],
        "least": LEAST_ROWS,
        "totals": papers.part_sums(gross, discount, totals, order.currency, language),
        "notes": papers.reduced_notes(parts, language),
        "remarks": delivery.note.splitlines(),
    }
    return Confirmation(facts, to, totals.total)


def part_of(line: DeliveryLine, issuer: Organisation, day: date) -> Part:
    ordered = line.order_line
    tax_class = rules.class_of(ordered.tax_class, ordered.product.tax_class if ordered.product else "")
    return Part(
        place=str(line.position),
        product=ordered.product,
        text=ordered.text,
        quantity=line.quantity,
        unit=ordered.unit or (ordered.product.unit if ordered.product else ""),
        unit_price=ordered.unit_price,
        gross=line.gross,
        discount=line.discount,
        tax_class=tax_class,
        rate=rules.tax_rate(tax_class, day, money_facts.as_rates(issuer.tax_rates)),
    )


def head_facts(sheet: Sheet) -> list[Facts]:
    """Which order it belongs to, and on which day it was delivered."""
    delivery, order = sheet.delivery, sheet.delivery.order
    found = [
        ("order_number", str(order.number)),
        ("ordered_on", papers.day_text(order.ordered_on, sheet.issuer, sheet.language)),
        ("delivered_on", papers.day_text(delivery.delivered_on, sheet.issuer, sheet.language)),
    ]
    return [{"label": sheet.word(name), "value": value} for name, value in found]


def printable(facts: Facts, sheet: Sheet, *, number: str, day: date) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {**facts, "number": number, "issued_on": papers.day_text(day, sheet.issuer, sheet.language)}
