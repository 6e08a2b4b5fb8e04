"""Writes on invoices: drafted from deliveries, discarded, issued, taken back by credit notes."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from enishi.commerce.actions.documents import Paper, digest_of, issue, new_number
from enishi.commerce.invoices import papers, queries, rules
from enishi.commerce.invoices.counting import received_since
from enishi.commerce.invoices.models import CreditNote, Invoice, InvoiceLine
from enishi.commerce.models import DeliveryLine, Document, Order
from enishi.commerce.papers import Facts
from enishi.commerce.queries import issuer, payment_terms
from enishi.commerce.rules import class_of, tax_rate, with_tax
from enishi.customers.models import Account, AccountContact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.money.rounding import Rounding
from enishi.staff import money_facts
from enishi.staff.hours import payment_dates
from enishi.staff.models import Organisation

LABEL = "commerce.Invoice"
PREFIX, CREDIT_PREFIX = "INV", "CN"
WHY = "the customer was locked through the gate"


@action
def draft_invoice(
    actor: Actor, order_id: UUID, *, language: str = "ja", due_on: date | None = None, note: str = ""
) -> Invoice:
    """A draft of all that was delivered of one order and stands on no invoice yet."""
    authz.check(actor, "create", LABEL)
    order = authz.find(actor, Order, order_id, joined=lambda rows: rows.select_related("account"))
    account = authz.lock(actor, Account, "read", order.account.uid)
    invoice = Invoice(account=account, order=order, language=language, currency=order.currency)
    lines = list(queries.unbilled(Q(delivery__order=order)))
    return drafted(actor, invoice, lines, due_on, note)


@action
def draft_closing(
    actor: Actor,
    account_id: UUID,
    *,
    closing_on: date,
    language: str = "ja",
    due_on: date | None = None,
    note: str = "",
) -> Invoice:
    """A draft of all that was delivered to one customer up to a closing day (締め請求)."""
    authz.check(actor, "create", LABEL)
    account = authz.lock(actor, Account, "read", account_id)
    rows = Q(delivery__order__account=account, delivery__delivered_on__lte=closing_on)
    lines = list(queries.unbilled(rows))
    currency = lines[0].delivery.order.currency if lines else "JPY"
    lines = [line for line in lines if line.delivery.order.currency == currency]
    invoice = Invoice(account=account, closing_on=closing_on, language=language, currency=currency)
    return drafted(actor, invoice, lines, due_on, note)


def drafted(
    actor: Actor, invoice: Invoice, lines: Sequence[DeliveryLine], due_on: date | None, note: str
) -> Invoice:
    if not lines:
        raise rules.NothingToInvoice()
    ours = issuer()
    last = max(line.delivery.delivered_on for line in lines)
    terms = payment_terms(invoice.account_id) or rules.USUAL_TERMS
    invoice.due_on = due_on or payment_dates(invoice.closing_on or last, terms).due
    invoice.note = note.strip()
    rows = [line_of(place, line, ours) for place, line in enumerate(lines, start=1)]
    count(invoice, rows, ours)
    invoice.save()
    authz.check_new(actor, invoice)
    for row in rows:
        row.invoice = invoice
    InvoiceLine.objects.bulk_create(rows)
    events.record("invoice.drafted", actor, invoice)
    return invoice


def line_of(place: int, line: DeliveryLine, ours: Organisation) -> InvoiceLine:
    """A delivered line as it is billed: taxed as on the day it was delivered."""
    ordered, day = line.order_line, line.delivery.delivered_on
    tax_class = class_of(ordered.tax_class, ordered.product.tax_class if ordered.product else "")
    return InvoiceLine(
        delivery_line=line,
        position=place,
        supplied_on=day,
        quantity=line.quantity,
        gross=line.gross,
        discount=line.discount,
        net=line.net,
        tax_class=tax_class,
        rate=f"{tax_rate(tax_class, day, money_facts.as_rates(ours.tax_rates))}",
    )


def count(invoice: Invoice, rows: Sequence[InvoiceLine], ours: Organisation) -> None:
    """The sums of an invoice: its tax is rounded once per rate, as the issuer has chosen."""
    totals = with_tax([(row.net, rules.percent_of(row.rate)) for row in rows], Rounding(ours.tax_rounding))
    invoice.gross, invoice.discount = sum(row.gross for row in rows), sum(row.discount for row in rows)
    invoice.net = invoice.gross - invoice.discount
    invoice.rates, invoice.tax, invoice.total = rules.kept_rates(totals), totals.tax, totals.total
    invoice.balance = invoice.total


@action
def discard_invoice(actor: Actor, uid: UUID, *, version: int) -> None:
    """A draft that was not wanted is gone; its lines wait for another invoice."""
    invoice = authz.lock(actor, Invoice, "update", uid)
    versions.claim(invoice, version)
    rules.check_draft(invoice.status)
    events.record("invoice.discarded", actor, invoice, before=invoice.snapshot())
    invoice.delete()


@action
def issue_invoice(actor: Actor, uid: UUID, *, version: int) -> Invoice:
    """Give it its number and its paper; from then on nothing on it changes.

    The number is the next of the fiscal year, taken in the same transaction, so that none is missing.
    """
    invoice = authz.lock(actor, Invoice, "update", uid)
    versions.claim(invoice, version)
    rules.check_draft(invoice.status)
    before, sheet = invoice.snapshot(), sheet_of(invoice)
    rules.check_qualified(lacking(sheet))
    day = clock.today(sheet.issuer.zone)
    if invoice.closing_on is not None:
        invoice.received, invoice.carried = received_since(invoice)
    invoice.number = new_number(PREFIX, day, sheet.issuer.fiscal_year_start)
    invoice.status, invoice.issued_on = Invoice.ISSUED, day
    facts = papers.invoice_facts(sheet)
    invoice.document = issue(
        actor,
        invoice,
        paper_of(sheet, facts, Document.INVOICE, invoice.number, day, invoice.total),
        order=invoice.order,
    )
    settle(invoice, day)
    invoice.save()
    events.record("invoice.issued", actor, invoice, before=before)
    return invoice


@action
def credit_invoice(
    actor: Actor, uid: UUID, *, reason: str, version: int, nets: Mapping[int, int] | None = None
) -> CreditNote:
    """Take some of an issued invoice back, or all of it, which cancels it. Its paper stays as it was."""
    invoice = authz.lock(actor, Invoice, "update", uid)
    versions.claim(invoice, version)
    rules.check_issued(invoice.status)
    before, sheet = invoice.snapshot(), sheet_of(invoice)
    earlier = list(queries.credit_notes_of(invoice))
    taken_before = [one for note in earlier for one in note.lines]
    billed = [
        rules.Billed(
            line.position,
            line.net,
            rules.percent_of(line.rate),
            sum(one["net"] for one in taken_before if one["position"] == line.position),
        )
        for line in sheet.lines
    ]
    left = rules.rates_left(invoice.rates, [rate for note in earlier for rate in note.rates])
    taken = rules.credit(billed, left, nets or {}, Rounding(sheet.issuer.tax_rounding))
    day = clock.today(sheet.issuer.zone)
    note = CreditNote.objects.create(
        number=new_number(CREDIT_PREFIX, day, sheet.issuer.fiscal_year_start),
        invoice=invoice,
        issued_on=day,
        reason=reason.strip(),
        lines=[{"position": position, "net": net} for position, net in sorted(taken.lines.items())],
        rates=rules.kept_rates(taken.totals),
        net=taken.totals.total - taken.totals.tax,
        tax=taken.totals.tax,
        total=taken.totals.total,
    )
    facts = papers.credit_facts(sheet, note)
    paper = paper_of(sheet, facts, Document.CREDIT_NOTE, note.number, day, note.total)
    note.document = issue(actor, note, paper, order=invoice.order)
    note.save()
    invoice.credited += note.total
    if invoice.credited == invoice.total and not invoice.paid:
        invoice.status = Invoice.CANCELLED
    settle(invoice, day)
    invoice.save()
    events.record("invoice.credited", actor, invoice, before=before, data={"credit_note": note.number})
    return note


def settle(invoice: Invoice, day: date) -> None:
    """What is left to pay, and since when nothing is."""
    invoice.balance = invoice.total - invoice.credited - invoice.paid
    if invoice.balance > 0:
        invoice.settled_on = invoice.days_late = None
    elif invoice.settled_on is None:
        invoice.settled_on, invoice.days_late = day, (day - invoice.due_on).days


def paper_of(sheet: papers.Sheet, facts: Facts, kind: str, number: str, day: date, amount: int) -> Paper:
    return Paper(
        kind=kind,
        layout=papers.LAYOUT,
        facts=papers.printable(facts, sheet, number=number, day=day),
        digest=digest_of(facts),
        number=number,
        series=number,
        revision=1,
        day=day,
        language=sheet.language,
        account=sheet.invoice.account,
        addressee=papers.addressee(sheet),
        amount=amount,
        currency=sheet.invoice.currency,
    )


def sheet_of(invoice: Invoice) -> papers.Sheet:
    """Everything an invoice in hand is made of. Five SQL."""
    account = Account.objects.unscoped(WHY).select_related("sales_owner").get(pk=invoice.account_id)
    invoice.account = account
    orders = Order.objects.unscoped(WHY).select_related("contact", "owner")
    order = orders.get(pk=invoice.order_id) if invoice.order_id else None
    contact = order.contact if order else None
    places = AccountContact.objects.unscoped(WHY).filter(account=account, contact=contact)
    return papers.Sheet(
        invoice=invoice,
        lines=list(queries.lines_of(invoice)),
        issuer=issuer(),
        owner=order.owner if order else account.sales_owner,
        contact=contact,
        place=places.first() if contact else None,
    )


def lacking(sheet: papers.Sheet) -> list[str]:
    """What the law still asks of an invoice in hand."""
    invoice = sheet.invoice
    return rules.missing(
        rules.InvoiceFacts(
            registration_number=sheet.issuer.invoice_number,
            issuer=sheet.issuer.name,
            addressee=papers.addressee(sheet),
            supplied=[line.supplied_on for line in sheet.lines],
            rates=[rules.percent_of(line.rate) if line.rate else None for line in sheet.lines],
            nets=[line.net for line in sheet.lines],
            net=invoice.net,
            tax=invoice.tax,
            total=invoice.total,
        )
    )
