"""Both languages without a reload, and no serious fault for axe on any main screen, by day and by night."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}"""
# login → the screens this person opens; @kind is the first record of that kind
SCREENS = {
    "executive": ("/board", "/reports"),
    "sales": (
        "/home",
        "/accounts",
        "@account",
        "/deals",
        "/deals?view=list",
        "@deal",
        "/leads",
        "/orders",
        "/products",
    ),
    "support": ("/home", "/tickets", "@ticket", "/handovers", "@handover", "/promises"),
    "admin": ("/settings", "/settings/people", "/settings/webhooks", "/imports"),
}


def test_the_language_changes_in_place(desk_of: Callable[..., Desk]) -> None:
    page = desk_of("finance").open("/accounts")
    expect(page.get_by_role("heading", level=1)).to_have_text("取引先")
    page.evaluate("() => { window.isTheSamePage = true; }")
    page.get_by_role("button", name="EN: show in English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accounts")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="日本語で表示").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("取引先")
    assert page.evaluate("() => window.isTheSamePage")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("login", SCREENS)
def test_axe_finds_no_serious_fault(desk_of: Callable[..., Desk], login: str, scheme: str) -> None:
    desk = desk_of(login, color_scheme=scheme)
    assert list(faults_of(desk, SCREENS[login])) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_at_the_door(room: Callable, house: str, scheme: str) -> None:
    page = room(color_scheme=scheme).new_page()
    page.goto(f"{house}/sign-in")
    page.get_by_role("heading", level=1).wait_for()
    assert grave(page) == []
    page.goto(f"{house}/s/nobody-was-given-this-key")
    page.get_by_role("alert").wait_for()
    assert grave(page) == []


def faults_of(desk: Desk, screens: tuple[str, ...]) -> Iterator[str]:
    for screen in screens:
        page = desk.open(first(desk, screen[1:]) if screen.startswith("@") else screen)
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_load_state("networkidle")
        yield from (f"{screen} {fault}" for fault in grave(page))


def grave(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(FAULTS)
    return found


def first(desk: Desk, kind: str) -> str:
    return f"/{kind}s/{desk.get(f'/{kind}s?limit=1')['items'][0]['id']}"
