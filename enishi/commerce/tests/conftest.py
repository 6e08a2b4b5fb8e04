"""A customer who orders, and what there is to order."""

import pytest

from enishi.commerce.actions import create_product
from enishi.commerce.models import Product
from enishi.customers.actions import create_account
from enishi.customers.models import Account


@pytest.fixture
def account(sales_rep) -> Account:
    return create_account(sales_rep, {"name": "ハナサキ精機株式会社"})


@pytest.fixture
def sensor(cli) -> Product:
    return create_product(cli, {"code": "MN-100", "name": "振動センサー MN-100", "price": 48_000})
