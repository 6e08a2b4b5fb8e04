"""A list put together by a field: counts and sums of what the reader may see."""

import json
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.customers.actions import create_account
from enishi.sales.actions import create_deal, ensure_default_pipeline


@pytest.fixture
def deals(sales_rep, colleague, cli, organisation):
    """Two new deals and one renewal of two sellers of one team, one without an amount."""
    ensure_default_pipeline(cli)
    for actor, name, kind, amount, currency in (
        (sales_rep, "一号機", "new", 1_000_000, "JPY"),
        (sales_rep, "二号機", "new", None, "JPY"),
        (colleague, "保守更新", "renewal", 300_000, "JPY"),
        (colleague, "Export", "renewal", 5_000, "USD"),
        (colleague, "未定", "", 20_000, "JPY"),
    ):
        deal = create_deal(actor, {"name": name, "kind": kind, "amount": amount})
        deal.currency = currency
        deal.save()


def groups(api, actor, query: str) -> dict:
    answer = api(actor).get(f"/views/groups?{query}")
    assert answer.status_code == 200, answer.json()
    return answer.json()


def told(found: dict) -> list[tuple]:
    return [(group["value"], group["name"], group["count"]) for group in found["items"] if group["count"]]


def money(group: dict, field: str = "amount") -> dict[str, int]:
    sums = next(one for one in group["sums"] if one["field"] == field)
    return {one["currency"]: one["amount"] for one in sums["money"]}


def test_each_choice_is_a_group_with_its_count_and_its_sums_by_currency(api, sales_manager, deals):
    found = groups(api, sales_manager, "entity=deals&by=kind&sums=amount&sums=probability")
    assert told(found) == [("new", "新規", 2), ("renewal", "更新", 2), (None, "", 1)]
    by_value = {group["value"]: group for group in found["items"]}
    assert money(by_value["new"]) == {"JPY": 1_000_000}
    assert money(by_value["renewal"]) == {"JPY": 300_000, "USD": 5_000}
    assert by_value["cross_sell"]["count"] == 0
    assert by_value[None]["is_empty"]
    assert found["total"] == 5
    whole = {one["field"]: one for one in found["sums"]}
    assert whole["amount"]["money"] == [
        {"amount": 1_320_000, "currency": "JPY"},
        {"amount": 5_000, "currency": "USD"},
    ]
    assert whole["probability"]["number"] == 50


def test_people_are_groups_by_name_and_open_the_same_rows(api, sales_manager, deals):
    found = groups(api, sales_manager, "entity=deals&by=owner")
    assert [(name, count) for _, name, count in told(found)] == [("伊藤 彩", 3), ("佐藤 健", 2)]
    for value, _, count in told(found):
        own = {"all": [{"field": "owner", "op": "any_of", "value": [value]}]}
        listed = api(sales_manager).get(f"/deals?filter={quote(json.dumps(own))}")
        assert listed.json()["total"] == count


def test_stages_stand_in_their_order(api, sales_rep, deals):
    create_deal(sales_rep, {"name": "三号機"})
    found = groups(api, sales_rep, "entity=deals&by=stage")
    assert told(found)[0][1:] == ("アプローチ", 6)


def test_a_filter_and_a_search_narrow_groups_as_they_narrow_the_list(api, sales_manager, deals):
    mine = {"all": [{"field": "kind", "op": "any_of", "value": ["renewal"]}]}
    found = groups(api, sales_manager, f"entity=deals&by=kind&sums=amount&filter={quote(json.dumps(mine))}")
    assert told(found) == [("renewal", "更新", 2)]
    assert told(groups(api, sales_manager, "entity=deals&by=kind&q=一号機")) == [("new", "新規", 1)]


def test_numbers_of_choices_are_groups_too(api, service_agent, organisation):
    ticket = {"subject": "欠測", "channel_kind": "mail", "text": "欠測です。", "priority": 4}
    api(service_agent).post("/tickets", ticket)
    found = groups(api, service_agent, "entity=tickets&by=priority")
    assert told(found) == [("4", "緊急", 1)]


def test_b03_groups_count_and_sum_only_what_the_reader_may_see(api, sales_rep, other_rep, deals):
    create_deal(other_rep, {"name": "大阪", "kind": "new", "amount": 9_000_000})
    for actor, count, amount in ((sales_rep, 2, 1_000_000), (other_rep, 1, 9_000_000)):
        found = groups(api, actor, "entity=deals&by=kind&sums=amount")
        new = next(group for group in found["items"] if group["value"] == "new")
        assert (new["count"], money(new)) == (count, {"JPY": amount})


def test_b03_a_record_out_of_reach_lends_no_name_to_its_group(api, sales_rep, other_rep, cli, organisation):
    ensure_default_pipeline(cli)
    theirs = create_account(cli, {"name": "極秘商会"})
    theirs.sales_owner_id = other_rep.user_id
    theirs.save()
    deal = create_deal(sales_rep, {"name": "一号機"})
    deal.account = theirs
    deal.save()
    found = groups(api, sales_rep, "entity=deals&by=account")
    assert told(found) == [(None, "", 1)]
    assert found["items"][0]["is_empty"] is False


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("entity=deals&by=note", "by"),
        ("entity=deals&by=owner__password", "by"),
        ("entity=deals&by=kind&sums=name", "sums"),
        ("entity=deals&by=kind&sums=password", "sums"),
        ("entity=deals&by=kind&filter=%7B", "filter"),
    ],
)
def test_b58_what_is_no_group_and_no_figure_is_refused(api, sales_rep, organisation, query, place):
    answer = api(sales_rep).get(f"/views/groups?{query}")
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [place]


def test_groups_cost_as_many_statements_for_many_rows(
    api, sales_rep, sales_manager, deals, django_assert_num_queries
):
    asking = api(sales_manager)
    query = "/views/groups?entity=deals&by=owner&sums=amount&sums=probability"
    asking.get(query)
    with CaptureQueriesContext(connection) as few:
        asking.get(query)
    for number in range(12):
        create_deal(sales_rep, {"name": f"{number}号機"})
    with django_assert_num_queries(len(few)):
        asking.get(query)
