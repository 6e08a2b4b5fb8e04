from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime import NoWorkingTime, Table, begun, course, due, elapsed, elapsed_each
from enishi.foundation.worktime.tests.calendars import ALL_DAYS, NEW_YORK_ALWAYS, calendar, japanese

HOUR = timedelta(hours=1)
OFFICE = japanese()
LUNCH = japanese(["09:00", "12:00"], ["13:00", "18:00"])
DESK = calendar("Asia/Tokyo", [["10:00", "18:00"]])
NIGHT = calendar("Europe/Berlin", [["22:00", "06:00"], ["12:00", "12:30"]], ALL_DAYS)

CALENDARS = st.sampled_from([OFFICE, LUNCH, DESK, NIGHT, NEW_YORK_ALWAYS])
SECONDS = st.integers(0, 2 * 365 * 86400)
INSTANTS = SECONDS.map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
BUDGETS = st.integers(1, 300 * 3600).map(lambda seconds: timedelta(seconds=seconds))
PAUSES = st.lists(
    st.tuples(INSTANTS, st.integers(-3600, 20 * 86400)).map(
        lambda pause: (pause[0], pause[0] + timedelta(seconds=pause[1]))
    ),
    max_size=5,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text if text[-6] in "+-" else f"{text}+09:00")


@pytest.mark.parametrize(
    ("hours", "start", "budget", "expected"),
    [
        (OFFICE, "2026-05-01T17:00", 8, "2026-05-07T16:00"),
        (OFFICE, "2026-09-18T17:30", 2, "2026-09-24T10:30"),
        (OFFICE, "2026-12-28T16:00", 8, "2027-01-04T15:00"),
        (OFFICE, "2026-11-20T18:00", 1, "2026-11-24T10:00"),
        (OFFICE, "2026-11-21T03:00", 1, "2026-11-24T10:00"),
        (LUNCH, "2026-11-24T11:30", 1, "2026-11-24T13:30"),
        (NEW_YORK_ALWAYS, "2026-03-08T01:30-05:00", 2, "2026-03-08T04:30-04:00"),
        (NEW_YORK_ALWAYS, "2026-11-01T00:30-04:00", 3, "2026-11-01T02:30-05:00"),
        (NEW_YORK_ALWAYS, "2026-03-07T12:00-05:00", 24, "2026-03-08T13:00-04:00"),
    ],
)
def test_the_clock_runs_out_at_the_published_instant(hours, start, budget, expected):
    assert due(at(start), budget * HOUR, hours) == at(expected)
    assert elapsed(at(start), at(expected), hours) == budget * HOUR


@pytest.mark.parametrize(
    ("start", "budget", "expected"),
    [
        ("2026-11-16T08:00", 1, "2026-11-16T11:00"),
        ("2026-11-16T08:00", 4, "2026-11-16T14:00"),
        ("2026-11-16T20:00", 0.5, "2026-11-17T10:30"),
        ("2026-11-16T20:00", 2, "2026-11-17T12:00"),
        ("2026-11-20T17:00", 0.5, "2026-11-20T17:30"),
        ("2026-11-20T17:00", 2, "2026-11-23T11:00"),
        ("2026-11-20T19:00", 1, "2026-11-23T11:00"),
        ("2026-11-20T19:00", 4, "2026-11-23T14:00"),
    ],
)
def test_response_and_resolution_wait_for_opening(start, budget, expected):
    assert due(at(start), budget * HOUR, DESK) == at(expected)


def test_holidays_until_the_weekend_move_the_due_to_monday():
    hours = calendar("Asia/Tokyo", [["10:00", "18:00"]], holidays=["2026-11-19", "2026-11-20"])
    assert due(at("2026-11-19T15:00"), HOUR / 2, hours) == at("2026-11-23T10:30")
    assert due(at("2026-11-19T15:00"), 2 * HOUR, hours) == at("2026-11-23T12:00")


@pytest.mark.parametrize(("held", "expected"), [(3600, "2026-11-19T18:00"), (3601, "2026-11-20T10:00:01")])
def test_a_pause_moves_the_due_by_its_working_seconds(held, expected):
    begins = at("2026-11-19T15:30")
    pause = (begins, begins + timedelta(seconds=held))
    assert due(at("2026-11-19T15:00"), 2 * HOUR, DESK, [pause]) == at(expected)


def test_a_pause_outside_working_hours_changes_nothing():
    pause = (at("2026-11-20T18:00"), at("2026-11-24T09:00"))
    assert due(at("2026-11-20T16:00"), 3 * HOUR, OFFICE, [pause]) == at("2026-11-24T10:00")


def test_the_day_that_loses_an_hour_has_twenty_three():
    berlin = calendar("Europe/Berlin", [["00:00", "24:00"]], ALL_DAYS)
    assert elapsed(at("2026-03-28T12:00+01:00"), at("2026-03-29T12:00+02:00"), berlin) == 23 * HOUR


@given(CALENDARS, INSTANTS, BUDGETS, PAUSES)
def test_exactly_the_budget_has_elapsed_when_it_is_due(hours, start, budget, pauses):
    assert elapsed(start, due(start, budget, hours, pauses), hours, pauses) == budget


@given(CALENDARS, INSTANTS, BUDGETS, BUDGETS, PAUSES)
def test_a_larger_budget_is_due_later(hours, start, budget, more, pauses):
    assert due(start, budget, hours, pauses) < due(start, budget + more, hours, pauses)


@given(CALENDARS, INSTANTS, st.integers(0, 10 * 86400), BUDGETS, PAUSES)
def test_a_later_start_is_never_due_earlier(hours, start, seconds, budget, pauses):
    later = start + timedelta(seconds=seconds)
    assert due(start, budget, hours, pauses) <= due(later, budget, hours, pauses)


@given(CALENDARS, st.lists(INSTANTS, min_size=3, max_size=3).map(sorted), PAUSES)
def test_the_parts_of_a_stretch_add_up_to_the_whole(hours, instants, pauses):
    a, b, c = instants
    assert elapsed(a, b, hours, pauses) + elapsed(b, c, hours, pauses) == elapsed(a, c, hours, pauses)


@given(CALENDARS, INSTANTS, INSTANTS)
def test_working_time_is_never_more_than_time_and_never_runs_backwards(hours, a, b):
    assert timedelta(0) <= elapsed(a, b, hours) <= max(b - a, timedelta(0))


@given(CALENDARS, st.lists(st.tuples(INSTANTS, INSTANTS), max_size=6))
def test_many_stretches_at_once_are_as_long_as_each_alone(hours, pairs):
    assert elapsed_each(pairs, hours) == [elapsed(a, b, hours) for a, b in pairs]


@given(CALENDARS, st.lists(st.tuples(INSTANTS, BUDGETS, PAUSES), min_size=1, max_size=6))
def test_a_table_knows_what_walking_the_calendar_for_each_clock_finds(hours, clocks):
    table = Table(hours, min(start for start, _, _ in clocks))
    walked = [course(start, budget, hours, pauses)[-1][1] for start, budget, pauses in clocks]
    assert [due(start, budget, table, pauses) for start, budget, pauses in clocks] == walked
    assert [due(start, budget, hours, pauses) for start, budget, pauses in clocks] == walked


def test_a_table_has_the_other_clocks_of_its_calendar_and_nothing_before_its_start():
    since = at("2026-11-20T12:00")
    table = Table(OFFICE, since)
    assert table.always() is table.always()
    week = DESK.weekly
    other = table.with_week(week, works_holidays=True)
    assert other is table.with_week(week, works_holidays=True)
    assert due(since, 7 * HOUR, other) == at("2026-11-23T11:00")
    assert due(since, 7 * HOUR, table.with_week(week, works_holidays=False)) == at("2026-11-24T11:00")
    assert due(since, 24 * HOUR, table.always()) == at("2026-11-21T12:00")
    with pytest.raises(ValueError, match="begins"):
        due(since - HOUR, HOUR, table)


def test_a_budget_that_no_calendar_can_hold_is_refused_and_not_searched_for_ever():
    only_one_day = calendar("Asia/Tokyo", [], special={"2026-11-20": [["09:00", "18:00"]]})
    assert due(at("2026-11-20T09:00"), 9 * HOUR, only_one_day) == at("2026-11-20T18:00")
    with pytest.raises(NoWorkingTime):
        due(at("2026-11-20T09:00"), 10 * HOUR, only_one_day)


def test_an_instant_without_a_zone_and_a_budget_of_nothing_are_errors():
    with pytest.raises(ValueError, match="zone"):
        due(at("2026-11-20T09:00").replace(tzinfo=None), HOUR, OFFICE)
    with pytest.raises(ValueError, match="positive"):
        due(at("2026-11-20T09:00"), timedelta(0), OFFICE)


def test_a_due_three_weeks_ahead_takes_less_than_a_millisecond():
    def seconds() -> float:
        begins = perf_counter()
        due(at("2026-04-20T09:00"), 100 * HOUR, LUNCH)
        return perf_counter() - begins

    assert min(seconds() for _ in range(30)) < 0.001


@given(CALENDARS, INSTANTS, BUDGETS)
def test_the_way_back_leads_to_the_latest_instant_from_which_the_budget_has_run(hours, until, budget):
    since = begun(until, budget, hours)
    assert elapsed(since, until, hours) == budget
    assert elapsed(since + timedelta(seconds=1), until, hours) < budget
    assert due(since, budget, hours) <= until


def test_a_budget_of_nothing_has_no_way_back():
    with pytest.raises(ValueError, match="positive"):
        begun(at("2026-11-20T10:00"), timedelta(0), OFFICE)
