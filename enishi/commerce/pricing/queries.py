"""Every read of price books, and the prices that hold."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from enishi.commerce.models import CustomerTerms, PriceBook, PricePoint, Product
from enishi.commerce.pricing import rules
from enishi.foundation import authz
from enishi.foundation.authz import Actor

WHY = "a price holds whoever asks for it"


def books(actor: Actor) -> QuerySet[PriceBook]:
    """The price books by name, with how many prices each holds. One SQL."""
    return authz.scope(actor, PriceBook).annotate(count=Count("points")).order_by("name", "id")


def book(actor: Actor, uid: UUID) -> PriceBook:
    return authz.find(actor, PriceBook, uid)


def points_of(row: PriceBook) -> QuerySet[PricePoint]:
    """The prices of a book. One SQL."""
    rows = PricePoint.objects.unscoped("the book passed the gate").filter(book=row)
    return rows.select_related("product").order_by("product__name", "product_id", "min_quantity")


def class_of(account_id: int | None) -> str:
    """The price class of a customer; "" where nobody said one. One SQL."""
    if account_id is None:
        return ""
    rows = CustomerTerms.objects.unscoped(WHY).filter(account_id=account_id)
    found: str | None = rows.values_list("customer_class", flat=True).first()
    return found or ""


def prices(
    asked: Sequence[tuple[Product, Decimal]], *, currency: str, account_id: int | None, day: date
) -> list[rules.Price]:
    """What these products cost this customer on a day, each with why. Three SQL."""
    of_class = class_of(account_id)
    known = books_for({product.pk for product, _ in asked}, currency, of_class, day)
    return [
        rules.price(
            rules.Asked(product.pk, quantity, product.price, product.currency),
            known,
            currency=currency,
            customer_class=of_class,
            day=day,
        )
        for product, quantity in asked
    ]


def books_for(products: Iterable[int], currency: str, of_class: str, day: date) -> list[rules.Book]:
    begun = Q(book__valid_from=None) | Q(book__valid_from__lte=day)
    open_ = Q(book__valid_until=None) | Q(book__valid_until__gte=day)
    rows = PricePoint.objects.unscoped(WHY).filter(begun, open_, product__in=set(products))
    rows = rows.filter(
        book__is_active=True,
        book__deleted_at=None,
        book__currency=currency,
        book__customer_class__in=("", of_class),
    )
    points: dict[int, dict[int, list[tuple[Decimal, int]]]] = defaultdict(lambda: defaultdict(list))
    named: dict[int, PriceBook] = {}
    for point in rows.select_related("book"):
        named[point.book_id] = point.book
        points[point.book_id][point.product_id].append((point.min_quantity, point.price))
    return [
        rules.Book(
            key, row.name, row.currency, row.customer_class, row.valid_from, row.valid_until, points[key]
        )
        for key, row in sorted(named.items())
    ]
