"""Every write on products, orders and issued documents."""

from enishi.commerce.actions.documents import Paper, digest_of, issue, issue_order_confirmation, new_number
from enishi.commerce.actions.orders import record_order, update_order
from enishi.commerce.actions.products import create_product, update_product
from enishi.commerce.actions.terms import set_customer_terms
from enishi.commerce.rules import LineFacts

__all__ = [
    "LineFacts",
    "Paper",
    "create_product",
    "digest_of",
    "issue",
    "issue_order_confirmation",
    "new_number",
    "record_order",
    "set_customer_terms",
    "update_order",
    "update_product",
]
