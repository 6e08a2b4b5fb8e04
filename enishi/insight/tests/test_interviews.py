"""What customers said after their deals ended, summed."""

from datetime import date

TOLD = {"talked_with": "倉本さん", "said": "", "lesson": "窓口を見せる"}


def test_interviews_are_summed_by_what_decided_it_and_by_reason(api, sales_manager, sales_rep, deal):
    deal("lost", sales_rep)
    for kind, decided_by, reasons, day in (
        ("won", "support", ["price"], 20),
        ("lost", "price", ["price", "features"], 21),
        ("lost", "price", [], 22),
    ):
        deal(
            kind,
            sales_rep,
            interview=TOLD | {"decided_by": decided_by, "reasons": reasons},
            interviewed_on=date(2026, 10, day),
        )
    old = TOLD | {"decided_by": "other", "reasons": []}
    deal("lost", sales_rep, closed_on=date(2025, 10, 1), interview=old, interviewed_on=date(2026, 10, 1))
    told = api(sales_manager).get("/reports/interviews?start=2026-10-01&end=2026-10-31").json()
    assert (told["ended"], told["asked"]) == (4, 3)
    assert told["deciders"] == [
        {"key": "price", "won": 0, "lost": 2},
        {"key": "support", "won": 1, "lost": 0},
    ]
    assert told["reasons"] == [
        {"key": "price", "won": 1, "lost": 1},
        {"key": "features", "won": 0, "lost": 1},
    ]
    assert [one["held_on"] for one in told["latest"]] == ["2026-10-22", "2026-10-21", "2026-10-20"]


def test_nobody_reads_what_the_customer_of_another_teams_deal_said(api, sales_rep, other_rep, deal):
    told = TOLD | {"decided_by": "price", "reasons": []}
    deal("lost", other_rep, interview=told, interviewed_on=date(2026, 10, 22))
    answer = api(sales_rep).get("/reports/interviews").json()
    assert (answer["ended"], answer["latest"]) == (0, [])
