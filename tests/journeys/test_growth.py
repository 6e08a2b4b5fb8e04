"""A page costs the same however long its list is: as many statements, the same bytes, at 200 rows and at 20,000."""

from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.customers.models import Account
from enishi.foundation import clock
from enishi.foundation.ids import uuid7
from enishi.sales.models import Deal
from enishi.service.models import Ticket

pytestmark = pytest.mark.django_db
FEW, MANY = 200, 20_000
ASKING = {
    "owner": ("accounts", "deals", "tickets"),
    "sales_rep": ("accounts", "deals", "tickets"),
    "service_agent": ("accounts", "tickets"),
}


def page(api: Any, kind: str) -> tuple[int, bytes, int]:
    """How many statements the first page takes, its rows as they are sent, and how many rows the list says it has."""
    api.get(f"/{kind}")
    with CaptureQueriesContext(connection) as heard:
        answer = api.get(f"/{kind}")
    assert answer.status_code == 200
    rows, _, rest = answer.content.rpartition(b'"next"')
    assert rest
    return len(heard), rows, answer.json()["total"]


def grow(row: Any, until: int) -> None:
    """Rows like this one, older and due later, until there are so many."""
    model, first = type(row), type(row)._base_manager.count()
    rows = []
    for place in range(first, until):
        twin = copy(row)
        twin.pk, twin.uid, twin.number = None, uuid7(), row.number + place
        twin.updated_at = row.updated_at - timedelta(seconds=place)
        if model is Ticket:
            twin.first_reply_due = row.opened_at + timedelta(minutes=place)
        rows.append(twin)
    model._base_manager.bulk_create(rows, batch_size=500)


@pytest.fixture
def first(owner, sales_rep, service_agent, service_team, api) -> dict[str, Any]:
    """One record of each kind, with its customer, its owner and its team."""
    account = api(sales_rep).post("/accounts", {"name": "株式会社はなさき精機"}).json()["id"]
    deal = api(sales_rep).post("/deals", {"name": "流量計の更新", "account_id": account}).json()["id"]
    asked = {"subject": "表示されません", "text": "昨日から表示されません。", "account_id": account}
    ticket = api(service_agent).post("/tickets", asked).json()["id"]
    made = {"accounts": (Account, account), "deals": (Deal, deal), "tickets": (Ticket, ticket)}
    return {kind: model._base_manager.get(uid=uid) for kind, (model, uid) in made.items()}


def test_a_page_costs_the_same_however_long_its_list_is(first, api, request):
    people = {name: api(request.getfixturevalue(name)) for name in ASKING}

    def pages() -> dict[tuple[str, str], tuple[int, bytes, int]]:
        return {(name, kind): page(people[name], kind) for name, kinds in ASKING.items() for kind in kinds}

    with clock.at(clock.now()):
        for row in first.values():
            grow(row, FEW)
        few = pages()
        for row in first.values():
            grow(row, MANY)
        many = pages()
    for asked, (statements, rows, total) in few.items():
        assert total == FEW, asked
        assert many[asked] == (statements, rows, MANY), asked
