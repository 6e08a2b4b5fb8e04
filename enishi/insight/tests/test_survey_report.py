"""The report on surveys: published figures exactly, a figure only of ten answers, and what its reader may total."""

from datetime import timedelta
from itertools import count

import pytest

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.service.models import SurveyResponse
from enishi.service.surveys.actions import survey_of
from enishi.service.surveys.rules import SCALES

NUMBERS = count()


@pytest.fixture
def answered(sales_rep):
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})

    def make(kind, scores, asked_ago=timedelta(0)):
        survey, at = survey_of(kind), clock.now() - asked_ago
        SurveyResponse.objects.bulk_create(
            SurveyResponse(
                survey=survey,
                account=account,
                key_hash=f"key {next(NUMBERS)}",
                scale=SCALES[kind].highest,
                asked_at=at,
                expires_at=at + timedelta(days=14),
                answered_at=None if score is None else clock.now(),
                score=score,
            )
            for score in scores
        )

    return make


def report(api, actor, query=""):
    items = api(actor).get(f"/reports/surveys{query}").json()["items"]
    return {one["kind"]: one for one in items}


@pytest.mark.parametrize(
    ("good", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (8, 10, 0.4902, 0.9433), (45, 50, 0.7864, 0.9565), (0, 20, 0.0, 0.1611)],
)
def test_csat_is_the_share_of_four_and_five_with_wilson_s_interval(api, owner, answered, good, n, low, high):
    answered("csat", [4, 5] * (good // 2) + [5] * (good % 2) + [3] * (n - good))
    found = report(api, owner)["csat"]
    assert found["value"]["value"] == pytest.approx(good / n)
    assert (round(found["value"]["low"], 4), round(found["value"]["high"], 4)) == (low, high)
    assert (found["answers"], found["bands"]["good"], found["bands"]["middle"]) == (n, good, n - good)


def test_nps_has_its_published_score_error_and_interval(api, owner, answered):
    answered("nps", [9] * 100 + [10] * 62 + [7] * 100 + [8] * 8 + [0] * 20 + [6] * 34)
    found = report(api, owner)["nps"]
    value = found["value"]
    assert [round(value[name], 2) for name in ("value", "low", "high")] == [33.33, 25.22, 41.45]
    assert round(value["error"], 3) == 4.141
    assert found["share"] is None


def test_ces_is_the_mean_of_one_to_seven_and_the_share_from_five(api, owner, answered):
    answered("ces", [7] * 6 + [5] * 2 + [4] + [1])
    found = report(api, owner)["ces"]
    assert found["value"]["value"] == pytest.approx(5.7)
    assert (found["share"]["value"], found["distribution"]["7"]) == (0.8, 6)
    assert found["value"]["low"] < 5.7 < found["value"]["high"]


def test_fewer_than_ten_answers_are_no_figure(api, owner, answered):
    answered("csat", [5] * 9 + [None] * 3)
    found = report(api, owner)["csat"]
    assert (found["value"], found["share"], found["mean"], found["weighted"]) == (None,) * 4
    assert (found["asked"], found["responded"], found["response_rate"]) == (12, 9, 0.75)


def test_answers_count_where_they_were_given_and_the_response_rate_where_it_was_asked(api, owner, answered):
    answered("csat", [5] * 10, asked_ago=timedelta(days=40))
    start = clock.today("Asia/Tokyo") - timedelta(days=2)
    found = report(api, owner, f"?start={start}")["csat"]
    assert (found["asked"], found["response_rate"], found["answers"]) == (0, None, 10)


def test_a_period_that_ends_before_it_starts_is_refused(api, owner):
    refused = api(owner).get("/reports/surveys?start=2026-02-01&end=2026-01-01")
    assert refused.status_code == 400
