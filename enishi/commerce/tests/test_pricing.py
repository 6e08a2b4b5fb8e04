"""Which price a product has for whom, how many of it and when, and what cannot be a price."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.commerce.actions import create_product
from enishi.commerce.models import PriceBook, PricePoint
from enishi.commerce.pricing import rules
from enishi.commerce.pricing.rules import Asked, Book, Price, price
from enishi.customers.actions import create_account
from enishi.foundation.authz import Role

DAY = date(2026, 11, 20)
SENSOR = 1


def book(name="一般", *, key=1, currency="JPY", of_class="", begins=None, ends=None, points=((1, 45_000),)):
    told = {SENSOR: [(Decimal(quantity), amount) for quantity, amount in points]}
    return Book(key, name, currency, of_class, begins, ends, told)


def priced(*books, quantity=1, currency="JPY", of_class="", day=DAY):
    asked = Asked(SENSOR, Decimal(quantity), 48_000, "JPY")
    return price(asked, books, currency=currency, customer_class=of_class, day=day)


def test_without_a_book_the_list_price_holds_in_its_own_currency():
    assert priced() == Price(48_000, "list")
    assert priced(currency="USD") == Price(None, "none")


def test_the_largest_quantity_reached_decides():
    scale = book(points=((1, 45_000), (10, 42_000), (100, 40_000)))
    assert [priced(scale, quantity=n).amount for n in (1, 9, 10, 99, 100)] == [
        45_000,
        45_000,
        42_000,
        42_000,
        40_000,
    ]
    assert priced(scale, quantity=10) == Price(42_000, "book", "一般", Decimal(10))
    assert priced(book(points=((10, 42_000),)), quantity=9) == Price(48_000, "list")


def test_the_customers_class_comes_before_everybody_and_others_are_not_asked():
    books = [book(), book("代理店", key=2, of_class="代理店", points=((1, 40_000),))]
    assert priced(*books, of_class="代理店").book == "代理店"
    assert priced(*books).book == "一般"


def test_a_book_holds_on_its_days_alone_and_the_one_begun_last_comes_first():
    old = book("旧", begins=date(2025, 4, 1), ends=DAY)
    new = book("新", key=2, begins=date(2026, 4, 1), points=((1, 46_000),))
    assert priced(old, new).book == "新"
    assert priced(old, new, day=date(2026, 3, 31)).book == "旧"
    assert priced(old, day=date(2026, 11, 21)) == Price(48_000, "list")


@given(st.integers(1, 500), st.integers(1, 500))
def test_who_buys_more_never_pays_more_apiece_where_the_scale_falls(few, more):
    scale = book(points=((1, 45_000), (10, 42_000), (100, 40_000)))
    low, high = sorted((few, more))
    assert (priced(scale, quantity=high).amount or 0) <= (priced(scale, quantity=low).amount or 0)


@pytest.fixture
def finance(person, organisation):
    return person("金子 亮", Role.FINANCE)


@pytest.fixture
def sensor(cli, organisation):
    return create_product(cli, {"code": "MN-100", "name": "振動センサー", "price": 48_000})


def asked(product, **more):
    return {"lines": [{"product_id": str(product.uid), **more}]}


def test_a_price_is_told_with_why_and_by_the_customers_class(api, admin, finance, sales_rep, sensor):
    boss, mine = api(admin), api(sales_rep)
    account = create_account(sales_rep, {"name": "ハナサキ精機"})
    terms = {"terms": None, "customer_class": "代理店"}
    assert (
        api(finance)
        .put(f"/accounts/{account.uid}/payment-terms", terms, if_match='"0"')
        .json()["customer_class"]
        == "代理店"
    )
    points = [{"product_id": str(sensor.uid), "min_quantity": 10, "price": 40_000}]
    body = {"name": "代理店価格", "customer_class": "代理店", "is_active": True, "points": points}
    made = boss.post("/price-books", body)
    assert made.status_code == 201, made.json()
    ours = {**asked(sensor, quantity=10), "account_id": str(account.uid)}
    told = mine.post("/prices", ours).json()["items"][0]
    assert (told["price"]["amount"], told["text"]) == (40_000, "価格表「代理店価格」、10以上の価格")
    told = mine.post("/prices", asked(sensor, quantity=10)).json()["items"][0]
    assert (told["price"]["amount"], told["why"], told["text"]) == (48_000, "list", "標準価格")
    told = mine.post("/prices", {**asked(sensor), "currency": "USD"}).json()["items"][0]
    assert (told["price"], told["text"]) == (
        None,
        "USDの価格がありません。価格表に加えるか、単価を入力してください。",
    )


def test_a_book_without_a_price_is_refused_and_says_what_to_do(api, admin, sensor):
    boss = api(admin)
    product = {"product_id": str(sensor.uid)}
    refused = boss.post("/price-books", {"name": "空", "is_active": True})
    assert refused.json()["fields"] == {"points": "needs_a_price"} or list(refused.json()["fields"]) == [
        "points"
    ]
    refused = boss.post(
        "/price-books",
        {
            "name": " ",
            "points": [product, product, {**product, "min_quantity": 2, "price": -1}],
            "valid_from": "2026-12-01",
            "valid_until": "2026-11-01",
        },
    )
    assert refused.json()["fields"].keys() == {
        "name",
        "valid_until",
        "points.0.price",
        "points.1.price",
        "points.1.min_quantity",
        "points.2.price",
    }
    rows = (PriceBook, PricePoint)
    assert [model.objects.unscoped("test").count() for model in rows] == [0, 0]


def test_a_book_is_changed_as_a_whole_and_by_who_may_change_products(
    api, admin, sales_manager, sales_rep, sensor
):
    boss = api(admin)
    points = [{"product_id": str(sensor.uid), "price": 45_000}]
    body = {"name": "一般", "is_active": True, "points": points}
    assert api(sales_rep).post("/price-books", body).status_code == 403
    made = api(sales_manager).post("/price-books", body).json()
    path = f"/price-books/{made['id']}"
    changed = boss.put(path, {**body, "points": [{**points[0], "price": 44_000}]}, if_match='"1"').json()
    assert [one["price"]["amount"] for one in changed["prices"]] == [44_000]
    assert boss.put(path, body, if_match='"1"').status_code == 409
    assert boss.delete(path, if_match='"2"').status_code == 204
    told = api(sales_rep).post("/prices", asked(sensor)).json()["items"][0]
    assert (told["why"], api(sales_rep).get("/price-books").json()["items"]) == ("list", [])


def test_rules_name_every_fault_of_a_price():
    assert [rules._fault_of(amount) for amount in (None, -1, 0)] == ["required", "negative_amount", ""]
