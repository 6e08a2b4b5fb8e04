"""Whom new tickets go to, and why; nobody's last free place is given out twice."""

from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection, connections
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.errors import BadInput
from enishi.service import actions
from enishi.service.models import Ticket
from enishi.service.routing import forms
from enishi.service.routing.actions import place_waiting, update_routing
from enishi.service.routing.rules import (
    NOBODY,
    Facts,
    Held,
    Rule,
    has_room,
    language_of,
    load_of,
    on_duty,
    routed,
)
from enishi.staff.models import Absence, User
from enishi.staff.turns.rules import House, Person

NAMES = "abcdef"
people = st.dictionaries(
    st.sampled_from(NAMES),
    st.builds(
        Person,
        name=st.just("人"),
        load=st.integers(0, 9),
        is_away=st.booleans(),
        is_full=st.booleans(),
        stand_in=st.sampled_from(["", *NAMES]),
        skills=st.frozensets(st.sampled_from(["英語", "配管"])),
    ),
)
facts = st.builds(
    lambda kind, text: Facts({"type": frozenset({kind})}, {"words": text}),
    st.sampled_from(["fault", "question"]),
    st.sampled_from(["", "ポンプが止まった", "請求書"]),
)
conditions = st.lists(
    st.sampled_from([("type", ("fault",)), ("words", ("ﾎﾟﾝﾌﾟ",)), ("words", ("請求", "見積"))]), max_size=2
).map(tuple)
rule = st.builds(
    Rule,
    name=st.just("規則"),
    to=st.sampled_from(["person", "team", "turn", "duty"]),
    conditions=conditions,
    person=st.sampled_from(NAMES),
    team=st.sampled_from(["", "x", "gone"]),
    skills=st.lists(st.sampled_from(["英語", "配管"]), unique=True).map(tuple),
)


@given(st.lists(rule, max_size=4), facts, people, st.lists(st.sampled_from(NAMES), max_size=2))
def test_the_first_rule_that_fits_and_finds_somebody_decides(rules, ticket, staff, duty):
    house = House(staff, {"x": ("一次", tuple(NAMES)), "": ("", tuple(NAMES))})
    found = routed(rules, ticket, house, duty)
    each = [routed([one], ticket, house, duty) for one in rules]
    assert found == next((one for one in each if one.rule), NOBODY)
    if found.person:
        taker = staff[found.person]
        assert not taker.is_away and not found.rule.unmet(ticket)
        if found.rule.to == "turn":
            assert not taker.is_full and set(found.rule.skills) <= taker.skills
            able = [
                one for one in staff.values()
                if not one.is_away and not one.is_full and set(found.rule.skills) <= one.skills
            ]  # fmt: skip
            assert taker.load == min(one.load for one in able)
    if found.waits:
        able = [one for one in staff.values() if not one.is_away and set(found.rule.skills) <= one.skills]
        assert able and all(one.is_full for one in able)


@given(
    st.lists(
        st.tuples(st.sampled_from(["mail", "phone"]), st.integers(1, 4), st.sampled_from(["open", "waiting"]))
    ),
    st.dictionaries(st.sampled_from(["mail", "phone", "all"]), st.integers(0, 4)),
)
def test_room_and_load_against_counting_one_by_one(tickets, capacity):
    held = [Held(channel, priority, status, 1) for channel, priority, status in tickets]
    ours = [channel for channel, _, status in tickets if status == "open"]
    room = len(ours) + 1 <= capacity.get("all", 99) and ours.count("mail") + 1 <= capacity.get("mail", 99)
    assert has_room(capacity, held, "mail") == room
    assert load_of(held) == sum(p if status == "open" else p / 2 for _, p, status in tickets)


def test_a_nights_duty_is_that_of_the_day_it_began():
    zone = ZoneInfo("Asia/Tokyo")
    rota = [
        {"person": "a", "starts_on": "2026-11-27", "ends_on": "2026-11-27"},
        {"person": "b", "starts_on": "2026-11-28", "ends_on": "2026-11-29"},
    ]
    for local, who in (
        (datetime(2026, 11, 27, 8, 59, tzinfo=zone), []),
        (datetime(2026, 11, 27, 9, tzinfo=zone), ["a"]),
        (datetime(2026, 11, 28, 3, tzinfo=zone), ["a"]),
        (datetime(2026, 11, 28, 9, tzinfo=zone), ["b"]),
        (datetime(2026, 11, 30, 8, 59, tzinfo=zone), ["b"]),
    ):
        assert on_duty(rota, local, zone) == who
    assert [language_of("", text) for text in ("故障です", "It broke")] == ["ja", "en"]


def test_what_nobody_could_use_is_named():
    blank = {"conditions": [], "person": "", "team": "", "skills": [], "priority": None, "category": ""}
    wrong = [
        blank | {"name": " ", "to": "turn"},
        blank | {"name": "a", "to": "person"},
        blank | {"name": "a", "to": "turn", "conditions": [{"field": "hours", "values": ["night"]}]},
        blank | {"name": "a", "to": "turn", "conditions": [{"field": "words", "values": [" "]}]},
        blank | {"name": "a", "to": "turn", "conditions": [{"field": "password", "values": ["x"]}]},
    ]
    with pytest.raises(BadInput) as refused:
        forms.rules_in_form(wrong)
    assert list(refused.value.fields.values()) == [
        "rule_without_name", "rule_to_whom", "not_a_choice", "condition_without_values", "not_a_choice",
    ]  # fmt: skip
    day = date(2026, 11, 28)
    with pytest.raises(BadInput) as refused:
        forms.rota_in_form(
            [
                {"person": "a", "starts_on": day, "ends_on": day},
                {"person": "a", "starts_on": day, "ends_on": day + timedelta(days=2)},
                {"person": "b", "starts_on": day, "ends_on": day - timedelta(days=1)},
            ]
        )
    assert refused.value.fields == {"rota.1": "person_twice", "rota.2": "ends_before_start"}
    with pytest.raises(BadInput):
        forms.agents_in_form([{"person": "a", "skills": [], "capacity": {"pigeon": 3}}], ["mail"])


def uid_of(actor) -> str:
    return str(User.objects.get(pk=actor.user_id).uid)


@pytest.fixture
def at():
    """The clock of the test stands where it is put."""
    with ExitStack() as told:
        yield lambda moment: told.enter_context(clock.at(moment))


@pytest.fixture
def ruled(api, service_manager, service_agent, second_agent):
    """Faults about pumps go in turn to those who know pumps; each takes two mails; the rest to no rule."""
    body = {
        "rules": [
            {
                "name": "ポンプの不具合",
                "conditions": [
                    {"field": "type", "values": ["fault"]},
                    {"field": "words", "values": ["ポンプ"]},
                ],
                "to": "turn",
                "skills": ["ポンプ"],
                "priority": 4,
                "category": "ポンプ",
            },
            {
                "name": "夜間",
                "conditions": [{"field": "hours", "values": ["outside"]}],
                "to": "duty",
            },
        ],
        "agents": [
            {"person_id": uid_of(one), "skills": ["ポンプ"], "capacity": {"mail": 2, "phone": None}}
            for one in (service_agent, second_agent)
        ],
    }
    found = api(service_manager).patch("/routing", body, version=1)
    assert found.status_code == 200, found.json()
    return found.json()


def pump(account, **more):
    return {
        "subject": "ポンプが止まりました", "channel_kind": "mail", "type": "fault", "account_id": account.uid,
    } | more  # fmt: skip


def opened(account, **more):
    return actions.open_by_message(System("job"), pump(account, **more), text="至急", channel=None)[0]


def test_tickets_go_in_turn_until_nobody_has_room_then_wait_in_line(
    ruled, api, account, service_agent, second_agent, service_manager, outbox
):
    taken = [opened(account) for _ in range(4)]
    assert sorted(one.assignee_id for one in taken) == sorted(
        [service_agent.user_id, second_agent.user_id] * 2
    )
    assert {(one.priority, one.category) for one in taken} == {(4, "ポンプ")}
    first, second = opened(account), opened(account)
    told = [api(service_manager).get(f"/tickets/{one.uid}").json()["routing"] for one in (first, second)]
    assert [(one["how"], one["position"]) for one in told] == [("full", 1), ("full", 2)]
    assert place_waiting(System("job")) == 0
    mine = taken[0]
    actions.set_status(service_manager, mine.uid, version=mine.version, status="solved")
    assert place_waiting(System("job")) == 1
    seen = api(service_manager).get(f"/tickets/{first.uid}").json()
    assert seen["assignee"]["id"] == str(User.objects.get(pk=mine.assignee_id).uid)
    assert (seen["routing"]["how"], seen["routing"]["met"]) == ("turn", ["type", "words"])
    assert api(service_manager).get(f"/tickets/{second.uid}").json()["routing"]["position"] == 1


def test_what_somebody_said_stands(ruled, service_agent, second_agent, account):
    said = pump(account, priority=1, category="配管")
    ticket = actions.open_ticket(service_agent, said, text="至急")
    assert (ticket.priority, ticket.category) == (1, "配管") and ticket.routed_why["how"] == "turn"
    named = actions.open_ticket(service_agent, pump(account, assignee_id=uid_of(second_agent)), text="至急")
    assert named.assignee_id == second_agent.user_id and named.routed_why is None
    given = actions.assign_ticket(
        service_agent, ticket.uid, {"assignee_id": uid_of(service_agent)}, version=ticket.version
    )
    assert given.routed_why is None


def test_who_is_away_is_passed_over_and_the_deputy_has_the_duty(
    ruled, api, account, service_agent, second_agent, service_manager, at
):
    at(datetime(2026, 11, 27, 3, tzinfo=UTC))
    Absence.objects.create(
        person_id=service_agent.user_id, starts_on=date(2026, 11, 27), ends_on=date(2026, 11, 28),
        deputy_id=second_agent.user_id,
    )  # fmt: skip
    by_day = opened(account)
    assert (by_day.assignee_id, by_day.routed_why["away"]) == (second_agent.user_id, [
        User.objects.get(pk=service_agent.user_id).name
    ])  # fmt: skip
    rota = [{"person_id": uid_of(service_agent), "starts_on": "2026-11-27", "ends_on": "2026-11-27"}]
    assert api(service_manager).patch("/routing", {"rota": rota}, version=2).status_code == 200
    at(datetime(2026, 11, 27, 18, tzinfo=UTC))
    at_night = opened(account, type="question")
    assert (at_night.assignee_id, at_night.routed_why["how"]) == (second_agent.user_id, "duty_deputy")


def test_a_ticket_no_rule_decides_lies_with_the_team_of_new_tickets(ruled, account, service_team, at):
    at(datetime(2026, 11, 27, 3, tzinfo=UTC))
    service_team.is_default_service = True
    service_team.save()
    ticket = opened(account, type="question", subject="使い方")
    assert (ticket.assignee_id, ticket.team_id) == (None, service_team.pk)
    assert ticket.routed_why == {"rule": "", "met": [], "how": "fallback", "owner": ""}


def test_trying_says_which_rule_holds_and_writes_nothing(ruled, api, service_manager, service_agent, account):
    asked = {"subject": "ポンプ", "type": "question", "at": "2026-11-27T18:00:00Z"}
    tried = api(service_manager).post("/routing/try", asked).json()
    assert tried["tried"] == [{"name": "ポンプの不具合", "unmet": ["type"]}, {"name": "夜間", "unmet": []}]
    assert tried["why"]["how"] == "fallback" and tried["person"] is None
    found = api(service_manager).post("/routing/try", asked | {"type": "fault"}).json()
    assert found["why"]["how"] == "turn" and found["priority"] == 4 and found["person"]
    assert not Ticket.objects.unscoped("test").exists()
    people = api(service_manager).get("/routing/agents").json()["items"]
    mine = next(one for one in people if one["person"]["id"] == uid_of(service_agent))
    assert (mine["skills"], mine["capacity"], mine["load"]) == (["ポンプ"], {"mail": 2}, 0)
    assert api(service_agent).get("/routing/agents").status_code == 403
    assert api(service_agent).patch("/routing", {"rules": []}, version=2).status_code == 403


def test_without_rules_everything_is_as_it_was(ticket):
    assert ticket.routed_why is None and not ticket.waits_for_place


@pytest.mark.django_db(transaction=True)
def test_two_tickets_at_once_do_not_both_take_the_last_place(service_manager, service_agent, account):
    update_routing(
        service_manager,
        {
            "rules": [
                {
                    "name": "順番", "conditions": [], "to": "turn", "person_id": None, "team_id": None,
                    "skills": ["ポンプ"], "priority": None, "category": "",
                }
            ],
            "agents": [
                {"person_id": uid_of(service_agent), "skills": ["ポンプ"], "capacity": {"all": 1}},
            ],
        },
        version=1,
    )  # fmt: skip
    together, failed = Barrier(2), []

    def open_one():
        together.wait()
        try:
            opened(account)
        except OperationalError as error:  # SQLite in memory refuses a second writer at once
            failed.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=open_one) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    held = Ticket.objects.unscoped("test").all()
    assert sum(one.assignee_id is not None for one in held) == 1
    assert len(held) + len(failed) == 2 and all(one.waits_for_place for one in held if not one.assignee_id)
    assert not failed or connection.vendor == "sqlite"
