"""The organisation's calendar: closures, opening days, holidays as published, and what it does to clocks."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from enishi.foundation import clock
from enishi.foundation.worktime import due, elapsed
from enishi.staff.actions.organisation import take_holidays
from enishi.staff.hours import our_calendar, our_holidays
from enishi.staff.models import HolidayYear, Organisation

HEADER = "国民の祝日・休日月日,国民の祝日・休日名称\r\n"
LIST = HEADER + "2026/1/1,元日\r\n2026/11/3,文化の日\r\n2026/11/24,休日\r\n"
YEAR_END = {"name": "年末年始", "first": "2020-12-29", "last": "2021-01-03", "yearly": True}


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+09:00").astimezone(UTC)


def upload(browser, content: bytes):
    file = SimpleUploadedFile("syukujitsu.csv", content)
    return browser.http.post("/api/v1/holidays", {"file": file})


def test_a_repeated_closure_shuts_every_year_however_far(api, admin):
    assert api(admin).patch("/organisation", {"closures": [YEAR_END]}, version=1).status_code == 200
    calendar = our_calendar()
    assert due(tokyo("2026-12-28 16:00"), timedelta(hours=8), calendar) == tokyo("2027-01-04 15:00")
    assert due(tokyo("2033-12-28 17:00"), timedelta(hours=2), calendar) == tokyo("2034-01-04 10:00")


def test_a_closure_of_once_shuts_once(api, admin):
    closure = {"name": "棚卸し", "first": "2026-11-20", "last": "2026-11-20"}
    api(admin).patch("/organisation", {"closures": [closure]}, version=1)
    calendar = our_calendar()
    assert elapsed(tokyo("2026-11-20 00:00"), tokyo("2026-11-21 00:00"), calendar) == timedelta(0)
    assert elapsed(tokyo("2027-11-19 00:00"), tokyo("2027-11-20 00:00"), calendar) == timedelta(hours=9)


def test_an_opening_day_wins_over_holiday_closure_and_weekend(api, admin):
    change = {
        "closures": [{"name": "休業", "first": "2026-11-21", "last": "2026-11-24"}],
        "openings": [
            {"day": "2026-11-21", "name": "営業する土曜", "frames": [["10:00", "12:00"], ["13:00", "15:00"]]},
            {"day": "2026-11-23", "name": "勤労感謝の日も営業", "frames": [["10:00", "11:00"]]},
        ],
    }
    assert api(admin).patch("/organisation", change, version=1).status_code == 200
    got = elapsed(tokyo("2026-11-21 00:00"), tokyo("2026-11-25 00:00"), our_calendar())
    assert got == timedelta(hours=5)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"working_hours": {}}, "working_hours"),
        ({"working_hours": {"mon": []}}, "working_hours"),
        ({"working_hours": {"mon": [["9時", "18時"]]}}, "working_hours"),
        ({"zone": "Tokyo"}, "zone"),
        ({"closures": [YEAR_END, {"first": "2019-01-02", "last": "2019-01-01"}]}, "closures.1.last"),
        ({"closures": [{"first": "2026-01-01", "last": "2026-12-31", "yearly": True}]}, "closures.0.last"),
        ({"closures": [{"first": "2020-01-01", "last": "2060-12-31"}]}, "working_hours"),
        ({"openings": [{"day": "2026-11-28", "frames": [["25:00", "26:00"]]}]}, "openings.0.frames"),
        ({"openings": [{"day": "2026-11-28", "frames": [["09:00", "12:00"]]}] * 2}, "openings.1.day"),
    ],
)
def test_a_calendar_on_which_no_clock_can_run_is_refused_on_save(api, admin, change, field):
    answer = api(admin).patch("/organisation", change, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert Organisation.objects.unscoped("test").get().version == 1


def test_a_published_list_replaces_the_years_it_names(api, admin, events_of):
    browser = api(admin)
    assert browser.get("/holidays?year=2026").json()["taken_at"] is None
    answer = upload(browser, LIST.encode("cp932"))
    assert (answer.status_code, answer.json()) == (200, {"years": [2026]})
    body = browser.get("/holidays?year=2026").json()
    assert [(row["day"], row["name"]) for row in body["items"]] == [
        ("2026-01-01", "元日"),
        ("2026-11-03", "文化の日"),
        ("2026-11-24", "休日"),
    ]
    assert (body["taken_at"] is not None, body["years"]) == (True, [2026])
    # The list above does not know 23 November, the calendar follows it; 2027 is computed as before.
    holidays = our_holidays()
    assert date(2026, 11, 23) not in holidays
    assert date(2026, 11, 24) in holidays
    assert date(2027, 11, 23) in holidays
    organisation = Organisation.objects.unscoped("test").get()
    assert events_of(organisation) == ["calendar.changed"]
    assert events_of(HolidayYear.objects.unscoped("test").get()) == ["holidays.taken"]


def test_taking_the_same_list_again_changes_nothing(cli, organisation, events_of):
    assert [row.year for row in take_holidays(cli, LIST.encode())] == [2026]
    assert take_holidays(cli, LIST.encode("cp932")) == []
    assert events_of(organisation) == ["calendar.changed"]
    corrected = LIST.replace("11/24", "11/23")
    assert [row.version for row in take_holidays(cli, corrected.encode())] == [2]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "祝日の一覧"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "祝日の一覧"),
        ("2026/2/30,存在しない日\r\n".encode("cp932"), "日付"),
        ((LIST + "2026/1/1,元日\r\n").encode("cp932"), "2回"),
        ((LIST + "2026/1/2\r\n").encode("cp932"), "名前"),
        ((LIST + "昭和元年,元日\r\n").encode("cp932"), "日付"),
        (b"2026/1/1," + b"x" * 600_000, "大きすぎ"),
    ],
)
def test_a_file_that_is_no_list_of_holidays_is_refused_whole(api, admin, content, words):
    answer = upload(api(admin), content)
    assert answer.status_code == 400
    assert words in answer.json()["fields"]["file"]
    assert not HolidayYear.objects.unscoped("test").exists()


@pytest.mark.parametrize("role", ["sales_manager", "service_agent", "read_only"])
def test_others_read_the_holidays_but_do_not_change_them(api, person, organisation, role):
    browser = api(person("誰か", role))
    assert len(browser.get("/holidays?year=2026").json()["items"]) == 18
    assert upload(browser, LIST.encode()).status_code == 403
    assert not HolidayYear.objects.unscoped("test").exists()


def test_without_a_year_this_years_are_shown(api, admin):
    assert api(admin).get("/holidays").json()["year"] == clock.today("Asia/Tokyo").year
    assert api(admin).get("/holidays?year=1900").status_code == 400


def test_a_row_that_cannot_be_read_is_named(api, admin):
    body = upload(api(admin), (LIST + "2026/2/30,存在しない日\r\n").encode("cp932")).json()
    assert (body["code"], body["title"]) == ("bad_holiday_row", "祝日の一覧の 5 行目を読み取れません。")


def test_closed_days_of_before_become_closures_of_one_day(organisation):
    Organisation.objects.unscoped("test").update(closures=["2026-12-29", "2026-12-30"])
    name = "0003_closures_openings_and_holidays"
    then = MigrationLoader(connection, replace_migrations=False).project_state(("staff", name)).apps
    import_module(f"enishi.staff.migrations.{name}").as_closures(then, None)
    assert Organisation.objects.unscoped("test").get().closures == [
        {"name": "", "first": "2026-12-29", "last": "2026-12-29", "yearly": False},
        {"name": "", "first": "2026-12-30", "last": "2026-12-30", "yearly": False},
    ]
