"""A customer with a person, and tickets in the hands of service."""

import pytest

from enishi.customers.actions import create_account, create_contact
from enishi.service import actions
from enishi.staff.models import User

ASKED = {
    "channel_kind": "mail",
    "type": "fault",
    "category": "流量計",
    "priority": 3,
    "subject": "流量計の表示がおかしい",
}


@pytest.fixture
def user_of():
    return lambda actor: User.objects.get(pk=actor.user_id)


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def contact(sales_rep, account):
    person = {"family_name": "渡辺", "given_name": "千尋", "email": "watanabe@hanasaki.example"}
    return create_contact(sales_rep, person, account_id=account.uid)


@pytest.fixture
def asked(account):
    return ASKED | {"account_id": account.uid}


@pytest.fixture
def ticket(service_agent, asked):
    """Written down by an agent of サポート for everybody there: nobody has taken it."""
    return actions.open_ticket(service_agent, asked, text="昨日から数値が安定しません。")


@pytest.fixture
def second_agent(person, service_team):
    return person("鈴木 亮", "service_agent", team=service_team)
