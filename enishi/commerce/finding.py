"""What of products and orders the search finds, and how a hit reads."""

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.commerce.models import Contract, InstalledItem, Order, Product
from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown


def product_document(product: Product) -> Document:
    return Document({"name": product.name, "code": product.code, "name_en": product.name_en})


def show_products(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.name, row.code) for row in rows]


def order_document(order: Order) -> Document:
    """An order is called by its number; its customer is found as a customer, and renamed there."""
    return Document({"number": str(order.number)})


def show_orders(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.account.name, row.ordered_on.isoformat()) for row in rows]


def contract_document(contract: Contract) -> Document:
    return Document({"name": contract.name, "number": str(contract.number)})


def show_contracts(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.name, row.account.name) for row in rows]


def item_document(item: InstalledItem) -> Document:
    """A machine is looked for by the number on its plate; its product and customer are found as such."""
    return Document({"serial": item.serial, "site": item.site})


def show_items(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, f"{row.product.name} {row.serial}".strip(), row.account.name) for row in rows]


PRODUCTS = Searchable(
    "product", product_document, Lines(Product, ("uid", "name", "code", "name_en")), show_products
)
ORDERS = Searchable(
    "order", order_document, Lines(Order, ("uid", "number", "ordered_on", "account__name")), show_orders
)
CONTRACTS = Searchable(
    "contract", contract_document, Lines(Contract, ("uid", "number", "name", "account__name")), show_contracts
)
ITEMS = Searchable(
    "item",
    item_document,
    Lines(InstalledItem, ("uid", "serial", "site", "product__name", "account__name")),
    show_items,
)
