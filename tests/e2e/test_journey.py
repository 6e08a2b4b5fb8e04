"""A sales rep finds a customer and wins a deal by dragging it, in Japanese."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk

CUSTOMER = "ハナサキ精機株式会社"
DEAL = "第三工場 見守りの追加"
AMOUNT = 1_234_567
RECORD = re.compile(r"/accounts/([0-9a-f-]{36})")
PROMISE = "12月中に設置の立ち会いを行う"


def test_a_dragged_deal_asks_for_what_it_needs_and_opens_the_handover(
    desk_of: Callable[..., Desk],
) -> None:
    sales = desk_of("sales", viewport={"width": 2600, "height": 1000})
    account = find_the_customer(sales)
    deal = sales.post("/deals", {"name": DEAL, "account_id": account, "next_action": "決裁の確認"})
    win_by_dragging(sales)
    see_the_handover_open(sales, deal["id"])


def find_the_customer(sales: Desk) -> str:
    page = sales.page
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox", name="検索").or_(
        page.get_by_placeholder("名前・番号・読み、または操作")
    ).fill("ハナサキ")
    page.get_by_role("button", name=re.compile(CUSTOMER)).first.click()
    expect(page.get_by_role("heading", level=1, name=CUSTOMER)).to_be_visible()

    sales.open("/accounts")
    page.get_by_role("searchbox", name="検索").fill("はなさき")
    page.get_by_role("link", name=re.compile(f"{CUSTOMER}$")).click()
    expect(page.get_by_role("heading", level=1, name=CUSTOMER)).to_be_visible()
    page.wait_for_url(RECORD)
    return RECORD.search(page.url)[1]  # type: ignore[index]  # waited for just above


def stage(sales: Desk, name: str) -> str:
    columns = sales.get("/deals/board")["columns"]
    return next(column["stage"]["id"] for column in columns if column["stage"]["name"] == name)


def win_by_dragging(sales: Desk) -> None:
    page = sales.open("/deals")
    page.get_by_role("searchbox", name="検索").fill(DEAL)
    won = page.get_by_role("region", name="受注", exact=True)
    card = page.get_by_role("listitem").filter(has_text=DEAL)
    expect(card).to_have_count(1)
    drag(page, card.get_by_text(CUSTOMER), won)

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"「{DEAL}」を受注にする")
    dialog.get_by_role("button", name="受注にする").click()
    expect(dialog.get_by_role("textbox", name="金額（税抜）")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_role("textbox", name="金額（税抜）").fill(str(AMOUNT))
    dialog.get_by_role("textbox", name="選ばれた理由").fill("二つの工場で停止が減ったため")
    dialog.get_by_role("textbox", name="約束 1").fill(PROMISE)
    dialog.get_by_role("button", name="受注にする").click()
    expect(dialog).to_be_hidden()
    expect(won.get_by_role("link", name=DEAL)).to_be_visible()


def see_the_handover_open(sales: Desk, deal: str) -> None:
    page = sales.open(f"/deals/{deal}")
    expect(page.get_by_role("link", name=re.compile("引き継ぎ #"))).to_be_visible()
    expect(page.get_by_text("承諾待ち")).to_be_visible()


def drag(page: Page, card: Locator, lane: Locator) -> None:
    lane.scroll_into_view_if_needed()
    start, end = card.bounding_box(), lane.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 20, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 80, steps=8)
    page.mouse.up()
