"""日報: made from what was recorded, handed in once a day, read and commented by whoever looks after the writer."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from enishi.customers.actions import create_account
from enishi.foundation.jobs.worker import drain
from enishi.interactions.actions import create_task, finish_task, record_activity
from enishi.interactions.daily.models import DailyReport
from enishi.interactions.daily.rules import counted
from enishi.staff.models import Absence, Notification

EVENING = datetime(2026, 11, 20, 9, tzinfo=UTC)  # six o'clock of a Friday in Tokyo
FRIDAY = date(2026, 11, 20)


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture(autouse=True)
def led(sales_team, sales_manager):
    sales_team.manager_id = sales_manager.user_id
    sales_team.save()


@pytest.fixture
def worked(sales_rep, organisation):
    """A visit in the morning, a call yesterday, a task done, and one for Monday."""
    account = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    visit = {"kind": "visit", "subject": "レビュー", "account_id": account.uid, "outcome": "好感触"}
    visit |= {"next_action": "見積", "next_action_on": date(2026, 11, 25)}
    record_activity(sales_rep, visit | {"happened_at": EVENING - timedelta(hours=8)})
    call = {"kind": "call", "subject": "昨日の電話", "happened_at": EVENING - timedelta(days=1)}
    record_activity(sales_rep, call)
    done = create_task(sales_rep, {"subject": "資料を送る", "due_on": FRIDAY})
    finish_task(sales_rep, done.uid, version=1)
    create_task(sales_rep, {"subject": "電話する", "due_on": date(2026, 11, 24)})
    return account


def test_a_day_is_made_from_what_was_recorded_on_it(api, sales_rep, worked):
    told = api(sales_rep).get("/daily-reports/day").json()
    assert [(line["kind"], line["title"]) for line in told["lines"]] == [
        ("visit", "レビュー"),
        ("task", "資料を送る"),
    ]
    assert told["lines"][0]["account"]["name"] == "ハナサキ精機株式会社"
    assert (told["lines"][0]["next_action"], told["lines"][0]["text"]) == ("見積", "好感触")
    # Monday is a holiday.
    assert (told["next_day"], [line["title"] for line in told["coming"]]) == ("2026-11-24", ["電話する"])
    assert (told["report"], told["figures"]["met"], told["figures"]["called"]) == (None, 1, 0)


def test_a_report_handed_in_is_frozen_and_its_manager_is_told(
    api, sales_rep, sales_manager, worked, events_of
):
    mine = api(sales_rep)
    made = mine.post("/daily-reports", {"day": "2026-11-20", "text": " 好感触でした "}).json()
    assert (made["status"], made["text"], len(made["lines"])) == ("draft", "好感触でした", 2)
    sent = mine.post(f"/daily-reports/{made['id']}/submit", if_match='"1"').json()
    record_activity(sales_rep, {"kind": "call", "subject": "遅い電話"})
    assert (sent["status"], len(mine.get(f"/daily-reports/{made['id']}").json()["lines"])) == ("submitted", 2)
    report = rows(DailyReport).get()
    assert events_of(report) == ["daily_report.created", "daily_report.submitted"]
    drain()
    assert [one.kind for one in rows(Notification).filter(person=sales_manager.user_id)] == [
        "report_submitted"
    ]


def test_one_report_a_day_and_none_of_a_day_to_come(api, sales_rep, organisation):
    mine = api(sales_rep)
    assert mine.post("/daily-reports", {"day": "2026-11-20"}).status_code == 201
    again = mine.post("/daily-reports", {"day": "2026-11-20"})
    assert (again.status_code, again.json()["code"]) == (409, "report.exists")
    for day in ("2026-11-21", "2026-10-19"):
        assert list(mine.post("/daily-reports", {"day": day}).json()["fields"]) == ["day"]
    assert rows(DailyReport).count() == 1


def test_a_draft_is_its_writers_alone(api, sales_rep, sales_manager, organisation):
    uid = api(sales_rep).post("/daily-reports", {"day": "2026-11-20"}).json()["id"]
    assert api(sales_manager).get(f"/daily-reports/{uid}").status_code == 404
    assert api(sales_manager).get("/daily-reports").json()["total"] == 0
    assert api(sales_rep).get("/daily-reports").json()["total"] == 1
    assert api(sales_manager).patch(f"/daily-reports/{uid}", {"text": "x"}, version=1).status_code == 403


def test_a_manager_comments_and_the_writer_is_told(api, sales_rep, sales_manager, organisation):
    uid = api(sales_rep).post("/daily-reports", {"day": "2026-11-20"}).json()["id"]
    api(sales_rep).post(f"/daily-reports/{uid}/submit", if_match='"1"')
    told = api(sales_manager).post(f"/daily-reports/{uid}/comments", {"text": "よい動きです"})
    assert told.status_code == 201
    assert [(one["author"]["name"], one["text"]) for one in told.json()["comments"]] == [
        (sales_manager.name, "よい動きです")
    ]
    drain()
    assert "report_commented" in [one.kind for one in rows(Notification).filter(person=sales_rep.user_id)]
    assert api(sales_manager).post(f"/daily-reports/{uid}/comments", {"text": " "}).status_code == 400


def test_whoever_has_not_handed_in_is_listed_with_who_is_away(api, sales_rep, sales_manager, organisation):
    manager = api(sales_manager)
    assert [one["person"]["name"] for one in manager.get("/daily-reports/missing").json()["items"]] == [
        sales_rep.name
    ]
    Absence.objects.create(person_id=sales_rep.user_id, starts_on=FRIDAY, ends_on=FRIDAY)
    assert manager.get("/daily-reports/missing").json()["items"][0]["is_away"] is True
    uid = api(sales_rep).post("/daily-reports", {"day": "2026-11-20"}).json()["id"]
    api(sales_rep).post(f"/daily-reports/{uid}/submit", if_match='"1"')
    assert manager.get("/daily-reports/missing").json()["items"] == []
    assert api(sales_rep).get("/daily-reports/missing").json()["items"] == []


def test_what_was_only_planned_is_not_counted_as_done():
    planned = {"kind": "visit", "is_planned": True}
    done = [
        {"kind": kind, "is_planned": False}
        for kind in ("visit", "call", "message", "deal.won", "ticket.solved")
    ]
    assert counted([planned, *done]) == {"met": 1, "called": 1, "written": 1, "moved": 1, "tickets": 1}
