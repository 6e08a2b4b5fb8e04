"""Targets by month: pasted, looked at, set together, told."""

from datetime import date

import pytest

from enishi.commerce.models import Product
from enishi.foundation.values import Unfit
from enishi.sales.budgets import rules
from enishi.sales.models import ProductTarget
from enishi.staff.models import Target

YEAR = rules.months_from(date(2026, 4, 1))


def table(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.strip("\n").split("\n")]


def read(text: str, unit: str = "one") -> rules.Read:
    return rules.read_table(table(text), YEAR, unit, "JPY")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1,200,000", "one", 1_200_000),
        ("１，２００", "thousand", 1_200_000),
        ("120", "ten_thousand", 1_200_000),
        ("１２０．５", "ten_thousand", 1_205_000),
        ("1.2", "million", 1_200_000),
        ("120万円", "one", 1_200_000),
        ("1.2億", "thousand", 120_000_000),
        ("¥1,200,000", "one", 1_200_000),
        ("1,200,000円", "thousand", 1_200_000),
        ("1,200千円", "ten_thousand", 1_200_000),
        ("0", "thousand", None),
        ("－", "one", None),
        ("-", "one", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed(text, unit, value):
    assert rules.amount(text, unit, "JPY") == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("未定", "amount_not_a_number"),
        ("1,20", "amount_not_a_number"),
        ("1.5", "amount_has_too_many_decimals"),
        ("-100", "target_value"),
        ("▲100", "target_value"),
        ("99999999999999999999", "amount_too_large"),
    ],
)
def test_what_is_no_amount_is_refused(text, reason):
    with pytest.raises(Unfit, match=reason):
        rules.amount(text, "one", "JPY")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("4月", date(2026, 4, 1)),
        ("１月", date(2027, 1, 1)),
        ("2026年12月", date(2026, 12, 1)),
        ("2026/04", date(2026, 4, 1)),
        ("2027-03-01", date(2027, 3, 1)),
        ("2026.5", date(2026, 5, 1)),
        ("Apr", date(2026, 4, 1)),
        ("March 2027", date(2027, 3, 1)),
        ("Sep-26", date(2026, 9, 1)),
        ("合計", None),
        ("上期", None),
        ("Total", None),
        ("2025/04", "beyond_the_year"),
        ("13月", "beyond_the_year"),
        ("売上", "no_month"),
        ("4", "no_month"),
    ],
)
def test_a_heading_names_a_month(text, month):
    assert rules.month_of(text, YEAR) == month


def test_a_table_says_whose_each_line_is_and_which_month_each_column():
    found = read(
        "担当\t4月\t5月\t合計\n佐藤\t100\t\t100\n伊藤\t0\t200\t200\n合計\t100\t200\t300", "ten_thousand"
    )
    said = [(one.row, one.column, one.name, one.month.month, one.value) for one in found.asked]
    assert said == [
        (2, 2, "佐藤", 4, 1_000_000),
        (3, 2, "伊藤", 4, None),
        (3, 3, "伊藤", 5, 2_000_000),
    ]
    assert found.wrong == []


def test_without_a_heading_the_columns_are_the_months_in_their_order():
    found = read("佐藤\t" + "\t".join(str(n) for n in range(1, 14)))
    assert [(one.month.month, one.value) for one in found.asked][:2] == [(4, 1), (5, 2)]
    assert [(wrong.row, wrong.column, wrong.reason) for wrong in found.wrong] == [(1, 14, "beyond_the_year")]


def test_every_cell_that_cannot_be_taken_is_named_with_its_place():
    found = read("担当\t4月\t4月\t売上\n佐藤\tx\t1\t1\n\t5\n佐藤\t7")
    assert [(wrong.row, wrong.column, wrong.reason) for wrong in found.wrong] == [
        (1, 3, "month_twice"),
        (1, 4, "no_month"),
        (2, 2, "amount_not_a_number"),
        (3, 0, "nameless_line"),
        (4, 0, "holder_twice"),
    ]


@pytest.fixture
def product(db) -> Product:
    return Product.objects.create(code="M-1", name="監視ゲートウェイ")


def looked(browser, text, **asked):
    answer = browser.post("/budgets/look", {"start": "2026-04-01", "table": table(text), **asked})
    assert answer.status_code == 200, answer.content
    return answer.json()


def changes_of(seen):
    return [
        {
            "holder_id": one["holder"]["id"],
            "month": one["month"],
            "value": one["after"],
            "version": one["version"],
        }
        for one in seen["changes"]
    ]


def stored():
    return Target.objects.unscoped("test").filter(deleted_at=None).order_by("starts_on", "id")


TWO = "担当\t10月\t11月\n佐藤 健\t300\t３００\n伊藤 彩\t200\t"


def test_a_pasted_table_is_looked_at_then_set_and_its_history_names_who(
    api, sales_manager, sales_rep, colleague
):
    browser = api(sales_manager)
    seen = looked(browser, TWO, unit="ten_thousand")
    assert [
        (one["row"], one["column"], one["holder"]["name"], one["after"]["amount"]) for one in seen["changes"]
    ] == [
        (2, 2, "佐藤 健", 3_000_000),
        (2, 3, "佐藤 健", 3_000_000),
        (3, 2, "伊藤 彩", 2_000_000),
    ]
    assert not stored().exists()
    answer = browser.post("/budgets", {"changes": changes_of(seen)})
    assert (answer.status_code, answer.json()) == (200, {"changed": 3})
    assert [(row.starts_on, row.ends_on, row.value) for row in stored()][0] == (
        date(2026, 10, 1),
        date(2026, 10, 31),
        3_000_000,
    )
    again = looked(browser, TWO, unit="ten_thousand")
    assert (again["changes"], again["same"]) == ([], 3)
    seen = looked(browser, "佐藤 健\t\t\t\t\t\t\t0\t3500000")
    assert browser.post("/budgets", {"changes": changes_of(seen)}).status_code == 200
    grid = browser.get("/budgets?start=2026-04-01").json()
    line = next(line for line in grid["lines"] if line["holder"]["name"] == "佐藤 健")
    assert [cell["value"] and cell["value"]["amount"] for cell in line["cells"]][6:8] == [None, 3_500_000]
    told = browser.get("/budgets/history?start=2026-04-01").json()["items"]
    assert [(one["act"], one["by"], one["name"]) for one in told[:2]] == [
        ("updated", "高橋 直子", "佐藤 健"),
        ("removed", "高橋 直子", "佐藤 健"),
    ]
    assert (told[0]["before"]["amount"], told[0]["after"]["amount"]) == (3_000_000, 3_500_000)
    assert told[1]["after"] is None


def test_bad_cells_are_told_in_words_and_names_of_others_are_not_found(
    api, sales_manager, sales_rep, other_rep
):
    seen = looked(api(sales_manager), "担当\t4月\n佐藤 健\t多め\n森 大輔\t100\nだれか\t1")
    assert seen["changes"] == []
    assert [(one["row"], one["column"]) for one in seen["wrong"]] == [(2, 2), (3, 0), (4, 0)]
    assert "数字" in seen["wrong"][0]["reason"]


def test_all_of_it_is_set_or_nothing(api, sales_manager, sales_rep, other_rep, uid):
    browser = api(sales_manager)
    one = {"month": "2026-10-01", "value": {"amount": 5, "currency": "JPY"}, "version": None}
    both = [one | {"holder_id": uid(sales_rep)}, one | {"holder_id": uid(other_rep)}]
    assert browser.post("/budgets", {"changes": both}).status_code == 400
    euros = one | {"holder_id": uid(sales_rep), "value": {"amount": 5, "currency": "EUR"}}
    assert browser.post("/budgets", {"changes": [euros]}).status_code == 400
    assert browser.post("/budgets", {"changes": []}).status_code == 400
    assert not stored().exists()


def test_a_target_changed_since_it_was_looked_at_is_not_overwritten(api, sales_manager, sales_rep):
    browser = api(sales_manager)
    seen = changes_of(looked(browser, "佐藤 健\t100"))
    assert browser.post("/budgets", {"changes": seen}).status_code == 200
    answer = browser.post("/budgets", {"changes": seen})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")


def test_a_target_of_the_whole_year_gives_way_to_those_of_its_months(api, sales_manager, sales_rep, uid):
    browser = api(sales_manager)
    year = {"metric": "won_value", "person_id": uid(sales_rep), "value": 24_000_000}
    browser.post("/targets", year | {"starts_on": "2026-04-01", "ends_on": "2027-03-31"})
    seen = looked(browser, "佐藤 健\t100")
    (other,) = seen["overlapping"]
    assert (other["starts_on"], other["value"]["amount"]) == ("2026-04-01", 24_000_000)
    changes = changes_of(seen)
    refused = browser.post("/budgets", {"changes": changes})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["removed"])
    assert stored().get().value == 24_000_000
    removed = [{"id": other["id"], "version": other["version"]}]
    assert browser.post("/budgets", {"changes": changes, "removed": removed}).status_code == 200
    assert stored().get().value == 100


def test_teams_and_products_have_targets_too(api, sales_manager, sales_rep, sales_team, product):
    browser = api(sales_manager)
    seen = looked(browser, f"{sales_team.name}\t100", by="team")
    assert browser.post("/budgets", {"by": "team", "changes": changes_of(seen)}).status_code == 200
    assert stored().get().team_id == sales_team.pk
    seen = looked(browser, "m-1\t500\t600", by="product", unit="thousand")
    assert browser.post("/budgets", {"by": "product", "changes": changes_of(seen)}).status_code == 200
    seen = looked(browser, "監視ゲートウェイ\t0\t700", by="product", unit="thousand")
    assert browser.post("/budgets", {"by": "product", "changes": changes_of(seen)}).status_code == 200
    rows = ProductTarget.objects.unscoped("test")
    assert [(row.value, row.deleted_at is None) for row in rows.order_by("starts_on")] == [
        (500_000, False),
        (700_000, True),
    ]
    told = browser.get("/budgets/history?by=product&start=2026-04-01").json()["items"]
    assert [one["act"] for one in told] == ["updated", "removed", "set", "set"]
    mine = api(sales_rep)
    assert mine.get("/budgets?by=product&start=2026-04-01").json()["may"] == {"set": False}
    assert mine.post("/budgets", {"by": "product", "changes": changes_of(seen)}).status_code == 403


def test_a_rep_reads_their_own_line_and_sets_none(api, sales_manager, sales_rep, colleague):
    browser = api(sales_manager)
    browser.post("/budgets", {"changes": changes_of(looked(browser, TWO))})
    grid = api(sales_rep).get("/budgets?start=2026-04-01").json()
    assert [line["holder"]["name"] for line in grid["lines"]] == ["佐藤 健"]
    told = api(sales_rep).get("/budgets/history?start=2026-04-01").json()["items"]
    assert {one["name"] for one in told} == {"佐藤 健"}
