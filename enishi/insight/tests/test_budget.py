"""予実: targets held against what was won and what is still to come, month by month."""

import json
from datetime import UTC, date, datetime

import pytest

from enishi.commerce.models import Product
from enishi.foundation import clock
from enishi.insight.budget import report as rules
from enishi.insight.budget.report import Span
from enishi.sales.models import ProductTarget
from enishi.staff.models import Target

FRIDAY = datetime(2026, 11, 20, 3, tzinfo=UTC)
OCTOBER, NOVEMBER, SECOND_HALF, YEAR = 6, 7, 13, 14


@pytest.fixture
def executive(person, organisation):
    return person("役員 三郎", "executive")


@pytest.fixture
def read(api):
    def report(person, **asked) -> dict:
        words = "&".join(f"{name}={value}" for name, value in ({"start": "2026-04-01"} | asked).items())
        with clock.at(FRIDAY):
            answer = api(person).get(f"/reports/budget?{words}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    return report


def aim(person, first, last, value):
    return Target.objects.create(
        metric="won_value", person_id=person.user_id, starts_on=first, ends_on=last, value=value
    )


@pytest.fixture
def sold(deal, sales_rep):
    """October: won 2 of 4 million. November: the vector of the forecast sheet, won 3 of 7."""
    aim(sales_rep, date(2026, 10, 1), date(2026, 10, 31), 4_000_000)
    aim(sales_rep, date(2026, 11, 1), date(2026, 11, 30), 7_000_000)
    deal("won", sales_rep, amount=2_000_000, closed_on=date(2026, 10, 9))
    deal("won", sales_rep, amount=3_000_000, closed_on=date(2026, 11, 6))
    close = {"expected_close": date(2026, 11, 27)}
    for amount, probability in ((2_000_000, 95), (1_500_000, 60), (1_000_000, 30), (800_000, 10)):
        deal("open", sales_rep, amount=amount, probability=probability, **close)
    deal("open", sales_rep, amount=9_000_000, probability=90, expected_close=date(2026, 10, 30))


def test_a_month_says_target_won_outlook_and_pace(read, executive, sold):
    found = read(executive)
    (line,) = found["lines"]
    # Of 21 weekdays two are holidays, the 3rd and the 23rd; 14 business days are gone by Friday the 20th.
    assert (found["spans"][NOVEMBER]["days"], found["spans"][NOVEMBER]["gone"]) == (19, 14)
    assert line["cells"][NOVEMBER] == {
        "target": 7_000_000,
        "won": 3_000_000,
        "outlook": 6_000_000,
        "attainment": "42.9",
        "outlook_attainment": "85.7",
        "due": 5_157_895,
        "pace": "58.2",
    }


def test_late_deals_are_no_part_of_the_outlook_of_a_month_gone_by(read, executive, sold):
    (line,) = read(executive)["lines"]
    october = line["cells"][OCTOBER]
    assert (october["won"], october["outlook"], october["attainment"]) == (2_000_000, 2_000_000, "50.0")
    assert october["pace"] is None


def test_halves_and_the_year_are_their_months(read, executive, sold):
    found = read(executive)
    cells = found["total"]["cells"]
    assert [span["kind"] for span in found["spans"]].count("month") == 12
    assert (cells[SECOND_HALF]["target"], cells[SECOND_HALF]["won"]) == (11_000_000, 5_000_000)
    assert (cells[YEAR]["target"], cells[YEAR]["outlook"]) == (11_000_000, 8_000_000)
    assert cells[12]["target"] is None


def test_teams_have_their_peoples_targets_and_products_their_own(read, executive, sold, deal, sales_rep):
    (line,) = read(executive, by="team")["lines"]
    assert (line["name"], line["cells"][NOVEMBER]["target"]) == ("東京営業部", 7_000_000)
    product = Product.objects.create(code="M-1", name="監視ゲートウェイ")
    month = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 30)}
    ProductTarget.objects.create(product=product, value=1_000_000, **month)
    deal("won", sales_rep, amount=500_000, closed_on=date(2026, 11, 6), product=product)
    lines = {line["name"]: line["cells"][NOVEMBER] for line in read(executive, by="product")["lines"]}
    assert (lines["監視ゲートウェイ"]["target"], lines["監視ゲートウェイ"]["attainment"]) == (
        1_000_000,
        "50.0",
    )
    assert lines[""]["target"] is None
    mine = {line["name"]: line["cells"][NOVEMBER] for line in read(sales_rep, by="product")["lines"]}
    assert mine["監視ゲートウェイ"]["target"] is None


def test_a_rep_sees_what_is_theirs_to_read(read, sold, other_rep):
    assert read(other_rep)["lines"] == []


def test_the_deals_of_a_team_can_be_listed(api, executive, sold, sales_team):
    field = json.dumps({"all": [{"field": "team", "op": "any_of", "value": [str(sales_team.uid)]}]})
    assert api(executive).get(f"/deals?filter={field}").json()["total"] == 7


@pytest.mark.parametrize(
    ("days", "gone", "due", "pace"), [(20, 10, 500, "120.0"), (20, 0, 0, None), (0, 0, None, None)]
)
def test_pace_is_won_in_percent_of_what_was_due(days, gone, due, pace):
    span = Span("month", date(2026, 11, 1), date(2026, 11, 30), days, gone)
    assert rules.due_by_now(1000, span) == due
    assert rules.pace(600, due) == pace
