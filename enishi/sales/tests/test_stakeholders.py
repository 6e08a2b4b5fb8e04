"""Who decides on a deal, and what is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.customers.actions import create_contact
from enishi.foundation import clock
from enishi.foundation.errors import BadInput
from enishi.interactions.actions.activities import record_activity
from enishi.sales.demos.actions import close_demo, plan_demo
from enishi.sales.models import Stakeholder
from enishi.sales.stakeholders import rules
from enishi.sales.stakeholders.rules import Gap, Part

TODAY = date(2026, 11, 28)


@pytest.fixture
def people(sales_rep, account):
    """Three people of the customer."""
    return [
        create_contact(sales_rep, {"family_name": name}, account_id=account.uid)
        for name in ("大野", "渡辺", "石田")
    ]


def part(name: str, role: str, attitude: str = "for", days: int | None = 0) -> Part:
    return Part(name, name, role, attitude, None if days is None else TODAY - timedelta(days=days))


def test_what_is_missing_is_said_plainly():
    assert rules.gaps([part("渡辺", "promoter")], TODAY) == [Gap("no_decider")]
    unmet = [part("大野", "decision_maker", days=None), part("渡辺", "promoter")]
    assert rules.gaps(unmet, TODAY) == [Gap("decider_not_met", ("大野",))]
    quiet = [part("大野", "decision_maker", days=45), part("渡辺", "promoter")]
    assert rules.gaps(quiet, TODAY) == [Gap("decider_quiet", ("大野",), 45)]
    met = [part("大野", "decision_maker", days=30), part("渡辺", "promoter")]
    assert rules.gaps(met, TODAY) == []
    against = [part("大野", "decision_maker"), part("石田", "opponent", "unknown", 31)]
    assert [gap.code for gap in rules.gaps(against, TODAY)] == [
        "no_promoter",
        "opposed",
        "quiet",
        "attitude_unknown",
    ]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef"), max_size=6),
    st.sampled_from("abcdef"),
)
def test_nobody_ever_stands_above_themself(asked, own):
    tree: dict[str, str | None] = dict.fromkeys("abcdef")
    for person, boss in asked.items():
        try:
            rules.check_place(person, boss, [], tree)
        except BadInput:
            continue
        tree[person] = boss
    at, steps = own, 0
    while (above := tree[at]) is not None:
        at, steps = above, steps + 1
        assert steps < len(tree)


def test_people_are_put_on_the_map_and_changed_there(api, sales_rep, deal, people):
    mine, path = api(sales_rep), f"/deals/{deal.uid}/stakeholders"
    boss = mine.post(path, {"contact_id": str(people[0].uid), "role": "decision_maker"})
    assert boss.status_code == 201, boss.content
    top = boss.json()["items"][0]
    assert [gap["code"] for gap in boss.json()["gaps"]][:2] == ["decider_not_met", "no_promoter"]
    body = {"contact_id": str(people[1].uid), "role": "promoter", "attitude": "for"}
    told = mine.post(path, {**body, "reports_to_id": top["id"], "influences": [top["id"]]}).json()
    under = told["items"][1]
    assert (under["reports_to_id"], under["influences"]) == (top["id"], [top["id"]])
    twice = mine.post(path, body)
    assert (twice.status_code, list(twice.json()["fields"])) == (400, ["contact_id"])
    circle = {"role": "decision_maker", "reports_to_id": under["id"]}
    refused = mine.put(f"/stakeholders/{top['id']}", circle, if_match='"1"')
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["reports_to_id"])
    left = mine.delete(f"/stakeholders/{top['id']}", if_match='"1"').json()
    assert [(one["reports_to_id"], one["influences"], one["version"]) for one in left["items"]] == [
        (None, [], 2)
    ]


def test_whoever_was_spoken_to_is_met(api, sales_rep, deal, people, account):
    mine, path = api(sales_rep), f"/deals/{deal.uid}/stakeholders"
    mine.post(path, {"contact_id": str(people[0].uid), "role": "decision_maker", "attitude": "for"})
    record_activity(
        sales_rep,
        {
            "kind": "visit",
            "subject": "訪問",
            "account_id": account.uid,
            "contact_id": people[0].uid,
            "happened_at": clock.now() - timedelta(days=40),
        },
    )
    told = mine.get(path).json()
    assert told["gaps"][0] == {"code": "decider_quiet", "names": ["大野"], "days": 40}
    assert told["items"][0]["met_at"] is not None


def test_whoever_came_to_a_demo_is_met(api, sales_rep, deal, people):
    """All of them: the activity a demo leaves is of one person, of its guests everybody came who did."""
    mine, path = api(sales_rep), f"/deals/{deal.uid}/stakeholders"
    for person in people:
        mine.post(path, {"contact_id": str(person.uid), "role": "user", "attitude": "for"})
    held_at = clock.now() - timedelta(days=3)
    plan = {"title": "実演", "starts_at": held_at, "guests": [{"contact_id": one.uid} for one in people]}
    demo = plan_demo(sales_rep, deal, plan)
    came = [guest.uid for guest in demo.guests.unscoped("test") if guest.contact_id != people[2].pk]
    told = {
        "came": came,
        "shown": "",
        "outcome": "好評",
        "next_action": "見積",
        "next_action_on": held_at.date(),
    }
    close_demo(sales_rep, demo.uid, told, version=demo.version)
    met = {one["contact"]["id"]: one["met_at"] for one in mine.get(path).json()["items"]}
    assert [met[str(one.uid)] is not None for one in people] == [True, True, False]


def test_somebody_of_another_deal_is_not_named_here(api, sales_rep, deal, people, stored):
    mine, path = api(sales_rep), f"/deals/{deal.uid}/stakeholders"
    body = {"contact_id": str(people[0].uid), "role": "user", "reports_to_id": str(deal.uid)}
    refused = mine.post(path, body)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["reports_to_id"])
    assert not stored(Stakeholder).exists()


def test_a_map_costs_as_many_statements_however_many_are_on_it(
    api, sales_rep, deal, people, django_assert_max_num_queries
):
    mine, path = api(sales_rep), f"/deals/{deal.uid}/stakeholders"
    for person in people:
        mine.post(path, {"contact_id": str(person.uid), "role": "user"})
    with django_assert_max_num_queries(12):
        mine.get(path)
