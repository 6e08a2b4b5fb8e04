"""Deals: opened, changed and moved, over HTTP."""

import pytest

from enishi.sales.actions import create_deal, update_deal
from enishi.sales.models import Deal, StageChange

NAME = {"name": "ゲートウェイ増設"}


def test_a_new_deal_stands_at_the_first_stage_and_is_its_maker_s(
    api, sales_rep, pipeline, account, events_of, stored
):
    body = NAME | {"account_id": str(account.uid), "amount": {"amount": 480_000, "currency": "JPY"}}
    answer = api(sales_rep).post("/deals", body)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["number"], told["stage"]["name"], told["probability"]) == (1, "アプローチ", 10)
    assert (told["owner"]["name"], told["account"]["name"]) == ("佐藤 健", "ハナサキ精機株式会社")
    assert (told["amount"], told["days_in_stage"]) == ({"amount": 480_000, "currency": "JPY"}, 0)
    costs = {"deal_costs.read": True, "deal_costs.update": False}
    assert told["may"] == {"update": True, "win": True, **costs}
    deal = stored(Deal).get()
    assert events_of(deal) == ["deal.created"]
    assert [(step.from_stage, step.to_stage.name) for step in stored(StageChange)] == [(None, "アプローチ")]


def test_the_default_pipeline_is_there_when_the_first_deal_is(api, sales_rep, organisation):
    assert api(sales_rep).post("/deals", NAME).json()["stage"]["name"] == "アプローチ"
    stages = api(sales_rep).get("/pipelines").json()["items"][0]["stages"]
    assert [stage["name"] for stage in stages][-3:] == ["受注", "失注", "保留"]


def test_a_deal_starts_before_its_end(api, sales_rep, stage, stored):
    answer = api(sales_rep).post("/deals", NAME | {"stage_id": str(stage("受注").uid)})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["stage_id"])
    assert stored(Deal).count() == 0


def test_a_negative_amount_and_an_empty_name_are_refused(api, sales_rep, pipeline, stored):
    answer = api(sales_rep).post("/deals", {"name": " ", "amount": {"amount": -1, "currency": "JPY"}})
    assert (answer.status_code, set(answer.json()["fields"])) == (400, {"name", "amount"})
    assert stored(Deal).count() == 0


def test_a_change_counts_and_is_told(api, sales_rep, deal, events_of):
    change = {"next_action": "見積の回答を確認する", "next_action_on": "2026-11-24", "probability": 35}
    answer = api(sales_rep).patch(f"/deals/{deal.uid}", change, version=1)
    assert (answer.status_code, answer.json()["version"], answer["ETag"]) == (200, 2, '"2"')
    assert answer.json()["next_action_on"] == "2026-11-24"
    assert events_of(deal) == ["deal.created", "deal.updated"]


def test_a_stale_change_is_refused_with_what_is_stored_now(api, sales_rep, deal, stored):
    update_deal(sales_rep, deal.uid, {"note": "先の変更"}, version=1)
    answer = api(sales_rep).patch(f"/deals/{deal.uid}", {"note": "後の変更"}, version=1)
    assert (answer.status_code, answer.json()["current"]["note"]) == (409, "先の変更")
    assert api(sales_rep).patch(f"/deals/{deal.uid}", {"note": "x"}).status_code == 428
    assert stored(Deal).get().note == "先の変更"


@pytest.mark.parametrize(
    "field", ["number", "created_at", "stage_type", "stage_id", "closed_on", "lost_reason"]
)
def test_b62_fields_that_only_acts_change_are_unknown(api, sales_rep, deal, field, stored):
    answer = api(sales_rep).patch(f"/deals/{deal.uid}", {field: "1"}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert stored(Deal).get().version == 1


def test_moving_keeps_the_way_and_takes_the_stage_s_probability(api, sales_rep, deal, stage, events_of):
    answer = api(sales_rep).post(
        f"/deals/{deal.uid}/move", {"stage_id": str(stage("提案").uid)}, if_match='"1"'
    )
    told = answer.json()
    assert (told["stage"]["name"], told["probability"], told["version"]) == ("提案", 40, 2)
    assert told["history"][0] | {"changed_at": None} == {
        "from_stage": {"name": "アプローチ", "name_en": "Approach"},
        "to_stage": {"name": "提案", "name_en": "Proposal"},
        "changed_at": None,
    }
    assert events_of(deal) == ["deal.created", "deal.moved"]


def test_moving_to_where_it_stands_changes_nothing(api, sales_rep, deal, stage, events_of):
    answer = api(sales_rep).post(
        f"/deals/{deal.uid}/move", {"stage_id": str(stage("アプローチ").uid)}, if_match='"1"'
    )
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert events_of(deal) == ["deal.created"]


def test_dragging_to_won_or_lost_names_the_fields_that_are_needed(api, sales_rep, stage, pipeline, stored):
    deal = create_deal(sales_rep, NAME)
    mine = api(sales_rep)
    won = mine.post(f"/deals/{deal.uid}/move", {"stage_id": str(stage("受注").uid)}, if_match='"1"')
    assert (won.status_code, won.json()["code"]) == (400, "deal.fields_needed")
    assert set(won.json()["fields"]) == {"account_id", "amount", "closed_on"}
    lost = mine.post(f"/deals/{deal.uid}/move", {"stage_id": str(stage("失注").uid)}, if_match='"1"')
    assert list(lost.json()["fields"]) == ["lost_reason"]
    assert stored(Deal).get().stage.name == "アプローチ"


def test_nobody_hands_a_deal_out_of_their_own_reach(
    api, sales_rep, sales_manager, colleague, deal, uid, stored
):
    change = {"owner_id": uid(colleague)}
    answer = api(sales_rep).patch(f"/deals/{deal.uid}", change, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["owner_id"])
    assert stored(Deal).get().owner_id == sales_rep.user_id
    assert (
        api(sales_manager).patch(f"/deals/{deal.uid}", change, version=1).json()["owner"]["name"] == "伊藤 彩"
    )


def test_b01_a_deal_of_another_team_is_not_there(api, other_rep, deal, stage, stored):
    other, path = api(other_rep), f"/deals/{deal.uid}"
    assert other.get(path).status_code == 404
    assert other.patch(path, {"note": "x"}, version=1).status_code == 404
    for act, body in (
        ("move", {"stage_id": str(stage("提案").uid)}),
        ("win", {}),
        ("lose", {}),
        ("reopen", {}),
    ):
        assert other.post(f"{path}/{act}", body, if_match='"1"').status_code == 404
    assert stored(Deal).get().version == 1


def test_b01_a_colleague_reads_a_deal_and_changes_nothing(api, colleague, deal, stage, stored):
    beside, path = api(colleague), f"/deals/{deal.uid}"
    assert set(beside.get(path).json()["may"].values()) == {False}
    assert beside.patch(path, {"note": "x"}, version=1).status_code == 403
    for act, body in (
        ("move", {"stage_id": str(stage("提案").uid)}),
        ("win", {}),
        ("lose", {}),
        ("reopen", {}),
    ):
        assert beside.post(f"{path}/{act}", body, if_match='"1"').status_code == 403
    assert stored(Deal).get().version == 1


def test_b02_a_deal_names_only_what_its_maker_may_see(api, other_rep, account, pipeline, stored):
    answer = api(other_rep).post("/deals", NAME | {"account_id": str(account.uid)})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_reference")
    assert stored(Deal).count() == 0


def test_b03_lists_boards_and_counts_hold_one_s_own_reach_only(api, other_rep, colleague, deal):
    assert api(other_rep).get("/deals").json() == {
        "items": [],
        "next": None,
        "total": 0,
        "may": {"create": True},
    }
    assert api(other_rep).get("/deals?q=センサー").json()["total"] == 0
    board = api(other_rep).get("/deals/board").json()
    assert [(column["count"], column["total"]["amount"]) for column in board["columns"]] == [(0, 0)] * 9
    assert api(other_rep).get("/search?q=センサー").json()["groups"] == []
    assert api(colleague).get("/deals?q=センサー").json()["total"] == 1


def test_b06_who_only_reads_changes_no_deal(api, read_only, deal, stage, stored):
    reader, path = api(read_only), f"/deals/{deal.uid}"
    assert reader.get(path).status_code == 200
    assert reader.post("/deals", NAME).status_code == 403
    assert reader.patch(path, {"note": "x"}, version=1).status_code == 403
    for act, body in (
        ("move", {"stage_id": str(stage("提案").uid)}),
        ("win", {}),
        ("lose", {}),
        ("reopen", {}),
    ):
        assert reader.post(f"{path}/{act}", body, if_match='"1"').status_code == 403
    assert reader.patch(f"/stages/{stage('提案').uid}", {"name": "x"}, version=1).status_code == 403
    assert (stored(Deal).count(), stored(Deal).get().version, stage("提案").version) == (1, 1, 1)


def test_b58_unknown_filters_and_sorts_are_refused(api, sales_rep, pipeline):
    for asked in ("colour=red", "sort=account__note", "stage_type=gone", "owner=all", "stage_id=1"):
        assert api(sales_rep).get(f"/deals?{asked}").status_code == 400


def test_deals_are_narrowed_and_sorted(api, sales_rep, deal, stage, time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)
    create_deal(sales_rep, NAME | {"expected_close": "2026-11-19", "stage_id": stage("提案").uid})
    mine = api(sales_rep)
    found = [
        mine.get(f"/deals?{asked}").json()["total"]
        for asked in (
            "overdue=true",
            f"stage_id={stage('提案').uid}",
            "without_amount=true",
            "owner=mine",
            "owner=none",
            "stage_type=won",
        )
    ]
    assert found == [1, 1, 1, 2, 0, 0]
    names = ["振動センサー一式", "ゲートウェイ増設"]
    for sort in ("-amount", "stage", "-expected_close", "number"):
        rows = mine.get(f"/deals?sort={sort}&limit=1").json()
        following = mine.get(f"/deals?sort={sort}&limit=1&cursor={rows['next']}").json()
        assert [rows["items"][0]["name"], following["items"][0]["name"]] == names
    assert mine.get("/deals?overdue=true").json()["items"][0]["is_overdue"]


def test_a_list_of_deals_costs_the_same_however_long(api, sales_rep, deal, django_assert_max_num_queries):
    for n in range(6):
        create_deal(sales_rep, {"name": f"商談{n}", "account_id": deal.account.uid})
    mine = api(sales_rep)
    mine.get("/pipelines")
    with django_assert_max_num_queries(8):
        assert len(mine.get("/deals").json()["items"]) == 7
    with django_assert_max_num_queries(12):
        assert mine.get("/deals/board").json()["columns"][0]["count"] == 7


def yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def test_what_a_deal_costs_leaves_its_margin_also_after_it_is_won(api, sales_manager, sales_rep, deal):
    path, boss = f"/deals/{deal.uid}", api(sales_manager)
    told = boss.patch(path, {"cost": yen(2_600_000)}, version=1).json()
    assert (told["cost"], told["margin"], told["margin_rate"]) == (yen(2_600_000), yen(800_000), 0.2353)
    assert api(sales_rep).get(path).json()["margin"] == yen(800_000)
    api(sales_rep).post(f"{path}/win", {"closed_on": "2026-11-20"}, if_match='"2"')
    told = boss.patch(path, {"cost": yen(3_500_000)}, version=3).json()
    assert (told["margin"], told["margin_rate"]) == (yen(-100_000), -0.0294)


def test_a_cost_is_an_amount_like_any_other(api, sales_manager, deal):
    boss, path = api(sales_manager), f"/deals/{deal.uid}"
    for amount, fault in ((yen(-1), "cost"), ({"amount": 1, "currency": "USD"}, "cost")):
        refused = boss.patch(path, {"cost": amount}, version=1)
        assert (refused.status_code, list(refused.json()["fields"])) == (400, [fault])
    told = boss.get(path).json()
    assert (told["version"], told["cost"], told["margin"], told["margin_rate"]) == (1, None, None, None)
