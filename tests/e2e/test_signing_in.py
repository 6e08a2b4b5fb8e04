"""Passkeys, and the second step the organisation asks for, with an authenticator in the browser itself."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Desk
from tools.demo_house import PASSWORD, demo_house, sign_in
from tools.identity_provider import identity_provider

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


def test_the_companys_identity_opens_the_door(room: Callable[..., BrowserContext]) -> None:
    person = {"sub": "u-17", "email": "other@elsewhere.example", "name": "高橋 直子"}
    with identity_provider(person) as issuer, demo_house(ENISHI_INSIDE_ORIGINS=issuer) as house:
        admin = sign_in(room(), house, "admin")
        admin.goto(f"{house}/settings/sign-in")
        admin.get_by_role("button", name="認証基盤を加える").click()
        form = admin.get_by_role("dialog")
        form.get_by_label("名前").fill("社内ID")
        form.get_by_label("発行者").fill(issuer)
        form.get_by_label("クライアントID").fill("enishi")
        form.get_by_role("textbox", name="シークレット").fill("s3cret")
        form.get_by_role("button", name="保存する").click()
        expect(admin.get_by_label("リダイレクトURI")).to_have_value(re.compile(r"/_allauth/oidc/.+/callback"))

        page = room().new_page()
        page.goto(f"{house}/sign-in?next=/tickets")
        page.get_by_role("button", name="社内IDでサインイン").click()
        at_the_provider(page)
        expect(page.get_by_role("alert")).to_contain_text("まだどなたとも結びついていません")

        door(page, house, "support")
        expect(page.get_by_role("navigation").first).to_be_visible()
        page.goto(f"{house}/settings/factors")
        page.get_by_role("button", name="社内IDと結びつける").click()
        at_the_provider(page)
        expect(page.get_by_text("other@elsewhere.example")).to_be_visible()

        page = room().new_page()
        page.goto(f"{house}/sign-in?next=/tickets")
        page.get_by_role("button", name="社内IDでサインイン").click()
        at_the_provider(page)
        page.wait_for_url(f"{house}/tickets")
        assert page.request.get(f"{house}/api/v1/me").json()["email"] == "support@minamo.example"


def at_the_provider(page: Page) -> None:
    page.get_by_role("button", name="u-17").click()
