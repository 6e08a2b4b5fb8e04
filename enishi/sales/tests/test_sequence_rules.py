"""What a sequence may be, when a step is due, and what is in the way of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.foundation.worktime import Calendar
from enishi.sales.sequences import rules
from enishi.sales.sequences.rules import Facts

WEEK = {day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
# 23 November is Labour Thanksgiving Day, a Monday.
CALENDAR = Calendar.of({"zone": "Asia/Tokyo", "weekly": WEEK, "holidays": ["2026-11-23"]})
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo
MAIL = {"kind": "mail", "wait": 1, "unit": "days", "subject": "ご案内", "text": "本文"}
CALL = {"kind": "call", "wait": 2, "unit": "hours", "subject": "電話", "text": ""}
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def tokyo(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour - 9, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "wait", "unit", "due"),
    [
        (FRIDAY, 0, "days", FRIDAY),
        (FRIDAY, 1, "days", tokyo(24, 10)),  # the weekend and the holiday lie between
        (FRIDAY, 3, "days", tokyo(26, 10)),
        (FRIDAY, 4, "hours", tokyo(20, 15)),  # without the hour of lunch
        (FRIDAY, 8, "hours", tokyo(24, 10)),
        (tokyo(20, 20), 0, "days", tokyo(24, 9)),
        (tokyo(20, 20), 1, "days", tokyo(24, 9)),  # that day, not the one after it
        (tokyo(20, 12, 30), 1, "days", tokyo(24, 13)),
        (tokyo(21, 10), 1, "days", tokyo(24, 10)),
        (tokyo(20, 17), 1, "hours", tokyo(24, 9)),  # due at closing is due when it opens
    ],
)
def test_a_step_waits_business_days_and_hours(start, wait, unit, due):
    assert rules.due_after(start, wait, unit, CALENDAR) == due


@given(start=INSTANTS, wait=st.integers(0, 40), unit=st.sampled_from(rules.UNITS))
def test_a_step_is_due_in_business_hours_and_never_before_its_wait(start, wait, unit):
    due = rules.due_after(start, wait, unit, CALENDAR)
    assert rules.next_open(due, CALENDAR) == due >= start
    later = rules.due_after(start, wait + 1, unit, CALENDAR)
    assert later >= due
    if unit == rules.DAYS and wait:
        days = {
            opens.astimezone(CALENDAR.zone).date() for opens, _ in CALENDAR.spans(start, due + timedelta(1))
        }
        between = [
            day
            for day in days
            if start.astimezone(CALENDAR.zone).date() < day <= due.astimezone(CALENDAR.zone).date()
        ]
        assert len(between) == wait


def test_steps_name_all_their_faults_at_once():
    wrong = [MAIL | {"subject": " "}, MAIL | {"text": ""}, CALL | {"wait": 366}, CALL | {"kind": "fax"}]
    with pytest.raises(BadInput) as refused:
        rules.steps_in_form(wrong)
    assert refused.value.fields == {
        "steps.0.subject": "required",
        "steps.1.text": "required",
        "steps.2.wait": "out_of_range",
        "steps.3.kind": "not_a_choice",
    }
    assert rules.steps_in_form([CALL]) == [CALL]
    for steps in ([], [CALL] * 21):
        with pytest.raises(BadInput):
            rules.steps_in_form(steps)


def test_while_somebody_walks_steps_are_reworded_and_added_at_the_end_only():
    rules.check_same_way([MAIL, CALL], [MAIL | {"text": "別の文"}, CALL, MAIL], is_walked=True)
    rules.check_same_way([MAIL, CALL], [CALL], is_walked=False)
    for after in ([CALL, MAIL], [MAIL], [CALL, MAIL, CALL]):
        with pytest.raises(rules.Running):
            rules.check_same_way([MAIL, CALL], after, is_walked=True)


@given(text=st.text(max_size=60), word=st.text(min_size=1, max_size=20))
def test_places_are_filled_once_and_nothing_else_is_touched(text, word):
    plain = text.replace("{", "(")
    assert rules.filled(plain, {"contact": word}).text == plain
    assert (
        rules.filled(plain + "{お名前}{agent}", {"contact": word, "agent": "{宛名}"}).text
        == plain + word + "{宛名}"
    )
    assert rules.filled("{宛名}{宛名}", {}).empty == ("addressee",)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Facts(), None),
        (Facts(has_asked_for_none=True, is_there=False, deal="won"), ("unsubscribed", "unsubscribed")),
        (Facts(is_disqualified=True), ("stopped", "lead_disqualified")),
        (Facts(is_there=False), ("stopped", "person_gone")),
        (Facts(deal="won"), ("stopped", "deal_won")),
        (Facts(deal="open"), None),
        (Facts(has_owner=False), ("paused", "owner_left")),
        (Facts(has_address=False), ("failed", "no_address")),
        (Facts(has_address=False, kind="call"), None),
        (Facts(has_all_words=False), ("failed", "places_empty")),
        (Facts(has_sender_details=False), ("failed", "no_sender_details")),
    ],
)
def test_what_is_in_the_way_of_a_step(facts, found):
    assert rules.hindrance(facts) == found


@given(replied=st.integers(0, 50), others=st.integers(0, 50), running=st.integers(0, 50))
def test_the_share_of_answers_is_of_those_whose_way_has_ended(replied, others, running):
    share = rules.share(replied, replied + others + running, running)
    assert (share is None) == (replied + others == 0)
    assert share is None or 0 <= share <= 1


def test_what_may_be_done_in_which_state():
    allowed = {
        (act, state) for act in ("pause", "resume", "stop") for state in rules.STATES if may(act, state)
    }
    assert allowed == {
        ("pause", "running"),
        ("resume", "paused"),
        ("resume", "failed"),
        *(("stop", state) for state in ("running", "paused", "failed")),
    }


def may(act: str, state: str) -> bool:
    try:
        rules.check_may(act, state)
    except rules.NotNow:
        return False
    return True
