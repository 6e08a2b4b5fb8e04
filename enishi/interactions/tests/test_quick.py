"""Quick entry over HTTP: what a line becomes, and that nothing is guessed."""

from datetime import date
from urllib.parse import urlencode

import pytest
import time_machine

from enishi.customers.actions import create_account
from enishi.interactions.models import Activity, Task

NOON_FRIDAY = "2026-11-20T03:00:00+00:00"
LINE = "明日10時 ハナサキ精機 訪問"


def asked(api, text):
    return api.get(f"/quick-entries?{urlencode({'text': text})}")


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def hanasaki(sales_rep, organisation):
    return create_account(sales_rep, {"name": "ハナサキ精機株式会社"})


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON_FRIDAY, tick=False):
        yield


def test_a_line_with_a_kind_and_a_time_is_a_planned_activity(api, sales_rep, hanasaki, events_of):
    told = asked(api(sales_rep), LINE).json()
    assert (told["becomes"], told["day"], told["at"], told["kind"]) == (
        "activity",
        "2026-11-21",
        "10:00",
        "visit",
    )
    assert told["account"]["id"] == str(hanasaki.uid)
    assert rows(Activity).count() == 0
    made = api(sales_rep).post("/quick-entries", {"text": LINE})
    assert (made.status_code, made.json()["becomes"]) == (201, "activity")
    activity = rows(Activity).get()
    assert (activity.subject, activity.kind, activity.account) == ("訪問", "visit", hanasaki)
    assert activity.happened_at.isoformat() == "2026-11-21T01:00:00+00:00"
    assert events_of(activity) == ["activity.recorded"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("来週月曜 ハナサキ精機 見積を送る", "見積を送る"),
        ("11月23日 ハナサキ精機に電話", "電話"),
        ("月曜 ハナサキ精機 見積の件 電話", "見積の件（電話）"),
        ("11/23 15時 ハナサキ精機 資料の準備", "15:00 資料の準備"),
    ],
)
def test_what_has_a_day_but_no_kind_or_no_time_yet_is_a_task(api, sales_rep, hanasaki, text, subject):
    assert api(sales_rep).post("/quick-entries", {"text": text}).json()["becomes"] == "task"
    task = rows(Task).get()
    assert (task.subject, task.due_on, task.account) == (subject, date(2026, 11, 23), hanasaki)


def test_what_was_done_today_without_a_time_was_done_now(api, sales_rep, hanasaki):
    api(sales_rep).post("/quick-entries", {"text": "今日 ハナサキ精機に電話した 30分"})
    activity = rows(Activity).get()
    assert (activity.happened_at.isoformat(), activity.minutes) == (NOON_FRIDAY, 30)


def test_of_several_customers_none_is_guessed(api, sales_rep, hanasaki):
    other = create_account(sales_rep, {"name": "ハナサキ物流株式会社"})
    line = {"text": "明日10時 ハナサキ 訪問"}
    told = asked(api(sales_rep), line["text"]).json()
    assert {one["id"] for one in told["candidates"]} == {str(hanasaki.uid), str(other.uid)}
    assert (told["becomes"], told["unclear"][0]["code"]) == ("", "several_customers")
    refused = api(sales_rep).post("/quick-entries", line)
    assert (refused.status_code, refused.json()["code"]) == (400, "quick.not_understood")
    assert rows(Activity).count() == 0
    chosen = api(sales_rep).post("/quick-entries", line | {"account_id": str(other.uid)})
    assert chosen.status_code == 201
    assert rows(Activity).get().account == other


def test_a_customer_nobody_knows_is_said_and_the_words_are_kept(api, sales_rep, hanasaki):
    told = asked(api(sales_rep), "明日10時 まつかぜ商店 訪問").json()
    assert (told["account"], told["subject"]) == (None, "まつかぜ商店")
    assert (
        told["notes"][0]["message"] == "「まつかぜ商店」という取引先は見つかりません。件名として記録します。"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ハナサキ精機 訪問", "no_day"),
        ("明日", "nothing_to_do"),
        ("明日2時 訪問", "which_half"),
        ("", "no_day"),
    ],
)
def test_what_is_missing_or_could_be_two_things_is_named(api, sales_rep, hanasaki, text, code):
    told = asked(api(sales_rep), text).json()
    assert told["becomes"] == ""
    assert code in [one["code"] for one in told["unclear"]]
    assert all(one["message"] and "{" not in one["message"] for one in told["unclear"])


def test_b03_a_customer_out_of_sight_is_not_found(api, other_rep, hanasaki):
    assert asked(api(other_rep), LINE).json()["account"] is None
