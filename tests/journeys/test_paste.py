"""Cells of a spreadsheet pasted over a list: looked at, written by each row's own rules, taken back."""

import pytest

from enishi.customers.actions import create_account, update_account
from enishi.customers.models import Account
from enishi.sales.actions import create_deal, ensure_default_pipeline
from enishi.sales.models import Deal
from enishi.staff.models import BulkEdit, User

WHY = "a test looks at everything"
PREVIEW, MAKE = "/bulk-edits/cells/preview", "/bulk-edits/cells"


def paste(entity, columns, *rows):
    lines = [{"id": str(row.uid), "version": row.version, "cells": list(cells)} for row, cells in rows]
    return {"entity": entity, "columns": list(columns), "rows": lines}


def looked(api, actor, *asked):
    """Per row the differing cells as (field, before, after, error)."""
    answer = api(actor).post(PREVIEW, paste(*asked))
    assert answer.status_code == 200, answer.json()
    return [
        [(cell["field"], cell["before"], cell["after"], cell["error"]) for cell in row["cells"]]
        for row in answer.json()["items"]
    ]


@pytest.fixture
def account(sales_rep, organisation) -> Account:
    return create_account(sales_rep, {"name": "花咲", "city": "港区", "employees": 1200})


@pytest.fixture
def deal(sales_rep, cli, organisation) -> Deal:
    ensure_default_pipeline(cli)
    return create_deal(sales_rep, {"name": "1号機", "amount": 1_000, "kind": "new"})


def test_cells_as_a_spreadsheet_gives_them_are_read_as_people_write_here(api, sales_rep, colleague, deal):
    columns = ["name", "amount", "expected_close", "kind", "owner"]
    told = looked(
        api,
        sales_rep,
        "deals",
        columns,
        (deal, ["２号機", "￥１，２００", "令和8年4月1日", "更新", "伊藤　彩"]),
    )
    assert told == [
        [
            ("name", "1号機", "２号機", ""),
            ("amount", "1000", "1200", ""),
            ("expected_close", "", "2026-04-01", ""),
            ("kind", "新規", "更新", ""),
            ("owner", "佐藤 健", "伊藤 彩", ""),
        ]
    ]
    made = (
        api(sales_rep)
        .post(MAKE, paste("deals", columns[1:4], (deal, ["￥１，２００", "2026/4/1", "更新"])))
        .json()
    )
    assert made["changed"] == 1
    deal.refresh_from_db()
    assert (deal.amount, str(deal.expected_close), deal.kind, deal.name) == (
        1200,
        "2026-04-01",
        "renewal",
        "1号機",
    )
    api(sales_rep).post(f"/bulk-edits/{made['id']}/undo")
    deal.refresh_from_db()
    assert (deal.amount, deal.expected_close, deal.kind) == (1000, None, "new")


def test_what_says_the_same_in_other_widths_changes_nothing(api, sales_rep, account):
    columns = ["name", "number", "employees", "sales_owner", "updated_at"]
    same = ["花咲", str(account.number), "１，２００", "佐藤 健"]
    assert looked(api, sales_rep, "accounts", columns, (account, same)) == []
    refused = api(sales_rep).post(MAKE, paste("accounts", columns, (account, same)))
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["rows"])
    assert not BulkEdit.objects.unscoped(WHY).exists()


def test_each_cell_that_cannot_be_taken_says_why_and_the_others_are_written(
    api, sales_rep, deal, person, sales_team
):
    person("佐藤 健", "sales_rep", team=sales_team)
    columns = ["number", "amount", "expected_close", "kind", "owner", "name"]
    cells = ["99", "たくさん", "2026/2/30", "なにか", "佐藤健", "2号機"]
    [row] = looked(api, sales_rep, "deals", columns, (deal, cells))
    assert [(field, error) for field, _, _, error in row] == [
        ("number", "この列は変更できません。"),
        ("amount", "数字で入力してください（例: 1,234）。"),
        ("expected_close", "暦にない日付です。"),
        ("kind", "選択肢の中から選んでください。"),
        ("owner", "同じ名前のものが複数あります。メールアドレスなどで指定してください。"),
        ("name", ""),
    ]
    unclear = looked(api, sales_rep, "deals", ["owner"], (deal, ["だれか"]))
    assert unclear[0][0][3] == "見つかりません。一覧から選び直してください。"
    assert api(sales_rep).post(MAKE, paste("deals", columns, (deal, cells))).json()["changed"] == 1
    deal.refresh_from_db()
    assert (deal.name, deal.amount) == ("2号機", 1000)


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://x")', "+81 3", "@SUM(A1)", "－1"])
def test_b50_a_formula_is_a_text_and_comes_back_as_it_was(api, sales_rep, account, formula):
    made = api(sales_rep).post(MAKE, paste("accounts", ["note"], (account, [formula]))).json()
    assert made["changed"] == 1
    account.refresh_from_db()
    assert account.note == formula
    [row] = api(sales_rep).get("/views/cells?entity=accounts&columns=note").json()["rows"]
    assert row["cells"] == [f"'{formula}"]
    assert looked(api, sales_rep, "accounts", ["note"], (account, row["cells"])) == []


def test_b61_a_row_changed_since_it_was_copied_is_spared_and_named(api, sales_rep, colleague, account):
    asked = paste("accounts", ["city"], (account, ["大阪市"]))
    update_account(colleague, account.uid, {"city": "横浜市"}, version=1)
    made = api(sales_rep).post(MAKE, asked).json()
    assert (made["changed"], [one["reason"] for one in made["refused"]]) == (
        0,
        ["ほかの人が先に変更しました。"],
    )
    account.refresh_from_db()
    assert account.city == "横浜市"


def test_b01_a_row_out_of_reach_is_passed_over_without_a_trace(api, sales_rep, other_rep, account):
    theirs = create_account(other_rep, {"name": "大阪の客"})
    rows = ((account, ["大阪市"]), (theirs, ["大阪市"]))
    told = api(sales_rep).post(PREVIEW, paste("accounts", ["city"], *rows)).json()["items"]
    assert [row["id"] for row in told] == [str(account.uid)]
    api(sales_rep).post(MAKE, paste("accounts", ["city"], *rows))
    theirs.refresh_from_db()
    assert (theirs.city, theirs.version) == ("", 1)


def test_people_are_found_by_their_address_too(api, sales_rep, colleague, account):
    address = User.objects.get(pk=colleague.user_id).email
    [[cell]] = looked(api, sales_rep, "accounts", ["sales_owner"], (account, [address]))
    assert cell == ("sales_owner", "佐藤 健", "伊藤 彩", "")
