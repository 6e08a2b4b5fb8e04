"""Steps before and after a target: once for each target, moved with it, never for one that stands still or is met."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.worker import drain
from enishi.service import actions
from enishi.service.jobs import take_steps
from enishi.service.models import Escalation, SlaPolicy, StepTaken, Ticket
from enishi.service.sla import steps
from enishi.staff.models import Notification, Team

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo; two hours to reply, four to solve
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
QUICK = {"first_reply": 120, "next_reply": 120, "solve": 240}


def step(key, target="solve", minutes=60, *, is_after=False, act="tell_holder", priority=None, team=""):
    names = ("key", "target", "minutes", "is_after", "act", "priority", "team")
    return dict(zip(names, (key, target, minutes, is_after, act, priority, team), strict=True))


@pytest.fixture
def policy():
    return SlaPolicy.objects.create(
        name="故障", position=1, types=["fault"], targets=dict.fromkeys("1234", QUICK), steps=[step("a")]
    )


@pytest.fixture
def opened(service_agent, asked, policy):
    with clock.at(FRIDAY):
        return actions.open_ticket(service_agent, asked, text="数値が安定しません。")


def at(moment: datetime) -> list[str]:
    """Let the job run at a moment; what was taken by then, in order."""
    with clock.at(moment):
        take_steps.func()
    rows = StepTaken.objects.unscoped("test").order_by("pk")
    return [row.step for row in rows]


def held(ticket: Ticket) -> Ticket:
    return Ticket.objects.unscoped("test").get(pk=ticket.pk)


def told() -> list[tuple[str, str]]:
    rows = Event.objects.filter(kind__startswith="ticket.target_").order_by("pk")
    return [(row.kind.removeprefix("ticket.target_"), row.data["target"]) for row in rows]


def with_steps(policy: SlaPolicy, *rows: dict) -> None:
    policy.steps = list(rows)
    policy.save()


def test_a_step_is_taken_when_its_time_has_come_and_not_before(opened):
    assert at(FRIDAY + 3 * HOUR - MINUTE) == []
    assert at(FRIDAY + 3 * HOUR) == ["a"]
    assert at(FRIDAY + 3 * HOUR + MINUTE) == ["a"]
    assert told() == [("near", "solve")]


def test_a_step_is_counted_in_working_time_over_the_weekend(service_agent, asked, policy):
    with clock.at(FRIDAY + 6 * HOUR):  # 16:00: due on Tuesday at 11:00, Monday is a holiday
        actions.open_ticket(service_agent, asked, text="数値")
    with_steps(policy, step("a", minutes=150))
    assert at(FRIDAY + 7 * HOUR) == []
    assert at(FRIDAY + 7 * HOUR + 30 * MINUTE) == ["a"]


def test_a_step_moves_when_its_target_moves(service_agent, opened):
    with clock.at(FRIDAY + HOUR):
        waiting = actions.set_status(service_agent, opened.uid, version=1, status="waiting")
    assert at(FRIDAY + 3 * HOUR) == []
    with clock.at(FRIDAY + 3 * HOUR):
        actions.set_status(service_agent, opened.uid, version=waiting.version, status="open")
    assert at(FRIDAY + 5 * HOUR - MINUTE) == []
    assert at(FRIDAY + 5 * HOUR) == ["a"]


def test_a_target_that_was_met_has_no_more_steps(service_agent, opened, policy):
    with_steps(policy, step("a", "first_reply"), step("b", "first_reply", 0, is_after=True))
    with clock.at(FRIDAY + HOUR / 2):
        actions.reply(service_agent, opened.uid, version=1, text="確認します。")
    assert at(FRIDAY + 4 * HOUR) == []


def test_a_step_is_taken_once_though_its_target_moves_afterwards(service_agent, opened):
    assert at(FRIDAY + 3 * HOUR) == ["a"]
    with clock.at(FRIDAY + 3 * HOUR):
        waiting = actions.set_status(service_agent, opened.uid, version=1, status="waiting")
    with clock.at(FRIDAY + 5 * HOUR):
        actions.set_status(service_agent, opened.uid, version=waiting.version, status="open")
    assert at(FRIDAY + 6 * HOUR) == ["a"]


def test_every_wait_for_a_reply_is_a_target_of_its_own(service_agent, opened, policy):
    with_steps(policy, step("n", "next_reply"))
    for day in (4, 5):
        for text in ("確認します。", "もう少しです。"):
            with clock.at(FRIDAY + day * DAY):
                actions.reply(service_agent, opened.uid, version=held(opened).version, text=text)
        with clock.at(FRIDAY + day * DAY):
            actions.receive(service_agent, opened.uid, text="まだですか。")
        at(FRIDAY + day * DAY + HOUR)
    assert at(FRIDAY + 5 * DAY + HOUR) == ["n", "n"]


def test_three_days_without_a_scheduler_bring_one_word_and_no_warning_of_what_is_gone(opened, policy):
    rows = [step(str(minutes), minutes=minutes, is_after=True) for minutes in (0, 60, 120)]
    with_steps(policy, step("w"), *rows)
    assert at(FRIDAY + 6 * DAY) == ["120", "60", "0"]
    assert at(FRIDAY + 6 * DAY) == ["120", "60", "0"]
    assert told() == [("overdue", "solve")]


def test_of_two_warnings_at_once_the_last_is_given(opened, policy):
    with_steps(policy, step("2", minutes=120), step("1"))
    assert at(FRIDAY + 3 * HOUR + MINUTE) == ["1", "2"]
    assert told() == [("near", "solve")]


def test_a_clock_that_jumps_ahead_and_back_takes_nothing_twice(opened):
    for moment in (FRIDAY + 3 * HOUR, FRIDAY - HOUR, FRIDAY + 3 * HOUR):
        assert at(moment) == ["a"]
    assert len(told()) == 1


def test_a_step_raises_the_priority_and_never_lowers_it(opened, policy):
    with_steps(policy, step("up", act="raise", priority=4), step("down", act="raise", priority=1))
    at(FRIDAY + 3 * HOUR)
    assert (held(opened).priority, held(opened).version) == (4, opened.version + 1)


def test_a_step_asks_the_second_line_once(opened, policy):
    team = Team.objects.create(name="技術二課")
    with_steps(
        policy,
        step("e", act="escalate", team=str(team.uid)),
        step("f", minutes=30, act="escalate", team=str(team.uid)),
    )
    at(FRIDAY + 3 * HOUR + 45 * MINUTE)
    row = Escalation.objects.unscoped("test").get()
    assert (row.team, row.asked_by, row.due_at) == (team, None, FRIDAY + 3 * HOUR + 45 * MINUTE + 4 * DAY)
    assert row.reason == "SLA「故障」の段階により、自動で依頼しました。解決の期限：2026-11-20 14:00"
    assert (held(opened).team, held(opened).held_for) == (team, "inside")


def test_many_are_taken_in_batches(service_agent, asked, policy, monkeypatch):
    monkeypatch.setattr(steps, "BATCH", 2)
    with clock.at(FRIDAY):
        for _ in range(3):
            actions.open_ticket(service_agent, asked, text="数値")
    assert [steps.take_steps(System("job"), FRIDAY + 3 * HOUR) for _ in range(2)] == [True, False]
    assert len(told()) == 3


def test_the_manager_of_the_team_is_told(opened, policy, person, service_team):
    manager = person("森 真由", "service_manager", team=service_team)
    Team.objects.unscoped("test").filter(pk=service_team.pk).update(manager=manager.user_id)
    with_steps(policy, step("m", act="tell_manager"))
    at(FRIDAY + 3 * HOUR)
    drain()
    rows = Notification.objects.unscoped("test").filter(kind="target_near")
    assert [row.person_id for row in rows] == [manager.user_id]


def test_a_ticket_shows_the_steps_to_come_and_those_taken(api, service_agent, opened, policy):
    with_steps(policy, step("a"), step("o", minutes=30, is_after=True, act="tell_manager"))
    at(FRIDAY + 3 * HOUR)
    with clock.at(FRIDAY + 3 * HOUR):
        answer = api(service_agent).get(f"/tickets/{opened.uid}/targets").json()
    solve = next(one for one in answer["items"] if one["name"] == "solve")
    assert [
        (one["act"], one["minutes"], one["is_after"], one["at"], one["is_taken"]) for one in solve["steps"]
    ] == [
        ("tell_holder", 60, False, "2026-11-20T04:00:00Z", True),
        ("tell_manager", 30, True, "2026-11-20T05:30:00Z", False),
    ]


def test_steps_are_kept_by_their_ids_and_refused_in_words(api, admin):
    client, team = api(admin), Team.objects.create(name="技術二課")
    body = {"name": "故障", "targets": dict.fromkeys("1234", QUICK)}
    row = {"target": "solve", "minutes": 60, "act": "escalate", "team_id": str(team.uid)}
    made = client.post("/sla-policies", body | {"steps": [row]})
    assert made.status_code == 201, made.content
    kept = made.json()["steps"][0]
    assert kept["team"] == {"id": str(team.uid), "name": "技術二課"}
    again = row | {"id": kept["id"], "minutes": 90}
    put = client.put(f"/sla-policies/{made.json()['id']}", body | {"steps": [again]}, if_match='"1"')
    assert (put.json()["steps"][0]["id"], put.json()["steps"][0]["minutes"]) == (kept["id"], 90)
    wrong = [row | {"team_id": None}, row | {"act": "raise"}, row | {"minutes": 0}]
    refused = client.post("/sla-policies", body | {"steps": wrong})
    assert (refused.status_code, sorted(refused.json()["fields"])) == (400, ["steps.0", "steps.1", "steps.2"])
    assert SlaPolicy.objects.unscoped("test").count() == 1
