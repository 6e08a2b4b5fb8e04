"""One's own calendar behind a secret address: what one has to do, and nothing one may not see."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.ids import new_uid
from enishi.interactions.models import Activity, Task
from enishi.sales.actions import create_deal, ensure_default_pipeline, update_deal
from enishi.staff.feeds.registry import Entry
from enishi.staff.feeds.rules import calendar
from enishi.staff.models import CalendarFeed, User

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
WORDS = {"task": "タスク："}


@pytest.fixture(autouse=True)
def noon():
    cache.clear()
    with clock.at(NOON):
        yield


@pytest.fixture
def address(api, sales_rep):
    return api(sales_rep).post("/calendar-feed").json()["address"].partition("/api/v1")[2]


def read(path: str):
    return Client().get(f"/api/v1{path}")


def shown(path: str):
    answer = read(path)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "ハナサキ精機株式会社"})


def test_tasks_visits_next_actions_and_next_steps_stand_on_their_days(address, sales_rep, account):
    mine = {"owner_id": sales_rep.user_id, "account": account}
    Task.objects.create(subject="見積を送る", due_on=date(2026, 11, 24), **mine)
    Task.objects.create(subject="済んだこと", due_on=date(2026, 11, 24), done_at=NOON, **mine)
    Activity.objects.create(
        kind="visit", side="sales", subject="工場訪問", happened_at=NOON + timedelta(days=3), minutes=90,
        next_action="議事録", next_action_on=date(2026, 11, 27), **mine,
    )  # fmt: skip
    ensure_default_pipeline(System("set-up"))
    deal = create_deal(sales_rep, {"name": "センサー更新", "account_id": account.uid})
    step = {"next_action": "提案", "next_action_on": date(2026, 12, 1)}
    update_deal(sales_rep, deal.uid, step, version=deal.version)
    found = shown(address)
    assert found.keys() == {
        "タスク：見積を送る",
        "活動：工場訪問",
        "次回アクション：議事録",
        "商談：提案 – センサー更新",
    }
    visit, task = found["活動：工場訪問"], found["タスク：見積を送る"]
    assert (visit["DTSTART"].dt, visit["DTEND"].dt - visit["DTSTART"].dt) == (
        NOON + timedelta(days=3),
        timedelta(minutes=90),
    )
    assert (task["DTSTART"].dt, task["DTEND"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    assert str(task["DESCRIPTION"]).startswith("ハナサキ精機株式会社\n")


def test_a_changed_entry_keeps_its_uid_and_counts_its_changes(address, sales_rep):
    task = Task.objects.create(subject="電話", due_on=date(2026, 11, 24), owner_id=sales_rep.user_id)
    before = shown(address)["タスク：電話"]
    task.due_on, task.version = date(2026, 11, 25), 2
    task.save()
    after = shown(address)["タスク：電話"]
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)


def test_colleagues_entries_and_names_of_hidden_customers_do_not_stand_there(
    address, sales_rep, colleague, other_rep
):
    hidden = create_account(other_rep, {"name": "見えない会社"})
    Task.objects.create(subject="同僚の用事", due_on=date(2026, 11, 24), owner_id=colleague.user_id)
    Task.objects.create(subject="電話", due_on=date(2026, 11, 24), owner_id=sales_rep.user_id, account=hidden)
    answer = read(address).content.decode()
    assert "タスク：電話" in answer
    assert "同僚" not in answer and "見えない会社" not in answer


def test_b14_b67_a_renewed_or_ended_address_and_one_of_somebody_who_left_open_nothing(
    api, address, sales_rep
):
    assert read(address).status_code == 200
    second = api(sales_rep).post("/calendar-feed").json()["address"].partition("/api/v1")[2]
    assert (read(address).status_code, read(second).status_code) == (404, 200)
    User.objects.filter(pk=sales_rep.user_id).update(is_active=False)
    assert read(second).status_code == 404
    User.objects.filter(pk=sales_rep.user_id).update(is_active=True)
    assert api(sales_rep).delete("/calendar-feed").status_code == 204
    assert read(second).status_code == 404
    assert api(sales_rep).get("/calendar-feed").json()["is_on"] is False


def test_b14_what_a_copy_of_the_database_holds_opens_nothing_and_no_event_tells_it(address, sales_rep):
    kept = CalendarFeed.objects.unscoped("test").get().key_hash
    assert kept not in address and address.rpartition("/")[2] not in kept
    assert read(f"/calendars/{kept}").status_code == 404
    event = Event.objects.get(kind="calendar_feed.renewed")
    assert kept not in str(event.values.after)


def test_b77_guessing_and_asking_without_end_are_slowed_down(address):
    answers = [read(f"/calendars/cal_{number}").status_code for number in range(21)]
    assert answers == [404] * 20 + [429]
    cache.clear()
    answers = [read(address).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_when_it_was_last_read_is_known_to_the_hour(api, address, sales_rep):
    assert api(sales_rep).get("/calendar-feed").json()["last_read_at"] is None
    read(address)
    assert api(sales_rep).get("/calendar-feed").json()["last_read_at"] == "2026-11-20T03:00:00Z"


# What an API and a database let through: no control characters but white space, no lone surrogates.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(text, st.one_of(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.datetimes(timezones=st.just(UTC))))
def test_b56_whatever_a_title_holds_it_stays_one_property_of_one_entry(title, on):
    if isinstance(on, datetime):
        on = on.replace(year=min(max(on.year, 1990), 2100), day=min(on.day, 28), microsecond=0)
    entry = Entry("task", new_uid(), 1, NOON, on, title, "/activities", account=title)
    made = calendar([entry], name="Enishi", zone="Asia/Tokyo", base="https://crm.example", words=WORDS)
    (found,) = Calendar.from_ical(made).walk("VEVENT")
    assert sorted(found) == sorted({*found})
    assert len(Calendar.from_ical(made).walk()) == 2
    assert found["DTSTART"].dt == on
    assert str(found["UID"]) == f"{entry.uid}.task@enishi"
    assert str(found["SUMMARY"]).startswith("タスク：")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
