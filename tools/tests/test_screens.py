import re
from pathlib import Path

from tools.screens import SCREENS
from tools.shots import SET_UP

WEB = Path(__file__).resolve().parents[2] / "web" / "src"
# Where the router only leads on to another page, and what every unknown address shows.
ELSEWHERE = {"/", "$"}


def test_every_page_of_the_web_app_is_photographed():
    routers = [*WEB.glob("*/routes.tsx"), WEB / "shell" / "router.tsx"]
    named = {path for file in routers for path in re.findall(r'path: "([^"]+)"', file.read_text("utf-8"))}
    wanted = {re.sub(r"\$\w+", "*", path) for path in named - ELSEWHERE}
    assert len(wanted) > 50
    assert wanted - {_address(screen.path) for screen in (*SCREENS, SET_UP)} == set()


def _address(path: str) -> str:
    """As the router writes it: an id or a key is anything."""
    links = {"{invitation}": "/invite/*", "{survey}": "/s/*", "{shared_quote}": "/q/*"}
    path = path.partition("?")[0]
    return links.get(path) or re.sub(r"\{\w+\}|(?<=/)(?:gone|\d+)$", "*", path)
