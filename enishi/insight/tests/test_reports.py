"""What a report refuses."""

from datetime import date

import pytest


@pytest.mark.parametrize("name", ["sales", "ledger"])
def test_a_period_that_ends_before_it_starts_is_refused_not_answered_with_nothing(api, admin, name):
    answer = api(admin).get(f"/reports/{name}?start=2026-12-01&end=2026-01-01")
    assert answer.status_code == 400
    assert answer.json()["fields"] == {"end": "期間の終わりが始まりより前です。日付を直してください。"}


def test_nothing_in_a_report_depends_on_the_day_of_printing(api, admin, deal, sales_rep, time_machine):
    deal("won", sales_rep, closed_on=date(2026, 9, 30))
    told = []
    for day in ("2026-10-01", "2031-05-05"):
        time_machine.move_to(f"{day}T03:00:00+00:00", tick=False)
        told.append(api(admin).get("/reports/sales?group=quarter").content)
    assert told[0] == told[1]
    assert b'"2026Q3"' in told[0]


def test_a_manager_reads_one_figure_on_the_board_and_in_the_report(api, sales_manager, other_rep, deal):
    """Both total what the reader may total, however much of it they may open."""
    deal("won", other_rep, closed_on=date(2026, 9, 30), amount=700_000)
    manager = api(sales_manager)
    assert manager.get("/reports/sales").json()["won_value"] == 700_000
    board = manager.get("/board?start=2026-09-01&end=2026-09-30").json()["rows"][0]["sales"]["figures"]
    assert [figure["value"] for figure in board if figure["key"] == "won_value"] == [700_000]


def test_a_rep_counts_no_other_teams_deals(api, sales_rep, other_rep, deal):
    deal("won", other_rep, closed_on=date(2026, 9, 30), amount=700_000)
    assert api(sales_rep).get("/reports/sales").json()["won"] == 0
