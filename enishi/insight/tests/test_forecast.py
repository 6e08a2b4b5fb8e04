"""The sales forecast as it is told: this month and those after it, beside what one would say without it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.foundation.errors import BadInput
from enishi.insight.forecast import forecast
from enishi.sales.models import StageChange

TODAY = date(2026, 11, 10)


@pytest.fixture(autouse=True)
def day(time_machine):
    time_machine.move_to("2026-11-10T03:00:00+00:00", tick=False)


@pytest.fixture
def history(deal, sales_rep):
    """Four deals a week since last year, each closed after 30 days: every other one won."""
    for days in range(40, 400, 2):
        opened = TODAY - timedelta(days=days)
        kind, closed = ("won", "lost")[days // 2 % 2], opened + timedelta(days=30)
        deal(kind, sales_rep, opened_on=opened, stage_since=closed, closed_on=closed, amount=100_000)


@pytest.mark.usefixtures("history")
def test_each_month_has_its_range_and_what_one_would_say_without_it(cli, deal, sales_rep):
    soon = TODAY + timedelta(days=5)
    fresh = {"opened_on": TODAY - timedelta(days=25), "stage_since": TODAY - timedelta(days=25)}
    for _ in range(10):
        deal("open", sales_rep, probability=50, expected_close=soon, amount=100_000, **fresh)

    told = forecast(cli, months=3)

    assert [line["month"] for line in told["months"]] == ["2026-11", "2026-12", "2027-01"]
    first, second, third = told["months"]
    assert (told["by"], told["open"], told["open_value"], told["currency"]) == ("age", 10, 1_000_000, "JPY")
    assert first["weighted"] == first["won"] + 500_000
    assert first["naive"]["same_month_last_year"] == 600_000
    assert first["naive"]["mean_of_last_three_months"] == pytest.approx(750_000, rel=0.1)
    for line in (*told["months"], told["total"]):
        assert line["won"] <= line["range"]["low"] <= line["expected"] <= line["range"]["high"]
    # About half of the ten come in, most of them this month; later months live on deals that are not there yet.
    assert 350_000 < first["expected"] - first["won"] < 800_000
    assert first["from_new_deals"] < third["from_new_deals"] <= third["expected"]
    assert third["expected"] == pytest.approx(750_000, rel=0.25)
    assert told["history"] == {"weeks": 56, "won": 90, "lost": 90, "is_thin": False}
    assert forecast(cli, months=3) == told


def test_the_way_through_the_stages_is_used_where_it_is_known(cli, deal, stages, sales_rep):
    for days in range(60, 300, 2):
        opened = TODAY - timedelta(days=days)
        closed = opened + timedelta(days=30)
        one = deal("won", sales_rep, opened_on=opened, stage_since=closed, closed_on=closed, amount=1_000)
        at = datetime.combine(closed, datetime.min.time(), UTC) + timedelta(hours=3)
        StageChange.objects.create(deal=one, from_stage=stages["open"], to_stage=stages["won"], changed_at=at)
    deal("on_hold", sales_rep, opened_on=TODAY, stage_since=TODAY, amount=1_000_000)
    standing = forecast(cli, months=1)
    deal("open", sales_rep, opened_on=TODAY, stage_since=TODAY - timedelta(days=28), amount=1_000_000)
    with_open = forecast(cli, months=1)
    assert standing["by"] == with_open["by"] == "stage_and_age"
    assert with_open["total"]["expected"] > standing["total"]["expected"] + 500_000


def test_an_empty_installation_foretells_nothing_and_says_how_thin_that_is(cli, stages):
    told = forecast(cli)
    assert [line["expected"] for line in told["months"]] == [0, 0, 0]
    assert told["total"]["range"] == {"low": 0, "high": 0}
    assert told["history"]["is_thin"]


def test_amounts_in_another_currency_are_left_out_and_deals_without_one_are_counted(cli, deal, sales_rep):
    deal("open", sales_rep, amount=None)
    deal("open", sales_rep, amount=500)
    deal("open", sales_rep, amount=900, currency="USD")
    told = forecast(cli)
    assert (told["open"], told["open_value"], told["open_without_value"]) == (3, 500, 1)


def test_b03_a_rep_hears_nothing_of_another_teams_deals(deal, sales_rep, other_rep):
    deal("open", other_rep, amount=700_000)
    assert forecast(sales_rep)["open_value"] == 0


@pytest.mark.parametrize("months", [0, 13])
def test_a_forecast_looks_one_to_twelve_months_ahead(cli, stages, months):
    with pytest.raises(BadInput):
        forecast(cli, months=months)


def test_b03_the_api_tells_a_reader_what_the_command_tells_the_house_as_far_as_they_may_total(
    api, sales_rep, other_rep, deal
):
    deal("open", other_rep, amount=700_000)
    deal("open", sales_rep, amount=200_000)
    told = api(sales_rep).get("/reports/forecast?months=6").json()
    assert (told["open_value"], len(told["months"]), told["as_of"]) == (200_000, 6, "2026-11-10")
    assert api(sales_rep).get("/reports/forecast?months=13").status_code == 400
