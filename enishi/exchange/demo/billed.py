"""What the heroes were delivered and billed, and what came in: told last, so that no earlier id is another one."""

from datetime import date
from decimal import Decimal

from enishi.commerce.actions import set_customer_terms
from enishi.commerce.deliveries.actions import accept_delivery, issue_delivery_note, record_delivery
from enishi.commerce.invoices.actions import draft_invoice, issue_invoice
from enishi.commerce.models import Invoice, Order, Payment
from enishi.commerce.payments.actions import Asked, match_payment, record_payment, take_bank_file
from enishi.customers.models import Account
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.foundation.ids import next_numbers

WHY = "the story goes on"
LATE, FIRST, REFERRED = 7, 1, 2
# Two lines of the bank: one pays a part of an old bill, one is short of the transfer fee and waits for somebody.
BANK = "日付,お預り金額,お取引内容\n2026/11/16,300000,ﾄｷﾜｾﾂﾋﾞ(ｶ\n2026/11/17,1781560,ｶ)ﾊﾅｻｷﾌﾞﾂﾘﾕｳ\n"


def tell(company: Company) -> None:
    teller = Teller(company)
    delivered_in_parts(teller)
    paid_late(teller)
    waits_for_the_bank(teller)


def orders_of(number: int) -> list[Order]:
    rows = Order.objects.unscoped(WHY).filter(account__number=number)
    return list(rows.order_by("ordered_on", "id"))


def billed(teller: Teller, order: Order, day: str, *, before: int = 0) -> Invoice:
    """Drafted and issued the same day; `before`: so many were issued in that fiscal year."""
    finance = teller.actor("finance")
    with teller.on(day, 16):
        if before:
            next_numbers(f"document-INV-{day[:4]}", before)
        draft = draft_invoice(finance, order.uid)
        return issue_invoice(finance, draft.uid, version=draft.version)


def paid(teller: Teller, invoice: Invoice, day: str, amount: int, payer: str) -> Payment:
    finance = teller.actor("finance")
    with teller.on(day, 15):
        came_in = record_payment(
            finance, account=invoice.account, received_on=date.fromisoformat(day), amount=amount, payer=payer
        )
        return match_payment(finance, came_in.uid, [Asked(invoice.uid, amount)], version=came_in.version)


def delivered_in_parts(teller: Teller) -> None:
    """Hero 1: sensors first, the rest on the day of installation; accepted, billed and paid in full."""
    seller, order = teller.actor("sales"), orders_of(FIRST)[0]
    first = {1: Decimal(30), 2: Decimal(4)}
    for day, quantities, note in (
        ("2025-07-22", first, "1回目"),
        ("2025-07-29", None, "2回目・設置"),
    ):
        with teller.on(day, 17):
            delivery = record_delivery(
                seller, order.uid, delivered_on=date.fromisoformat(day), quantities=quantities, note=note
            )
            issue_delivery_note(seller, delivery.uid, language="ja")
        with teller.on("2025-07-31", 10):
            accept_delivery(seller, delivery.uid, accepted_on=date(2025, 7, 31), version=delivery.version)
    invoice = billed(teller, order, "2025-07-31", before=30)
    paid(teller, invoice, "2025-08-29", invoice.total, "ｶ)ﾊﾅｻｷｾｲｷ")


def paid_late(teller: Teller) -> None:
    """Hero 7: a part came two months late, the rest is still owed; nothing more is sold on credit."""
    order, finance = orders_of(LATE)[0], teller.actor("finance")
    with teller.on("2025-12-19", 17):
        record_delivery(finance, order.uid, delivered_on=date(2025, 12, 19), accepted_on=date(2025, 12, 19))
    invoice = billed(teller, order, "2025-12-26")
    paid(teller, invoice, "2026-03-31", 1_000_000, "ﾄｷﾜｾﾂﾋﾞ(ｶ")
    with teller.on("2026-06-05", 12):
        account = Account.objects.unscoped(WHY).get(number=LATE)
        credit = {"credit_limit": 2_000_000, "is_credit_stopped": True}
        set_customer_terms(finance, account.uid, None, version=0, credit=credit)


def waits_for_the_bank(teller: Teller) -> None:
    """Hero 2 paid less the fee; of the bank's two lines one is matched, one waits for somebody to say so."""
    order, finance = orders_of(REFERRED)[0], teller.actor("finance")
    with teller.on("2026-10-16", 17):
        record_delivery(finance, order.uid, delivered_on=date(2026, 10, 16), accepted_on=date(2026, 10, 20))
    billed(teller, order, "2026-10-30")
    with teller.on("2026-11-17", 9):
        made, _ = take_bank_file(finance, BANK.encode("cp932"))
        late = Invoice.objects.unscoped(WHY).get(account__number=LATE)
        match_payment(finance, made[0].uid, [Asked(late.uid, made[0].amount)], version=made[0].version)
