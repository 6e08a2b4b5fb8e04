"""Writes on payments: recorded, brought in from the bank, matched to invoices, taken back, receipted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enishi.commerce.actions.documents import Paper, digest_of, issue, new_number
from enishi.commerce.invoices.actions import settle
from enishi.commerce.invoices.models import Invoice
from enishi.commerce.invoices.rules import check_issued
from enishi.commerce.models import Document
from enishi.commerce.payments import bank, papers, queries, rules
from enishi.commerce.payments.models import Allocation, Payment
from enishi.commerce.queries import issuer
from enishi.customers.models import Account
from enishi.customers.queries import currency as organisation_currency
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.money.money import LARGEST

LABEL = "commerce.Payment"
PREFIX = "R"


@dataclass(frozen=True)
class Asked:
    """So much of a payment is for this invoice, and this much the payer kept back as the bank's fee."""

    invoice_id: UUID
    amount: int
    fee: int = 0


@action
def record_payment(
    actor: Actor, *, account: Account | None, received_on: date, amount: int, payer: str = "", note: str = ""
) -> Payment:
    """Money that came in, written down by hand."""
    authz.check(actor, "create", LABEL)
    if not 0 < amount <= LARGEST:
        raise BadInput(fields={"amount": "above_zero_amount"})
    payment = Payment.objects.create(
        account=account,
        received_on=received_on,
        amount=amount,
        currency=organisation_currency(),
        payer=payer.strip(),
        note=note.strip(),
    )
    authz.check_new(actor, payment)
    events.record("payment.recorded", actor, payment)
    return payment


@action
def take_bank_file(actor: Actor, content: bytes) -> tuple[list[Payment], int]:
    """What came in according to the bank; lines that are known already are passed over. Answers also how many."""
    authz.check(actor, "create", LABEL)
    lines = bank.read(content)
    rows = Payment.objects.unscoped("a bank's line is one payment, whoever reads it")
    known = set(rows.filter(line_key__in=[line.key for line in lines]).values_list("line_key", flat=True))
    unit = organisation_currency()
    made = [
        Payment.objects.create(
            received_on=line.received_on,
            amount=line.amount,
            currency=unit,
            payer=line.payer,
            source=Payment.BANK,
            line_key=line.key,
        )
        for line in lines
        if line.key not in known
    ]
    for payment in made:
        events.record("payment.recorded", actor, payment)
    return made, len(lines) - len(made)


@action
def match_payment(actor: Actor, uid: UUID, asked: Sequence[Asked], *, version: int) -> Payment:
    """A person says which invoices this paid (消込): all of one customer, none more than is owed."""
    payment = authz.lock(actor, Payment, "update", uid)
    versions.claim(payment, version)
    if not asked:
        raise BadInput(fields={"invoices": "required"})
    before = payment.snapshot()
    invoices = [authz.lock(actor, Invoice, "update", one.invoice_id) for one in asked]
    if len({one.pk for one in invoices}) < len(invoices):
        raise BadInput(fields={"invoices": "twice"})
    accounts = {one.account_id for one in invoices} | ({payment.account_id} - {None})
    if len(accounts) != 1 or any(one.currency != payment.currency for one in invoices):
        raise rules.NotOneCustomer()
    for invoice in invoices:
        check_issued(invoice.status)
    shares = [
        rules.Share(invoice.balance, one.amount, one.fee)
        for invoice, one in zip(invoices, asked, strict=True)
    ]
    rules.check_shares(payment.amount - payment.matched, shares)
    for invoice, one in zip(invoices, asked, strict=True):
        Allocation.objects.create(payment=payment, invoice=invoice, amount=one.amount, fee=one.fee)
        pay(actor, invoice, one.amount + one.fee, payment.received_on)
    payment.account_id = invoices[0].account_id
    payment.matched += sum(one.amount for one in asked)
    payment.save()
    told = {"invoices": [invoice.number for invoice in invoices]}
    events.record("payment.matched", actor, payment, before=before, data=told)
    return payment


@action
def unmatch_payment(actor: Actor, uid: UUID, *, version: int) -> Payment:
    """The match was a mistake: the invoices are owed again. Whose money it is stays said if it was by hand."""
    payment = authz.lock(actor, Payment, "update", uid)
    versions.claim(payment, version)
    allocations = list(queries.allocations_of(payment))
    if not allocations:
        raise rules.NotMatched()
    before = payment.snapshot()
    for one in allocations:
        invoice = authz.lock(actor, Invoice, "update", one.invoice.uid)
        pay(actor, invoice, -(one.amount + one.fee), payment.received_on)
        one.delete()
    if payment.source == Payment.BANK:
        payment.account = None
    payment.matched = 0
    payment.save()
    events.record("payment.unmatched", actor, payment, before=before)
    return payment


def pay(actor: Actor, invoice: Invoice, amount: int, day: date) -> None:
    """An invoice in hand is paid so much more, or less."""
    before = invoice.snapshot()
    versions.touch(invoice)
    invoice.paid += amount
    settle(invoice, day)
    invoice.save()
    events.record("invoice.paid" if amount > 0 else "invoice.unpaid", actor, invoice, before=before)


@action
def issue_receipt(actor: Actor, uid: UUID, *, language: str) -> Document:
    """The receipt (領収書) of a matched payment. The same facts again are the same document."""
    authz.check(actor, "create", "commerce.Document")
    payment = authz.lock(actor, Payment, "update", uid)
    allocations = list(queries.allocations_of(payment))
    if not allocations or payment.account_id is None:
        raise rules.NotMatched()
    account = Account.objects.unscoped("the payment was locked through the gate").get(pk=payment.account_id)
    sheet = papers.Sheet(payment, account, allocations, issuer(), language)
    facts = papers.receipt_facts(sheet)
    digest = digest_of(facts)
    issued = Document.objects.unscoped("the payment was locked through the gate").filter(
        subject=LABEL, subject_id=payment.pk, kind=Document.RECEIPT
    )
    last = issued.filter(language=language).order_by("-revision").first()
    if last is not None and last.facts == digest:
        return last
    day, count = clock.today(sheet.issuer.zone), issued.count() + 1
    first = issued.order_by("revision").first()
    series = first.series if first else new_number(PREFIX, day, sheet.issuer.fiscal_year_start)
    number = series if count == 1 else f"{series}-{count}"
    paper = Paper(
        kind=Document.RECEIPT,
        layout=papers.LAYOUT,
        facts=papers.printable(facts, sheet, number=number, day=day),
        digest=digest,
        number=number,
        series=series,
        revision=count,
        day=day,
        language=language,
        account=account,
        addressee=papers.addressee(sheet),
        amount=payment.matched,
        currency=payment.currency,
    )
    return issue(actor, payment, paper)
