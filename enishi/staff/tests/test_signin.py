"""Signing in end to end, and that a foreign page can do nothing with somebody's cookie."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from enishi.foundation.events.models import Event
from enishi.staff.models import User

PASSWORD = "correct-horse-9"
LOGIN = "/_allauth/browser/v1/auth/login"


@pytest.fixture
def naoko(organisation) -> User:
    return User.objects.create_user("naoko@minamo.example", PASSWORD, name="高橋 直子", roles=["sales_rep"])


def sign_in(browser: Client, password: str = PASSWORD, email: str = "naoko@minamo.example"):
    body = json.dumps({"email": email, "password": password})
    return browser.post(LOGIN, body, content_type="application/json")


def test_the_right_password_gives_a_session(naoko):
    browser = Client()
    answer = sign_in(browser)
    assert answer.status_code == 200
    assert answer.cookies["sessionid"]["httponly"] is True
    assert answer.cookies["sessionid"]["samesite"] == "Lax"
    assert browser.get("/api/v1/me").json()["name"] == "高橋 直子"


def test_the_address_may_be_typed_in_any_case(naoko):
    assert sign_in(Client(), email="Naoko@Minamo.Example").status_code == 200


def test_a_wrong_password_gives_none(naoko):
    browser = Client()
    assert sign_in(browser, "wrong-horse-9").status_code == 400
    assert browser.get("/api/v1/me").status_code == 401


def test_who_is_inactive_is_refused(naoko):
    User.objects.update(is_active=False)
    browser = Client()
    assert sign_in(browser).status_code in (400, 401, 403)
    assert browser.get("/api/v1/me").status_code == 401


def test_who_has_no_role_reaches_nothing(naoko):
    User.objects.update(roles=[])
    browser = Client()
    sign_in(browser)
    assert browser.get("/api/v1/me").status_code == 401
    assert browser.get("/api/v1/users").status_code == 401


def test_who_never_chose_a_password_cannot_sign_in(organisation):
    User.objects.create(email="naoko@minamo.example", name="高橋 直子", roles=["sales_rep"])
    for password in ("", " ", PASSWORD):
        assert sign_in(Client(), password).status_code == 400


def test_b67_signing_out_ends_the_session(naoko):
    browser = Client()
    sign_in(browser)
    browser.delete("/_allauth/browser/v1/auth/session")
    assert browser.get("/api/v1/me").status_code == 401


def test_b67_signing_in_gives_the_session_a_new_name(naoko):
    browser = Client()
    browser.get("/_allauth/browser/v1/auth/session")
    before = browser.cookies.get("sessionid")
    sign_in(browser)
    assert browser.cookies["sessionid"].value != (before and before.value)


def test_a_question_sent_before_the_session_was_replaced_takes_no_cookie_away(naoko):
    browser = Client()
    sign_in(browser)
    browser.cookies["sessionid"] = "replaced" * 4
    late = browser.get("/api/v1/me")
    assert (late.status_code, "sessionid" in late.cookies) == (401, False)
    sign_in(browser)
    left = browser.delete("/_allauth/browser/v1/auth/session")
    assert left.cookies["sessionid"].value == ""


def test_one_changes_ones_own_password(naoko):
    browser = Client()
    sign_in(browser)
    body = {"current_password": PASSWORD, "new_password": "another-horse-9"}
    path = "/_allauth/browser/v1/account/password/change"
    assert browser.post(path, json.dumps(body), content_type="application/json").status_code == 200
    assert sign_in(Client(), "another-horse-9").status_code == 200
    assert sign_in(Client()).status_code == 400


@pytest.mark.parametrize(
    "path", ["auth/signup", "account/email", "auth/password/request", "auth/email/verify"]
)
def test_ways_round_invitation_do_not_exist(naoko, path):
    browser = Client()
    sign_in(browser)
    body = json.dumps({"email": "new@minamo.example", "password": PASSWORD})
    answer = browser.post(f"/_allauth/browser/v1/{path}", body, content_type="application/json")
    assert answer.status_code == 404
    assert User.objects.count() == 1


def test_b67_the_sessions_cookie_is_for_our_own_pages_and_no_script(naoko):
    browser = Client()
    sign_in(browser)
    cookie = browser.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


@pytest.mark.parametrize(
    ("address", "secure"), [("https://crm.example", "True"), ("http://127.0.0.1:1", "False")]
)
def test_b67_cookies_travel_only_by_https_where_that_is_the_address(address, secure):
    asked = "from enishi import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    env = {**os.environ, "ENISHI_BASE_URL": address}
    ran = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [secure, secure]


def test_b70_a_cookie_without_the_csrf_token_changes_nothing(naoko):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(naoko)
    before = (User.objects.values().get(), Event.objects.count())
    calls = [
        browser.patch("/api/v1/me", {"language": "en"}, content_type="application/json"),
        browser.post("/api/v1/users", {"name": "誰か"}, content_type="application/json"),
        browser.patch(f"/api/v1/users/{naoko.uid}", {"roles": ["owner"]}, content_type="application/json"),
        browser.delete("/api/v1/sessions/1"),
        browser.post(LOGIN, {"email": "x@y.example", "password": "z"}, content_type="application/json"),
    ]
    assert [answer.status_code for answer in calls] == [403] * len(calls)
    assert (User.objects.values().get(), Event.objects.count()) == before


def test_b70_with_the_csrf_token_the_same_call_works(naoko):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(naoko)
    browser.get("/")
    browser.get("/_allauth/browser/v1/config")
    browser.cookies["csrftoken"] = "a" * 32
    answer = browser.patch(
        "/api/v1/me",
        {"language": "en"},
        content_type="application/json",
        headers={"x-csrftoken": "a" * 32},
    )
    assert answer.status_code == 200
    assert answer.json()["language"] == "en"


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil",
        "/%0d%0aLocation:https://evil.example",
        "//us@evil.example",
    ],
)
def test_b79_the_server_sends_nobody_to_another_site(naoko, away):
    browser = Client()
    for path in ("/", "/sign-in", "/invite/x"):
        assert "location" not in {name.lower() for name in browser.get(path, {"next": away}).headers}
    body = json.dumps({"email": "naoko@minamo.example", "password": PASSWORD, "next": away})
    answer = browser.post(f"{LOGIN}?next={away}", body, content_type="application/json")
    assert answer.status_code == 200
    assert "evil" not in answer.content.decode() + str(dict(answer.headers))


HOSTILE = '<img src=x onerror="fetch(`//evil.example`)"></script><script>alert(1)</script>'


def test_b25_what_a_browser_says_of_itself_is_data_and_its_place_is_the_peers(naoko):
    headers = {
        "user-agent": HOSTILE,
        "x-forwarded-for": f"{HOSTILE}, 198.51.100.9",
        "cf-connecting-ip": HOSTILE,
        "x-real-ip": "198.51.100.9",
    }
    browser = Client(REMOTE_ADDR="203.0.113.5", headers=headers)
    assert sign_in(browser).status_code == 200
    answer = browser.get("/api/v1/sessions")
    assert answer["content-type"].startswith("application/json")
    (session,) = answer.json()["items"]
    assert (session["ip"], session["user_agent"]) == ("203.0.113.5", HOSTILE)
    assert set(Event.objects.filter(kind__startswith="sign_in").values_list("ip", flat=True)) == {
        "203.0.113.5"
    }
