"""Segments, and how far we are in the market: what is counted is what the list of accounts opens."""

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.customers.actions import create_account
from enishi.customers.models import Account, Standing
from enishi.customers.segments import rules
from enishi.customers.segments.rules import Cell, Counted
from enishi.foundation import clock

MACHINES = {"all": [{"field": "industry", "op": "is", "value": "機械"}]}


@pytest.fixture
def market(sales_manager) -> dict[str, Account]:
    """Four companies: one bought, one talks to us, two were never spoken to."""
    facts = {
        "買った": {"industry": "機械", "prefecture": "東京都", "employees": 40},
        "商談中": {"industry": "機械", "prefecture": "大阪府", "employees": 400},
        "未接触": {"industry": "機械", "prefecture": "東京都", "employees": 1200},
        "不明": {},
    }
    made = {name: create_account(sales_manager, {"name": name, **told}) for name, told in facts.items()}
    every = Account.objects.unscoped("test")
    every.filter(pk=made["買った"].pk).update(relationship_stage="customer", customer_since=date(2026, 4, 1))
    Standing.objects.update_or_create(account=made["買った"], defaults={"lifetime_net": 500_000})
    Standing.objects.update_or_create(
        account=made["商談中"], defaults={"open_deals": 1, "last_contact_at": clock.now()}
    )
    every.filter(pk=made["商談中"].pk).update(relationship_stage="talking")
    return made


def test_a_segment_is_counted_as_it_is_today(api, sales_manager, sales_rep, market):
    body = {"name": "機械メーカー", "note": "設備監視の主戦場", "filter": MACHINES}
    made = api(sales_manager).post("/segments", body)
    assert made.status_code == 201, made.content
    told = made.json()["counted"]
    counted = [told[name] for name in ("accounts", "customers", "open_deals", "untouched")]
    assert (counted, told["net"]) == ([3, 1, 1, 1], {"amount": 500_000, "currency": "JPY"})
    assert api(sales_rep).post("/segments", body | {"name": "別"}).status_code == 403
    [seen] = api(sales_rep).get("/segments").json()["items"]
    assert (seen["name"], seen["may"]) == ("機械メーカー", {"update": False, "delete": False})
    create_account(sales_manager, {"name": "新しい会社", "industry": "機械"})
    assert api(sales_manager).get(f"/segments/{seen['id']}").json()["counted"]["accounts"] == 4


def test_a_segment_is_named_once_and_asks_what_can_be_asked(api, admin, sales_manager, market):
    mine = api(sales_manager)
    made = mine.post("/segments", {"name": "機械", "filter": MACHINES}).json()
    twice = mine.post("/segments", {"name": "機械　"})
    assert (twice.status_code, list(twice.json()["fields"])) == (400, ["name"])
    odd = mine.post(
        "/segments", {"name": "x", "filter": {"all": [{"field": "nothing", "op": "is", "value": 1}]}}
    )
    assert odd.status_code == 400
    path = f"/segments/{made['id']}"
    changed = mine.put(path, {"name": "機械", "filter": {}}, if_match='"1"').json()
    assert (changed["version"], changed["counted"]["accounts"]) == (2, 4)
    assert mine.put(path, {"name": "機械"}, if_match='"1"').status_code == 409
    assert api(admin).delete(path, if_match='"2"').status_code == 204
    assert mine.get("/segments").json()["items"] == []


@pytest.mark.parametrize(
    ("rows", "columns"), [("industry", "size"), ("size", "prefecture"), ("prefecture", "industry")]
)
def test_each_figure_opens_the_customers_it_counts(api, sales_manager, market, rows, columns):
    mine = api(sales_manager)
    told = mine.get(f"/market/penetration?rows={rows}&columns={columns}").json()
    assert told["counted"]["accounts"] == sum(cell["counted"]["accounts"] for cell in told["cells"]) == 4
    lines = {(side, line["key"]): line["condition"] for side in ("rows", "columns") for line in told[side]}
    for cell in told["cells"]:
        where = [lines["rows", cell["row"]], lines["columns", cell["column"]]]
        for name, more in ({"accounts": []} | told["measures"]).items():
            text = json.dumps({"all": [*where, *more]})
            opened = mine.get("/accounts?" + urlencode({"filter": text})).json()["total"]
            assert opened == cell["counted"][name], (cell, name)


def test_the_market_is_narrowed_to_a_segment_and_by_conditions(api, sales_manager, market):
    mine = api(sales_manager)
    segment = mine.post("/segments", {"name": "機械", "filter": MACHINES}).json()
    narrow = json.dumps({"all": [{"field": "prefecture", "op": "any_of", "value": ["東京都"]}]})
    query = {"segment_id": segment["id"], "filter": narrow, "rows": "prefecture", "columns": "size"}
    told = mine.get("/market/penetration?" + urlencode(query)).json()
    assert [line["key"] for line in told["rows"]] == ["東京都"]
    assert [line["key"] for line in told["columns"]] == ["10-49", "1000-"]
    assert mine.get("/market/penetration?rows=size&columns=size").status_code == 400


def test_the_market_costs_as_many_statements_however_large_it_is(
    api, sales_manager, market, django_assert_max_num_queries
):
    mine = api(sales_manager)
    for name in "ABCDE":
        mine.post("/segments", {"name": name, "filter": MACHINES})
    with django_assert_max_num_queries(8):
        mine.get("/segments")
    with django_assert_max_num_queries(8):
        mine.get("/market/penetration")


COUNTS = st.builds(Counted, *(st.integers(0, 9),) * 5)
CELLS = st.lists(
    st.builds(Cell, st.sampled_from(["", "機械", "食品"]), st.sampled_from(["", *rules.BAND_NAMES]), COUNTS)
)


@given(CELLS)
def test_rows_and_columns_add_up_to_the_same_and_the_unknown_stands_last(cells):
    whole = sum((cell.counted for cell in cells), Counted())
    for name, dimension in (("row", "industry"), ("column", "size")):
        sums = rules.sums_by(cells, name)
        keys = rules.in_order(dimension, sums)
        assert sum((sums[key] for key in keys), Counted()) == whole
        assert sorted(keys) == sorted(sums)
        assert "" not in keys[:-1]


def test_bands_meet_without_a_gap():
    ends = [most for _, most in rules.BANDS]
    assert [least for least, _ in rules.BANDS] == [0, *(most + 1 for most in ends[:-1])]
    assert ends[-1] is None
