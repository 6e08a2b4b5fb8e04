"""What the rooms above know of contracts and machines: the customer's standing and page, and tickets about a machine."""

from datetime import date

import pytest
import time_machine

from enishi.bond import standing
from enishi.commerce.actions import create_product
from enishi.commerce.contracts.actions import create_contract, create_item
from enishi.commerce.models import Contract, InstalledItem, Product
from enishi.customers.actions import create_account
from enishi.customers.models import Standing
from enishi.service.actions import open_ticket, update_ticket

DAYS = {"starts_on": date(2026, 8, 1), "ends_on": date(2027, 7, 31)}


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-20T03:00:00+00:00", tick=False):
        yield


@pytest.fixture
def sensor(cli) -> Product:
    return create_product(cli, {"code": "MG-10", "name": "ゲートウェイ MG-10"})


@pytest.fixture
def contract(cli, organisation, account) -> Contract:
    yearly = {"amount": 288_000, "per": "year", "notice_days": 90}
    return create_contract(cli, {"name": "年間保守", "account_id": account.uid, **DAYS, **yearly})


@pytest.fixture
def gateway(cli, account, sensor, contract) -> InstalledItem:
    facts = {"account_id": account.uid, "product_id": sensor.uid, "contract_id": contract.uid}
    return create_item(cli, facts | {"serial": "MG10-260017", "warranty_until": date(2026, 7, 29)})


def test_a_renewal_that_passed_gives_way_to_the_next_one(cli, organisation, account):
    for name, year in (("一年目", 2025), ("二年目", 2027)):
        days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        create_contract(cli, {"name": name, "account_id": account.uid, **days})
    Standing.objects.filter(account=account).update(next_renewal_on=date(2026, 1, 1))
    standing.refresh_passed()
    assert Standing.objects.get(account=account).next_renewal_on == date(2028, 1, 1)


def test_a_ticket_says_which_machine_and_is_answered_under_its_contract(api, service_agent, account, gateway):
    ticket = open_ticket(
        service_agent,
        {"subject": "再起動する", "account_id": account.uid, "item_id": gateway.uid},
        text="助けて",
    )
    told = api(service_agent).get(f"/tickets/{ticket.uid}").json()
    assert (told["item"]["warranty"], told["contract"]["name"]) == ("out", "年間保守")
    assert told["standing"]["next_renewal_on"] == "2027-08-01"
    beside = api(service_agent).get(f"/tickets/{ticket.uid}/bond").json()
    assert [one["name"] for one in beside["contracts"]] == ["年間保守"]


def test_a_ticket_names_no_machine_of_another_customer_and_leaves_it_when_it_passes_on(
    api, service_agent, sales_rep, account, gateway
):
    other = create_account(sales_rep, {"name": "別の会社"})
    ticket = open_ticket(
        service_agent, {"subject": "再起動", "account_id": account.uid, "item_id": gateway.uid}, text="助けて"
    )
    update_ticket(service_agent, ticket.uid, {"account_id": other.uid}, version=1)
    ticket.refresh_from_db()
    assert (ticket.item_id, ticket.contract_id) == (None, None)
    answer = api(service_agent).patch(f"/tickets/{ticket.uid}", {"item_id": str(gateway.uid)}, version=2)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["item_id"])


def test_the_customers_page_has_its_contracts_and_machines(api, sales_rep, account, gateway):
    cards = api(sales_rep).get(f"/accounts/{account.uid}/overview").json()
    assert [one["name"] for one in cards["contracts"]] == ["年間保守"]
    assert [one["serial"] for one in cards["items"]] == ["MG10-260017"]
    told = api(sales_rep).get(f"/accounts/{account.uid}").json()
    assert told["standing"]["next_renewal_on"] == "2027-08-01"
    lines = api(sales_rep).get(f"/accounts/{account.uid}/timeline").json()["items"]
    assert lines[0]["title"].startswith("納入機器を登録しました") and "年間保守" in lines[1]["title"]
