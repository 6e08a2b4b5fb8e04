"""Every write on products and orders."""

from enishi.commerce.actions.orders import record_order
from enishi.commerce.actions.products import create_product, update_product
from enishi.commerce.rules import LineFacts

__all__ = ["LineFacts", "create_product", "record_order", "update_product"]
