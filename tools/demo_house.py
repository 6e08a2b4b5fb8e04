"""The product as a newcomer starts it, on a free port: for end-to-end tests and pictures."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "minamo-demo-2026"
READY_SECONDS = 60.0
QUIET_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def demo_house(**settings: str) -> AbstractContextManager[str]:
    """The demo company, served from a folder of its own; gives the address. `settings` are ENISHI_ variables."""
    return _house(["init", "--yes"], ["demo", "--size", "S"], **settings)


def new_house() -> AbstractContextManager[str]:
    """An installation where nobody has done the set-up yet."""
    return _house(["init", "--yes"])


@contextmanager
def _house(*commands: list[str], **more: str) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="enishi-house-"))
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = {"ENISHI_DATA": str(folder), "ENISHI_BASE_URL": address, "ENISHI_LOG_LEVEL": "ERROR"}
    settings |= more
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("ENISHI_")
    } | settings
    enishi = [sys.executable, "-m", "enishi"]
    for command in commands:
        subprocess.run([*enishi, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    with (folder / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*enishi, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
    try:
        _await(port, folder / "serve.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("Chromium is not installed. On Debian or Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET_FLAGS))
        yield browser
        browser.close()


def sign_in(context: BrowserContext, address: str, login: str) -> Page:
    """Somebody of the demo company, signed in through the sign-in page."""
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.locator("input[type=email]").fill(f"{login}@minamo.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.get_by_role("navigation").first.wait_for(state="attached")
    return page


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(port: int, log: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError(log.read_text("utf-8", "replace")[-2000:])
