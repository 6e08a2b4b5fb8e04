"""One customer from the deal to the rating, in Japanese: sales, service, the customer, the board."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk

CUSTOMER = "ハナサキ精機株式会社"
DEAL = "第三工場 見守りの追加"
AMOUNT = 1_234_567
RECORD = re.compile(r"/accounts/([0-9a-f-]{36})")
PROMISE = "12月中に設置の立ち会いを行う"
QUESTION = "通知メールの宛先を増やしたい"
ROWS = ["目標", "焦点", "指標", "人と力", "活動", "接点", "関係", "成果"]


def test_a_customer_from_the_deal_to_the_rating(
    desk_of: Callable[..., Desk], stranger: Callable[[str], Page]
) -> None:
    boss = desk_of("executive")
    before = figures(boss)

    sales = desk_of("sales", viewport={"width": 2600, "height": 1000})
    account = find_the_customer(sales)
    deal = sales.post("/deals", {"name": DEAL, "account_id": account, "stage_id": stage(sales, "内示")})
    win_by_dragging(sales)
    see_the_handover_open(sales, deal["id"])

    support = desk_of("support")
    accept_the_handover(support)
    number = open_a_ticket(support)
    link = answer_and_solve(support)
    rate(stranger(link), number)

    read_the_board(boss, before)
    read_the_board_as_manager(desk_of("sales-manager"))


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
    expect(page.get_by_text(PROMISE)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("受注 #"))).to_be_visible()


def accept_the_handover(support: Desk) -> None:
    page = support.page
    page.get_by_role("link", name="引き継ぎ", exact=True).click()
    row = page.get_by_role("row").filter(has_text=DEAL)
    row.get_by_role("link").first.click()
    expect(page.get_by_text("二つの工場で停止が減ったため")).to_be_visible()
    expect(page.get_by_text(PROMISE)).to_be_visible()
    accept = page.get_by_role("button", name="承諾する")
    accept.click()
    expect(accept).to_be_hidden()
    expect(page.get_by_role("contentinfo").or_(page.locator("footer"))).to_contain_text("田中 美咲")


def open_a_ticket(support: Desk) -> str:
    page = support.open("/tickets")
    page.get_by_role("button", name="登録", exact=True).click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox", name="取引先").fill(CUSTOMER)
    page.get_by_role("option", name=re.compile(CUSTOMER)).first.click()
    form.get_by_role("textbox", name="件名").fill(QUESTION)
    form.get_by_role("textbox", name="お問い合わせの内容").fill(
        "担当を三人に増やしたいのですが、どうすればよいですか。"
    )
    form.get_by_role("button", name="登録する").click()
    expect(form).to_be_hidden()
    title = page.get_by_role("heading", level=2, name=QUESTION)
    expect(title).to_be_visible()
    return title.inner_text().split()[0]


def answer_and_solve(support: Desk) -> str:
    page = support.page
    take = page.get_by_role("button", name="自分が担当する")
    take.click()
    expect(take).to_be_hidden()
    page.get_by_role("textbox", name="返信").fill("設定の「通知」から、宛先を5件まで足せます。")
    page.get_by_role("button", name="状態も変えて記録する").click()
    page.get_by_role("menuitem", name="記録して解決にする").click()
    page.get_by_role("button", name="アンケートを頼む").click()
    page.get_by_role("button", name="リンクを作る").click()
    link = page.get_by_role("textbox", name="お客様用のリンク")
    expect(link).to_be_visible()
    return link.input_value()


def rate(page: Page, number: str) -> None:
    expect(page.get_by_text(f"お問い合わせ {number}「{QUESTION}」について")).to_be_visible()
    page.get_by_role("radio", name="満足", exact=True).check(force=True)
    page.get_by_role("textbox", name="ひとことお聞かせください").fill("すぐに教えていただき助かりました。")
    page.get_by_role("button", name="回答を送る").click()
    expect(page.get_by_role("status")).to_have_text("ご回答ありがとうございました。")


def figures(boss: Desk) -> dict[str, dict]:
    """Every figure of the board by `row.side.key`, as the API counts it."""
    told: dict[str, dict] = {}
    for row in boss.get("/board")["rows"]:
        told |= {f"{row['key']}.{figure['key']}": figure for figure in row["shared"]}
        for side in ("sales", "service"):
            told |= {f"{row['key']}.{side}.{figure['key']}": figure for figure in row[side]["figures"]}
    return told


def read_the_board(boss: Desk, before: dict[str, dict]) -> None:
    page = boss.open("/board")
    for row in ROWS:
        expect(page.get_by_role("region", name=row, exact=True)).to_be_visible()
    now = figures(boss)
    won, rated, rate_of = "goal.sales.won_value", "goal.service.csat", "metrics.sales.win_rate"
    assert now[won]["value"] - before[won]["value"] == AMOUNT
    assert now[rated]["n"] - before[rated]["n"] == 1
    assert now[rate_of]["n"] - before[rate_of]["n"] == 1
    assert now["interactions.service.tickets"]["value"] - before["interactions.service.tickets"]["value"] == 1
    assert now["goal.promises"]["value"] - before["goal.promises"]["value"] == 1
    # Opened and accepted since: the handover waits no longer.
    assert now["goal.handovers"]["value"] == before["goal.handovers"]["value"]

    # The sign of the yen is written in either width.
    expect(figure(page, "目標", "受注金額")).to_have_text(re.compile(f"[¥￥]{now[won]['value']:,}"))
    figure(page, "指標", "受注率").click()
    expect(page.get_by_role("status").filter(has_text="件")).to_have_text(f"{now[rate_of]['n']:,}件")
    expect(page.get_by_role("button", name="絞り込みを解除")).to_be_visible()

    page.go_back()
    figure(page, "接点", "問い合わせ").click()
    expect(page).to_have_url(re.compile("/tickets.*opened_from="))
    expect(all_tickets(page)).to_have_count(now["interactions.service.tickets"]["value"])


def all_tickets(page: Page) -> Locator:
    """The lines of the inbox, read to the end."""
    lines = page.get_by_role("region", name="問い合わせの一覧").locator("[class*=link]")
    more = page.get_by_role("button", name="続きを表示")
    expect(lines.first).to_be_visible()
    while more.is_visible():
        held = lines.count()
        more.click()
        expect(lines.nth(held)).to_be_attached()
    return lines


def read_the_board_as_manager(manager: Desk) -> None:
    page = manager.open("/board")
    figure(page, "目標", "受注金額").click()
    expect(page.get_by_role("textbox", name="状態")).to_have_value("受注")
    expect(page.get_by_role("link", name=DEAL)).to_be_visible()


def figure(page: Page, row: str, label: str) -> Locator:
    return page.get_by_role("region", name=row, exact=True).get_by_title(label, exact=True)


def drag(page: Page, card: Locator, lane: Locator) -> None:
    lane.scroll_into_view_if_needed()
    start, end = card.bounding_box(), lane.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 20, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 80, steps=8)
    page.mouse.up()
