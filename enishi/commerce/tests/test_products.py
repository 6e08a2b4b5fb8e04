"""Products: made, changed and found, over HTTP."""

import pytest

from enishi.commerce.actions import update_product
from enishi.commerce.models import Product

GATEWAY = {"code": "MG-10", "name": "ゲートウェイ MG-10", "price": {"amount": 120_000, "currency": "JPY"}}


def stored():
    return Product.objects.unscoped("looking in a test")


def test_a_sales_manager_adds_a_product(api, sales_manager, events_of):
    answer = api(sales_manager).post("/products", GATEWAY | {"recurring": "month", "unit": "台"})
    assert answer.status_code == 201
    assert answer.json()["price"] == {"amount": 120_000, "currency": "JPY"}
    assert answer.json()["may"] == {"update": True}
    product = stored().get()
    assert (product.code, product.recurring, product.tax_class) == ("MG-10", "month", "standard")
    assert events_of(product) == ["product.created"]


def test_two_products_never_share_a_code(api, sales_manager, sensor):
    answer = api(sales_manager).post("/products", GATEWAY | {"code": "MN-100"})
    assert (answer.status_code, answer.json()["code"]) == (400, "product.code_taken")
    assert answer.json()["fields"] == {"code": "別の商品が使っています。別のコードにしてください。"}
    assert stored().count() == 1


def test_every_field_of_a_product_that_cannot_be_taken_is_named(api, sales_manager):
    broken = GATEWAY | {"code": " ", "name": "", "price": {"amount": -1, "currency": "JPY"}}
    answer = api(sales_manager).post("/products", broken)
    assert answer.status_code == 400
    assert set(answer.json()["fields"]) == {"code", "name", "price"}
    assert stored().count() == 0


def test_a_price_in_another_currency_is_refused(api, sales_manager):
    answer = api(sales_manager).post("/products", GATEWAY | {"price": {"amount": 1, "currency": "USD"}})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["price"])
    assert stored().count() == 0


def test_a_changed_price_counts_and_is_told(api, sales_manager, sensor, events_of):
    change = {"price": {"amount": 50_000, "currency": "JPY"}, "is_active": False}
    answer = api(sales_manager).patch(f"/products/{sensor.uid}", change, version=1)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    sensor.refresh_from_db()
    assert (sensor.price, sensor.is_active) == (50_000, False)
    assert events_of(sensor) == ["product.created", "product.updated"]


def test_a_stale_change_of_a_product_is_refused(api, sales_manager, sensor, cli):
    update_product(cli, sensor.uid, {"price": 49_000}, version=1)
    answer = api(sales_manager).patch(f"/products/{sensor.uid}", {"name": "別名"}, version=1)
    assert (answer.status_code, answer.json()["current"]["price"]) == (409, 49_000)
    assert stored().get().name == "振動センサー MN-100"


@pytest.mark.parametrize("field", ["id", "created_at", "external_id", "currency", "deleted_at"])
def test_b61_fields_of_a_product_that_are_not_for_writing_are_unknown(api, sales_manager, sensor, field):
    answer = api(sales_manager).patch(f"/products/{sensor.uid}", {field: "1"}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])


def test_b06_who_only_reads_changes_no_product(api, read_only, sales_rep, sensor):
    for person in (read_only, sales_rep):
        told = api(person).get("/products").json()
        assert (told["total"], told["may"]) == (1, {"create": False})
        assert api(person).post("/products", GATEWAY).status_code == 403
        assert api(person).patch(f"/products/{sensor.uid}", {"name": "x"}, version=1).status_code == 403
    assert list(stored().values_list("name", "version")) == [("振動センサー MN-100", 1)]


def test_products_are_found_and_narrowed(api, sales_rep, sensor, cli):
    update_product(cli, sensor.uid, {"is_active": False}, version=1)
    mine = api(sales_rep)
    assert mine.get("/products?q=センサー").json()["total"] == 1
    assert mine.get("/products?q=mn-100").json()["total"] == 1
    assert mine.get("/products?is_active=true").json()["total"] == 0
    assert mine.get("/products?colour=red").status_code == 400
