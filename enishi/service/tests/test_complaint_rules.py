"""How a complaint goes on, decided without a database."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.foundation.worktime import Calendar, Frame
from enishi.service.complaints import rules

TOKYO = ZoneInfo("Asia/Tokyo")
WEEK = Calendar(TOKYO, tuple((Frame.of("09:00", "18:00"),) if day < 5 else () for day in range(7)))
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=TOKYO)
WRITTEN = dict.fromkeys(("apology", "facts", "containment", "cause", "measure", "effect"), "書いた") | {
    "severity": "C",
    "whys": [],
    "reported_at": None,
}


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=TOKYO).astimezone(UTC)


def steps(done: int) -> list[rules.Done]:
    return [rules.Done(name, place < done) for place, name in enumerate(rules.STEPS)]


def test_a_grave_complaint_of_friday_afternoon_is_apologised_for_the_same_day_and_contained_on_monday():
    times = rules.due_times("A", FRIDAY, WEEK)
    assert (times["apology"], times["containment"]) == (at(20, 18), at(23, 16))
    assert times["cause"] == at(25, 16)


def test_the_day_promised_for_the_report_counts_more_than_the_severity():
    times = rules.due_times("B", FRIDAY, WEEK, date(2026, 11, 24))
    assert times["report"] == datetime(2026, 11, 24, 23, 59, 59, tzinfo=TOKYO)
    assert times["measure"] == rules.due_times("B", FRIDAY, WEEK)["measure"]


@given(
    hours=st.integers(0, 17_000),
    severity=st.sampled_from(rules.SEVERITIES),
)
def test_deadlines_never_run_backwards_and_a_graver_complaint_is_never_later(hours, severity):
    start = FRIDAY + timedelta(hours=hours)
    times = rules.due_times(severity, start, WEEK)
    told = [times[name] for name in rules.STEPS[1:]]
    assert told == sorted(told)
    graver = rules.due_times("A", start, WEEK)
    assert all(graver[name] <= times[name] for name in times)
    assert all(time(9) <= due.astimezone(TOKYO).time() <= time(18) for due in told)
    assert told[0] - start >= timedelta(hours=2)


def test_steps_are_done_from_the_top_and_taken_back_from_the_last():
    rules.check_done("containment", steps(2), WRITTEN)
    rules.check_undone("apology", steps(2))
    for name, done in (("cause", 2), ("apology", 2), ("closing", 8)):
        with pytest.raises(rules.StepNotNext):
            rules.check_done(name, steps(done), WRITTEN)
    for name, done in (("received", 1), ("containment", 2)):
        with pytest.raises(rules.StepNotNext):
            rules.check_undone(name, steps(done))
    assert (rules.awaited(steps(3)), rules.awaited(steps(8))) == ("cause", "closed")


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("apology", {"apology", "facts"}),
        ("containment", {"containment"}),
        ("measure", {"measure"}),
        ("effect", {"effect"}),
    ],
)
def test_a_step_says_what_it_needs_all_at_once(name, missing):
    empty = WRITTEN | dict.fromkeys(missing, " ")
    with pytest.raises(rules.StepNotReady) as refused:
        rules.check_done(name, steps(rules.STEPS.index(name)), empty)
    assert refused.value.fields == dict.fromkeys(missing, "required")


def test_the_cause_of_all_but_a_slight_complaint_is_asked_for_with_its_whys():
    rules.check_done("cause", steps(3), WRITTEN)
    with pytest.raises(rules.StepNotReady) as refused:
        rules.check_done("cause", steps(3), WRITTEN | {"severity": "A"})
    assert refused.value.fields == {"whys": "required"}
    rules.check_done("cause", steps(3), WRITTEN | {"severity": "A", "whys": ["電源が瞬断した"]})


def test_the_report_is_handed_in_once_it_was_issued():
    with pytest.raises(rules.NotReported):
        rules.check_done("report", steps(5), WRITTEN)
    rules.check_done("report", steps(5), WRITTEN | {"reported_at": FRIDAY})


@pytest.mark.parametrize(
    ("severity", "flag", "wanted", "expected"),
    [
        ("A", "", False, True),
        ("B", "", False, False),
        ("C", "", True, True),
        ("C", "is_legal", False, True),
        ("C", "is_personal_data", False, True),
        ("B", "is_harassment", False, False),
    ],
)
def test_the_management_hears_of_what_is_grave_or_wanted(severity, flag, wanted, expected):
    flags = {name: name == flag for name in rules.FLAGS}
    assert rules.is_for_management(severity, flags, wanted) is expected
    assert rules.is_restricted(flags) is bool(flag)


def test_what_cannot_be_taken_is_named_at_once_and_empty_whys_are_left_out():
    assert rules.in_form({"whys": [" 再起動した ", ""], "title": " 件名 "}) == {
        "whys": ["再起動した"],
        "title": "件名",
    }
    with pytest.raises(BadInput) as refused:
        rules.in_form({"severity": "D", "title": " ", "whys": ["一"] * 6, "compensation": "gift"})
    assert refused.value.fields == {
        "severity": "not_a_choice",
        "compensation": "not_a_choice",
        "title": "required",
        "whys": "too_long",
    }
