"""Somebody is away, and their deputy acts; somebody leaves, and what was theirs goes on with a colleague."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk

PROMISE = "校正証明書の写しを送る"
CUSTOMER = "ハナサキ精機株式会社"


def test_a_deputy_keeps_a_promise_in_the_days_of_the_absence_only(desk_of: Callable[..., Desk]) -> None:
    sales, deputy = desk_of("sales"), desk_of("osaka2")
    me = sales.get("/me")["id"]
    account = sales.get(f"/accounts?q={CUSTOMER}")["items"][0]["id"]
    sales.post("/promises", {"text": PROMISE, "account_id": account, "owner_id": me, "due_on": "2030-01-31"})

    page = deputy.open("/promises")
    expect(page.get_by_role("button", name="約束を登録").first).to_be_visible()
    expect(page.get_by_text(PROMISE)).to_have_count(0)

    be_away(sales.open("/settings/absences"), "上田")

    page = deputy.open("/promises")
    page.get_by_role("button", name=f"果たした：{PROMISE}").click()
    expect(page.get_by_text("約束を果たしたことを記録しました。")).to_be_visible()

    page = sales.open("/promises?status=kept")
    expect(page.get_by_role("row").filter(has_text=PROMISE)).to_be_visible()
    page = sales.open("/settings/absences")
    page.get_by_role("button", name="佐藤 健さんの不在を取り消す").click()
    expect(page.get_by_text("佐藤 健さんの不在を取り消しました。")).to_be_visible()

    page = deputy.open("/promises?status=kept")
    expect(page.get_by_role("button", name="約束を登録").first).to_be_visible()
    expect(page.get_by_text(PROMISE)).to_have_count(0)


def test_a_leaver_is_signed_out_and_a_colleague_goes_on(desk_of: Callable[..., Desk]) -> None:
    leaver, successor, admin = desk_of("osaka1"), desk_of("osaka2"), desk_of("admin")
    leaving, staying = (desk.get("/me")["id"] for desk in (leaver, successor))
    theirs = open_deals(admin, leaving)
    assert theirs > 0
    before = open_deals(admin, staying)

    page = admin.open("/settings/people")
    page.get_by_role("searchbox", name="検索").fill("竹内")
    page.get_by_role("button", name="竹内 陸を編集する").click()
    page.get_by_role("dialog").get_by_role("button", name="退職・異動の引き継ぎ").click()
    form = page.get_by_role("dialog", name="竹内 陸さんの引き継ぎ")
    expect(form.get_by_role("row").filter(has_text="商談")).to_contain_text(str(theirs))
    choose(page, form, "引き継ぐ人", "上田")
    form.get_by_role("button", name="停止して引き継ぐ").click()
    expect(page.get_by_text(re.compile(r"竹内 陸さんを停止し、[\d,]+件を引き継ぎました。"))).to_be_visible()

    assert open_deals(admin, leaving) == 0
    assert open_deals(admin, staying) == before + theirs
    leaver.open("/deals")
    leaver.page.wait_for_url(re.compile("/sign-in"))
    expect(successor.open("/home").get_by_role("heading", level=1, name="ホーム")).to_be_visible()


def be_away(page: Page, deputy: str) -> None:
    today = datetime.now(ZoneInfo("Asia/Tokyo")).strftime("%Y/%m/%d")
    page.get_by_role("button", name="不在を登録する").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox", name="休み始め").fill(today)
    form.get_by_role("textbox", name="休み終わり").fill(today)
    choose(page, form, "代理", deputy)
    form.get_by_role("button", name="保存する").click()
    expect(page.get_by_text("佐藤 健さんの不在を登録しました。")).to_be_visible()


def choose(page: Page, form: Locator, label: str, typed: str) -> None:
    form.get_by_role("textbox", name=label, exact=False).first.fill(typed)
    page.get_by_role("option", name=re.compile(typed)).click()


def open_deals(desk: Desk, owner: str) -> int:
    total: int = desk.get(f"/deals?stage_type=open&owner_id={owner}&limit=1")["total"]
    return total
