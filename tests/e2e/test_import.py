"""A customer list of a Japanese spreadsheet comes in through the browser: read, matched, looked at, reported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk

NEW = "しおさい計測株式会社"
ROWS = [
    "整理記号,会社名,種別,従業員数,備考欄",
    f"Z-001,{NEW},法人,120,展示会で名刺交換",
    "Z-002,㈱みさき電装,法人,45,",
    "Z-003,はまなす商会,個人,たくさん,",
]
XLSX = b"PK\x03\x04\x14\x00\x06\x00workbook"


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """As Excel saves it on a Japanese Windows; the last row has words where a number belongs."""
    path = tmp_path / "得意先一覧.csv"
    path.write_bytes("\r\n".join([*ROWS, ""]).encode("cp932"))
    return path


def test_a_customer_list_comes_in_and_a_second_time_changes_nothing(
    desk_of: Callable[..., Desk], customers: Path
) -> None:
    admin = desk_of("admin")
    page = upload(admin, customers)
    see_how_it_was_read(page)
    match_by_hand(page)
    look(page)
    page.get_by_role("button", name="取り込みを開始する").click()
    expect(page.get_by_text("1行を除いて取り込みました。")).to_be_visible()
    expect(count(page, "新規登録")).to_have_text("2")
    expect(bad_row(page)).to_contain_text("たくさん")
    find_the_new_account(page)

    page = upload(admin, customers)
    see_that_the_mapping_is_remembered(page)
    page.get_by_role("button", name="結果を確かめる").click()
    expect(count(page, "変更のない行")).to_have_text("2")
    page.get_by_role("button", name="取り込みを開始する").click()
    expect(count(page, "変更なし")).to_have_text("2")
    expect(count(page, "新規登録")).to_have_text("0")
    assert admin.get("/accounts?q=しおさい計測")["total"] == 1


def test_what_only_begins_like_a_workbook_is_refused_in_words_and_not_kept(
    desk_of: Callable[..., Desk], tmp_path: Path
) -> None:
    admin = desk_of("admin")
    before = admin.get("/imports")["total"]
    workbook = tmp_path / "台帳.csv"
    workbook.write_bytes(XLSX)

    send(admin, workbook)

    form = admin.page.get_by_role("dialog")
    expect(form.get_by_role("alert")).to_contain_text("Excelのファイルとして安全に開けません。")
    expect(form.get_by_role("alert")).to_contain_text("表計算ソフトで開いて保存し直してください。")
    assert admin.get("/imports")["total"] == before


def send(desk: Desk, file: Path) -> Page:
    page = desk.open("/imports")
    page.get_by_role("button", name="ファイルを取り込む").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox", name="取り込む種類").click()
    page.get_by_role("option", name="取引先", exact=True).click()
    form.get_by_label("ファイル", exact=True).set_input_files(file)
    form.get_by_role("button", name="アップロードする").click()
    return page


def upload(desk: Desk, file: Path) -> Page:
    page = send(desk, file)
    expect(page.get_by_role("heading", level=1, name=file.name)).to_be_visible()
    return page


def see_how_it_was_read(page: Page) -> None:
    expect(page.get_by_role("textbox", name="文字コード")).to_have_value("Shift_JIS（CP932）")
    expect(page.get_by_role("table", name="ファイルの先頭")).to_contain_text(NEW)
    expect(page.get_by_text("割り当てのない列は取り込みません: 整理記号、備考欄")).to_be_visible()


def match_by_hand(page: Page) -> None:
    """The outside id is in a column nobody could guess, and 法人 is this company's word for 会社."""
    page.get_by_role("textbox", name="「外部ID」に入れる列").click()
    page.get_by_role("option", name="整理記号").click()
    expect(page.get_by_text("意味の決まっていない値が1種類あります")).to_be_visible()
    page.get_by_role("textbox", name="「法人」の意味（種別）").click()
    page.get_by_role("option", name="会社").click()
    expect(page.get_by_text("2種類の値の意味を見る")).to_be_visible()


def see_that_the_mapping_is_remembered(page: Page) -> None:
    expect(
        page.get_by_role("status").filter(has_text="同じ列のファイルの割り当てを使っています")
    ).to_be_visible()
    expect(page.get_by_role("textbox", name="「外部ID」に入れる列")).to_have_value("整理記号")


def look(page: Page) -> None:
    page.get_by_role("button", name="結果を確かめる").click()
    expect(page.get_by_text("全3行の結果")).to_be_visible()
    expect(count(page, "新しく登録する行")).to_have_text("2")
    expect(bad_row(page)).to_contain_text("数字で入力してください")


def bad_row(page: Page) -> Locator:
    """Row 4 as a spreadsheet counts, with the heading as row 1."""
    lines = page.get_by_role("table", name="取り込めない行と理由").get_by_role("row")
    return lines.filter(has=page.get_by_role("cell", name="4", exact=True))


def count(page: Page, label: str) -> Locator:
    return page.locator("dl > div").filter(has_text=label).locator("dd")


def find_the_new_account(page: Page) -> None:
    page.get_by_role("button", name="取引先の一覧を開く").click()
    page.get_by_role("link", name=NEW).click()
    expect(page.get_by_role("heading", level=1, name=NEW)).to_be_visible()
