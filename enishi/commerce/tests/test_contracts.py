"""Contracts and installed items: made, changed, ended and found, over HTTP; and brought in from files."""

from datetime import date

import pytest
import time_machine

from enishi.commerce.contracts.actions import create_contract, create_item, end_contract, update_contract
from enishi.commerce.contracts.bring_in import bring_in_contracts, bring_in_items
from enishi.commerce.models import Contract, InstalledItem
from enishi.customers.actions import create_account
from enishi.customers.models import Standing
from enishi.foundation.bulk import Brought, RowsRefused

YEAR = {"starts_on": "2026-08-01", "ends_on": "2027-07-31"}
DAYS = {"starts_on": date(2026, 8, 1), "ends_on": date(2027, 7, 31)}


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-20T03:00:00+00:00", tick=False):
        yield


@pytest.fixture
def contract(cli, account) -> Contract:
    yearly = {"amount": 288_000, "per": "year", "notice_days": 90}
    return create_contract(cli, {"name": "年間保守", "account_id": account.uid, **DAYS, **yearly})


@pytest.fixture
def gateway(cli, account, sensor, contract) -> InstalledItem:
    facts = {"account_id": account.uid, "product_id": sensor.uid, "contract_id": contract.uid}
    return create_item(cli, facts | {"serial": "MG10-260017", "warranty_until": date(2026, 7, 29)})


def test_a_service_manager_records_a_contract(api, service_manager, account, events_of):
    answer = api(service_manager).post(
        "/contracts",
        {"name": "年間保守", "account_id": str(account.uid), "amount": {"amount": 288_000, "currency": "JPY"}, **YEAR},
    )  # fmt: skip
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["state"], told["renewal_on"], told["notice_days"]) == ("active", "2027-08-01", 60)
    assert told["may"] == {"update": True, "delete": True}
    contract = rows(Contract).get()
    assert events_of(contract) == ["contract.created"]
    known = Standing.objects.get(account=account)
    assert (known.next_renewal_on, known.next_renewal_worth) == (date(2027, 8, 1), 288_000)


def test_a_contract_without_a_customer_is_nowhere(api, service_manager, account):
    answer = api(service_manager).patch(
        f"/contracts/{'0' * 8}-0000-7000-8000-{'0' * 12}", {"note": "x"}, version=1
    )
    assert answer.status_code == 404
    broken = {"name": "", "account_id": str(account.uid), "starts_on": "2026-08-01", "ends_on": "2026-07-31"}
    refused = api(service_manager).post("/contracts", broken)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["name"])
    assert rows(Contract).count() == 0


def test_an_ended_contract_renews_no_more(api, cli, contract, account, events_of):
    later = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
    create_contract(
        cli, {"name": "クラウド", "account_id": account.uid, "amount": 45_000, "per": "month", **later}
    )
    end_contract(cli, contract.uid, version=1, last_day=date(2026, 12, 31), reason="他社へ切り替え")
    contract.refresh_from_db()
    assert (contract.cancelled_on, contract.cancel_reason) == (date(2026, 12, 31), "他社へ切り替え")
    assert events_of(contract) == ["contract.created", "contract.cancelled"]
    known = Standing.objects.get(account=account)
    assert (known.next_renewal_on, known.next_renewal_worth) == (date(2028, 1, 1), 540_000)


def test_contracts_are_found_by_state_and_days(api, sales_rep, contract, cli):
    mine = api(sales_rep)
    assert mine.get("/contracts?state=running").json()["total"] == 1
    assert mine.get("/contracts?state=renewing").json()["total"] == 0
    assert mine.get("/contracts?renewal_to=2027-07-31").json()["total"] == 0
    assert mine.get("/contracts?q=年間").json()["total"] == 1
    update_contract(cli, contract.uid, {"notice_days": 400}, version=1)
    assert mine.get("/contracts?state=renewing").json()["items"][0]["state"] == "renewing"
    assert mine.get("/contracts?colour=red").status_code == 400


def test_two_machines_of_a_product_never_share_a_serial_number(
    api, service_manager, account, sensor, gateway
):
    facts = {"account_id": str(account.uid), "product_id": str(sensor.uid), "serial": " MG10-260017 "}
    answer = api(service_manager).post("/items", facts)
    assert (answer.status_code, answer.json()["code"]) == (400, "item.serial_taken")
    assert api(service_manager).post("/items", facts | {"serial": ""}).status_code == 201
    assert api(service_manager).post("/items", facts | {"serial": ""}).status_code == 201
    assert rows(InstalledItem).count() == 3


def test_a_machine_in_the_bin_frees_its_serial_number_and_comes_back_only_while_it_is_free(
    api, service_manager, account, sensor, gateway
):
    mine = api(service_manager)
    assert mine.delete(f"/items/{gateway.uid}", if_match='"1"').status_code == 204
    facts = {"account_id": str(account.uid), "product_id": str(sensor.uid), "serial": "MG10-260017"}
    again = mine.post("/items", facts)
    assert again.status_code == 201
    assert mine.post(f"/items/{gateway.uid}/restore").status_code == 400
    assert mine.delete(f"/items/{again.json()['id']}", if_match='"1"').status_code == 204
    assert mine.post(f"/items/{gateway.uid}/restore").json()["warranty"] == "out"


def test_a_machine_is_cared_for_by_a_contract_of_its_customer(api, service_manager, cli, gateway, sales_rep):
    other = create_account(sales_rep, {"name": "別の会社"})
    theirs = create_contract(cli, {"name": "別", "account_id": other.uid, **DAYS})
    answer = api(service_manager).patch(f"/items/{gateway.uid}", {"contract_id": str(theirs.uid)}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["contract_id"])


def brought(row, **values):
    return Brought(row, values)


def test_contracts_come_in_by_file_and_again_change_only_what_differs(cli, account):
    facts = {"account": account.name, "name": "年間保守", "notice_days": 90, "currency": "JPY", **DAYS}
    first = bring_in_contracts(cli, [brought(2, external_id="C-1", **facts)])
    again = bring_in_contracts(cli, [brought(2, external_id="C-1", **facts)])
    fewer = {name: value for name, value in facts.items() if name != "notice_days"}
    without = bring_in_contracts(cli, [brought(2, external_id="C-1", **fewer)])
    assert (first.made, again.same, without.same) == (1, 1, 1)
    contract = rows(Contract).get()
    assert (contract.number, contract.notice_on, contract.renewal_on) == (
        1,
        date(2027, 4, 30),
        date(2027, 8, 1),
    )


def test_machines_come_in_by_file_and_every_faulty_row_is_named(cli, account, sensor, gateway, sales_rep):
    create_account(sales_rep, {"name": "別の会社"})
    common = {"product": "MN-100", "account": account.name}
    made = bring_in_items(cli, [brought(2, external_id="I-1", serial="S-1", **common)])
    assert made.made == 1
    with pytest.raises(RowsRefused) as refused:
        bring_in_items(
            cli,
            [
                brought(2, external_id="I-2", serial="MG10-260017", **common),
                brought(3, external_id="I-3", serial="S-3", **common),
                brought(4, external_id="I-4", serial="S-3", **common),
            ],
        )
    assert [(one.row, one.code) for one in refused.value.problems] == [
        (2, "serial_taken"),
        (4, "serial_taken"),
    ]
    elsewhere = {"product": "MN-100", "account": "別の会社", "contract": str(gateway.contract.uid)}
    with pytest.raises(RowsRefused) as refused:
        bring_in_items(cli, [brought(2, external_id="I-5", serial="S-5", **elsewhere)])
    assert [one.code for one in refused.value.problems] == ["contract_elsewhere"]
    assert rows(InstalledItem).count() == 2


def test_b06_a_seller_reads_contracts_and_changes_none(api, sales_rep, contract):
    mine = api(sales_rep)
    assert mine.get(f"/contracts/{contract.uid}").json()["may"] == {"update": False, "delete": False}
    assert mine.patch(f"/contracts/{contract.uid}", {"note": "x"}, version=1).status_code == 403
    assert (
        mine.post(f"/contracts/{contract.uid}/end", {"last_day": "2026-12-31"}, if_match='"1"').status_code
        == 403
    )
    contract.refresh_from_db()
    assert contract.version == 1
