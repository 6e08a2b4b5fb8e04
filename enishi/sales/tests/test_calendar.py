"""The calendar of a person and of a team: what stands there, what may be moved, closed days, and who is away."""

from datetime import UTC, date, datetime

import pytest

from enishi.interactions.models import Activity, Task
from enishi.sales.models import Demo
from enishi.staff.models import Absence

WEEK = "start=2026-11-16&end=2026-11-23"
TEN = datetime(2026, 11, 20, 1, tzinfo=UTC)  # Friday, 10:00 in Tokyo


def activity(person, subject="ご提案", at=TEN):
    return Activity.objects.create(
        kind="visit", side="sales", subject=subject, owner_id=person.user_id, happened_at=at, minutes=90
    )


@pytest.fixture
def week(api):
    def read(person, **asked) -> dict:
        more = "".join(f"&{name}={value}" for name, value in asked.items())
        answer = api(person).get(f"/calendar?{WEEK}{more}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    return read


def test_visits_tasks_demos_and_next_steps_stand_in_the_week(week, sales_rep, deal):
    visit = activity(sales_rep)
    Task.objects.create(subject="見積を送る", owner_id=sales_rep.user_id, due_on=date(2026, 11, 19))
    deal.next_action, deal.next_action_on = "訪問", date(2026, 11, 18)
    deal.save()
    Demo.objects.create(deal=deal, owner_id=sales_rep.user_id, title="製品デモ", starts_at=TEN, minutes=45)
    Demo.objects.create(
        deal=deal, owner_id=sales_rep.user_id, title="中止", starts_at=TEN, status=Demo.CANCELLED
    )
    activity(sales_rep, "来週", datetime(2026, 11, 24, 1, tzinfo=UTC))
    found = {entry["kind"]: entry for entry in week(sales_rep)["entries"]}
    assert sorted(found) == ["activity", "deal", "demo", "task"]
    assert (found["activity"]["id"], found["activity"]["at"], found["activity"]["minutes"]) == (
        str(visit.uid),
        "2026-11-20T01:00:00Z",
        90,
    )
    assert (found["task"]["day"], found["task"]["at"]) == ("2026-11-19", None)
    assert found["demo"]["minutes"] == 45
    assert all(entry["may_move"] and entry["owner"]["name"] == "佐藤 健" for entry in found.values())


def test_holidays_and_days_off_are_closed_and_absences_told(week, sales_rep):
    Absence.objects.create(
        person_id=sales_rep.user_id, reason="leave", starts_on=date(2026, 11, 19), ends_on=date(2026, 11, 30)
    )
    found = week(sales_rep)
    assert found["closed"] == [
        {"day": "2026-11-21", "name": ""},
        {"day": "2026-11-22", "name": ""},
        {"day": "2026-11-23", "name": "勤労感謝の日"},
    ]
    assert [(one["person"]["name"], one["starts_on"]) for one in found["absences"]] == [
        ("佐藤 健", "2026-11-19")
    ]


def test_a_team_is_shown_as_far_as_the_reader_sees_and_moved_as_far_as_they_may(
    week, sales_rep, colleague, sales_manager, other_rep, sales_team, other_sales_team, uid
):
    activity(sales_rep)
    activity(colleague)
    activity(other_rep)
    mine = week(sales_rep, team_id=sales_team.uid)
    may = {entry["owner"]["name"]: entry["may_move"] for entry in mine["entries"]}
    assert may == {"佐藤 健": True, "伊藤 彩": False}
    assert all(entry["may_move"] for entry in week(sales_manager, team_id=sales_team.uid)["entries"])
    assert week(sales_rep, team_id=other_sales_team.uid)["entries"] == []
    assert len(week(sales_rep, person_id=uid(colleague))["entries"]) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "start=2026-11-20&end=2026-11-19",
        "start=2026-01-01&end=2026-12-31",
        "start=2026-11-16",
        "start=2026-11-16&end=2026-11-22&person_id=0199a3c2-7b1e-7d0c-9a3f-5c2e8b1d4f61",
    ],
)
def test_days_or_people_that_make_no_sense_are_refused(api, sales_rep, asked):
    assert api(sales_rep).get(f"/calendar?{asked}").status_code in (400, 422)


def test_a_whole_team_costs_no_more_than_one_person(
    api, sales_rep, colleague, sales_team, django_assert_max_num_queries
):
    for person in (sales_rep, colleague):
        for hour in range(5):
            activity(person, at=TEN.replace(hour=hour))
    browser = api(sales_rep)
    browser.get("/me")
    with django_assert_max_num_queries(24):
        browser.get(f"/calendar?{WEEK}&team_id={sales_team.uid}")
