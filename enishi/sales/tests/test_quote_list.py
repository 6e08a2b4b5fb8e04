"""The list of quotes: narrowed, put together, taken out in a file, changed by many at once."""

import csv
import json
from datetime import date
from io import StringIO
from urllib.parse import quote as quoted

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.foundation import clock
from enishi.sales.actions import create_deal
from enishi.sales.models import Deal, Quote
from enishi.sales.quotes.actions import create_quote, send_quote, update_quote


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def offers(sales_rep, other_rep, deal, account, time_machine):
    """A draft over 3.4 million, one sent whose last day is over, and a draft of somebody else."""
    draft = create_quote(sales_rep, deal.uid)
    late = create_quote(
        sales_rep, create_deal(sales_rep, {"name": "増設", "account_id": account.uid, "amount": 90_000}).uid
    )
    late = update_quote(sales_rep, late.uid, {"valid_until": date(2026, 11, 25)}, version=late.version)
    late = send_quote(sales_rep, late.uid, version=late.version)
    theirs = create_quote(other_rep, create_deal(other_rep, {"name": "大阪の件", "amount": 500_000}).uid)
    time_machine.move_to("2026-11-27T03:00:00+00:00", tick=False)
    return draft, late, theirs


def titles(http, *parts, **asked):
    more = "".join(f"&{name}={value}" for name, value in asked.items())
    found = http.get(f"/quotes?filter={quoted(json.dumps({'all': parts}))}{more}")
    assert found.status_code == 200, found.json()
    return [row["title"] for row in found.json()["items"]]


def export(http, **seen):
    answer = http.post("/quotes/export", seen, accept_language="ja")
    assert answer.status_code == 200, answer.content
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_quotes_state_today_is_asked_sorted_and_put_together(api, sales_rep, offers):
    mine = api(sales_rep)
    over = {"field": "state", "op": "any_of", "value": ["expired"]}
    assert titles(mine, over) == ["増設"] == titles(mine, {"field": "number", "op": "filled"})
    assert titles(mine, over | {"op": "none_of"}) == ["振動センサー一式"]
    assert titles(mine, sort="-state") == ["増設", "振動センサー一式"]
    groups = mine.get("/views/groups?entity=quotes&by=state&sums=total").json()["items"]
    assert [
        (one["value"], one["count"], one["sums"][0]["money"][0]["amount"]) for one in groups if one["count"]
    ] == [
        ("draft", 1, 3_740_000),
        ("expired", 1, 99_000),
    ]


def test_quotes_are_narrowed_by_owner_account_amount_and_day_together(api, sales_rep, account, offers):
    parts = (
        {"field": "owner", "op": "any_of", "value": ["me"]},
        {"field": "account", "op": "any_of", "value": [str(account.uid)]},
        {"field": "net", "op": "at_least", "value": {"amount": 1_000_000, "currency": "JPY"}},
        {"field": "valid_until", "op": "since", "value": "2026-12-01"},
    )
    assert titles(api(sales_rep), *parts) == ["振動センサー一式"]


def test_a_file_of_quotes_says_what_the_list_says_and_runs_nothing(api, sales_manager, sales_rep, offers):
    draft = offers[0]
    update_quote(sales_rep, draft.uid, {"title": "=1+1"}, version=draft.version)
    columns = ["title", "number", "account", "state", "total", "owner", "valid_until"]
    assert export(api(sales_manager), columns=columns, sort="-total") == [
        ["件名", "見積番号", "取引先", "状態", "合計（税込）", "担当", "有効期限"],
        ["'=1+1", "", "ハナサキ精機株式会社", "下書き", "3740000", "佐藤 健", "2026-12-20"],
        ["増設", "Q2026-00001", "ハナサキ精機株式会社", "期限切れ", "99000", "佐藤 健", "2026-11-25"],
    ]


def test_quotes_of_a_deal_in_the_bin_are_in_no_list_and_no_file(api, owner, offers, stored):
    stored(Deal).filter(name="増設").update(deleted_at=clock.now())
    assert "増設" not in titles(api(owner))
    assert "増設" not in [line[0] for line in export(api(owner), columns=["title"])]
    assert api(owner).get("/views/cells?entity=quotes&columns=title").json()["total"] == 2


def test_many_drafts_are_given_a_day_at_once_and_what_was_sent_is_named(api, sales_rep, offers, stored):
    draft, sent, theirs = offers
    body = {
        "entity": "quotes",
        "ids": [str(one.uid) for one in offers],
        "changes": {"valid_until": "2027-01-31"},
    }
    mine = api(sales_rep)
    told = mine.post("/bulk-edits", body).json()
    assert (told["changed"], {one["id"] for one in told["refused"]}) == (1, {str(sent.uid), str(theirs.uid)})
    assert stored(Quote).get(pk=draft.pk).valid_until == date(2027, 1, 31)
    assert stored(Quote).get(pk=sent.pk).valid_until == date(2026, 11, 25)
    mine.post(f"/bulk-edits/{told['id']}/undo", {})
    assert stored(Quote).get(pk=draft.pk).valid_until == date(2026, 12, 20)


def test_who_reads_no_cost_neither_asks_nor_exports_it(api, person, offers):
    reading = api(person("経理 四郎", "finance"))
    assert "cost" not in {one["name"] for one in reading.get("/views/fields?entity=quotes").json()["items"]}
    asked = quoted(json.dumps({"all": [{"field": "cost", "op": "filled"}]}))
    assert reading.get(f"/quotes?filter={asked}").status_code == 400


def test_a_list_of_quotes_costs_the_same_however_long(api, sales_rep, deal, django_assert_num_queries):
    mine = api(sales_rep)
    narrowed = quoted(json.dumps({"all": [{"field": "state", "op": "any_of", "value": ["draft"]}]}))
    create_quote(sales_rep, deal.uid)
    mine.get("/quotes")
    with CaptureQueriesContext(connection) as plain:
        mine.get("/quotes")
    with django_assert_num_queries(len(plain)):
        assert mine.get(f"/quotes?filter={narrowed}").json()["total"] == 1
    for number in range(5):
        create_quote(sales_rep, create_deal(sales_rep, {"name": f"{number}号機"}).uid)
    with django_assert_num_queries(len(plain)):
        assert mine.get(f"/quotes?filter={narrowed}").json()["total"] == 6
