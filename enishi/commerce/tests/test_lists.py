"""The lists from an order to its money: narrowed, put together, taken out in a file; what was issued is not changed."""

import csv
import json
from datetime import date
from io import StringIO
from urllib.parse import quote as quoted

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.commerce.actions import LineFacts, record_order
from enishi.commerce.deliveries.actions import accept_delivery, cancel_delivery, record_delivery
from enishi.commerce.invoices.actions import draft_closing, draft_invoice
from enishi.commerce.models import Invoice, Order, Payment
from enishi.commerce.payments.actions import record_payment
from enishi.customers.actions import create_account
from enishi.staff.models import User

LISTS = ("orders", "deliveries", "invoices", "payments")


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


def stored(model):
    return model.objects.unscoped("looking in a test")


def ordered(actor, account, net, day, kind="", product=None):
    return record_order(
        actor,
        account=account,
        owner=User.objects.get(pk=actor.user_id),
        deal_kind=kind,
        ordered_on=day,
        lines=[
            LineFacts(text=f"品目{net}", unit_price=net, product_id=product and product.pk),
            LineFacts(text="値引なし", unit_price=0, product_id=product and product.pk),
        ],
    )


@pytest.fixture
def house(sales_rep, other_rep, account, sensor):
    """Two orders of a seller, #1 with a product, and one of a stranger; what was delivered, billed and paid of them."""
    first = ordered(sales_rep, account, 1_000_000, date(2026, 10, 1), "new", sensor)
    second = ordered(sales_rep, account, 20_000, date(2026, 11, 2), "renewal")
    ordered(other_rep, create_account(other_rep, {"name": "大阪の客"}), 500, date(2026, 11, 3))
    return first, second


@pytest.fixture
def delivered(house, sales_rep):
    """The first order's delivery is accepted; of the second one was cancelled and one waits."""
    done = record_delivery(sales_rep, house[0].uid, delivered_on=date(2026, 10, 5))
    accept_delivery(sales_rep, done.uid, accepted_on=date(2026, 10, 9), version=done.version)
    wrong = record_delivery(sales_rep, house[1].uid, delivered_on=date(2026, 11, 4))
    cancel_delivery(sales_rep, wrong.uid, version=wrong.version)
    record_delivery(sales_rep, house[1].uid, delivered_on=date(2026, 11, 5))
    return house


@pytest.fixture
def billed(delivered, cli, account):
    """An invoice that is late and partly paid, one that is paid, and a draft of a closing."""
    late = draft_invoice(cli, delivered[0].uid, due_on=date(2026, 11, 10))
    stored(Invoice).filter(pk=late.pk).update(
        status="issued", number="INV2026-00001", issued_on=date(2026, 10, 31)
    )
    draft_closing(cli, account.uid, closing_on=date(2026, 11, 30))
    return stored(Invoice).get(pk=late.pk)


@pytest.fixture
def paid(billed, cli, account):
    """Money nobody has matched, money that was matched in part, and money that was matched."""
    for payer, amount, matched in (("ﾅｿﾞ", 100, 0), ("ﾊﾅｻｷ", 2_000, 500), ("=1+1", 30, 30)):
        made = record_payment(
            cli, account=account, received_on=date(2026, 11, 18), amount=amount, payer=payer
        )
        stored(Payment).filter(pk=made.pk).update(matched=matched)


def rows(http, key, *parts, join="all", **asked):
    more = "".join(f"&{name}={quoted(value)}" for name, value in asked.items())
    found = http.get(f"/{key}?filter={quoted(json.dumps({join: parts}))}{more}")
    assert found.status_code == 200, found.json()
    return found.json()["items"]


def groups(http, key, by, sums):
    found = http.get(f"/views/groups?entity={key}&by={by}&sums={sums}").json()["items"]
    return {
        one["value"]: (one["count"], one["sums"][0]["money"][0]["amount"]) for one in found if one["count"]
    }


def export(http, key, **seen):
    answer = http.post(f"/{key}/export", seen, accept_language="ja")
    assert answer.status_code == 200, answer.content
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def any_of(field, *values):
    return {"field": field, "op": "any_of", "value": list(values)}


def test_orders_are_narrowed_by_kind_amount_product_and_day(api, sales_rep, sensor, house):
    mine = api(sales_rep)
    dear = {"field": "net", "op": "at_least", "value": {"amount": 50_000, "currency": "JPY"}}
    early = {"field": "ordered_on", "op": "until", "value": "2026-10-31"}
    parts = (any_of("deal_kind", "new", "expansion"), dear, early, any_of("product", str(sensor.uid)))
    assert [row["number"] for row in rows(mine, "orders", *parts)] == [1]
    without = any_of("product", str(sensor.uid)) | {"op": "none_of"}
    assert [row["number"] for row in rows(mine, "orders", without)] == [2]
    assert [row["number"] for row in rows(mine, "orders", any_of("owner", "me"), sort="net")] == [2, 1]
    assert groups(mine, "orders", "deal_kind", "net") == {"new": (1, 1_000_000), "renewal": (1, 20_000)}


def test_a_file_of_orders_names_each_product_once(api, sales_manager, house):
    columns = ["number", "account", "ordered_on", "net", "deal_kind", "owner", "product"]
    assert export(api(sales_manager), "orders", columns=columns, sort="number") == [
        ["番号", "取引先", "受注日", "金額（税抜）", "商談の種別", "担当", "商品"],
        ["1", "ハナサキ精機株式会社", "2026-10-01", "1000000", "新規", "佐藤 健", "振動センサー MN-100"],
        ["2", "ハナサキ精機株式会社", "2026-11-02", "20000", "更新", "佐藤 健", ""],
    ]


def test_an_order_passes_to_somebody_else_by_one_act_or_by_many_at_once(
    api, sales_manager, sales_rep, colleague, house, events_of
):
    other = str(User.objects.get(pk=colleague.user_id).uid)
    first, second = house
    leads = api(sales_manager)
    answer = leads.patch(f"/orders/{first.uid}", {"owner_id": other}, version=first.version)
    assert (answer.status_code, answer.json()["owner"]["id"]) == (200, other)
    assert answer.json()["net"]["amount"] == 1_000_000
    body = {
        "entity": "orders",
        "ids": [str(second.uid)],
        "changes": {"owner_id": other},
        "note": "お願いします",
    }
    done = leads.post("/bulk-edits", body).json()
    assert done["changed"] == 1
    assert stored(Order).get(pk=second.pk).owner_id == colleague.user_id
    assert events_of(second) == ["order.recorded", "order.updated", "order.passed_on"]
    leads.post(f"/bulk-edits/{done['id']}/undo", {})
    assert stored(Order).get(pk=second.pk).owner_id == sales_rep.user_id


def test_nothing_but_the_owner_of_an_order_is_written_and_nobody_gives_it_out_of_reach(
    api, sales_rep, sales_manager, other_rep, house
):
    first, _ = house
    refused = api(sales_manager).patch(f"/orders/{first.uid}", {"ordered_on": "2026-01-01"}, version=1)
    assert refused.status_code == 400
    stranger = str(User.objects.get(pk=other_rep.user_id).uid)
    assert api(sales_rep).patch(f"/orders/{first.uid}", {"owner_id": stranger}, version=1).status_code == 400
    assert (stored(Order).get(pk=first.pk).version, stored(Order).get(pk=first.pk).owner_id) == (
        1,
        sales_rep.user_id,
    )


def test_deliveries_are_asked_by_state_and_amount_and_added_up(api, sales_rep, delivered):
    mine = api(sales_rep)
    waiting = rows(mine, "deliveries", any_of("state", "waiting"))
    assert [(row["net"]["amount"], row["is_cancelled"]) for row in waiting] == [(20_000, False)]
    dear = {"field": "net", "op": "at_least", "value": {"amount": 500_000, "currency": "JPY"}}
    assert [row["accepted_on"] for row in rows(mine, "deliveries", dear)] == ["2026-10-09"]
    assert groups(mine, "deliveries", "state", "net") == {
        "waiting": (1, 20_000),
        "accepted": (1, 1_000_000),
        "cancelled": (1, 20_000),
    }
    assert len(rows(mine, "deliveries", q="ハナサキ")) == 3


def test_a_file_of_deliveries_says_what_each_came_to(api, sales_manager, delivered):
    columns = ["account", "order", "delivered_on", "state", "net"]
    assert export(api(sales_manager), "deliveries", columns=columns, sort="delivered_on") == [
        ["取引先", "受注", "納品日", "状態", "金額（税抜）"],
        ["ハナサキ精機株式会社", "1", "2026-10-05", "検収済", "1000000"],
        ["ハナサキ精機株式会社", "2", "2026-11-04", "取消", "20000"],
        ["ハナサキ精機株式会社", "2", "2026-11-05", "検収待ち", "20000"],
    ]


def test_invoices_are_asked_by_the_state_they_are_in_today(api, sales_rep, house, billed):
    mine = api(sales_rep)
    assert [row["number"] for row in rows(mine, "invoices", any_of("state", "overdue"))] == ["INV2026-00001"]
    assert [
        row["state"] for row in rows(mine, "invoices", any_of("state", "overdue") | {"op": "none_of"})
    ] == ["draft"]
    # A closing has no order of its own: its lines say which ones it brings together.
    found = rows(mine, "invoices", any_of("order", str(house[1].uid)))
    assert [(row["state"], row["closing_on"]) for row in found] == [("draft", "2026-11-30")]
    assert groups(mine, "invoices", "state", "balance")["overdue"] == (1, billed.balance)


def test_a_file_of_invoices_says_what_is_owed_and_is_narrowed_by_what_is_typed(api, sales_manager, billed):
    columns = ["number", "account", "state", "due_on", "total", "balance", "order", "sales_owner"]
    told = export(api(sales_manager), "invoices", columns=columns, q="INV2026")
    assert told == [
        ["請求書番号", "取引先", "状態", "支払期限", "請求金額（税込）", "未入金", "受注", "販売の担当"],
        ["INV2026-00001", "ハナサキ精機株式会社", "延滞", "2026-11-10", "1100000", "1100000", "1", "佐藤 健"],
    ]


def test_payments_are_asked_by_what_is_left_of_them(api, sales_rep, paid):
    mine = api(sales_rep)
    left = {"field": "unmatched", "op": "at_least", "value": {"amount": 1, "currency": "JPY"}}
    assert {row["payer"] for row in rows(mine, "payments", left)} == {"ﾅｿﾞ", "ﾊﾅｻｷ"}
    assert [row["payer"] for row in rows(mine, "payments", any_of("state", "matched"))] == ["=1+1"]
    assert groups(mine, "payments", "state", "unmatched") == {
        "open": (1, 100),
        "partial": (1, 1_500),
        "matched": (1, 0),
    }


def test_a_file_of_payments_runs_nothing(api, sales_manager, paid):
    columns = ["payer", "amount", "state", "unmatched", "source"]
    assert export(api(sales_manager), "payments", columns=columns, sort="amount")[:2] == [
        ["振込人", "入金額", "状態", "未消込の金額", "登録方法"],
        ["'=1+1", "30", "消込済", "0", "手で登録"],
    ]


@pytest.mark.parametrize("key", LISTS)
def test_a_list_is_kept_as_a_view_of_ones_own_or_of_ones_team(api, sales_manager, sales_rep, house, key):
    team = api(sales_manager).get("/me").json()["team"]
    by = "deal_kind" if key == "orders" else "state"
    view = {
        "entity": key,
        "name": "今月",
        "kind": "group",
        "group_by": by,
        "sums": [],
        "team_id": team["id"],
    }
    made = api(sales_manager).post("/views", view)
    assert made.status_code == 201, made.json()
    assert [one["name"] for one in api(sales_rep).get(f"/views?entity={key}").json()["items"]] == ["今月"]


@pytest.mark.parametrize("key", LISTS)
def test_only_an_orders_owner_is_changed_for_many_at_once(api, owner, house, key):
    offered = api(owner).get(f"/views?entity={key}").json()["may"]
    assert offered == {"export": True, "bulk": key == "orders"}
    fields = api(owner).get(f"/views/fields?entity={key}").json()["items"]
    assert [one["name"] for one in fields if one["written"]] == (["owner"] if key == "orders" else [])
    body = {"entity": key, "ids": [str(house[0].uid)], "changes": {"note": "x"}}
    assert api(owner).post("/bulk-edits", body).status_code == 400


@pytest.mark.parametrize("key", LISTS)
def test_a_narrowed_list_costs_the_same_however_long(
    api, sales_rep, cli, account, paid, key, django_assert_num_queries
):
    mine = api(sales_rep)
    asked = f"/{key}?filter={quoted(json.dumps({'all': [{'field': 'updated_at', 'op': 'within', 'value': 'today'}]}))}"
    mine.get(asked)
    with CaptureQueriesContext(connection) as few:
        before = mine.get(asked).json()["total"]
    for day in range(1, 5):
        order = ordered(sales_rep, account, 1_000, date(2026, 11, day))
        record_delivery(sales_rep, order.uid, delivered_on=date(2026, 11, day))
        draft_invoice(cli, order.uid)
        record_payment(cli, account=account, received_on=date(2026, 11, day), amount=day)
    with django_assert_num_queries(len(few)):
        assert mine.get(asked).json()["total"] == before + 4
