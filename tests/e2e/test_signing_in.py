"""Passkeys, and the second step the organisation asks for, with an authenticator in the browser itself."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Desk
from tools.demo_house import PASSWORD

FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_finger(page: Page) -> None:
    """Give this browser a fingerprint reader that always sees the right finger."""
    tool = page.context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    tool.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})


def door(page: Page, house: str, login: str) -> None:
    page.goto(f"{house}/sign-in")
    page.get_by_label("メールアドレス").fill(f"{login}@minamo.example")
    page.get_by_role("textbox", name="パスワード").fill(PASSWORD)
    page.get_by_role("button", name="サインインする").click()


def test_a_passkey_is_made_and_opens_the_door_alone(
    room: Callable[..., BrowserContext], by_name: str
) -> None:
    page = room().new_page()
    with_finger(page)
    door(page, by_name, "finance")
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.goto(f"{by_name}/settings/factors")
    page.get_by_label("名前").fill("わたしの端末")
    page.get_by_role("button", name="パスキーを加える").click()
    expect(page.get_by_role("button", name="わたしの端末を外す")).to_be_visible()
    expect(page.get_by_text("残り 10 / 10")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{by_name}/sign-in")
    page.get_by_role("button", name="パスキーでサインイン").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    assert page.request.get(f"{by_name}/api/v1/me").json()["email"] == "finance@minamo.example"

    # With the password alone it is the second step.
    page.context.clear_cookies()
    door(page, by_name, "finance")
    expect(page.get_by_role("heading", name="もう一段階の確認")).to_be_visible()
    assert page.request.get(f"{by_name}/api/v1/me").status == 401
    page.get_by_role("button", name="パスキーで確認する").click()
    expect(page.get_by_role("navigation").first).to_be_visible()


def test_where_the_organisation_asks_for_it_the_second_step_comes_first(
    desk_of: Callable[..., Desk], room: Callable[..., BrowserContext], by_name: str
) -> None:
    admin = desk_of("admin")
    admin.open("/settings")
    admin.page.get_by_role("link", name="サインインの決まり").click()
    admin.page.get_by_role("switch", name="全員に二段階認証を求める").click(force=True)
    expect(admin.page.get_by_text("全員に二段階認証を求めます。")).to_be_visible()
    try:
        page = room().new_page()
        with_finger(page)
        door(page, by_name, "support")
        expect(page.get_by_role("heading", name="二段階認証を設定してください")).to_be_visible()
        page.goto(f"{by_name}/tickets")
        expect(page.get_by_role("heading", name="二段階認証を設定してください")).to_be_visible()
        page.get_by_role("button", name="パスキーを加える").click()
        expect(page.get_by_role("button", name="を外す")).to_be_visible()
        page.get_by_role("button", name="Enishi を始める").click()
        expect(page.get_by_role("navigation").first).to_be_visible()
    finally:
        by_hand(room, by_name)


def by_hand(room: Callable[..., BrowserContext], house: str) -> None:
    """The administrator, who had none either, sets one up and makes it optional again."""
    page = room().new_page()
    with_finger(page)
    door(page, house, "admin")
    page.get_by_role("button", name="パスキーを加える").click()
    page.get_by_role("button", name="Enishi を始める").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.goto(f"{house}/settings/sign-in")
    page.get_by_role("switch", name="全員に二段階認証を求める").click(force=True)
    expect(page.get_by_text("二段階認証は任意になりました。")).to_be_visible()
    page.goto(f"{house}/settings/factors")
    page.get_by_role("button", name="を外す").click()
    expect(page.get_by_role("button", name="を外す")).to_be_hidden()
