"""What goes together, and what is said where it does not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.commerce.actions import create_product
from enishi.commerce.configuring import rules
from enishi.commerce.configuring.rules import Pick, Tie, circles, faults, lines
from enishi.commerce.models import ProductTie

SENSOR, CASE, BATTERY, MAINS, KIT = 1, 2, 3, 4, 5
TIES = [
    Tie(SENSOR, CASE, "requires", why="屋外では防水ケースに入れます。"),
    Tie(BATTERY, MAINS, "excludes", why="電源は一つです。"),
    Tie(KIT, SENSOR, "part", Decimal(3)),
    Tie(KIT, CASE, "part", Decimal(3)),
    Tie(SENSOR, BATTERY, "option"),
]
SOLD = frozenset({SENSOR, CASE, BATTERY, MAINS, KIT})


def told(*products, sold=SOLD):
    return [
        (one.code, one.product, one.other, one.why) for one in faults([Pick(p) for p in products], TIES, sold)
    ]


def test_what_is_missing_is_said_with_why():
    assert told(SENSOR) == [("missing", SENSOR, CASE, "屋外では防水ケースに入れます。")]
    assert told(SENSOR, CASE) == []


def test_the_parts_of_a_bundle_are_there_too():
    assert told(KIT) == []
    assert [(line.product, line.quantity, line.inside) for line in lines([Pick(KIT, Decimal(2))], TIES)] == [
        (KIT, 2, None),
        (SENSOR, 6, KIT),
        (CASE, 6, KIT),
    ]


def test_two_that_exclude_each_other_are_told_once_whichever_says_so():
    assert told(MAINS, BATTERY) == [("clash", BATTERY, MAINS, "電源は一つです。")]
    both = [*TIES, Tie(MAINS, BATTERY, "excludes")]
    assert len(faults([Pick(MAINS), Pick(BATTERY)], both, SOLD)) == 1


def test_what_is_picked_twice_not_sold_or_none_of_is_told():
    assert [row[0] for row in told(CASE, CASE)] == ["twice"]
    assert told(CASE, sold=frozenset()) == [("inactive", CASE, None, "")]
    assert [one.code for one in faults([Pick(CASE, Decimal(0))], TIES, SOLD)] == ["above_zero"]


def test_a_bundle_that_holds_itself_is_found_and_never_walked_for_ever():
    around = [Tie(KIT, CASE, "part"), Tie(CASE, KIT, "part")]
    assert circles(around, KIT) and not circles(TIES, KIT)
    assert len(lines([Pick(KIT)], around)) == rules.DEEPEST + 1


@given(st.lists(st.sampled_from(sorted(SOLD)), unique=True))
def test_adding_what_is_missing_leaves_nothing_missing(products):
    picked = list(products)
    for _ in SOLD:
        picked += [one[2] for one in told(*picked) if one[0] == "missing" and one[2] not in picked]
    assert not [one for one in told(*picked) if one[0] == "missing"]


@pytest.fixture
def shop(cli, organisation):
    """`shop["sensor"]`: products by their code."""
    prices = {"sensor": 48_000, "case": 5_000, "kit": 140_000}
    return {
        code: create_product(cli, {"code": code, "name": code, "price": price})
        for code, price in prices.items()
    }


def test_ties_are_kept_by_who_may_change_products_and_checked_by_everybody(api, admin, sales_rep, shop):
    boss, mine = api(admin), api(sales_rep)
    path = f"/products/{shop['sensor'].uid}/ties"
    needs = {"other_id": str(shop["case"].uid), "kind": "requires", "why": "防水のためです。"}
    assert mine.put(path, {"items": [needs]}, if_match='"1"').status_code == 403
    kept = boss.put(path, {"items": [needs]}, if_match='"1"').json()
    assert (kept["version"], [one["other"]["name"] for one in kept["items"]]) == (2, ["case"])
    assert boss.put(path, {"items": []}, if_match='"1"').status_code == 409
    picks = [{"product_id": str(shop["sensor"].uid), "quantity": 2}]
    checked = mine.post("/configurations/check", {"picks": picks}).json()
    assert [one["text"] for one in checked["faults"]] == [
        "「sensor」には「case」が必要です。 防水のためです。"
    ]
    whole = [*picks, {"product_id": str(shop["case"].uid)}]
    checked = mine.post("/configurations/check", {"picks": whole}).json()
    assert (checked["faults"], checked["total"]["amount"]) == ([], 101_000)


def test_ties_that_make_no_sense_are_refused_together_and_nothing_changes(api, admin, shop):
    boss, own = api(admin), str(shop["kit"].uid)
    case = {"other_id": str(shop["case"].uid)}
    items = [
        {"other_id": own, "kind": "part"},
        {**case, "kind": "requires", "quantity": 0},
        {**case, "kind": "excludes"},
    ]
    refused = boss.put(f"/products/{own}/ties", {"items": items}, if_match='"1"').json()
    assert refused["fields"].keys() == {"items.0.other_id", "items.1.quantity", "items.2.kind"}
    part = {"kind": "part", "other_id": own}
    boss.put(f"/products/{own}/ties", {"items": [{**case, "kind": "part"}]}, if_match='"1"')
    around = boss.put(f"/products/{shop['case'].uid}/ties", {"items": [part]}, if_match='"1"')
    assert (around.status_code, list(around.json()["fields"])) == (400, ["items"])
    assert ProductTie.objects.unscoped("test").count() == 1
