"""`make shots`: every screen, in Japanese and English, wide and narrow, light and dark, with a probe.

Pictures go to `shots/`. The probe names pages that scroll sideways, texts that are cut off without an
ellipsis, and errors of the page; the command ends with exit code 1 when it found any. Names as arguments
photograph those screens alone: `python -m tools.shots board deals`.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from playwright.sync_api import TimeoutError as TooLong

from tools.demo_house import chromium, demo_house, new_house, sign_in
from tools.screens import SCREENS, Records, Screen, nothing, records_of

ROOT = Path(__file__).resolve().parents[1]
SHOTS = ROOT / "shots"
BOARD = ROOT / "docs" / "use" / "board.png"
PROBE = (ROOT / "tools" / "probe.js").read_text("utf-8")
WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
LANGUAGES = {"ja": "ja-JP", "en": "en-US"}
SCHEMES = ("light", "dark")
BRIEF = {("wide", "light"), ("narrow", "dark")}
SET_UP = Screen("set_up", "", "/set-up")
TALLEST = 2400
READY_MS = 15_000
# Before the page: its language, and a count of what it asks of the server.
FIRST = """localStorage.setItem('enishi.language', '%s');
const ask = window.fetch;
window.shots = { open: 0, since: 0 };
window.fetch = (...asked) => {
  shots.open += 1;
  return ask(...asked).finally(() => { shots.open -= 1; shots.since = performance.now(); });
};"""
READY = """() => document.querySelector('h1, h2, [role=dialog]')
  && !document.querySelector('[aria-busy=true], .mantine-Skeleton-root, .mantine-Loader-root')
  && shots.open === 0 && performance.now() - shots.since > 150"""


def main(names: Sequence[str]) -> int:
    screens = [screen for screen in SCREENS if not names or screen.name in names]
    if not names:
        shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(exist_ok=True)
    findings: list[str] = []
    with chromium() as browser:
        if not names or SET_UP.name in names:
            with new_house() as address:
                findings += _photograph(browser, address, [SET_UP], {}, {})
        with demo_house() as address:
            doors = {login: _door(browser, address, login) for login in {s.login for s in SCREENS} if login}
            records = records_of(doors, address)
            findings += _photograph(browser, address, screens, records, doors)
    for finding in findings:
        print(finding)
    made = len(list(SHOTS.glob("*.png")))
    print(f"{len(screens) + 1} screens, {made} pictures in shots/, {len(findings)} findings")
    return 1 if findings else 0


def _door(browser: Browser, address: str, login: str) -> Page:
    return sign_in(browser.new_context(locale=LANGUAGES["ja"]), address, login)


def _photograph(
    browser: Browser, address: str, screens: Sequence[Screen], records: Records, doors: dict[str, Page]
) -> Iterator[str]:
    logins = dict.fromkeys(screen.login for screen in screens)
    for login, language, width in product(logins, LANGUAGES, WIDTHS):
        wide, high = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": wide, "height": high},
            locale=LANGUAGES[language],
            storage_state=doors[login].context.storage_state() if login else None,
        )
        context.add_init_script(FIRST % language)
        for screen in screens:
            if screen.login == login:
                yield from _screen(context, address, screen, records, language, width)
        context.close()


def _screen(
    context: BrowserContext, address: str, screen: Screen, records: Records, language: str, width: str
) -> Iterator[str]:
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.extend(_broken(message)))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    if screen.hollow:
        page.route(f"**/api/v1/{screen.hollow}?*", nothing)
    schemes = [scheme for scheme in SCHEMES if not screen.is_brief or (width, scheme) in BRIEF]
    page.emulate_media(color_scheme="dark" if schemes[0] == "dark" else "light")
    name = f"{screen.name}-{language}-{width}"
    try:
        page.goto(address + screen.path.format_map(records))
        _settle(page)
        if screen.act:
            screen.act(page, language)
            _settle(page)
        said += page.evaluate(PROBE)
        for scheme in schemes:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            _shoot(page, SHOTS / f"{name}-{scheme}.png")
        if name == "board-ja-wide":
            shutil.copy(SHOTS / f"{name}-light.png", BOARD)
    except TooLong as late:
        _shoot(page, SHOTS / f"{name}-late.png")
        said.append(f"not ready: {str(late).splitlines()[0]}")
    page.close()
    yield from (f"{name}: {finding}" for finding in said)


def _broken(message: ConsoleMessage) -> Iterator[str]:
    """The browser notes each refused request as an error; the product shows those in words."""
    if message.type == "error" and "Failed to load resource" not in message.text:
        yield f"console: {message.text}"


def _settle(page: Page) -> None:
    page.wait_for_function(READY, timeout=READY_MS)


def _shoot(page: Page, path: Path) -> None:
    """The whole page, down to where a long one only goes on in the same way."""
    wide, high = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    page.set_viewport_size({"width": wide, "height": min(high, TALLEST)})
    page.screenshot(path=path, animations="disabled")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
