"""The product as a newcomer starts it, and people who each sit at a browser of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.mail_server.server import DOVECOT, MailServer, post
from tools.demo_house import chromium, demo_house, sign_in

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# What the console says when a page breaks its own rules. A refused request is the product's business.
POLICY = "Content Security Policy"

expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Desk:
    """Somebody's browser: the page they look at, and the address of the house."""

    page: Page
    address: str

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page

    def get(self, path: str) -> dict:
        """What the API tells this person."""
        return self._read(self.page.request.get(f"{self.address}/api/v1{path}"))

    def post(self, path: str, body: dict) -> dict:
        """Arrange something by the API, with this person's own session."""
        return self._read(
            self.page.request.post(f"{self.address}/api/v1{path}", data=body, headers=self.headers())
        )

    def patch(self, path: str, body: dict, version: int) -> dict:
        headers = self.headers() | {"If-Match": f'"{version}"'}
        return self._read(self.page.request.patch(f"{self.address}/api/v1{path}", data=body, headers=headers))

    def headers(self) -> dict[str, str]:
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        return {"X-CSRFToken": cookies["csrftoken"], "Referer": self.address}

    @staticmethod
    def _read(answer: APIResponse) -> dict:
        assert answer.ok, f"{answer.status} {answer.url} {answer.text()}"
        found: dict = answer.json()
        return found


@dataclass(frozen=True)
class PostOffice:
    """A mail server of the tests' own, which the house may speak to. IMAP is there once Dovecot is installed."""

    mail: MailServer
    smtp_port: int

    @property
    def inside(self) -> str:
        return f"imap://127.0.0.1:{self.mail.port}, smtp://127.0.0.1:{self.smtp_port}"


@pytest.fixture(scope="session")
def post_office() -> Iterator[PostOffice]:
    with TemporaryDirectory() as home:
        mail = MailServer(Path(home))
        if DOVECOT:
            mail.start()
        with post(mail) as smtp_port:
            yield PostOffice(mail, smtp_port)
        mail.stop()


@pytest.fixture(scope="session")
def house(post_office: PostOffice) -> Iterator[str]:
    with demo_house(ENISHI_INSIDE_ORIGINS=post_office.inside) as address:
        yield address


@pytest.fixture(scope="session")
def by_name(house: str) -> str:
    """The same house by its name: a passkey belongs to a name, never to a number."""
    return house.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def room(browser: Browser, house: str) -> Iterator[Callable[..., BrowserContext]]:
    """`room(viewport=PHONE)`: a browser nobody has used. What breaks in one of its pages fails the test."""
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if POLICY in message.text:
            broken.append(message.text)

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": WIDE, "locale": "ja-JP"} | options)  # type: ignore[arg-type]  # options by name
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: broken.append(str(error.error)))
        context.on("console", heard)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert broken == []


@pytest.fixture
def desk_of(room: Callable[..., BrowserContext], house: str) -> Callable[..., Desk]:
    """`desk_of("sales")`: this person of the demo company, signed in through the door."""

    def arrive(login: str, **options: object) -> Desk:
        return Desk(sign_in(room(**options), house, login), house)

    return arrive


@pytest.fixture
def stranger(room: Callable[..., BrowserContext]) -> Callable[[str], Page]:
    """`stranger(link)`: a customer who opens a link on a phone, and has no account."""

    def arrive(link: str) -> Page:
        page = room(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
        page.goto(link)
        return page

    return arrive
