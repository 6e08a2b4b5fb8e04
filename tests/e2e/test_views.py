"""A list narrowed by conditions is kept as a view, shared, put together, taken along, changed together and back."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk

NAME = "今期に動く商談"


def test_a_view_is_built_shared_grouped_exported_and_copied(desk_of: Callable[..., Desk]) -> None:
    manager = desk_of("sales-manager", permissions=["clipboard-read", "clipboard-write"])
    page = manager.open("/deals?view=list")
    build_conditions(page)
    keep_and_share(page)
    rows = manager.get("/deals?limit=1")["total"]
    shown = int(page.get_by_role("status").filter(has_text="件").first.inner_text().removesuffix("件"))
    assert 0 < shown < rows

    copied = copy(page)
    exported = export(page)
    assert copied[0][0] == exported[0][0] == "商談名"
    assert len(exported) == len(copied) == shown + 1

    group(page)
    board(page)

    colleague = desk_of("sales").open("/deals?view=list")
    colleague.get_by_role("navigation", name="ビュー").get_by_role("button", name=NAME).click()
    expect(colleague.get_by_role("button", name="絞り込み 4")).to_be_visible()


def test_many_rows_are_changed_together_and_taken_back(desk_of: Callable[..., Desk]) -> None:
    admin = desk_of("admin")
    page = admin.open("/accounts")
    page.get_by_role("checkbox", name="表示中の行をすべて選択").check()
    page.get_by_role("button", name="当てはまる行をすべて選ぶ（500件まで）").click()
    total = admin.get("/accounts?limit=1")["total"]
    expect(page.get_by_text(f"{total}件を選択中").first).to_be_visible()
    before = industries(admin)

    page.get_by_role("button", name="一括編集").click()
    form = page.get_by_role("dialog")
    pick(page, form, "変更する項目", "業種")
    form.get_by_role("textbox", name="変更後の値").fill("精密機器")
    form.get_by_role("button", name="変更内容を確かめる").click()
    expect(form.get_by_role("table", name="変更する行").get_by_role("row").nth(1)).to_contain_text("精密機器")
    form.get_by_role("button", name="件を変更する").click()

    undo = page.get_by_role("button", name="元に戻す")
    expect(undo).to_be_visible(timeout=60_000)
    assert set(industries(admin).values()) == {"精密機器"}
    undo.click()
    expect(page.get_by_text("件を元に戻しました。")).to_be_visible(timeout=60_000)
    assert industries(admin) == before


def pick(page: Page, form: Locator, label: str, option: str) -> None:
    form.get_by_role("textbox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def build_conditions(page: Page) -> None:
    """Open, and closing this half-year, worth a million, or surveyed this year (a custom field)."""
    page.get_by_role("button", name="絞り込み", exact=True).click()
    form = page.get_by_role("dialog")
    pick(page, form, "項目", "状態")
    pick(page, form, "値", "進行中")
    page.keyboard.press("Escape")
    form.get_by_role("button", name="条件のまとまりを追加").click()
    group = form.get_by_role("group", name="どれかの条件に当てはまる")
    pick(page, group, "項目", "受注予定日")
    pick(page, group, "値", "今半期")
    group.get_by_role("button", name="条件を追加").click()
    group.get_by_role("textbox", name="項目").nth(1).click()
    page.get_by_role("option", name="金額", exact=True).click()
    group.get_by_role("textbox", name="条件", exact=True).nth(1).click()
    page.get_by_role("option", name="以上", exact=True).click()
    group.get_by_role("textbox", name="値").nth(1).fill("1000000")
    group.get_by_role("button", name="条件を追加").click()
    group.get_by_role("textbox", name="項目").nth(2).click()
    page.get_by_role("option", name="現地調査日", exact=True).click()
    group.get_by_role("textbox", name="値").nth(2).click()
    page.get_by_role("option", name="今年度", exact=True).click()
    form.get_by_role("button", name="この条件で表示する").click()
    expect(page.get_by_role("button", name="絞り込み 4")).to_be_visible()


def keep_and_share(page: Page) -> None:
    page.get_by_role("button", name="ビューとして保存").click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox", name="ビューの名前").fill(NAME)
    pick(page, form, "共有するチーム", "名古屋営業部")
    form.get_by_role("button", name="保存する").click()
    tab = page.get_by_role("navigation", name="ビュー").get_by_role("button", name=NAME)
    expect(tab).to_have_attribute("aria-current", "page")


def copy(page: Page) -> list[list[str]]:
    """What a spreadsheet would paste."""
    page.get_by_role("button", name="書き出し・印刷").click()
    page.get_by_role("menuitem", name="表計算ソフト用にコピーする").click()
    expect(page.get_by_text("表計算ソフトに貼り付けられます。")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    return list(csv.reader(StringIO(text), delimiter="\t"))


def export(page: Page) -> list[list[str]]:
    page.get_by_role("button", name="書き出し・印刷").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="CSVに書き出す").click()
    return list(csv.reader(StringIO(Path(download.value.path()).read_text("utf-8-sig"))))


def group(page: Page) -> None:
    page.get_by_text("グループ", exact=True).click()
    pick(page, page.locator("main"), "まとめる項目", "担当")
    pick(page, page.locator("main"), "合計する項目", "金額")
    page.keyboard.press("Escape")
    table = page.get_by_role("table", name="商談")
    expect(table.get_by_role("row").last).to_contain_text("¥")
    table.get_by_role("button").first.click()
    expect(table.get_by_role("link").first).to_be_visible()


def board(page: Page) -> None:
    page.get_by_text("カンバン", exact=True).click()
    pick(page, page.locator("main"), "まとめる項目", "種別")
    expect(page.get_by_role("region", name="新規")).to_be_visible()


def industries(desk: Desk) -> dict[str, str]:
    """Of every account: other tests may have made some beside the demo company's."""
    found, after = {}, ""
    while after is not None:
        piece = desk.get(f"/accounts?limit=200&sort=number{after}")
        found |= {row["id"]: row["industry"] for row in piece["items"]}
        after = f"&cursor={piece['next']}" if piece["next"] else None
    return found


def test_cells_edited_in_a_spreadsheet_come_back_into_the_list(desk_of: Callable[..., Desk]) -> None:
    manager = desk_of("sales-manager", permissions=["clipboard-read", "clipboard-write"])
    page = manager.open("/accounts")
    expect(page.get_by_role("table", name="取引先")).to_be_visible()
    head, *lines = copy(page)
    city, (first, second) = head.index("市区町村"), lines[:2]
    name, was = first[0], first[city]
    first[city] = "写し町"
    second[0] = ""
    page.evaluate(
        "text => navigator.clipboard.writeText(text)",
        "\n".join("\t".join(line) for line in (head, first, second)),
    )
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+V")
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="変更内容を確かめる").click()
    changes = form.get_by_role("table", name="変わるセル")
    expect(changes.get_by_role("row").nth(1)).to_contain_text("写し町")
    expect(form.get_by_role("status")).to_contain_text("変わるセル")
    form.get_by_role("button", name="件を変更する").click()

    undo = page.get_by_role("button", name="元に戻す")
    expect(undo).to_be_visible()
    found = manager.get(f"/accounts?q={name}&limit=200")["items"]
    assert [row["city"] for row in found if row["name"] == name] == ["写し町"]
    undo.click()
    expect(page.get_by_text("件を元に戻しました。")).to_be_visible()
    found = manager.get(f"/accounts?q={name}&limit=200")["items"]
    assert [row["city"] for row in found if row["name"] == name] == [was]


def test_two_records_of_a_customer_become_one_and_are_two_again(desk_of: Callable[..., Desk]) -> None:
    manager = desk_of("sales-manager")
    manager.open("/home")
    kept = manager.post("/accounts", {"name": "株式会社二重登録", "phone": "06-0000-0001"})
    other = manager.post("/accounts", {"name": "㈱二重登録", "phone": "06-0000-0001", "city": "堺市"})
    for account in (kept, other):
        manager.post(
            "/activities",
            {"kind": "visit", "subject": f"{account['name']}を訪問", "account_id": account["id"]},
        )

    page = manager.open(f"/accounts/{kept['id']}")
    page.get_by_role("alert").get_by_role("button", name="見比べる").click()
    form = page.get_by_role("dialog")
    expect(form.get_by_role("radio", name="市区町村 堺市")).to_be_checked()
    expect(form.get_by_text("活動 1件")).to_be_visible()
    form.get_by_role("button", name="統合する").click()
    expect(page.get_by_text("「㈱二重登録」を統合しました").first).to_be_visible()
    for account in (kept, other):
        expect(page.get_by_text(f"{account['name']}を訪問")).to_be_visible()

    # Whoever still has the old address comes to the kept record.
    page = manager.open(f"/accounts/{other['id']}")
    expect(page.get_by_role("heading", level=1, name="株式会社二重登録")).to_be_visible()
    expect(page.get_by_text("開いた記録は「株式会社二重登録」に統合されています。")).to_be_visible()
    assert page.url.endswith(kept["id"])

    page.get_by_role("button", name="その他の操作").click()
    page.get_by_role("menuitem", name="統合する").click()
    page.get_by_role("dialog").get_by_role("button", name="「㈱二重登録」の統合を元に戻す").click()
    expect(page.get_by_text("「㈱二重登録」の統合を元に戻しました。")).to_be_visible()
    page = manager.open(f"/accounts/{other['id']}")
    expect(page.get_by_role("heading", level=1, name="㈱二重登録")).to_be_visible()
    expect(page.get_by_text("㈱二重登録を訪問")).to_be_visible()
    assert manager.get(f"/accounts/{kept['id']}")["city"] == ""
