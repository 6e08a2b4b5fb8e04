"""Which policy a ticket gets, its targets, the reply awaited next, and a policy that goes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.commerce.models import Contract
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.worktime import Calendar
from enishi.service import actions, rules
from enishi.service.actions import retiming
from enishi.service.models import SlaPolicy, Ticket
from enishi.service.sla.rules import BUILT_IN, Facts, Policy, chosen
from enishi.staff.models import Team

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
QUICK = {"first_reply": 30, "next_reply": 60, "solve": 120}
TARGETS = dict.fromkeys("1234", QUICK)
TOKYO = ZoneInfo("Asia/Tokyo")
WEEK = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
HOLIDAYS = [f"2026-05-0{day}" for day in (3, 4, 5, 6)] + [f"2026-09-2{day}" for day in (0, 1, 2, 3)]
YEAR_END = [f"2026-12-{day}" for day in (29, 30, 31)] + [f"2027-01-0{day}" for day in (1, 2, 3)]
NINE_TO_SIX = Calendar.of(
    {"zone": "Asia/Tokyo", "weekly": WEEK, "holidays": [*HOLIDAYS, "2026-11-23"], "closed": YEAR_END}
)
LUNCH = Calendar.of({"zone": "Asia/Tokyo", "weekly": {"tue": [["09:00", "12:00"], ["13:00", "18:00"]]}})


def held(ticket: Ticket) -> Ticket:
    return Ticket.objects.unscoped("test").get(pk=ticket.pk)


def promise(minutes: int, *always: str) -> rules.Targets:
    budget = timedelta(minutes=minutes)
    return rules.Targets(budget, budget, budget, frozenset(always))


@pytest.mark.parametrize(
    ("since", "hours", "calendar", "due"),
    [
        ("2026-05-01 17:00", 8, NINE_TO_SIX, "2026-05-07 16:00"),
        ("2026-09-18 17:30", 2, NINE_TO_SIX, "2026-09-24 10:30"),
        ("2026-12-28 16:00", 8, NINE_TO_SIX, "2027-01-04 15:00"),
        ("2026-11-20 18:00", 1, NINE_TO_SIX, "2026-11-24 10:00"),
        ("2026-11-21 03:00", 1, NINE_TO_SIX, "2026-11-24 10:00"),
        ("2026-11-24 11:30", 1, LUNCH, "2026-11-24 13:30"),
    ],
)
def test_every_target_is_counted_on_the_calendar(since, hours, calendar, due):
    start, end = (datetime.fromisoformat(at).replace(tzinfo=TOKYO) for at in (since, due))
    promised = promise(hours * 60)
    assert rules.next_reply_due(promised, start, calendar) == end
    assert rules.first_reply_due("mail", promised, start, calendar) == end
    assert rules.solve_due(promised, start, calendar, rules.pauses([])) == end


def test_a_target_around_the_clock_knows_no_night_and_no_summer_time():
    new_york = Calendar.of({"zone": "America/New_York", "weekly": WEEK})
    zone = ZoneInfo("America/New_York")
    for since, hours, due in (
        ("2026-03-08 01:30-05:00", 2, "2026-03-08 04:30-04:00"),
        ("2026-11-01 00:30-04:00", 3, "2026-11-01 02:30-05:00"),
        ("2026-03-07 12:00-05:00", 24, "2026-03-08 13:00-04:00"),
    ):
        found = rules.next_reply_due(
            promise(hours * 60, "next_reply"), datetime.fromisoformat(since), new_york
        )
        assert found is not None
        assert found.astimezone(zone) == datetime.fromisoformat(due)


def minute_by_minute(since: datetime, minutes: int, calendar: Calendar) -> datetime:
    """The slow reference: walk the minutes and count those in which somebody is there."""
    at = since.astimezone(TOKYO)
    while minutes:
        minute = at.hour * 60 + at.minute
        minutes -= any(frame.start <= minute < frame.end for frame in calendar.frames_on(at.date()))
        at += MINUTE
    return at


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 20_000), st.integers(1, 900))
def test_the_next_reply_is_due_when_the_minutes_are_walked_one_by_one(start, budget):
    since = datetime(2026, 11, 16, tzinfo=UTC) + start * MINUTE
    due = rules.next_reply_due(promise(budget), since, NINE_TO_SIX)
    assert due == minute_by_minute(since, budget, NINE_TO_SIX)


def test_the_first_policy_that_fits_holds_and_the_default_always_does():
    faults = Policy(1, "故障", rules.TARGETS, types=frozenset({"fault"}))
    urgent = Policy(2, "緊急", rules.TARGETS, priorities=frozenset({4}))
    policies = (faults, urgent, BUILT_IN)
    assert [chosen(policies, facts).key for facts in (Facts("fault", 4), Facts("request", 4))] == [1, 2]
    assert chosen(policies, Facts("question", 1)) is BUILT_IN
    assert faults.unmet(Facts("question", 4)) == ("type",)


@pytest.fixture
def policy():
    return SlaPolicy.objects.create(name="故障", position=1, types=["fault"], targets=TARGETS)


@pytest.fixture
def fault(service_agent, asked, policy):
    with clock.at(FRIDAY):
        return actions.open_ticket(service_agent, asked | {"type": "fault"}, text="止まりました。")


def test_a_ticket_gets_the_targets_of_the_policy_that_fits(service_agent, fault, policy):
    assert (fault.policy_id, fault.first_reply_due) == (policy.pk, FRIDAY + HOUR / 2)
    with clock.at(FRIDAY + MINUTE):
        actions.update_ticket(service_agent, fault.uid, {"type": "question"}, version=fault.version)
    ticket = held(fault)
    assert ticket.policy_id is None
    assert ticket.first_reply_due == FRIDAY + rules.targets(ticket.priority).first_reply


def test_the_oldest_unanswered_message_is_what_the_next_reply_is_due_by(service_agent, fault):
    with clock.at(FRIDAY + HOUR / 2):
        actions.reply(service_agent, fault.uid, version=fault.version, text="確認します。")
        assert held(fault).next_reply_due is None
    for later in (HOUR, 2 * HOUR):
        with clock.at(FRIDAY + later):
            actions.receive(service_agent, fault.uid, text="まだですか。")
    ticket = held(fault)
    assert (ticket.waiting_since, ticket.next_reply_due) == (FRIDAY + HOUR, FRIDAY + 2 * HOUR)
    with clock.at(FRIDAY + 2 * HOUR):
        actions.reply(service_agent, fault.uid, version=ticket.version, text="直りました。", status="solved")
    assert (held(fault).waiting_since, held(fault).next_reply_due) == (None, None)


def test_other_targets_of_a_policy_hold_for_open_tickets_that_have_it(api, admin, fault, policy):
    slower = {**QUICK, "first_reply": 90}
    body = {"name": "故障", "types": ["fault"], "targets": dict.fromkeys("1234", slower)}
    answer = api(admin).put(f"/sla-policies/{policy.uid}", body, if_match='"1"')
    assert answer.status_code == 200, answer.content
    with clock.at(FRIDAY + MINUTE):
        retiming.retime_tickets(System("job"))
    assert held(fault).first_reply_due == FRIDAY + 1.5 * HOUR


def test_a_policy_under_open_tickets_goes_only_with_an_heir(api, admin, fault, policy):
    refused = api(admin).delete(f"/sla-policies/{policy.uid}", if_match='"1"')
    assert (refused.status_code, refused.json()["code"]) == (409, "sla_policy.in_use")
    assert held(fault).policy_id == policy.pk
    gone = api(admin).delete(f"/sla-policies/{policy.uid}?to_default=true", if_match='"1"')
    assert gone.status_code == 204, gone.content
    assert held(fault).policy_id is None
    told = Event.objects.get(kind="ticket.policy_changed")
    assert told.data == {"policy_was": "故障", "policy": ""}
    assert [one["is_default"] for one in api(admin).get("/sla-policies").json()["items"]] == [True]


def test_policies_are_put_in_order_and_tried_in_it(api, admin, policy):
    more = api(admin).post("/sla-policies", {"name": "緊急", "priorities": [4], "targets": TARGETS})
    assert more.status_code == 201, more.content
    asked = {"type": "fault", "priority": 4}
    first = api(admin).post("/sla-policies/try", asked).json()["tried"]
    assert [(one["name"], one["unmet"]) for one in first] == [("故障", [])]
    ids = [more.json()["id"], str(policy.uid)]
    assert api(admin).put("/sla-policies/order", {"ids": ids}).status_code == 204
    again = api(admin).post("/sla-policies/try", asked | {"type": "question", "priority": 2}).json()["tried"]
    assert [(one["name"], one["unmet"]) for one in again] == [
        ("緊急", ["priority"]),
        ("故障", ["type"]),
        ("", []),
    ]
    assert api(admin).put("/sla-policies/order", {"ids": ids[:1]}).status_code == 400


def test_the_default_is_changed_from_what_came_with_the_product_and_never_deleted(api, admin):
    client = api(admin)
    body = {"name": "標準", "targets": TARGETS}
    made = client.put("/sla-policies/default", body, if_match='"0"')
    assert (made.status_code, made.json()["version"]) == (200, 1), made.content
    assert client.put("/sla-policies/default", body, if_match='"0"').status_code == 409
    refused = client.delete(f"/sla-policies/{made.json()['id']}?to_default=true", if_match='"1"')
    assert (refused.status_code, refused.json()["code"]) == (409, "sla_policy.default_stays")


def test_a_reply_later_than_the_solve_is_refused_and_nothing_is_kept(api, admin):
    body = {"name": "a", "targets": TARGETS | {"4": QUICK | {"first_reply": 121}}}
    answer = api(admin).post("/sla-policies", body)
    assert (answer.status_code, [*answer.json()["fields"]]) == (400, ["targets.4"])
    assert not SlaPolicy.objects.unscoped("test").exists()


def test_a_target_that_was_missed_under_a_deleted_policy_stays_where_it_was(api, admin, fault, policy):
    missed = fault.first_reply_due
    with clock.at(FRIDAY + HOUR):
        api(admin).delete(f"/sla-policies/{policy.uid}?to_default=true", if_match='"1"')
        retiming.retime_tickets(System("job"))
    ticket = held(fault)
    assert (ticket.first_reply_due, ticket.policy_id) == (missed, None)
    assert ticket.solve_due == rules.solve_due(rules.targets(3), FRIDAY, NINE_TO_SIX, rules.pauses([]))


def contract(account, entitlement, ends_on="2027-03-31"):
    days = {
        "starts_on": "2026-04-01",
        "ends_on": ends_on,
        "renewal_on": "2027-04-01",
        "notice_on": "2027-01-31",
    }
    return Contract.objects.create(
        number=Contract.objects.unscoped("test").count() + 1,
        name="保守",
        account=account,
        entitlement_class=entitlement,
        **days,
    )


def test_what_the_contract_entitles_to_decides_the_policy(api, admin, service_agent, asked, account, policy):
    policy.types, policy.contracts = [], ["always", "onsite"]
    policy.save()
    with clock.at(FRIDAY):
        none = actions.open_ticket(service_agent, asked, text="止まりました。")
        contract(account, "weekday")
        weekday = actions.open_ticket(service_agent, asked, text="止まりました。")
        onsite = contract(account, "onsite")
        covered = actions.open_ticket(service_agent, asked, text="止まりました。")
        named = actions.open_ticket(service_agent, asked | {"contract_id": onsite.uid}, text="止まりました。")
        over = contract(account, "always", ends_on="2026-10-31")
        ended = actions.open_ticket(service_agent, asked | {"contract_id": over.uid}, text="止まりました。")
    found = [held(one).policy_id for one in (none, weekday, covered, named, ended)]
    assert found == [None, None, policy.pk, policy.pk, None]
    tried = api(admin).post("/sla-policies/try", {"account_id": str(account.uid)}).json()["tried"]
    assert [one["unmet"] for one in tried] == [[]]


def test_a_policy_counts_in_its_own_hours(service_agent, asked, policy):
    policy.hours = {"days": ["sat", "mon"], "frames": [["08:00", "20:00"]], "works_holidays": True}
    policy.save()
    with clock.at(FRIDAY):
        ticket = actions.open_ticket(service_agent, asked | {"type": "fault"}, text="止まりました。")
    assert ticket.first_reply_due == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # Saturday 08:30
    policy.hours["works_holidays"] = False
    policy.hours["days"] = ["mon"]
    policy.save()
    with clock.at(FRIDAY):
        retiming.retime_tickets(System("job"))
    assert held(ticket).first_reply_due == datetime(2026, 11, 29, 23, 30, tzinfo=UTC)  # the 23rd is a holiday


def test_the_second_line_answers_in_what_the_policy_promises(api, service_agent, fault, policy):
    policy.second_line = 90
    policy.save()
    team = Team.objects.create(name="技術二課")
    with clock.at(FRIDAY + HOUR):
        body = {"reason": "記録が読めない", "tried": "再起動", "team_id": str(team.uid)}
        made = api(service_agent).post(f"/tickets/{fault.uid}/escalations", body, if_match='"1"')
        assert made.json()["due_at"] == "2026-11-20T03:30:00Z", made.content
        items = api(service_agent).get(f"/tickets/{fault.uid}/targets").json()["items"]
    assert [(one["name"], one["budget_seconds"]) for one in items][-1] == ("second_line", 5_400)


def test_a_policy_may_rest_at_noon(api, admin, service_agent, asked):
    frames = [["09:00", "12:00"], ["13:00", "17:30"]]
    hours = {"days": ["fri", "sat"], "frames": frames, "works_holidays": False}
    given = {"name": "昼休みあり", "targets": TARGETS, "types": ["fault"], "hours": hours}
    made = api(admin).post("/sla-policies", given)
    assert (made.status_code, made.json()["hours"]) == (201, hours), made.content
    with clock.at(FRIDAY + HOUR):
        ticket = actions.open_ticket(service_agent, asked | {"type": "fault"}, text="止まりました。")
    # From 11 to noon, and from one to two.
    assert ticket.solve_due == FRIDAY + 4 * HOUR


@pytest.mark.parametrize("frame", [["8時", "20:00"], ["25:00", "26:00"]])
def test_hours_that_are_no_times_are_refused(api, admin, frame):
    hours = {"days": ["mon"], "frames": [["00:00", "06:00"], frame]}
    answer = api(admin).post("/sla-policies", {"name": "a", "targets": TARGETS, "hours": hours})
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"hours"})
