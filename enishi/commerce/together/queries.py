"""Who has which product: ordered, installed and not removed, or under a contract that runs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from enishi.commerce.models import Contract, InstalledItem, OrderLine
from enishi.foundation import clock

WHY = "what customers have is counted over all of them"
CHUNK = 5_000


def has(today: date, account: int | None = None) -> QuerySet[Any]:
    """Pairs of customer and public id of a product, each once, in the order of the customers; of one or of all.

    Reads whatever the customers have, whoever asks: an offer must never name what somebody has already. One SQL.
    """
    runs = Q(cancelled_on=None) | Q(cancelled_on__gte=today)
    lines = OrderLine.objects.unscoped(WHY).filter(product__isnull=False)
    items = InstalledItem.objects.unscoped(WHY).filter(deleted_at=None, removed_on=None)
    contracts = Contract.objects.unscoped(WHY).filter(
        runs, deleted_at=None, product__isnull=False, ends_on__gte=today
    )
    if account is not None:
        lines = lines.filter(order__account=account)
        items, contracts = items.filter(account=account), contracts.filter(account=account)
    pairs = [
        rows.order_by().annotate(customer=F(customer), has=F("product__uid")).values_list("customer", "has")
        for rows, customer in ((lines, "order__account"), (items, "account"), (contracts, "account"))
    ]
    return pairs[0].union(pairs[1], pairs[2])


def everybodys() -> Iterator[tuple[int, Any]]:
    """What all customers have, read in pieces."""
    rows = has(clock.today()).order_by("customer", "has")
    return rows.iterator(chunk_size=CHUNK)
