"""Two people at one record lose nothing, and keys pressed while converting kana belong to the text."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Desk

FIELD = "備考"
THEIRS, MINE = "平日の午前は会議が多い", "連絡は渡辺課長へ"


def test_two_people_edit_one_field_and_both_versions_are_shown(desk_of: Callable[..., Desk]) -> None:
    rep = desk_of("sales")
    account = rep.get("/accounts?owner=mine&limit=1")["items"][0]
    page = rep.open(f"/accounts/{account['id']}")
    page.get_by_role("button", name=f"{FIELD}を編集").click()
    page.get_by_role("textbox", name=FIELD).fill(MINE)

    # The network is slow for one of them: what the other saves does not arrive before.
    rep.page.context.set_offline(True)
    other = desk_of("sales")
    stored = other.get(f"/accounts/{account['id']}")
    other.patch(f"/accounts/{account['id']}", {"note": THEIRS}, stored["version"])
    rep.page.context.set_offline(False)
    page.get_by_role("button", name="保存する").click()

    dialog = page.get_by_role("dialog", name="ほかの人が先に変更しました")
    expect(dialog).to_contain_text(THEIRS)
    expect(dialog).to_contain_text(MINE)
    assert other.get(f"/accounts/{account['id']}")["note"] == THEIRS
    dialog.get_by_role("button", name="選んだ内容で保存する").click()
    expect(dialog).to_be_hidden()
    assert other.get(f"/accounts/{account['id']}")["note"] == MINE


def test_shortcuts_are_silent_while_kana_are_converted(desk_of: Callable[..., Desk]) -> None:
    page = desk_of("sales").open("/accounts")
    search = page.get_by_role("searchbox", name="検索")
    search.focus()
    composing = "{ key: 'k', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }"
    search.dispatch_event("compositionstart", {})
    search.evaluate(f"field => field.dispatchEvent(new KeyboardEvent('keydown', {composing}))")
    search.press_sequentially("gd/c")
    search.dispatch_event("compositionend", {})
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile("/accounts"))

    search.blur()
    composing = "{ key: '/', isComposing: true, bubbles: true, cancelable: true }"
    page.evaluate(f"() => document.body.dispatchEvent(new KeyboardEvent('keydown', {composing}))")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
