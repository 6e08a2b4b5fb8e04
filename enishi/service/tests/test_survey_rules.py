"""What a score means, who is drawn, and what may be set."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.service.rules import LinkExpired
from enishi.service.surveys import rules

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("kind", "bands"),
    [
        ("csat", {1: "low", 2: "low", 3: "middle", 4: "good", 5: "good"}),
        ("ces", {1: "low", 3: "low", 4: "middle", 5: "good", 7: "good"}),
        ("nps", {0: "low", 6: "low", 7: "middle", 8: "middle", 9: "good", 10: "good"}),
    ],
)
def test_a_score_means_what_its_scale_says(kind, bands):
    assert {score: rules.SCALES[kind].band(score) for score in bands} == bands


@pytest.mark.parametrize(("kind", "score"), [("csat", 0), ("csat", 6), ("ces", 0), ("ces", 8), ("nps", 11)])
def test_a_score_off_its_scale_is_refused(kind, score):
    with pytest.raises(BadInput):
        rules.check_answer(kind, score, NOW + timedelta(days=1), NOW)


def test_an_answer_after_the_link_ran_out_is_refused():
    with pytest.raises(LinkExpired):
        rules.check_answer("nps", 10, NOW, NOW)


def test_all_faults_of_the_settings_are_named_at_once():
    with pytest.raises(BadInput) as refused:
        rules.check_settings({"after_solve": "nps", "after_hours": 241, "rest_days": 0, "nps_percent": 101})
    assert refused.value.fields == {
        "after_solve": "not_a_choice",
        "after_hours": "survey_after_hours",
        "rest_days": "survey_rest_days",
        "nps_percent": "survey_nps_percent",
    }
    rules.check_settings({"after_solve": "ces", "after_hours": 0, "rest_days": 365})


@given(st.uuids(), DAYS, st.integers(1, 99))
def test_a_draw_is_the_same_whenever_it_is_asked_and_a_larger_share_draws_no_fewer(person, day, percent):
    assert rules.is_drawn(person, day, percent) is rules.is_drawn(person, day, percent)
    assert rules.is_drawn(person, day, percent) <= rules.is_drawn(person, day, percent + 1)
    assert rules.is_drawn(person, day, 100)


def test_of_many_people_about_the_share_is_drawn_and_not_the_same_ones_each_day():
    people = [UUID(int=number) for number in range(5_000)]
    first, second = (
        {one for one in people if rules.is_drawn(one, date(2026, 11, day), 10)} for day in (20, 21)
    )
    assert 420 < len(first) < 580
    assert 420 < len(second) < 580
    assert len(first & second) < 100


@given(st.uuids(), DAYS, st.integers(30, 730))
def test_within_a_period_a_person_has_one_occasion(person, day, days):
    begins = date.fromordinal(day.toordinal() // days * days)
    ends = begins + timedelta(days=days - 1)
    names = {rules.occasion_of_period(person, one, days) for one in (begins, day, ends)}
    assert len(names) == 1
    assert rules.occasion_of_period(person, ends + timedelta(days=1), days) not in names
