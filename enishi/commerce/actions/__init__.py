"""Every write on products, orders and issued documents."""

from enishi.commerce.actions.documents import issue_order_confirmation
from enishi.commerce.actions.orders import record_order
from enishi.commerce.actions.products import create_product, update_product
from enishi.commerce.actions.terms import set_customer_terms
from enishi.commerce.rules import LineFacts

__all__ = [
    "LineFacts",
    "create_product",
    "issue_order_confirmation",
    "record_order",
    "set_customer_terms",
    "update_product",
]
