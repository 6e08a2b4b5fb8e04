"""Deliveries: parts of an order that never come to more than it, accepted by the customer, on paper."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from enishi.commerce.actions import LineFacts, record_order
from enishi.commerce.deliveries.actions import record_delivery
from enishi.commerce.deliveries.rules import Accepted, NothingLeft, Supplied, check_cancellable, to_supply
from enishi.commerce.models import Delivery, DeliveryLine
from enishi.foundation.errors import BadInput, NotAllowed, NotFound
from enishi.staff.models import User

DAY = date(2026, 11, 18)


def deliveries():
    return Delivery.objects.unscoped("looking in a test")


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def at(version: int) -> dict:
    return {"if_match": f'"{version}"'}


def line(ordered: object, before: object = 0, gross: int = 1000, discount: int = 0) -> Supplied:
    return Supplied(1, Decimal(str(ordered)), Decimal(str(before)), gross, discount)


@pytest.fixture
def order(sales_rep, account, sensor):
    return record_order(
        sales_rep,
        account=account,
        owner=User.objects.get(pk=sales_rep.user_id),
        ordered_on=DAY,
        lines=[
            LineFacts(product_id=sensor.pk, unit_price=48_000, quantity=Decimal(3), discount=4_001),
            LineFacts(text="導入設置", unit_price=105),
        ],
    )


def delivered(api, actor, order, **body):
    return api(actor).post(f"/orders/{order.uid}/deliveries", {"delivered_on": "2026-11-20"} | body)


@given(st.lists(st.integers(1, 9_999), min_size=1, max_size=6), st.integers(0, 10**9), st.integers(0, 10**6))
def test_parts_of_a_line_sum_up_to_the_line_however_it_is_split(parts, gross, discount):
    ordered = sum(map(Decimal, parts)) / 1000
    before, sums = Decimal(0), [0, 0]
    for part in (Decimal(one) / 1000 for one in parts):
        amounts = Supplied(1, ordered, before, gross, discount).part(part)
        sums = [sums[0] + amounts.gross, sums[1] + amounts.discount]
        assert amounts.net == amounts.gross - amounts.discount
        before += part
    assert sums == [gross, discount]


def test_without_a_word_all_that_is_left_is_supplied():
    assert to_supply([line(3, 1)], {}) == {1: Decimal(2)}
    with pytest.raises(NothingLeft):
        to_supply([line(3, 3)], {})


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({1: "2.001"}, {"lines.0.quantity": "more_than_ordered"}),
        ({1: "0"}, {"lines.0.quantity": "above_zero"}),
        ({7: "1"}, {"lines.0.position": "unknown_reference"}),
    ],
)
def test_never_more_than_was_ordered(asked, fault):
    with pytest.raises(BadInput) as refused:
        to_supply([line(3, 1)], {place: Decimal(many) for place, many in asked.items()})
    assert refused.value.fields == fault


def test_what_was_accepted_is_not_cancelled():
    with pytest.raises(Accepted):
        check_cancellable(is_cancelled=False, is_accepted=True)


def test_an_order_is_delivered_in_two_parts_and_then_no_more(api, sales_rep, order, events_of):
    first = delivered(api, sales_rep, order, lines=[{"position": 1, "quantity": 1}])
    assert first.status_code == 201, first.json()
    told = first.json()
    # A third of 144,000 less a third of 4,001, cut off.
    assert (told["number"], told["net"]["amount"]) == ("D2026-00001", 48_000 - 1_333)
    record = api(sales_rep).get(f"/orders/{order.uid}").json()
    assert (record["delivered"], [one["delivered"] for one in record["lines"]]) == ("partial", [1, 0])
    rest = delivered(api, sales_rep, order, accepted_on="2026-11-24").json()
    assert [one["quantity"] for one in rest["lines"]] == [2, 1]
    assert told["net"]["amount"] + rest["net"]["amount"] == order.net
    assert api(sales_rep).get(f"/orders/{order.uid}").json()["delivered"] == "all"
    answer = delivered(api, sales_rep, order)
    assert (answer.status_code, answer.json()["code"]) == (409, "delivery.nothing_left")
    assert deliveries().count() == 2
    assert events_of(deliveries().first()) == ["delivery.recorded"]


def test_a_refused_delivery_takes_no_number_and_leaves_nothing(api, sales_rep, order):
    for body in (
        {"lines": [{"position": 1, "quantity": 4}]},
        {"lines": [{"position": 1, "quantity": 1}] * 2},
        {"accepted_on": "2026-11-19"},
    ):
        assert delivered(api, sales_rep, order, **body).status_code == 400
    assert (deliveries().count(), DeliveryLine.objects.unscoped("test").count()) == (0, 0)
    assert delivered(api, sales_rep, order).json()["number"] == "D2026-00001"


def test_a_delivery_is_accepted_and_one_cancelled_gives_its_lines_back(api, sales_rep, order):
    mine = api(sales_rep)
    one = delivered(api, sales_rep, order).json()
    path = f"/deliveries/{one['id']}"
    gone = mine.post(f"{path}/cancel", {}, **at(1))
    assert gone.json()["is_cancelled"] is True
    again = delivered(api, sales_rep, order).json()
    done = mine.post(f"/deliveries/{again['id']}/accept", {"accepted_on": "2026-11-24"}, **at(1))
    assert done.json()["accepted_on"] == "2026-11-24"
    kept = mine.post(f"/deliveries/{again['id']}/cancel", {}, **at(2))
    assert (kept.status_code, kept.json()["code"]) == (409, "delivery.accepted")
    states = {
        state: mine.get(f"/deliveries?state={state}").json()["total"] for state in ("accepted", "cancelled")
    }
    assert states == {"accepted": 1, "cancelled": 1}
    assert mine.post(f"{path}/accept", {"accepted_on": "2026-11-24"}, **at(2)).status_code == 409


def test_the_delivery_note_says_what_was_delivered_in_both_languages(api, sales_rep, order):
    mine = api(sales_rep)
    one = delivered(api, sales_rep, order, lines=[{"position": 1, "quantity": 1}], note="第一工場分").json()
    path = f"/deliveries/{one['id']}/documents"
    japanese, english = (mine.post(path, {"language": language}).json() for language in ("ja", "en"))
    assert (japanese["number"], english["number"]) == (one["number"], f"{one['number']}-2")
    assert mine.post(path, {"language": "ja"}).json()["id"] == japanese["id"]
    assert (japanese["subject"], japanese["order"]["number"]) == ("delivery", order.number)
    # 46,667 and a tenth of it, cut off.
    assert japanese["amount"]["amount"] == 51_333
    text = text_of(mine.get(f"/documents/{japanese['id']}/file").content)
    for words in (
        "納品書",
        "受領印",
        "2026年11月20日",
        "▲1,333",
        "消費税（10%）4,666",
        "¥51,333-",
        "第一工場分",
    ):
        assert words in text, words
    text = text_of(mine.get(f"/documents/{english['id']}/file").content)
    for words in ("DeliveryNote", "20November2026", "¥51,333"):
        assert words in text, words


def test_b01_b04_a_delivery_is_as_visible_as_its_order(
    api, other_rep, colleague, read_only, sales_rep, order
):
    one = delivered(api, sales_rep, order).json()
    assert api(other_rep).get(f"/deliveries/{one['id']}").status_code == 404
    assert api(colleague).get(f"/deliveries/{one['id']}").status_code == 200
    assert api(other_rep).get("/deliveries").json()["items"] == []
    for actor, refusal in ((other_rep, NotFound), (colleague, NotAllowed), (read_only, NotAllowed)):
        with pytest.raises(refusal):
            record_delivery(actor, order.uid, delivered_on=DAY)
    assert deliveries().count() == 1


def test_a_list_of_deliveries_costs_the_same_however_long(
    api, sales_rep, order, django_assert_max_num_queries
):
    for many in (1, 2):
        delivered(api, sales_rep, order, lines=[{"position": 1, "quantity": many}])
    mine = api(sales_rep)
    mine.get("/deliveries")
    with django_assert_max_num_queries(8):
        rows = mine.get("/deliveries?q=ハナサキ").json()["items"]
    assert [row["order"]["number"] for row in rows] == [order.number] * 2
