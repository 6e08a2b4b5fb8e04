"""From a delivery to the money in the bank: the rows of the world, and the input of their routes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.commerce.models import (
    Allocation,
    CreditNote,
    Delivery,
    DeliveryLine,
    Invoice,
    InvoiceLine,
    OrderLine,
    Payment,
)
from tests.gate.asking import Input, about, lists, reads
from tests.gate.kit import Kit

DAY = date(2026, 11, 2)
NET, TAX = 250, 25
RATES = [{"rate": "10", "base": NET, "tax": TAX}]
CAME_IN = {"received_on": "2026-11-02", "amount": {"amount": 100, "currency": "JPY"}}
SHARES = {"invoices": [{"invoice_id": "@issued invoice", "amount": {"amount": 100, "currency": "JPY"}}]}
MONTH = {"kind": "payments", "first": "2026-11-01", "last": "2026-11-30"}

INPUTS: Mapping[str, Input] = {
    **{f"POST /{rows}/export": about("", {}) for rows in ("deliveries", "invoices", "payments")},
    "GET /deliveries": lists("delivery", query="limit=100"),
    "POST /orders/{order_id}/deliveries": about("order", {"delivered_on": "2026-11-02"}, version=False),
    "GET /deliveries/{delivery_id}": reads("delivery"),
    "POST /deliveries/{delivery_id}/accept": about("delivery", {"accepted_on": "2026-11-03"}),
    "POST /deliveries/{delivery_id}/cancel": about("delivery"),
    "POST /deliveries/{delivery_id}/documents": about("delivery", {}, version=False),
    "GET /invoices": lists("issued invoice", query="limit=100"),
    "POST /orders/{order_id}/invoices": about("order", {}, version=False),
    "POST /accounts/{account_id}/invoices": about("account", {"closing_on": "2026-11-30"}, version=False),
    "GET /invoices/{invoice_id}": reads("invoice"),
    "DELETE /invoices/{invoice_id}": about("invoice"),
    "POST /invoices/{invoice_id}/issue": about("invoice"),
    "POST /invoices/{invoice_id}/credit-notes": about("issued invoice", {"reason": "返品"}),
    "GET /payments": lists("payment", query="limit=100"),
    "POST /payments": about("", CAME_IN, version=False),
    "POST /payments/bank-files": Input(upload="日付,入金額,摘要\n2026/11/2,100,ｶ)ﾃｽﾄ\n"),
    "GET /payments/{payment_id}": reads("payment"),
    "POST /payments/{payment_id}/match": about("payment", SHARES),
    "POST /payments/{payment_id}/unmatch": about("matched payment"),
    "POST /payments/{payment_id}/documents": about("matched payment", {}, version=False),
    "GET /receivables": lists("account", query="limit=100"),
    "POST /books": about("", MONTH, version=False, writes=False),
}


def billing(kit: Kit, line: OrderLine) -> None:
    """An order's line of which a quarter was delivered, and another two quarters that are billed and partly paid."""
    kit.rows["delivery"] = delivered(kit, line, "delivery", 1)
    billed = lines_of(delivered(kit, line, "billeddelivery", 2))
    kit.rows["invoice"] = invoiced(kit, billed[0], "invoice", status=Invoice.DRAFT)
    word = kit.word("issuedinvoice")
    kit.rows["issued invoice"] = issued = invoiced(
        kit,
        billed[1],
        "issuedinvoice",
        status=Invoice.ISSUED,
        number=word,
        issued_on=DAY,
        paid=50,
        balance=225,
    )
    CreditNote.objects.create(
        number=kit.word("creditnote"), invoice=issued, issued_on=DAY, reason=kit.word("creditreason"), net=0, tax=0, total=0
    )  # fmt: skip
    kit.rows["payment"] = came_in(kit, "payment", 100)
    kit.rows["matched payment"] = paid = came_in(kit, "matchedpayment", 50, matched=50)
    Allocation.objects.create(payment=paid, invoice=issued, amount=50)


def lines_of(delivery: Delivery) -> list[DeliveryLine]:
    rows = DeliveryLine.objects.unscoped("the world is made").filter(delivery=delivery)
    return list(rows.order_by("position"))


def delivered(kit: Kit, line: OrderLine, word: str, lines: int) -> Delivery:
    delivery = Delivery.objects.create(
        number=kit.word(word), order=kit["order"], delivered_on=DAY, note=kit.word("deliverynote")
    )
    for place in range(1, lines + 1):
        DeliveryLine.objects.create(
            delivery=delivery, order_line=line, position=place, quantity=Decimal("0.25"), gross=NET, net=NET
        )
    return delivery


def invoiced(kit: Kit, line: DeliveryLine, word: str, **how: Any) -> Invoice:
    sums = {"gross": NET, "net": NET, "tax": TAX, "total": NET + TAX, "balance": NET + TAX}
    invoice = Invoice.objects.create(
        **{"account": kit["account"], "order": kit["order"], "due_on": DAY, "rates": RATES}
        | sums | {"note": kit.word(f"{word}note")} | how
    )  # fmt: skip
    InvoiceLine.objects.create(
        invoice=invoice, delivery_line=line, position=1, supplied_on=DAY, quantity=Decimal("0.25"), gross=NET, net=NET,
        tax_class="standard", rate="10",
    )  # fmt: skip
    return invoice


def came_in(kit: Kit, word: str, amount: int, **how: Any) -> Payment:
    return Payment.objects.create(
        account=kit["account"], received_on=DAY, amount=amount, payer=kit.word(f"{word}payer"), note=kit.word(f"{word}note"), **how
    )  # fmt: skip
