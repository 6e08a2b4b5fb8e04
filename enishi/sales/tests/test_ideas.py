"""What else a customer may want, by what others have."""

from datetime import date

import pytest

from enishi.commerce.actions import create_product
from enishi.commerce.models import InstalledItem, Order, OrderLine, Product, ProductTie
from enishi.commerce.together.actions import count_together
from enishi.customers.models import Account
from enishi.foundation.authz import System
from enishi.foundation.ids import next_numbers


@pytest.fixture
def products(cli) -> dict[str, Product]:
    return {code: create_product(cli, {"code": code, "name": name, "price": 1_000}) for code, name in (("S", "センサー"), ("M", "見守り"), ("C", "ケーブル"))}  # fmt: skip


def buys(account: Account, *bought: Product) -> None:
    order = Order.objects.create(
        number=next_numbers("order")[0], account=account, ordered_on=date(2026, 1, 5), gross=0, net=0
    )
    for place, product in enumerate(bought, 1):
        OrderLine.objects.create(order=order, position=place, product=product, unit_price=0, gross=0, net=0)


@pytest.fixture
def world(account, products):
    """Our customer has a sensor; of ten others with one, eight have the service too, as two of ten without."""
    sensor, service, cable = products.values()
    buys(account, sensor)
    for place in range(20):
        other = Account.objects.create(number=next_numbers("account")[0], name=f"会社{place}")
        buys(other, *([sensor] if place < 10 else [cable]), *([service] if place % 10 < (8 if place < 10 else 2) else []))  # fmt: skip
    count_together(System("job"))
    return account


def test_a_customer_is_offered_what_those_have_who_have_the_same(api, sales_rep, world, products):
    told = api(sales_rep).get(f"/accounts/{world.uid}/ideas").json()
    [idea] = told["items"]
    assert (idea["product"]["name"], idea["has"]["name"]) == ("見守り", "センサー")
    assert (idea["both"], idea["owners"], idea["everywhere"], idea["customers"]) == (8, 11, 10, 21)
    assert idea["lift"] == pytest.approx(8 / 11 / (10 / 21), abs=0.001)
    assert idea["why"] == (
        "「センサー」をお持ちの11社のうち8社（73%）が「見守り」もお持ちです。全体の48%に比べて1.5倍です。"
    )
    assert told["may"] == {"deal": True}


def test_what_they_have_goes_ill_with_it_or_is_talked_about_is_not_offered(
    api, sales_rep, world, products, pipeline
):
    mine = api(sales_rep)

    def offered() -> list[str]:
        told = mine.get(f"/accounts/{world.uid}/ideas").json()["items"]
        return [one["product"]["name"] for one in told]

    tie = ProductTie.objects.create(product=products["M"], other=products["S"], kind="excludes")
    assert offered() == []
    tie.delete()
    assert offered() == ["見守り"]
    mine.post(
        "/deals", {"name": "見守り", "account_id": str(world.uid), "product_id": str(products["M"].uid)}
    )
    assert offered() == []


def test_a_machine_installed_counts_as_owned_and_a_product_no_longer_sold_is_not_offered(
    api, sales_rep, world, products
):
    item = InstalledItem.objects.create(account=world, product=products["M"])
    path = f"/accounts/{world.uid}/ideas"
    assert api(sales_rep).get(path).json()["items"] == []
    item.delete()
    Product.objects.unscoped("test").filter(code="M").update(is_active=False)
    assert api(sales_rep).get(path).json()["items"] == []
