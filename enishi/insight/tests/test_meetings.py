"""営業会議: an agenda from the frozen ヨミ表, minutes by item, decisions that are tasks at once."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from enishi.insight.freezing import freeze_week
from enishi.insight.meetings import rules
from enishi.insight.meetings.rules import Entry
from enishi.insight.models import MeetingItem
from enishi.interactions.models import Task
from enishi.sales.models import Deal
from enishi.staff.models import Target, User

MONDAY = datetime(2026, 11, 15, 16, tzinfo=UTC)  # 01:00 in Tokyo
FRIDAY = datetime(2026, 11, 20, 3, tzinfo=UTC)
NOVEMBER = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield


@pytest.fixture
def month(deal, sales_rep, cli):
    """One deal that grew, one that slipped, one that stands still, one without a next step."""
    fresh = {"stage_since": date(2026, 11, 18), "next_action_on": date(2026, 11, 30)}
    grew = deal("open", sales_rep, name="増額", amount=1_000_000, expected_close=NOVEMBER, **fresh)
    slipped = deal("open", sales_rep, name="ずれ込み", amount=900_000, expected_close=NOVEMBER, **fresh)
    old = {"stage_since": date(2026, 9, 1), "next_action_on": date(2026, 12, 1)}
    stuck = deal("open", sales_rep, name="停滞", expected_close=date(2026, 12, 20), **old)
    idle = deal("open", sales_rep, name="予定なし", expected_close=None, stage_since=date(2026, 11, 18))
    Target.objects.create(
        metric="won_value", person_id=sales_rep.user_id, value=7_000_000,
        starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30),
    )  # fmt: skip
    with time_machine.travel(MONDAY, tick=False):
        freeze_week(cli)
    every = Deal.objects.unscoped("preparing a test")
    every.filter(pk=grew.pk).update(amount=1_600_000, probability=90)
    every.filter(pk=slipped.pk).update(expected_close=date(2026, 12, 15))
    return {"grew": grew, "slipped": slipped, "stuck": stuck, "idle": idle}


@pytest.fixture
def manager(api, sales_manager):
    return api(sales_manager)


@pytest.fixture
def call(manager, sales_team):
    def make(day: str = "2026-11-20", **more) -> dict:
        answer = manager.post("/sales-meetings", {"team_id": str(sales_team.uid), "held_on": day} | more)
        assert answer.status_code == 201, answer.json()
        return answer.json()

    return make


def decided(client, item: dict, owner, subject: str = "部長に会う", due: str = "2026-11-27") -> dict:
    body = {"subject": subject, "owner_id": str(owner.uid), "due_on": due}
    answer = client.post(f"/meeting-items/{item['id']}/decisions", body)
    assert answer.status_code == 201, answer.json()
    return answer.json()


def of(meeting: dict, kind: str) -> list[dict]:
    return [item for item in meeting["items"] if item["kind"] == kind]


def user(person) -> User:
    return User.objects.get(pk=person.user_id)


def test_the_agenda_says_where_the_month_stands_what_moved_what_stands_still_and_what_is_overdue(call, month):
    made = call()
    assert [item["kind"] for item in made["items"]] == ["gap", "move", "move", "stuck", "overdue"]
    gap = of(made, "gap")[0]["gap"]
    assert (gap["target"], gap["won"], gap["weighted"]) == (7_000_000, 0, 1_440_000)
    assert [(line["name"], line["target"]) for line in gap["lines"]] == [("佐藤 健", 7_000_000)]
    moves = {item["deal"]["name"]: (item["move"], item["value"]) for item in of(made, "move")}
    assert moves == {"増額": ("grew", 600_000), "ずれ込み": ("moved_out", -900_000)}
    (stuck,), (idle,) = of(made, "stuck"), of(made, "overdue")
    assert (stuck["deal"]["name"], stuck["days"], stuck["usual"]) == ("停滞", 80, None)
    assert (idle["deal"]["name"], idle["next_action_on"]) == ("予定なし", None)
    assert made["week"] == "2026-11-16"
    assert "佐藤 健" in [one["name"] for one in made["attendees"]]


def test_a_decision_is_a_task_of_somebody_at_once_and_stands_on_the_deal(
    call, month, manager, sales_rep, api
):
    item = of(call(), "stuck")[0]
    told = decided(manager, item, user(sales_rep))
    assert (told["decided"], told["undone"]) == (1, 1)
    task = Task.objects.unscoped("looking in a test").get()
    assert (task.subject, task.owner_id, task.due_on) == ("部長に会う", sales_rep.user_id, date(2026, 11, 27))
    assert task.account_id == month["stuck"].account_id
    (on_deal,) = api(sales_rep).get(f"/deals/{month['stuck'].uid}/decisions").json()["items"]
    assert (on_deal["subject"], on_deal["task_id"]) == ("部長に会う", str(task.uid))


def test_what_is_still_open_comes_first_at_the_next_meeting(call, month, manager, sales_rep):
    item = of(call("2026-11-13"), "stuck")[0]
    decided(manager, item, user(sales_rep), "古い決定")
    told = decided(manager, item, user(sales_rep), "済んだ決定")
    done = next(one for one in of(told, "stuck")[0]["decisions"] if one["subject"] == "済んだ決定")
    manager.post(f"/tasks/{done['task_id']}/done", if_match=f'"{done["version"]}"')
    following = call("2026-11-20")
    assert [item["about"] and item["about"]["subject"] for item in following["items"]][:2] == [
        "古い決定",
        None,
    ]
    assert following["items"][0]["about"]["held_on"] == "2026-11-13"


def test_the_agenda_made_anew_keeps_what_was_written_and_decided(call, month, manager, sales_rep):
    made = call()
    stuck, idle = of(made, "stuck")[0], of(made, "overdue")[0]
    written = manager.patch(f"/meeting-items/{stuck['id']}", {"minutes": "**稟議待ち**"}, version=1).json()
    assert of(written, "stuck")[0]["minutes"] == "**稟議待ち**"
    told = manager.post(f"/sales-meetings/{made['id']}/items", {"title": " 展示会の  分担 "}).json()
    assert of(told, "topic")[0]["title"] == "展示会の 分担"
    for gone in ("idle", "stuck"):
        Deal.objects.unscoped("it goes on").filter(pk=month[gone].pk).update(
            next_action_on=date(2026, 12, 4), stage_since=date(2026, 11, 19)
        )
    answer = manager.post(f"/sales-meetings/{made['id']}/agenda", if_match=f'"{told["version"]}"')
    again = answer.json()
    assert [item["kind"] for item in again["items"]] == ["gap", "move", "move", "stuck", "topic"]
    assert (of(again, "stuck")[0]["id"], of(again, "stuck")[0]["minutes"]) == (stuck["id"], "**稟議待ち**")
    assert idle["id"] not in [item["id"] for item in again["items"]]


def test_closed_minutes_change_no_more_until_they_are_opened_again(call, month, manager, sales_rep):
    made = call()
    place = f"/sales-meetings/{made['id']}"
    closed = manager.patch(place, {"is_closed": True}, version=1).json()
    item = made["items"][0]
    refused = [
        manager.patch(f"/meeting-items/{item['id']}", {"minutes": "x"}, version=1),
        manager.post(f"{place}/items", {"title": "x"}),
        manager.post(f"{place}/agenda", if_match=f'"{closed["version"]}"'),
        manager.patch(place, {"held_on": "2026-11-21"}, version=closed["version"]),
    ]
    assert {(one.status_code, one.json()["code"]) for one in refused} == {(409, "sales_meeting.closed")}
    assert not MeetingItem.objects.unscoped("looking in a test").exclude(minutes="").exists()
    opened = manager.patch(place, {"is_closed": False}, version=closed["version"]).json()
    assert opened["is_closed"] is False


def test_a_decision_without_words_is_refused_and_leaves_no_task(call, manager, sales_rep):
    item = call()["items"][0]
    body = {"subject": "  ", "owner_id": str(user(sales_rep).uid), "due_on": "2026-11-27"}
    answer = manager.post(f"/meeting-items/{item['id']}/decisions", body)
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"subject"})
    assert not Task.objects.unscoped("looking in a test").exists()


def test_a_rep_takes_minutes_and_what_is_not_theirs_to_open_has_no_name(
    call, month, api, colleague, organisation
):
    made = call()
    organisation.sales_sees = "own"
    organisation.save()
    seen = api(colleague).get(f"/sales-meetings/{made['id']}").json()
    (stuck,) = of(seen, "stuck")
    assert (stuck["deal"], stuck["deal_hidden"]) == (None, True)
    assert (
        api(colleague).patch(f"/meeting-items/{stuck['id']}", {"minutes": "継続"}, version=1).status_code
        == 200
    )


def test_another_team_does_not_see_the_meeting(call, api, other_rep):
    made = call()
    assert api(other_rep).get(f"/sales-meetings/{made['id']}").status_code == 404


ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(rules.ORDER), st.one_of(st.none(), st.integers(1, 30))), max_size=90
)


@given(ENTRIES)
def test_an_agenda_is_in_order_names_a_deal_once_and_counts_what_it_leaves_out(entries):
    kept, left_out = rules.arranged(entries)
    places = [rules.ORDER.index(one.kind) for one in kept]
    assert places == sorted(places)
    deals = [one.deal for one in kept if one.deal is not None and one.kind != "decision"]
    assert len(deals) == len(set(deals))
    assert all(places.count(place) <= rules.MOST for place in places)
    named = {one.deal for one in entries if one.deal is not None and one.kind != "decision"}
    single = sum(one.deal is None or one.kind == "decision" for one in entries)
    assert len(kept) + sum(left_out.values()) == len(named) + single


@pytest.mark.parametrize(
    ("days", "usual", "stuck"),
    [(31, None, True), (30, None, False), (8, 2, True), (7, 2, False), (41, 20, True)],
)
def test_a_deal_stands_still_after_twice_the_usual_days_and_a_week_at_least(days, usual, stuck):
    assert rules.is_stuck(days, usual) is stuck
