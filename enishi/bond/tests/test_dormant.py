"""Customers who bought and went quiet: who is one, what they are worth, and who is to call them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.bond import standing
from enishi.bond.dormant.rules import months_before
from enishi.bond.tests.conftest import NOON_FRIDAY, make_deal
from enishi.commerce.models import Contract, Order
from enishi.customers.models import Account
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Activity, Task

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to(NOON_FRIDAY, tick=False)


@pytest.fixture
def bought(account):
    """`bought(day, net, who)`: an order, by our customer unless told otherwise."""

    def make(day: date, net: int = 1_000, who: Account | None = None) -> Order:
        return Order.objects.create(
            number=next_numbers("order")[0], account=who or account, ordered_on=day, gross=net, net=net
        )

    return make


@pytest.fixture
def names(api, sales_rep):
    """`names("?months=6")`: whom the list names, in its order."""

    def ask(query: str = "") -> list[str]:
        standing.refresh(list(Account.objects.unscoped("test").values_list("pk", flat=True)))
        answer = api(sales_rep).get(f"/dormant-accounts{query}")
        assert answer.status_code == 200, answer.json()
        return [one["name"] for one in answer.json()["items"]]

    return ask


def contract(account: Account, starts_on: date, ends_on: date, **fields) -> Contract:
    return Contract.objects.create(
        number=next_numbers("contract")[0],
        name="保守",
        account=account,
        starts_on=starts_on,
        ends_on=ends_on,
        renewal_on=ends_on + timedelta(days=1),
        notice_on=starts_on,
        **fields,
    )


def test_who_bought_long_ago_and_was_not_spoken_to_since_is_on_the_list(names, account, bought, sales_rep):
    assert names() == []
    bought(date(2025, 6, 1))
    assert names() == [account.name]
    assert names("?months=18") == []
    Activity.objects.create(
        account=account,
        owner_id=sales_rep.user_id,
        kind="call",
        side="sales",
        subject="電話",
        happened_at=datetime.fromisoformat("2026-03-01T03:00:00+00:00"),
    )
    assert names() == []
    assert names("?months=6") == [account.name]


def test_a_purchase_a_contract_that_runs_or_an_open_deal_takes_them_off(
    names, account, bought, pipeline, sales_rep
):
    bought(date(2024, 1, 10))
    running = contract(account, date(2025, 1, 1), date(2026, 12, 31))
    assert names() == []
    running.cancelled_on = date(2026, 1, 31)
    running.save()
    assert names() == [account.name]
    deal = make_deal(account, pipeline, sales_rep.user_id, 1)
    assert names() == []
    deal.delete()
    bought(date(2026, 1, 10))
    assert names() == []


def test_the_most_valuable_of_three_years_stands_first_with_what_is_known(
    api, sales_rep, account, bought, names, ticket
):
    other = Account.objects.create(
        number=next_numbers("account")[0], name="みなと運送", sales_owner_id=sales_rep.user_id
    )
    bought(date(2020, 1, 10), 900_000)
    bought(date(2025, 1, 10), 5_000)
    bought(date(2025, 2, 10), 70_000, other)
    assert names() == [other.name, account.name]
    assert names("?limit=1") == [other.name]
    first = api(sales_rep).get("/dormant-accounts?limit=1").json()
    assert first["total"] == 2
    second = api(sales_rep).get(f"/dormant-accounts?limit=1&cursor={first['next']}").json()
    [row] = second["items"]
    assert (row["worth"]["amount"], row["lifetime"]["amount"]) == (5_000, 905_000)
    assert (row["bought_on"], row["rating"], row["complaints"]) == ("2025-01-10", None, 0)
    assert names("?owner=none") == []


def test_each_gets_one_task_and_no_second_one_while_it_is_open(api, sales_rep, account, bought):
    body = {"account_ids": [str(account.uid)], "subject": "掘り起こしの連絡", "due_on": "2026-12-01"}
    mine = api(sales_rep)
    assert mine.post("/dormant-accounts/tasks", body).json() == {"made": 1}
    assert mine.post("/dormant-accounts/tasks", body | {"to_owners": True}).json() == {"made": 0}
    task = Task.objects.unscoped("test").get()
    assert (task.account, task.owner_id) == (account, sales_rep.user_id)
    unknown = body | {"account_ids": ["00000000-0000-7000-8000-000000000000"]}
    assert mine.post("/dormant-accounts/tasks", unknown).status_code == 400


def test_the_list_is_taken_out_as_a_file(api, sales_manager, account, bought, names):
    bought(date(2025, 6, 1), 1_200)
    names()
    answer = api(sales_manager).post("/dormant-accounts/export", {"form": "csv"})
    assert answer.status_code == 200
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("番号,取引先,電話,営業担当,最後の購入日")
    assert account.name in lines[1] and ",2025-06-01,1200," in lines[1]
    book = api(sales_manager).post("/dormant-accounts/export", {"form": "xlsx"})
    assert book.content[:2] == b"PK"


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 240))
def test_so_many_months_before_is_in_that_month_and_never_past_its_day(day, months):
    before = months_before(day, months)
    assert (day.year - before.year) * 12 + day.month - before.month == months
    assert before.day <= day.day
    if before.day < day.day:
        assert (before + timedelta(days=1)).day == 1
