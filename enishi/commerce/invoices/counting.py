"""What a customer still owes, and what came in since the closing before."""

from django.db.models import F, Sum

from enishi.commerce.invoices.models import CreditNote, Invoice
from enishi.commerce.payments.models import Allocation

WHY = "the customer was locked through the gate"


def received_since(invoice: Invoice) -> tuple[int, int]:
    """Of a closing about to be issued: what came in, or was taken back, since the one before; what is still owed."""
    issued = Invoice.objects.unscoped(WHY).filter(
        account_id=invoice.account_id, currency=invoice.currency, status=Invoice.ISSUED
    )
    carried = issued.filter(balance__gt=0).aggregate(sum=Sum("balance"))["sum"] or 0
    closings = issued.exclude(closing_on=None).select_related("document")
    before = closings.order_by("-issued_on", "-id").first()
    if before is None or before.document is None:
        return 0, carried
    notes = CreditNote.objects.unscoped(WHY).filter(
        invoice__account_id=invoice.account_id, created_at__gte=before.document.created_at
    )
    credited = notes.aggregate(sum=Sum("total"))["sum"] or 0
    paid = Allocation.objects.unscoped(WHY).filter(
        invoice__account_id=invoice.account_id, created_at__gte=before.document.created_at
    )
    matched = paid.aggregate(sum=Sum(F("amount") + F("fee")))["sum"] or 0
    return credited + matched, carried
