"""What stands on an order confirmation (注文請書): an order's rows as the texts that are printed.

The parts that every document of ours shares stand here too: to whom, from whom, days and amounts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.commerce import rules
from enishi.commerce.models import Document, Order, OrderLine, Product
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation.i18n import say
from enishi.foundation.money.money import Money
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.tax import Percent, TaxTotals
from enishi.foundation.money.written import money_format
from enishi.foundation.text.company import formal_name
from enishi.foundation.text.honorific import honorific
from enishi.foundation.text.person import PersonName, person_display
from enishi.foundation.text.wareki import wareki_format
from enishi.foundation.worktime.terms import MONTH_END, PaymentTerms
from enishi.staff import money_facts
from enishi.staff.models import Organisation, User

Words = Callable[..., str]
Facts = dict[str, Any]

MONTHS = "January February March April May June July August September October November December".split()
# What no file system takes in a name.
UNFIT = re.compile(r'["\\/:*?<>|\s]+')
LONGEST_NAME = 80
COLUMNS = ("place", "item", "quantity", "unit", "price", "amount", "rate")


@dataclass(frozen=True)
class Sheet:
    """Everything a confirmation is made of. `place` is the person's place at the customer."""

    order: Order
    lines: Sequence[OrderLine]
    issuer: Organisation
    place: AccountContact | None
    terms: PaymentTerms | None
    language: str

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)


@dataclass(frozen=True)
class Part:
    """One line as it is printed, with what it comes to and how it is taxed."""

    place: str
    product: Product | None
    text: str
    quantity: Decimal
    unit: str
    unit_price: int
    gross: int
    discount: int
    tax_class: str
    rate: Percent

    @property
    def net(self) -> int:
        return self.gross - self.discount


@dataclass(frozen=True)
class Confirmation:
    """What is printed but for number and day, and what the register keeps of it."""

    facts: Facts
    addressee: str
    amount: int


def confirmation(sheet: Sheet) -> Confirmation:
    """The texts of a confirmation. Tax is rounded once per rate, as the issuer has chosen."""
    order, issuer = sheet.order, sheet.issuer
    rates = money_facts.as_rates(issuer.tax_rates)
    classes = [
        rules.class_of(line.tax_class, line.product.tax_class if line.product else "") for line in sheet.lines
    ]
    taxed = [
        (line, tax_class, rules.tax_rate(tax_class, order.ordered_on, rates))
        for line, tax_class in zip(sheet.lines, classes, strict=True)
    ]
    totals = rules.with_tax([(line.net, rate) for line, _, rate in taxed], Rounding(issuer.tax_rounding))
    to = addressee(order.account, order.contact, sheet.place, sheet.language)
    reduced = "reduced" in classes
    facts = {
        "title": sheet.word("order_confirmation.title"),
        "tracking": 0.4 if sheet.language == "ja" else 0,
        "language": sheet.language,
        "issuer": {
            "name": own_name(issuer, sheet.language),
            "lines": own_lines(issuer, order.owner, sheet.language),
        },
        "addressee": {"name": to, "address": address(order.account, sheet.language)},
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word("order_confirmation.opening"),
            "total": sheet.word("order_confirmation.total"),
        },
        "facts": order_facts(sheet),
        "total": large(totals.total, order.currency, sheet.language),
        "columns": [sheet.word(f"column.{name}") for name in COLUMNS],
        "items": [row for line, tax_class, rate in taxed for row in rows(sheet, line, tax_class, rate)],
        "totals": sums(sheet, totals),
        "notes": [sheet.word("reduced_note")] if reduced else [],
    }
    return Confirmation(facts, to, totals.total)


def addressee(account: Account, contact: Contact | None, place: AccountContact | None, language: str) -> str:
    """One line, as B3 asks; in English the person, or the company where nobody is named."""
    name = person(contact, language) if contact else ""
    if language == "en":
        return f"{name}, {account.name}" if name else account.name
    if account.kind == Account.PERSON:
        return honorific(name=account.name)
    department, title = (place.department, place.title) if place else ("", "")
    return honorific(account.name, department, title, name)


def person(contact: Contact, language: str) -> str:
    return person_display(PersonName(contact.family_name, contact.given_name), language)


def own_name(issuer: Organisation, language: str) -> str:
    return issuer.name_en or issuer.name if language == "en" else formal_name(issuer.name)


def own_lines(issuer: Organisation, owner: User | None, language: str) -> list[str]:
    lines = address(issuer, language)
    if issuer.phone:
        lines.append(say("paper.phone", language, number=issuer.phone))
    if owner:
        named = owner.name_en or owner.name if language == "en" else owner.name
        lines.append(say("paper.in_charge", language, name=named))
    return lines


def address(of: Account | Organisation, language: str) -> list[str]:
    """〒 first and from large to small in Japanese, the other way round in English."""
    place = "".join([of.prefecture, of.city, of.street])
    if language == "en":
        parts = [of.building, of.street, of.city, of.prefecture, of.postal_code]
        return [text] if (text := ", ".join(part for part in parts if part)) else []
    code = f"〒{of.postal_code}" if of.postal_code else ""
    return [line for line in (" ".join(filter(None, (code, place))), of.building) if line]


def order_facts(sheet: Sheet) -> list[Facts]:
    order, terms = sheet.order, sheet.terms
    found = [
        ("order_number", str(order.number)),
        ("ordered_on", day_text(order.ordered_on, sheet.issuer, sheet.language)),
        ("terms", terms_text(terms, sheet.word) if terms else ""),
    ]
    return [{"label": sheet.word(name), "value": value} for name, value in found if value]


def day_text(day: date, issuer: Organisation, language: str) -> str:
    """2026年11月20日, 令和8年11月20日 where the organisation writes eras, 20 November 2026 in English."""
    if language == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return wareki_format(day) if issuer.era_dates else f"{day.year}年{day.month}月{day.day}日"


def terms_text(terms: PaymentTerms, words: Words) -> str:
    """末締め 翌月末払い, 20日締め 翌々月10日払い."""

    def day(number: int) -> str:
        return words("terms.month_end") if number == MONTH_END else words("terms.day", day=number)

    month = words(f"terms.month_{terms.pay_month}") if terms.pay_month <= 2 else ""
    month = month or words("terms.months", months=terms.pay_month)
    return words("terms.whole", closing=day(terms.closing_day), month=month, day=day(terms.pay_day))


def rows(sheet: Sheet, line: OrderLine, tax_class: str, rate: Percent) -> list[Facts]:
    product = line.product
    part = Part(
        place=str(line.position),
        product=product,
        text=line.text,
        quantity=line.quantity,
        unit=line.unit or (product.unit if product else ""),
        unit_price=line.unit_price,
        gross=line.gross,
        discount=line.discount,
        tax_class=tax_class,
        rate=rate,
    )
    return part_rows(part, sheet.order.currency, sheet.language)


def part_rows(part: Part, currency: str, language: str) -> list[Facts]:
    """The line, and under it what it was made cheaper by."""
    product = part.product
    name = (product.name_en or product.name if language == "en" else product.name) if product else ""
    mark = "※" if part.tax_class == "reduced" else ""
    item = {
        "place": part.place,
        "text": name or part.text,
        "note": part.text if name else "",
        "quantity": f"{part.quantity.normalize():,f}",
        "unit": part.unit,
        "price": money_format(part.unit_price, "plain", currency),
        "amount": money_format(part.gross, "plain", currency),
        "rate": f"{mark}{percent(part.rate)}",
    }
    if not part.discount:
        return [item]
    blank = dict.fromkeys(("place", "note", "quantity", "unit", "price", "rate"), "")
    less = negative(part.discount, currency, language)
    return [item, blank | {"text": say("paper.discount", language), "amount": less}]


def reduced_notes(parts: Sequence[Part], language: str) -> list[str]:
    """※ says which goods are taxed at the reduced rate; what the sign means is said below."""
    reduced = any(part.tax_class == "reduced" for part in parts)
    return [say("paper.reduced_note", language)] if reduced else []


def sums(sheet: Sheet, totals: TaxTotals) -> list[Facts]:
    order = sheet.order
    return part_sums(order.gross, order.discount, totals, order.currency, sheet.language)


def part_sums(gross: int, discount: int, totals: TaxTotals, currency: str, language: str) -> list[Facts]:
    """From the lines to the total: discount, then each rate with its base and its tax."""
    found = [(say("paper.subtotal", language), money_format(gross, "plain", currency))]
    if discount:
        found.append((say("paper.discount", language), negative(discount, currency, language)))
    return foot(found, totals, currency, language)


def foot(before: Sequence[tuple[str, str]], totals: TaxTotals, currency: str, language: str) -> list[Facts]:
    """What stands before the tax, then each rate with its base and its tax, then the total."""

    def word(key: str, **params: object) -> str:
        return say(f"paper.{key}", language, **params)

    found = list(before)
    for one in totals.rates:
        base = money_format(one.base, "plain", currency)
        if one.rate:
            tax = money_format(one.tax, "plain", currency)
            found += [
                (word("base", rate=percent(one.rate)), base),
                (word("tax", rate=percent(one.rate)), tax),
            ]
        else:
            found.append((word("untaxed"), base))
    sums = [{"label": label, "value": value, "strong": False} for label, value in found]
    total = large(totals.total, currency, language).removesuffix("-")
    return [*sums, {"label": word("total"), "value": total, "strong": True}]


def percent(rate: Percent) -> str:
    return f"{Decimal(rate).normalize():f}%"


def negative(amount: int, currency: str, language: str) -> str:
    return money_format(-amount, "triangle" if language == "ja" else "minus", currency)


def large(amount: int, currency: str, language: str) -> str:
    """The large figure: ¥3,740,000- on Japanese paper; other currencies with their code."""
    if currency == "JPY":
        return money_format(amount, "box" if language == "ja" else "yen")
    return f"{currency} {money_format(amount, 'plain', currency)}"


def printable(facts: Mapping[str, Any], *, number: str, day: date, sheet: Sheet) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {**facts, "number": number, "issued_on": day_text(day, sheet.issuer, sheet.language)}


def file_name(document: Document) -> str:
    """20261120_株式会社ハナサキ精機_3740000.pdf: day, customer and amount, as the tax office suggests."""
    named = "".join(letter for letter in formal_name(document.account.name) if letter.isprintable())
    customer = UNFIT.sub("_", named).strip("._")[:LONGEST_NAME]
    amount = Money(document.amount, document.currency).major()
    return f"{document.issued_on:%Y%m%d}_{customer}_{amount:f}.pdf"
