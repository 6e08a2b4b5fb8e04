"""Orders: counted, recorded and read by those they concern."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.commerce.actions import LineFacts, record_order
from enishi.commerce.models import Order, OrderLine
from enishi.commerce.rules import NoLines, line_amounts, order_amounts
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.staff.models import User

DAY = date(2026, 11, 20)


def yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def stored():
    return Order.objects.unscoped("looking in a test")


def ordered(account, **changed):
    line = {"text": "導入設置", "unit_price": yen(350_000)}
    return {"account_id": str(account.uid), "ordered_on": "2026-11-20", "lines": [line]} | changed


@given(st.integers(0, 10**9), st.decimals("0.001", "1000", places=3), st.integers(0, 10**6))
def test_net_is_gross_less_discount_whatever_the_quantity(price, quantity, discount):
    amounts = line_amounts(LineFacts(unit_price=price, quantity=quantity, discount=discount))
    assert amounts.net == amounts.gross - discount
    assert abs(amounts.gross - price * quantity) <= Decimal("0.5")


def test_the_sums_of_an_order_are_those_of_its_lines():
    sensors = LineFacts(unit_price=48_000, quantity=Decimal(50), text="センサー", discount=118_000)
    amounts = order_amounts([sensors, LineFacts(unit_price=350_000, text="導入設置")])
    assert (amounts.gross, amounts.discount, amounts.net) == (2_750_000, 118_000, 2_632_000)


def test_every_line_that_cannot_be_taken_is_named():
    bad = LineFacts(unit_price=-1, quantity=Decimal(0), discount=-1)
    with pytest.raises(BadInput) as refused:
        order_amounts(
            [LineFacts(unit_price=1, text="可"), bad, LineFacts(unit_price=10, text="x", discount=11)]
        )
    assert refused.value.fields == {
        "lines.1.text": "product_or_text",
        "lines.1.quantity": "above_zero",
        "lines.1.unit_price": "negative_amount",
        "lines.1.discount": "negative_amount",
        "lines.2.discount": "discount_too_large",
    }


def test_an_order_without_lines_is_refused():
    with pytest.raises(NoLines):
        order_amounts([])


def test_an_order_recorded_by_hand_belongs_to_who_recorded_it(api, sales_rep, account, sensor, events_of):
    lines = [
        {"product_id": str(sensor.uid), "quantity": 50, "unit_price": yen(48_000), "discount": yen(118_000)},
        {"text": "導入設置", "unit_price": yen(350_000)},
    ]
    answer = api(sales_rep).post("/orders", ordered(account, lines=lines))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["number"], told["net"], told["owner"]["name"]) == (1, yen(2_632_000), "佐藤 健")
    assert [line["net"]["amount"] for line in told["lines"]] == [2_282_000, 350_000]
    assert told["lines"][0]["product"]["name"] == "振動センサー MN-100"
    assert told["standing"] == {"open_tickets": 0, "worst_priority": 0}
    order = stored().get()
    assert (order.gross, order.discount, order.net) == (2_750_000, 118_000, 2_632_000)
    assert events_of(order) == ["order.recorded"]


def test_a_refused_order_takes_no_number_and_leaves_nothing(api, sales_rep, account):
    mine = api(sales_rep)
    answer = mine.post("/orders", ordered(account, lines=[{"unit_price": yen(1)}]))
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["lines.0.text"])
    assert (stored().count(), OrderLine.objects.unscoped("counting").count()) == (0, 0)
    assert mine.post("/orders", ordered(account)).json()["number"] == 1


def test_finance_records_an_order_for_the_customer_s_seller(api, person, account):
    answer = api(person("経理 四郎", "finance")).post("/orders", ordered(account))
    assert answer.json()["owner"]["name"] == "佐藤 健"


def test_nobody_records_an_order_in_another_s_name(api, sales_rep, colleague, account):
    other = str(User.objects.get(pk=colleague.user_id).uid)
    assert api(sales_rep).post("/orders", ordered(account, owner_id=other)).status_code == 403
    assert stored().count() == 0


def test_an_order_in_another_currency_is_refused(api, sales_rep, account):
    line = {"text": "設置", "unit_price": {"amount": 1, "currency": "USD"}}
    answer = api(sales_rep).post("/orders", ordered(account, lines=[line]))
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["lines.0.unit_price"])


def test_b02_an_order_names_only_what_its_maker_may_see(api, other_rep, account, sensor):
    answer = api(other_rep).post("/orders", ordered(account))
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_reference")
    assert stored().count() == 0


def test_b01_b03_an_order_is_read_by_its_team_and_nobody_beside(
    api, sales_rep, colleague, other_rep, account
):
    api(sales_rep).post("/orders", ordered(account))
    path = f"/orders/{stored().get().uid}"
    assert api(colleague).get(path).status_code == 200
    assert api(other_rep).get(path).status_code == 404
    assert [api(who).get("/orders").json()["total"] for who in (sales_rep, colleague, other_rep)] == [1, 1, 0]
    assert api(other_rep).get("/orders?q=1").json()["total"] == 0


def test_b06_who_only_reads_records_no_order(api, read_only, account):
    assert api(read_only).post("/orders", ordered(account)).status_code == 403
    assert stored().count() == 0


def test_a_service_agent_records_no_order(service_agent, account):
    with pytest.raises(NotAllowed):
        record_order(
            service_agent,
            account=account,
            owner=None,
            ordered_on=DAY,
            lines=[LineFacts(unit_price=1, text="x")],
        )
    assert stored().count() == 0


def test_orders_are_narrowed_by_day_owner_and_product(api, sales_rep, account, sensor):
    mine = api(sales_rep)
    mine.post("/orders", ordered(account))
    line = {"product_id": str(sensor.uid), "unit_price": yen(48_000)}
    mine.post("/orders", ordered(account, ordered_on="2026-10-01", lines=[line, line]))
    found = {
        asked: mine.get(f"/orders?{asked}").json()["total"]
        for asked in ("ordered_from=2026-11-01", f"product_id={sensor.uid}", "owner=mine", "owner=none")
    }
    assert list(found.values()) == [1, 1, 2, 0]
    assert [row["number"] for row in mine.get("/orders").json()["items"]] == [1, 2]


def test_a_list_of_orders_costs_the_same_however_long(api, sales_rep, account, django_assert_max_num_queries):
    mine = api(sales_rep)
    for _ in range(6):
        mine.post("/orders", ordered(account))
    with django_assert_max_num_queries(8):
        assert len(mine.get("/orders").json()["items"]) == 6
