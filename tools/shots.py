"""`make shots`: every screen, in Japanese and English, wide and narrow, light and dark, with a probe.

Pictures go to `shots/`. The probe names pages that scroll sideways, texts that are cut off without an
ellipsis, and messages in the console; it ends with exit code 1 when it found any.
"""

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page

from tools.demo_house import chromium, demo_house, sign_in

ROOT = Path(__file__).resolve().parents[1]
SHOTS = ROOT / "shots"
BOARD = ROOT / "docs" / "use" / "board.png"
WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
LANGUAGES = {"ja": "ja-JP", "en": "en-US"}
SCHEMES = ("light", "dark")
# login → the screens that person opens
SCREENS = {
    "sales-manager": ("/board", "/reports", "/targets"),
    "sales": (
        "/home",
        "/accounts",
        "/accounts/new",
        "@account",
        "/contacts",
        "/leads",
        "@lead",
        "/deals",
        "/deals?view=list",
        "@deal",
        "/orders",
        "@order",
        "/products",
        "/activities",
    ),
    "support": ("/home", "/tickets", "@ticket", "/handovers", "@handover", "/promises"),
    "admin": ("/imports", "/settings", "/settings/people", "/settings/teams", "/settings/organisation"),
}
PROBE = """() => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}px`);
  for (const box of document.querySelectorAll('main *, nav *, header *')) {
    if (!box.firstChild || box.firstChild.nodeType !== 3 || !box.textContent.trim()) continue;
    const style = getComputedStyle(box);
    if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis' || style.overflowX === 'auto') continue;
    if (box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1) found.push(`cut off: ${box.textContent.trim().slice(0, 40)}`);
  }
  return found;
}"""


def main() -> int:
    SHOTS.mkdir(exist_ok=True)
    findings: list[str] = []
    with demo_house() as address, chromium() as browser:
        for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
            for login in SCREENS:
                findings += _walk(browser, address, login, language, width, scheme)
    for finding in findings:
        print(finding)
    print(f"{len(list(SHOTS.glob('*.png')))} pictures in shots/, {len(findings)} findings")
    return 1 if findings else 0


def _walk(
    browser: Browser, address: str, login: str, language: str, width: str, scheme: str
) -> Iterator[str]:
    wide, high = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": wide, "height": high},
        locale=LANGUAGES[language],
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = sign_in(context, address, login)
    page.evaluate("language => localStorage.setItem('enishi.language', language)", language)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    for screen in SCREENS[login]:
        path = _record(page, address, screen[1:]) if screen.startswith("@") else screen
        name = f"{login}-{screen.strip('/@').replace('/', '-').replace('?', '-')}-{language}-{width}-{scheme}"
        yield from (f"{name}: {finding}" for finding in [*_shoot(page, address + path, name), *said])
        said.clear()
    if (login, language, width, scheme) == ("sales-manager", "ja", "wide", "light"):
        page.goto(f"{address}/board")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=BOARD)
    context.close()


def _shoot(page: Page, address: str, name: str) -> list[str]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=SHOTS / f"{name}.png")
    found: list[str] = page.evaluate(PROBE)
    return found


def _record(page: Page, address: str, kind: str) -> str:
    """The address of the first record of a kind that this person sees."""
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    request = Request(f"{address}/api/v1/{kind}s?limit=1", headers={"Cookie": cookies})
    with urlopen(request) as answer:
        items = json.load(answer)["items"]
    return f"/{kind}s/{items[0]['id']}" if items else f"/{kind}s"


if __name__ == "__main__":
    sys.exit(main())
