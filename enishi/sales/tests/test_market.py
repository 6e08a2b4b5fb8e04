"""Target lists, first wins and notes on a market."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.interactions.models import Activity
from enishi.sales.actions import close_deal, create_deal
from enishi.sales.market import rules
from enishi.sales.models import Deal, Lead

FOOD = {"all": [{"field": "industry", "op": "is", "value": "食品"}]}


@pytest.fixture
def companies(sales_rep):
    """Five companies of one industry, all the seller's."""
    return [
        create_account(sales_rep, {"name": f"食品{n}", "industry": "食品", "phone": f"03-1234-000{n}"})
        for n in range(5)
    ]


@pytest.fixture
def segment(api, sales_manager) -> dict:
    return api(sales_manager).post("/segments", {"name": "食品", "filter": FOOD}).json()


@pytest.fixture
def target_list(api, sales_rep, sales_manager, companies, segment, uid, pipeline) -> dict:
    """A list of all of them, dealt out to two people."""
    people = [uid(sales_rep), uid(sales_manager)]
    body = {"name": "食品 秋の開拓", "segment_id": segment["id"], "owner_ids": people}
    made = api(sales_manager).post("/target-lists", body)
    assert made.status_code == 201, made.content
    return made.json()


def rows_of(client, made, query=""):
    return client.get(f"/target-rows?list_id={made['id']}&limit=100{query}").json()["items"]


def test_a_list_is_made_of_a_segment_and_dealt_out_in_turn(api, sales_rep, sales_manager, target_list):
    assert target_list["states"] == {"todo": 5, "absent": 0, "reached": 0, "meeting": 0, "declined": 0}
    rows = rows_of(api(sales_manager), target_list)
    assert [row["account"]["name"] for row in rows] == [f"食品{n}" for n in range(5)]
    assert [row["owner"]["name"] for row in rows[:3:2]] == [rows[0]["owner"]["name"]] * 2
    assert len(rows_of(api(sales_rep), target_list, "&owner=mine")) == 3


def test_a_list_names_somebody(api, sales_manager, companies, segment):
    mine = api(sales_manager)
    assert mine.post("/target-lists", {"name": "空"}).status_code == 400
    none = {"name": "空", "filter": {"all": [{"field": "industry", "op": "is", "value": "鉄道"}]}}
    assert list(mine.post("/target-lists", none).json()["fields"]) == ["segment_id"]
    chosen = {"name": "2社", "segment_id": segment["id"], "account_ids": [str(companies[3].uid)]}
    assert mine.post("/target-lists", chosen).json()["states"]["todo"] == 1


def test_a_call_becomes_an_activity_and_a_deal_in_one_step(api, sales_rep, target_list, stored):
    mine = api(sales_rep)
    row = rows_of(mine, target_list, "&owner=mine")[0]
    path = f"/target-rows/{row['id']}/call"
    away = mine.post(path, {"state": "absent", "call_again_on": "2026-12-01"}, if_match='"1"').json()
    assert (away["state"], away["tries"], away["call_again_on"]) == ("absent", 1, "2026-12-01")
    body = {"state": "meeting", "note": "12/3 14時に訪問", "deal_name": "食品0 設備監視"}
    told = mine.post(path, body, if_match='"2"')
    assert told.status_code == 200, told.content
    deal = stored(Deal).get(uid=told.json()["deal"]["id"])
    assert (deal.account.name, deal.owner.pk, deal.kind) == ("食品0", sales_rep.user_id, "new")
    calls = stored(Activity).filter(account=deal.account).order_by("id")
    assert [(one.kind, one.outcome) for one in calls] == [("call", "不在"), ("call", "アポ")]
    assert calls[1].body == "12/3 14時に訪問" and calls[0].next_action_on == date(2026, 12, 1)
    progress = mine.get(f"/target-lists/{target_list['id']}").json()
    assert (progress["states"]["meeting"], progress["deals"]) == (1, 1)
    again = mine.post(path, body, if_match='"3"')
    assert (again.status_code, list(again.json()["fields"])) == (400, ["deal_name"])


def test_a_call_becomes_a_lead_of_whom_was_spoken_to(api, sales_rep, target_list, stored):
    mine = api(sales_rep)
    row = rows_of(mine, target_list, "&owner=mine")[1]
    path = f"/target-rows/{row['id']}/call"
    told = mine.post(path, {"state": "reached", "lead_name": "渡辺"}, if_match='"1"').json()
    lead = stored(Lead).get(uid=told["lead"]["id"])
    assert (lead.family_name, lead.company, lead.industry) == ("渡辺", row["account"]["name"], "食品")
    assert lead.owner_id == sales_rep.user_id
    refused = mine.post(path, {"state": "declined", "deal_name": "x"}, if_match='"2"')
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["deal_name"])
    assert stored(Activity).filter(account__uid=row["account"]["id"]).count() == 1


def test_of_two_who_call_at_once_the_second_is_told(api, sales_rep, target_list):
    row = rows_of(api(sales_rep), target_list, "&owner=mine")[0]
    path = f"/target-rows/{row['id']}/call"
    assert api(sales_rep).post(path, {"state": "absent"}, if_match='"1"').status_code == 200
    assert api(sales_rep).post(path, {"state": "absent"}, if_match='"1"').status_code == 409


def test_what_waits_is_dealt_out_anew(api, sales_rep, sales_manager, target_list, uid):
    mine = api(sales_manager)
    first = rows_of(mine, target_list)[0]
    api(sales_rep).post(f"/target-rows/{first['id']}/call", {"state": "declined"}, if_match='"1"')
    path = f"/target-lists/{target_list['id']}/deal-out"
    mine.post(path, {"owner_ids": [uid(sales_manager)]})
    assert len(rows_of(mine, target_list, "&owner=mine")) == 2
    mine.post(path, {"owner_ids": [uid(sales_manager)], "anew": True})
    assert len(rows_of(mine, target_list, "&owner=mine")) == 4
    assert api(sales_rep).post(path, {"owner_ids": [uid(sales_rep)]}).status_code == 403
    assert len(rows_of(mine, target_list, "&waiting=true")) == 4


def test_a_list_in_the_bin_takes_its_rows_along(api, sales_manager, admin, target_list):
    path = f"/target-lists/{target_list['id']}"
    changed = api(sales_manager).put(path, {"name": "冬の開拓"}, if_match='"1"').json()
    assert changed["name"] == "冬の開拓"
    assert api(admin).delete(path, if_match='"2"').status_code == 204
    assert rows_of(api(sales_manager), target_list) == []


def test_first_wins_of_each_segment(api, sales_rep, sales_manager, companies, segment, pipeline):
    for account, days in zip(companies[:2], (3, 9), strict=True):
        deal = create_deal(sales_rep, {"name": account.name, "account_id": account.uid, "amount": 100_000})
        day = clock.today() - timedelta(days=days)
        close_deal(sales_rep, deal.uid, version=1, closed_on=day)
    [told] = api(sales_manager).get("/market/wins").json()["items"]
    assert (told["deals"], told["value"]["amount"]) == (2, 200_000)
    assert told["first_on"] == str(clock.today() - timedelta(days=9))
    first = api(sales_manager).get(f"/segments/{segment['id']}/wins").json()["items"]
    assert [deal["account"]["name"] for deal in first] == ["食品1", "食品0"]


def test_a_note_on_a_market_says_where_from(api, sales_rep, sales_manager, segment):
    body = {
        "title": "市場規模",
        "text": "3兆円",
        "segment_id": segment["id"],
        "source": "工業統計",
        "source_on": "2026-03-31",
    }
    bad = api(sales_rep).post("/market-notes", {**body, "source_url": "javascript:alert(1)"})
    assert (bad.status_code, list(bad.json()["fields"])) == (400, ["source_url"])
    made = api(sales_rep).post("/market-notes", {**body, "source_url": "https://example.go.jp/"}).json()
    assert (made["segment"]["name"], made["source_on"]) == ("食品", "2026-03-31")
    path = f"/market-notes/{made['id']}"
    changed = api(sales_manager).put(path, {**body, "text": "4兆円"}, if_match='"1"').json()
    assert (changed["text"], changed["version"]) == ("4兆円", 2)
    [seen] = api(sales_rep).get(f"/market-notes?segment_id={segment['id']}").json()["items"]
    assert seen["may"] == {"update": True, "delete": True}
    assert api(sales_rep).delete(path, if_match='"2"').status_code == 204


def test_lists_cost_as_many_statements_however_many_there_are(
    api, sales_manager, target_list, segment, django_assert_max_num_queries
):
    mine = api(sales_manager)
    for name in "ABC":
        mine.post("/target-lists", {"name": name, "segment_id": segment["id"]})
    with django_assert_max_num_queries(9):
        mine.get("/target-lists")
    with django_assert_max_num_queries(9):
        mine.get("/target-rows")
    with django_assert_max_num_queries(9):
        mine.get("/market/wins")


@given(st.lists(st.integers(), max_size=40), st.lists(st.integers(), min_size=1, max_size=7, unique=True))
def test_rows_are_dealt_out_evenly(rows, people):
    dealt = rules.dealt(rows, people)
    shares = [sum(1 for _, person in dealt if person == one) for one in people]
    assert [row for row, _ in dealt] == rows
    assert max(shares) - min(shares) <= 1
