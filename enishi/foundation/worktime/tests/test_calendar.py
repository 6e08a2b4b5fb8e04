from datetime import date, datetime, timedelta

import pytest

from enishi.foundation.worktime import BadHours, Calendar, Frame, NoWorkingTime, elapsed
from enishi.foundation.worktime.tests.calendars import ALL_DAYS, calendar

HOUR = timedelta(hours=1)


def new_york(*frames: list[str]) -> Calendar:
    return calendar("America/New_York", list(frames), ALL_DAYS)


def hours_on(day: str, hours: Calendar) -> float:
    midnight = datetime.fromisoformat(day).replace(tzinfo=hours.zone)
    return elapsed(midnight, midnight + timedelta(days=1), hours) / HOUR


@pytest.mark.parametrize(
    ("start", "end", "frame"),
    [
        ("09:00", "18:00", Frame(540, 1080)),
        ("00:00", "24:00", Frame(0, 1440)),
        ("00:00", "00:00", Frame(0, 1440)),
        ("22:00", "06:00", Frame(1320, 1800)),
    ],
)
def test_a_frame_ends_on_the_day_its_end_comes_after_its_start(start, end, frame):
    assert Frame.of(start, end) == frame


@pytest.mark.parametrize(
    "data",
    [
        {"weekly": {}},
        {"weekly": {"mon": []}},
        {"weekly": {"mon": []}, "special": {"2026-11-20": []}},
        {},
    ],
)
def test_a_calendar_that_is_never_open_is_refused_when_it_is_made(data):
    with pytest.raises(NoWorkingTime):
        Calendar.of({"zone": "Asia/Tokyo", **data})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"zone": "Asia/Edo"}, "zone"),
        ({"zone": None}, "zone"),
        ({"zone": "../etc"}, "zone"),
        ({"weekly": {"monday": [["09:00", "18:00"]]}}, "weekly"),
        ({"weekly": {"mon": [["9:00", "18:00"]]}}, "weekly"),
        ({"weekly": {"mon": [["09:00", "24:01"]]}}, "weekly"),
        ({"weekly": {"mon": [["09:00"]]}}, "weekly"),
        ({"weekly": {"mon": [[9, 18]]}}, "weekly"),
        ({"weekly": []}, "weekly"),
        ({"weekly": "mon"}, "weekly"),
        ({"holidays": ["2026-02-30"]}, "holidays"),
        ({"closed": [20261120]}, "closed"),
        ({"special": {"soon": []}}, "special"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_the_name_of_its_field(change, field):
    data = {"zone": "Asia/Tokyo", "weekly": {"mon": [["09:00", "18:00"]]}, **change}
    with pytest.raises((BadHours, NoWorkingTime)) as refusal:
        Calendar.of(data)
    assert list(refusal.value.fields) == [field]


def test_special_hours_win_over_holidays_closures_and_the_week():
    hours = calendar(
        "Asia/Tokyo",
        [["09:00", "18:00"]],
        holidays=["2026-11-23"],
        closed=["2026-11-24"],
        special={"2026-11-23": [["10:00", "12:00"]], "2026-11-24": [["13:00", "14:00"]], "2026-11-25": []},
    )
    assert [hours_on(f"2026-11-{day}", hours) for day in (23, 24, 25, 26)] == [2, 1, 0, 9]


def test_a_holiday_takes_the_night_shift_that_begins_on_it():
    hours = calendar("Asia/Tokyo", [["22:00", "06:00"]], ALL_DAYS, holidays=["2026-11-23"])
    assert [hours_on(f"2026-11-{day}", hours) for day in (22, 23, 24)] == [8, 6, 2]


def test_frames_that_overlap_count_once():
    hours = calendar("Asia/Tokyo", [["08:00", "12:00"], ["11:00", "15:00"], ["09:00", "10:00"]], ALL_DAYS)
    assert hours_on("2026-11-20", hours) == 7
    assert hours.frames_on(date(2026, 11, 20))[0] == Frame(480, 720)


@pytest.mark.parametrize(
    ("frame", "hours"),
    [(["01:00", "02:30"], 1), (["02:30", "05:00"], 2), (["02:00", "03:00"], 0), (["00:00", "24:00"], 23)],
)
def test_times_that_the_clocks_skip_are_not_worked(frame, hours):
    assert hours_on("2026-03-08", new_york(frame)) == hours


@pytest.mark.parametrize(
    ("frame", "hours"),
    [(["00:00", "01:30"], 2.5), (["01:30", "03:00"], 2.5), (["02:00", "05:00"], 3), (["00:00", "24:00"], 25)],
)
def test_a_repeated_hour_opens_at_its_first_and_closes_at_its_second(frame, hours):
    assert hours_on("2026-11-01", new_york(frame)) == hours
