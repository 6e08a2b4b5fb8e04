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
