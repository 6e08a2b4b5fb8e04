"""The comparison board: live figures, each of what the reader may total, none made up."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.commerce.models import Product
from enishi.staff.models import Target

PERIOD = "start=2026-10-01&end=2026-10-31"


@pytest.fixture
def read(api):
    def board(actor, query: str = PERIOD) -> dict[tuple[str, str, str], dict]:
        answer = api(actor).get(f"/board?{query}")
        assert answer.status_code == 200, answer.content
        return {
            (row["key"], side, figure["key"]): figure
            for row in answer.json()["rows"]
            for side, figures in (
                ("sales", row["sales"]["figures"]),
                ("service", row["service"]["figures"]),
                ("shared", row["shared"]),
            )
            for figure in figures
        }

    return board


def test_the_board_has_the_eight_rows_of_the_comparison(api, admin):
    rows = api(admin).get("/board").json()["rows"]
    assert [row["key"] for row in rows] == [
        "goal", "focus", "metrics", "skills", "activities", "interactions", "relationship", "impact",
    ]  # fmt: skip


def test_an_empty_company_sees_no_made_up_number(read, admin):
    figures = read(admin)
    told = {key: figure for key, figure in figures.items() if figure["value"] is None}
    assert all(figure["missing"] for figure in told.values())
    for key in (
        ("metrics", "sales", "win_rate"),
        ("goal", "service", "csat"),
        ("impact", "sales", "direct_revenue"),
    ):
        assert figures[key]["value"] is None


def test_win_rate_is_of_closed_deals_with_its_interval(read, admin, deal, sales_rep):
    for kind in ("won", "won", "lost", "open"):
        deal(kind, sales_rep)
    figure = read(admin)["metrics", "sales", "win_rate"]
    assert (figure["value"], figure["n"]) == (66.7, 3)
    assert figure["low"] < 66.7 < figure["high"]


def test_won_value_stands_beside_its_part_of_the_target(read, admin, deal, sales_rep):
    deal("won", sales_rep, amount=3_400_000)
    Target.objects.create(
        metric="won_value",
        person_id=sales_rep.user_id,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 10, 31),
        value=6_800_000,
    )
    figures = read(admin)
    assert figures["goal", "sales", "won_value"]["value"] == 3_400_000
    assert figures["goal", "sales", "attainment"]["value"] == 50.0


def test_the_target_of_a_share_is_the_same_for_any_part_of_its_time(read, admin, service_team):
    year = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    Target.objects.create(metric="csat", team=service_team, value=900, **year)
    assert read(admin)["goal", "service", "csat"]["target"] == 90.0


def test_every_figure_opens_a_list_that_knows_its_filter(api, read, admin):
    lists = ("accounts", "activities", "deals", "handovers", "leads", "orders", "promises", "tickets")
    for figure in read(admin).values():
        path, _, query = figure["link"].partition("?")
        if path.removeprefix("/") in lists:
            asked = query.replace("view=list", "").strip("&")
            assert api(admin).get(f"{path}?{asked}").status_code == 200, figure["link"]


def test_figures_compare_with_the_period_before(read, admin, deal, sales_rep):
    deal("won", sales_rep, amount=500, closed_on=date(2026, 9, 30))
    deal("won", sales_rep, amount=900)
    figure = read(admin)["goal", "sales", "won_value"]
    assert (figure["value"], figure["before"]) == (900, 500)


def test_strict_first_contact_resolution(read, admin, ticket):
    ticket(0, 1, category="a")
    ticket(2, 3, messages=2, category="b")
    ticket(4, 5, reopened=1, category="c")
    ticket(6, 7, category="d")
    ticket(6 + 24, None, category="d")
    figure = read(admin)["metrics", "service", "fcr"]
    assert (figure["value"], figure["n"]) == (25.0, 4)


def test_the_first_reply_is_counted_in_business_hours_and_in_writing_only(read, admin, ticket):
    """Friday 17:00 to Monday 10:00 is two business hours of a nine-to-six week; a call needs no reply."""
    friday = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
    written, called = ticket(0, 1), ticket(2, 3)
    for row, kind in ((written, "mail"), (called, "phone")):
        row.channel_kind, row.opened_at = kind, friday
        row.first_reply_at = friday + timedelta(days=2, hours=17)
        row.save()
    figure = read(admin)["metrics", "service", "first_reply"]
    assert (figure["value"], figure["unit"], figure["n"]) == (2.0, "hours", 1)


def test_fewer_than_ten_ratings_give_no_percentage(read, admin, ticket):
    for n in range(9):
        ticket(n, n + 1, score=5)
    assert read(admin)["goal", "service", "csat"]["missing"] == "few_ratings"
    ticket(20, 21, score=3)
    figure = read(admin)["goal", "service", "csat"]
    assert (figure["value"], figure["n"], figure["missing"]) == (90.0, 10, None)


def test_direct_and_retained_revenue_come_from_the_ledger(read, admin, cli, order):
    sensor, cloud = (Product.objects.create(code=code, name=code) for code in ("MN-100", "CLOUD"))
    order(cli, date(2026, 9, 1), 100, sensor)
    order(cli, date(2026, 10, 2), 40, sensor)
    order(cli, date(2026, 10, 3), 7, cloud)
    figures = read(admin)
    assert figures["impact", "sales", "direct_revenue"]["value"] == 7
    assert figures["impact", "service", "retained_revenue"]["value"] == 40
    assert figures["impact", "shared", "total_revenue"]["value"] == 47
    assert figures["impact", "service", "service_effect"]["missing"] == "effect_not_enough_data"


def test_b03_a_rep_totals_only_rows_of_the_own_team(read, deal, sales_rep, other_rep, sales_manager, account):
    deal("won", sales_rep, amount=100)
    deal("won", other_rep, amount=7)
    assert read(sales_rep)["goal", "sales", "won_value"]["value"] == 100
    assert read(other_rep)["goal", "sales", "won_value"]["value"] == 7
    assert read(sales_manager)["goal", "sales", "won_value"]["value"] == 107


def test_a_team_narrows_the_board(read, admin, deal, sales_rep, other_rep, other_sales_team):
    deal("won", sales_rep, amount=100)
    deal("won", other_rep, amount=7)
    figures = read(admin, f"{PERIOD}&team_id={other_sales_team.uid}")
    assert figures["goal", "sales", "won_value"]["value"] == 7


@pytest.mark.parametrize(
    "query", ["start=2026-10-02&end=2026-10-01", "start=1000-01-01", "colour=red", "team_id=x"]
)
def test_b58_a_period_or_filter_that_cannot_be_is_refused(api, admin, query):
    assert api(admin).get(f"/board?{query}").status_code == 400


def test_the_board_costs_the_same_however_many_rows(read, admin, deal, ticket, sales_rep):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            read(admin)
        return len(asked)

    deal("won", sales_rep)
    ticket(0, 1, score=5)
    few = statements()
    for n in range(6):
        deal("won", sales_rep)
        ticket(n, n + 1, score=4)
    assert statements() == few
