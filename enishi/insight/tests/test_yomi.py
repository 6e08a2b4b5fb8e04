"""The forecast sheet: sums by person, team and product, and what moved since the week began."""

from datetime import UTC, date, datetime

import pytest

from enishi.foundation import clock
from enishi.insight.freezing import freeze_week
from enishi.insight.models import FrozenDeal
from enishi.insight.yomi import against
from enishi.sales.models import Deal
from enishi.staff.models import Organisation, Target

NOVEMBER = {"start": "2026-11-01", "end": "2026-11-30"}
MONDAY = datetime(2026, 11, 15, 16, tzinfo=UTC)  # 01:00 in Tokyo
FRIDAY = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def executive(person, organisation):
    return person("役員 三郎", "executive")


@pytest.fixture
def sheet(api):
    def read(person, **asked) -> dict:
        words = "&".join(f"{name}={value}" for name, value in (NOVEMBER | asked).items())
        answer = api(person).get(f"/reports/yomi?{words}")
        assert answer.status_code == 200
        return answer.json()

    return read


@pytest.fixture
def november(deal, sales_rep):
    """The vector of the sheet: won 3.0, A 2.0, B 1.5, C 1.0 million against 7.0."""
    Target.objects.create(
        metric="won_value",
        person_id=sales_rep.user_id,
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 30),
        value=7_000_000,
    )
    deal("won", sales_rep, amount=3_000_000, closed_on=date(2026, 11, 6))
    close = {"expected_close": date(2026, 11, 27)}
    for amount, probability in ((2_000_000, 95), (1_500_000, 60), (1_000_000, 30), (800_000, 10)):
        deal("open", sales_rep, amount=amount, probability=probability, **close)
    deal("open", sales_rep, amount=9, probability=90, expected_close=date(2026, 12, 1))
    deal("open", sales_rep, amount=7, probability=90, expected_close=date(2026, 10, 30))
    deal("open", sales_rep, amount=None, probability=90, **close)


def test_the_sheet_of_a_month_has_the_published_figures(sheet, november, sales_rep, executive):
    read = sheet(executive)
    (line,) = read["lines"]
    wanted = {
        "name": "佐藤 健",
        "target": 7_000_000,
        "won": 3_000_000,
        "a_in": 5_000_000,
        "b_in": 6_500_000,
        "all_in": 7_500_000,
        "weighted": 6_000_000,
        "attainment": "42.9",
        "weighted_attainment": "85.7",
        "below": 800_000,
    }
    assert {name: line[name] for name in wanted} == wanted
    assert read["total"] | {"id": line["id"], "name": line["name"]} == line
    assert (read["past_due"], read["uncounted"]) == ({"count": 1, "value": 7}, 1)


@pytest.mark.parametrize(("by", "name", "target"), [("team", "東京営業部", 7_000_000), ("product", "", None)])
def test_the_same_sums_by_team_and_by_product(sheet, november, executive, by, name, target):
    (line,) = sheet(executive, by=by)["lines"]
    assert (line["name"], line["target"], line["all_in"]) == (name, target, 7_500_000)


def test_a_rep_totals_what_is_theirs_to_read(sheet, november, sales_rep, other_rep):
    assert sheet(sales_rep)["total"]["all_in"] == 7_500_000
    assert sheet(other_rep)["total"]["all_in"] == 0


def test_what_moved_since_the_week_began_is_told_with_its_value(
    sheet, november, executive, cli, deal, sales_rep
):
    assert sheet(executive)["week"] is None
    with clock.at(MONDAY):
        assert freeze_week(cli) == 7
        assert freeze_week(cli) == 0
    first, second, third = (
        Deal.objects.unscoped("moving").filter(amount__gte=1_000_000, stage_type="open").order_by("id")
    )
    Deal.objects.unscoped("moving").filter(pk=first.pk).update(amount=2_600_000)
    Deal.objects.unscoped("moving").filter(pk=second.pk).update(expected_close=date(2026, 12, 18))
    Deal.objects.unscoped("moving").filter(pk=third.pk).update(stage_type="won", closed_on=date(2026, 11, 19))
    deal("open", sales_rep, amount=300_000, probability=30, expected_close=date(2026, 11, 30))
    with clock.at(FRIDAY):
        read = sheet(executive)
    assert (read["week"], read["weeks"]) == ("2026-11-16", ["2026-11-16"])
    moves = [(change["move"], change["value"], change["owner"]) for change in read["changes"]]
    assert moves == [
        ("moved_out", -1_500_000, "佐藤 健"),
        ("grew", 600_000, "佐藤 健"),
        ("new", 300_000, "佐藤 健"),
        ("won", 0, "佐藤 健"),
    ]


def test_each_week_is_frozen_once_by_the_organisations_own_monday(organisation, deal, sales_rep, cli):
    deal("open", sales_rep)
    for moment in (
        MONDAY,
        FRIDAY,
        datetime(2026, 11, 22, 14, tzinfo=UTC),
        datetime(2026, 11, 22, 15, tzinfo=UTC),
    ):
        with clock.at(moment):
            freeze_week(cli)
    weeks = FrozenDeal.objects.unscoped("counting").order_by("week").values_list("week", flat=True)
    assert list(weeks) == [date(2026, 11, 16), date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("weeks", "this", "found"),
    [([], 16, None), ([16], 16, 16), ([16, 9], 16, 9), ([16, 9], 23, 16)],
)
def test_a_week_is_held_against_the_one_before_it(weeks, this, found):
    day = lambda number: None if number is None else date(2026, 11, number)  # noqa: E731
    assert against([day(week) for week in weeks], day(this)) == day(found)


def test_ranks_have_names_of_ones_own_and_descend(api, admin, sheet, november, executive):
    organisation = api(admin).get("/organisation").json()
    ranks = [{"name": name, "percent": percent} for name, percent in (("S", 95), ("R", 80), ("Q", 50))]
    saved = api(admin).patch("/organisation", {"ranks": ranks}, version=organisation["version"])
    assert saved.status_code == 200
    assert [rank["name"] for rank in sheet(executive)["ranks"]] == ["S", "R", "Q"]
    assert sheet(executive)["lines"][0]["all_in"] == 6_500_000
    refused = api(admin).patch("/organisation", {"ranks": ranks[::-1]}, version=saved.json()["version"])
    assert (refused.status_code, set(refused.json()["fields"])) == (400, {"ranks"})
    assert Organisation.objects.unscoped("looking").get().ranks[0]["name"] == "S"


def test_a_period_that_ends_before_it_starts_is_refused(api, executive):
    answer = api(executive).get("/reports/yomi?start=2026-11-30&end=2026-11-01")
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"end"})
