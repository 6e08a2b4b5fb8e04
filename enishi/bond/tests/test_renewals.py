"""A contract whose notice date has come is talked about once; what comes of that is said on the contract."""

from datetime import date

import pytest

from enishi.bond.actions.renewals import go_on_by_themselves, open_renewals
from enishi.bond.models import ContractDeal
from enishi.commerce.contracts.actions import create_contract
from enishi.commerce.models import Contract
from enishi.foundation.authz import System
from enishi.sales.actions import close_deal, ensure_default_pipeline, lose_deal, reopen_deal
from enishi.sales.models import Deal

NOTICE = date(2026, 5, 1)
YEAR = {"starts_on": date(2025, 8, 1), "ends_on": date(2026, 7, 31)}
JOB = System("job")


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def contract(cli, organisation, account) -> Contract:
    ensure_default_pipeline(cli)
    told = {
        "name": "年間保守",
        "account_id": account.uid,
        "amount": 288_000,
        "per": "year",
        "notice_days": 90,
    }
    return create_contract(cli, told | YEAR)


def test_a_renewal_is_opened_once_when_its_notice_date_has_come(contract, sales_rep, events_of):
    open_renewals(JOB, date(2026, 4, 30))
    assert rows(Deal).count() == 0
    open_renewals(JOB, NOTICE)
    open_renewals(JOB, date(2026, 5, 2))
    deal = rows(Deal).get()
    assert (deal.name, deal.kind, deal.amount) == ("年間保守の更新", "renewal", 288_000)
    assert (deal.owner_id, deal.expected_close) == (sales_rep.user_id, date(2026, 7, 31))
    assert (deal.next_action, deal.next_action_on) == ("更新のご意向を確認する", NOTICE)
    assert rows(ContractDeal).get().renewal_on == date(2026, 8, 1)
    assert events_of(contract) == ["contract.created", "contract.renewal_opened"]


def test_a_deal_that_somebody_opened_already_is_taken(cli, contract, account):
    from_hand = Deal(
        kind="renewal", account=account, number=99, name="更新", stage_since=NOTICE, opened_on=NOTICE
    )
    pipeline = rows(Deal.pipeline.field.related_model).get()
    from_hand.pipeline, from_hand.stage = pipeline, pipeline.stages.unscoped("test").first()
    from_hand.save()
    open_renewals(JOB, NOTICE)
    assert rows(ContractDeal).get().deal == from_hand


def test_what_is_renewed_already_is_not_talked_about(cli, contract, account):
    after = {"starts_on": date(2026, 8, 1), "ends_on": date(2027, 7, 31)}
    create_contract(cli, {"name": "年間保守", "account_id": account.uid, **after})
    open_renewals(JOB, NOTICE)
    assert rows(Deal).count() == 0


def test_a_won_renewal_is_the_next_years_contract(cli, contract):
    open_renewals(JOB, NOTICE)
    deal = rows(Deal).get()
    close_deal(cli, deal.uid, version=1, closed_on=date(2026, 6, 30))
    _, following = rows(Contract).order_by("id")
    assert (following.starts_on, following.ends_on) == (date(2026, 8, 1), date(2027, 7, 31))
    assert (following.amount, following.per, following.notice_days) == (288_000, "year", 90)


def test_a_lost_renewal_ends_the_contract_and_one_taken_up_again_does_not(cli, contract, events_of):
    open_renewals(JOB, NOTICE)
    deal = rows(Deal).get()
    lose_deal(cli, deal.uid, version=1, lost_reason="price", closed_on=date(2026, 6, 30))
    contract.refresh_from_db()
    assert (contract.cancelled_on, contract.cancel_reason) == (date(2026, 7, 31), "価格")
    assert events_of(contract)[-1] == "contract.cancelled"
    reopen_deal(cli, deal.uid, version=2)
    contract.refresh_from_db()
    assert contract.cancelled_on is None


def test_a_contract_that_renews_by_itself_runs_for_as_long_again(cli, contract, account):
    told = {"name": "クラウド", "account_id": account.uid, "auto_renews": True, **YEAR}
    own = create_contract(cli, told)
    go_on_by_themselves(JOB, date(2026, 7, 31))
    go_on_by_themselves(JOB, date(2028, 1, 10))
    for row in (own, contract):
        row.refresh_from_db()
    assert (own.ends_on, own.renewal_on) == (date(2028, 7, 31), date(2028, 8, 1))
    assert contract.ends_on == date(2026, 7, 31)


def test_contract_and_deal_lead_to_each_other(api, sales_rep, contract):
    open_renewals(JOB, NOTICE)
    mine, deal = api(sales_rep), rows(Deal).get()
    assert mine.get(f"/deals/{deal.uid}/bond").json()["contract"]["name"] == "年間保守"
    told = mine.get(f"/contracts/{contract.uid}/bond").json()
    assert [one["name"] for one in told["deals"]] == ["年間保守の更新"]
    lines = mine.get(f"/accounts/{contract.account.uid}/timeline").json()["items"]
    assert any(line["title"].startswith("契約の更新時期になり") for line in lines)
