"""The reference of the API opens for anybody, under the page's own policy, with an example of what one sends."""

from collections.abc import Callable

from playwright.sync_api import expect


def test_a_stranger_reads_how_a_lead_is_sent(room: Callable, house: str) -> None:
    page = room(color_scheme="dark").new_page()
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
    page.goto(f"{house}/api/docs")
    expect(page.get_by_role("heading", level=1)).to_have_text("API リファレンス")
    page.set_default_timeout(60_000)  # the whole API is drawn at once, and a call with all it may answer
    page.locator(".opblock-tag[data-tag=sales]").click()
    path = page.locator("[data-path='/api/v1/leads']")
    call = page.locator(".opblock-post").filter(has=path)
    call.locator(".opblock-summary-control").click()
    expect(call.locator(".body-param__example")).to_contain_text("ハナサキ精機株式会社", timeout=60_000)
    expect(call.get_by_role("button", name="Try it out")).to_have_count(0)
    assert refused == []
