"""A customer, a way for deals to go, a deal under way and a lead."""

from collections.abc import Callable
from typing import Any

import pytest

from enishi.commerce.actions import create_product
from enishi.commerce.models import Product
from enishi.customers.actions import create_account
from enishi.customers.models import Account
from enishi.sales.actions import create_deal, create_lead, ensure_default_pipeline
from enishi.sales.models import Deal, Lead, Pipeline, Quote, Stage
from enishi.sales.quotes.actions import create_quote
from enishi.staff.models import User


@pytest.fixture
def pipeline(cli, organisation) -> Pipeline:
    return ensure_default_pipeline(cli)


@pytest.fixture
def stage(pipeline) -> Callable[[str], Stage]:
    """`stage("提案")`"""
    return lambda name: Stage.objects.unscoped("test").get(pipeline=pipeline, name=name)


@pytest.fixture
def account(sales_rep) -> Account:
    return create_account(sales_rep, {"name": "ハナサキ精機株式会社"})


@pytest.fixture
def product(cli) -> Product:
    return create_product(cli, {"code": "MN-100", "name": "振動センサー MN-100", "price": 48_000})


@pytest.fixture
def deal(sales_rep, pipeline, account) -> Deal:
    values = {"name": "振動センサー一式", "account_id": account.uid, "amount": 3_400_000}
    return create_deal(sales_rep, values)


@pytest.fixture
def quote(sales_rep, deal) -> Quote:
    return create_quote(sales_rep, deal.uid)


@pytest.fixture
def lead(sales_rep, pipeline) -> Lead:
    return create_lead(sales_rep, {"family_name": "渡辺", "given_name": "千尋", "company": "ハナサキ物流"})


@pytest.fixture
def uid() -> Callable[[Any], str]:
    """A person's public id."""
    return lambda actor: str(User.objects.get(pk=actor.user_id).uid)


@pytest.fixture
def stored() -> Callable[[Any], Any]:
    """All rows of a model, whoever may see them."""
    return lambda model: model.objects.unscoped("looking in a test")
