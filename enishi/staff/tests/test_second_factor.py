"""The second factor: set up, asked for at sign-in, required by the organisation, forgotten for who lost it."""

import json
import time
from xml.etree import ElementTree

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from enishi.foundation import sealed
from enishi.foundation.config import Config
from enishi.foundation.events.models import EventValues
from enishi.staff.models import Organisation, User
from enishi.staff.signin import known_of

PASSWORD = "correct-horse-9"
ADDRESS = "naoko@minamo.example"
AT = "/_allauth/browser/v1"
APP = f"{AT}/account/authenticators/totp"
CODES = f"{AT}/account/authenticators/recovery-codes"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def naoko(organisation) -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="高橋 直子", roles=["sales_rep"])


def send(browser: Client, path: str, body: dict | None = None, method: str = "post"):
    return getattr(browser, method)(path, json.dumps(body or {}), content_type="application/json")


def signed_in() -> Client:
    browser = Client()
    browser.answer = send(browser, f"{AT}/auth/login", {"email": ADDRESS, "password": PASSWORD})
    return browser


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def secret(naoko) -> str:
    """The seed of Naoko's app, which she has set up; the code of the step before was used for it."""
    browser = signed_in()
    told = browser.get(APP).json()["meta"]
    assert send(browser, APP, {"code": code_of(told["secret"], -1)}).status_code == 200
    return told["secret"]


def enter(code: str) -> Client:
    browser = signed_in()
    browser.answer = send(browser, f"{AT}/auth/2fa/authenticate", {"code": code})
    return browser


def test_setting_up_the_app_shows_a_picture_to_scan_and_is_an_event(naoko, events_of):
    here, elsewhere = signed_in(), signed_in()
    told = here.get(APP).json()["meta"]
    assert told["totp_url"].startswith("otpauth://totp/")
    assert ElementTree.fromstring(told["totp_svg"]).tag.endswith("svg")
    assert send(here, APP, {"code": "000000"}).status_code == 400
    assert send(here, APP, {"code": code_of(told["secret"])}).status_code == 200
    naoko.refresh_from_db()
    assert naoko.has_second_factor is True
    assert events_of(naoko) == ["second_factor.added"]
    assert here.get("/api/v1/me").status_code == 200
    assert elsewhere.get("/api/v1/me").status_code == 401


def test_the_seed_is_kept_as_ciphertext_and_in_no_event(secret):
    kept = str(list(Authenticator.objects.values("data"))) + str(list(EventValues.objects.values("after")))
    assert secret not in kept
    assert sealed.unseal(Authenticator.objects.get(type="totp").data["secret"]) == secret


def test_the_password_alone_does_not_open_an_account_with_a_second_factor(secret):
    browser = signed_in()
    assert browser.answer.status_code == 401
    flows = {flow["id"]: flow for flow in browser.answer.json()["data"]["flows"]}
    assert flows["mfa_authenticate"]["is_pending"] is True
    assert browser.get("/api/v1/me").status_code == 401
    assert enter(code_of(secret)).get("/api/v1/me").status_code == 200


def test_b68_a_code_is_good_once(secret):
    code = code_of(secret)
    assert enter(code).answer.status_code == 200
    assert enter(code).answer.status_code == 400


def test_b68_codes_cannot_be_tried_through(secret):
    answers = [enter(f"{number:06}").answer for number in range(8)]
    assert all(answer.status_code in (400, 429) for answer in answers)
    assert "too_many_login_attempts" in answers[-1].content.decode()
    assert enter(code_of(secret)).answer.status_code != 200


def test_b68_a_recovery_code_is_good_once(secret, naoko):
    browser = enter(code_of(secret))
    spare = browser.get(CODES).json()["data"]["unused_codes"]
    assert len(spare) == 10
    assert enter(spare[0]).get("/api/v1/me").status_code == 200
    assert enter(spare[0]).answer.status_code == 400


def test_new_recovery_codes_end_the_old_ones(secret, naoko, events_of):
    browser = enter(code_of(secret))
    old = browser.get(CODES).json()["data"]["unused_codes"]
    assert send(browser, CODES).status_code == 200
    assert enter(old[0]).answer.status_code == 400
    assert events_of(naoko)[-1] == "second_factor.codes_renewed"


def test_after_ten_minutes_the_password_is_asked_for_again(naoko, monkeypatch):
    browser = signed_in()
    later = time.time() + 601
    monkeypatch.setattr("enishi.staff.signin.time.time", lambda: later)
    assert send(browser, APP, {"code": "000000"}).status_code in (400, 401)
    assert browser.get(CODES).status_code == 404
    told = browser.get(f"{AT}/account/authenticators/webauthn")
    assert told.status_code == 401
    assert {"id": "reauthenticate"} in told.json()["data"]["flows"]
    assert send(browser, f"{AT}/auth/reauthenticate", {"password": PASSWORD}).status_code == 200


def test_taking_the_app_away_leaves_the_password_alone_enough(secret, naoko, events_of):
    browser = enter(code_of(secret))
    assert send(browser, APP, method="delete").status_code == 200
    naoko.refresh_from_db()
    assert naoko.has_second_factor is False
    assert not Authenticator.objects.exists()
    assert signed_in().answer.status_code == 200


def test_where_it_is_required_nothing_else_opens_before(api, admin, naoko, django_assert_num_queries):
    browser = signed_in()
    assert browser.get("/api/v1/me").status_code == 200
    Organisation.objects.unscoped("test").update(second_factor_required=True)
    for path in ("/me", "/users", "/deals", "/search?q=a"):
        answer = browser.get(f"/api/v1{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_missing"), path
    keyed = browser.post("/api/v1/users", "{}", "application/json", headers={"Idempotency-Key": "a"})
    assert keyed.status_code == 403
    told = browser.get(APP).json()["meta"]
    assert send(browser, APP, {"code": code_of(told["secret"])}).status_code == 200
    assert browser.get("/api/v1/me").status_code == 200


def test_where_it_is_required_the_socket_stays_shut_too(naoko):
    Organisation.objects.unscoped("test").update(second_factor_required=True)
    assert known_of([naoko.pk]) == {}
    User.objects.update(has_second_factor=True)
    assert [*known_of([naoko.pk])] == [naoko.pk]


def test_an_administrator_switches_it_on(api, admin):
    User.objects.update(has_second_factor=True)
    shown = api(admin).get("/organisation").json()
    changed = api(admin).patch("/organisation", {"second_factor_required": True}, version=shown["version"])
    assert changed.json()["second_factor_required"] is True
    User.objects.update(has_second_factor=False)
    assert api(admin).get("/organisation").json()["code"] == "second_factor_missing"


def test_who_lost_phone_and_codes_is_let_in_by_an_administrator(api, admin, secret, naoko, events_of):
    browser = enter(code_of(secret))
    assert api(admin).delete(f"/users/{naoko.uid}/second-factors").status_code == 204
    assert browser.get("/api/v1/me").status_code == 401
    assert signed_in().answer.status_code == 200
    assert events_of(naoko)[-1] == "second_factor.reset"


def test_only_an_owner_forgets_an_owners_second_factor(api, admin, sales_manager, owner):
    boss = User.objects.get(pk=owner.user_id)
    assert api(admin).delete(f"/users/{boss.uid}/second-factors").status_code == 403
    assert api(sales_manager).delete(f"/users/{boss.uid}/second-factors").status_code == 403


def test_a_reset_link_does_not_go_round_the_second_factor(api, admin, secret, naoko):
    key = api(admin).post(f"/users/{naoko.uid}/invitations").json()["url"].rpartition("/")[2]
    browser = api(None)
    answer = browser.post(f"/invitations/{key}/accept", {"password": "another-horse-9"})
    assert (answer.status_code, answer.json()["is_signed_in"]) == (200, False)
    assert browser.get("/me").status_code == 401
    entered = send(browser.http, f"{AT}/auth/2fa/authenticate", {"code": code_of(secret)})
    assert entered.status_code == 200
    assert browser.get("/me").status_code == 200


def test_f34_a_secret_of_another_key_is_an_error_never_a_text(monkeypatch):
    kept = sealed.seal("seed")
    assert "seed" not in kept
    sealed.read_again()
    monkeypatch.setenv("ENISHI_FIELD_KEYS", "")
    monkeypatch.setattr(sealed, "config", Config({"ENISHI_FIELD_KEYS": "A" * 43 + "="}))
    with pytest.raises(sealed.WrongKey):
        sealed.unseal(kept)
    sealed.read_again()


def test_f34_a_new_key_in_front_opens_what_the_old_one_sealed(monkeypatch):
    old, new = "A" * 43 + "=", "B" * 42 + "A="
    monkeypatch.setattr(sealed, "config", Config({"ENISHI_FIELD_KEYS": old}))
    sealed.read_again()
    kept = sealed.seal("seed")
    monkeypatch.setattr(sealed, "config", Config({"ENISHI_FIELD_KEYS": f"{new}, {old}"}))
    sealed.read_again()
    assert sealed.unseal(kept) == "seed"
    sealed.read_again()
