"""Signing in by an identity provider: a real one, a process of its own, and tokens that are not to be believed."""

import json
import re
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client

from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.http import outbound
from enishi.staff.models import IdentityProvider, Invitation, User
from enishi.staff.oidc.claims import NotBelieved, believed, nonce_of
from enishi.staff.rules import own_path
from tools.identity_provider import identity_provider

PASSWORD = "correct-horse-9"
NAOKO, STRANGER = "sub-naoko", "sub-stranger"
ADDRESS = "naoko@minamo.example"
PEOPLE = (
    {"sub": NAOKO, "email": ADDRESS, "email_verified": True, "name": "高橋 直子"},
    {"sub": STRANGER, "email": ADDRESS, "email_verified": True, "name": "だれか"},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with identity_provider(*PEOPLE) as address:
        yield address


@pytest.fixture(autouse=True)
def reachable(issuer, monkeypatch, settings):
    """The provider is on this machine, which the operator allows; limits start anew."""
    monkeypatch.setattr(outbound, "inside", lambda: frozenset({issuer}))
    settings.BASE_URL = "http://testserver"
    cache.clear()


@pytest.fixture
def naoko(organisation) -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="高橋 直子", roles=["sales_rep"])


@pytest.fixture
def provider(api, admin, issuer) -> dict:
    body = {"name": "社内ID", "issuer": issuer + "/", "client_id": "enishi", "secret": "sh-secret"}
    answer = api(admin).post("/identity-providers", body)
    assert answer.status_code == 201, answer.content
    return answer.json()


def start(browser: Client, provider: dict, **body) -> str:
    answer = browser.post(
        f"/api/v1/sign-in-providers/{provider['id']}/start", json.dumps(body), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    return answer.json()["url"]


def there(url: str, subject: str) -> str:
    """What the person does at the provider: says who they are, and is sent back."""
    answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    back = answer.headers["location"]
    return back.removeprefix("http://testserver")


def come_in(browser: Client, provider: dict, subject: str, **body):
    return browser.get(there(start(browser, provider, **body), subject))


def signed_in() -> Client:
    browser = Client()
    body = json.dumps({"email": ADDRESS, "password": PASSWORD})
    assert browser.post("/_allauth/browser/v1/auth/login", body, "application/json").status_code == 200
    return browser


def test_a_linked_person_signs_in_by_the_provider(naoko, provider, events_of):
    browser = signed_in()
    answer = come_in(browser, provider, NAOKO, process="connect", next="/settings/factors")
    assert answer["location"] == "/settings/factors"
    assert browser.get("/api/v1/me/links").json()["items"][0]["shown"] == ADDRESS
    elsewhere = Client()
    assert come_in(elsewhere, provider, NAOKO, next="/deals/7")["location"] == "/deals/7"
    assert elsewhere.get("/api/v1/me").json()["name"] == "高橋 直子"
    assert events_of(naoko) == ["user.linked"]
    naoko.refresh_from_db()
    assert naoko.is_linked is True


def test_an_invited_person_comes_in_by_the_provider_without_a_password(api, admin, provider, events_of):
    hikaru = User.objects.create_user("h@minamo.example", None, name="渡辺 光", roles=["sales_rep"])
    key = api(admin).post(f"/users/{hikaru.uid}/invitations").json()["url"].rpartition("/")[2]
    browser = Client()
    come_in(browser, provider, NAOKO, invitation=key)
    assert browser.get("/api/v1/me").json()["name"] == "渡辺 光"
    assert Invitation.objects.unscoped("test").get().used_at is not None
    hikaru.refresh_from_db()
    assert (hikaru.can_sign_in, hikaru.has_usable_password()) == (True, False)
    assert User.objects.able_to_sign_in().filter(pk=hikaru.pk).exists()
    assert events_of(hikaru) == ["user.invited", "invitation.accepted"]


def test_b65_the_same_address_opens_nobodys_account(naoko, provider):
    browser = Client()
    answer = come_in(browser, provider, STRANGER, next="/sign-in")
    assert parse_qs(urlsplit(answer["location"]).query)["error"] == ["signup_closed"]
    assert browser.get("/api/v1/me").status_code == 401
    assert not SocialAccount.objects.exists()
    assert User.objects.filter(is_linked=True).count() == 0
    assert User.objects.count() == 2


def test_b65_one_identity_is_one_person(naoko, provider, api, sales_rep):
    come_in(signed_in(), provider, NAOKO, process="connect")
    other = api(sales_rep).http
    answer = come_in(other, provider, NAOKO, process="connect", next="/settings/factors")
    assert "error=linked_elsewhere" in answer["location"]
    assert SocialAccount.objects.get().user_id == naoko.pk


def test_b65_a_used_or_older_invitation_links_nobody(api, admin, provider):
    hikaru = User.objects.create_user("h@minamo.example", None, name="渡辺 光", roles=["sales_rep"])
    key = api(admin).post(f"/users/{hikaru.uid}/invitations").json()["url"].rpartition("/")[2]
    assert api(None).post(f"/invitations/{key}/accept", {"password": PASSWORD}).status_code == 200
    browser = Client()
    answer = come_in(browser, provider, NAOKO, invitation=key)
    assert "error=invitation_invalid" in answer["location"]
    assert browser.get("/api/v1/me").status_code == 401
    assert not SocialAccount.objects.exists()


def test_b47_the_answer_of_another_browser_or_a_second_time_is_refused(naoko, provider):
    come_in(signed_in(), provider, NAOKO, process="connect")
    browser, stranger = Client(), Client()
    back = there(start(browser, provider), NAOKO)
    assert "error" in stranger.get(back)["location"]
    assert stranger.get("/api/v1/me").status_code == 401
    assert browser.get(back).status_code == 302
    assert browser.get("/api/v1/me").status_code == 200
    again = Client()
    again.cookies = browser.cookies
    assert "error" in again.get(back)["location"]


def test_who_is_made_inactive_does_not_come_in_by_the_provider(naoko, provider):
    come_in(signed_in(), provider, NAOKO, process="connect")
    User.objects.filter(pk=naoko.pk).update(is_active=False)
    browser = Client()
    come_in(browser, provider, NAOKO)
    assert browser.get("/api/v1/me").status_code == 401


def test_nobody_is_linked_without_being_signed_in(naoko, provider):
    body = json.dumps({"process": "connect"})
    answer = Client().post(f"/api/v1/sign-in-providers/{provider['id']}/start", body, "application/json")
    assert answer.status_code == 401


def test_a_provider_switched_off_lets_nobody_in(api, admin, naoko, provider):
    come_in(signed_in(), provider, NAOKO, process="connect")
    browser = Client()
    back = there(start(browser, provider), NAOKO)
    off = api(admin).patch(f"/identity-providers/{provider['id']}", {"is_active": False}, version=1)
    assert off.json()["is_active"] is False
    assert api(None).get("/sign-in-providers").json() == {"items": []}
    assert browser.get(back).status_code == 404
    assert browser.get("/api/v1/me").status_code == 401


def test_the_secret_is_kept_as_ciphertext_and_told_nobody(api, admin, provider):
    kept = IdentityProvider.objects.unscoped("test").get()
    told = api(admin).get("/identity-providers").content.decode() + str(list(EventValues.objects.values()))
    assert "sh-secret" not in told + kept.secret
    assert kept.secret not in told
    assert provider["callback_url"] == f"http://testserver/_allauth/oidc/{provider['id']}/callback"


def test_only_administrators_name_providers_and_the_issuer_never_changes(api, admin, sales_manager, provider):
    body = {"name": "x", "issuer": "https://idp.example", "client_id": "c", "secret": "s"}
    assert api(sales_manager).post("/identity-providers", body).status_code == 403
    assert api(sales_manager).get("/identity-providers").status_code == 403
    moved = api(admin).patch(f"/identity-providers/{provider['id']}", {"issuer": "https://x"}, version=1)
    assert moved.status_code == 400
    twice = body | {"issuer": provider["issuer"]}
    assert api(admin).post("/identity-providers", twice).json()["fields"].keys() == {"issuer"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1",
        "http://169.254.169.254/latest",
        "https://10.0.0.1",
        "https://[::1]",
        "https://localhost.",
        "https://user@idp.example",
        "ftp://idp.example",
        "https://idp.example:22",
        "https://0x7f000001",
        "not an address",
    ],
)
def test_b42_an_issuer_inside_is_refused_unless_the_operator_named_it(api, admin, address):
    body = {"name": "x", "issuer": address, "client_id": "c", "secret": "s"}
    answer = api(admin).post("/identity-providers", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["issuer"])
    assert not IdentityProvider.objects.unscoped("test").exists()


def test_b42_what_the_provider_names_is_called_by_the_same_client(provider, monkeypatch, issuer):
    monkeypatch.setattr(outbound, "inside", frozenset)
    answer = Client().post(f"/api/v1/sign-in-providers/{provider['id']}/start", "{}", "application/json")
    assert (answer.status_code, answer.json()["code"]) == (502, "provider_out_of_reach")


def test_the_last_way_in_is_not_taken_away(api, admin, provider):
    hikaru = User.objects.create_user("h@minamo.example", None, name="渡辺 光", roles=["sales_rep"])
    key = api(admin).post(f"/users/{hikaru.uid}/invitations").json()["url"].rpartition("/")[2]
    browser = Client()
    come_in(browser, provider, NAOKO, invitation=key)
    link = browser.get("/api/v1/me/links").json()["items"][0]["id"]
    refused = browser.delete(f"/api/v1/me/links/{link}")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_way_in")
    assert SocialAccount.objects.exists()


def test_a_link_is_taken_away_by_its_person_only(naoko, provider, api, sales_rep, events_of):
    browser = signed_in()
    come_in(browser, provider, NAOKO, process="connect")
    link = browser.get("/api/v1/me/links").json()["items"][0]["id"]
    assert api(sales_rep).delete(f"/me/links/{link}").status_code == 404
    assert browser.delete(f"/api/v1/me/links/{link}").status_code == 204
    assert events_of(naoko) == ["user.linked", "user.unlinked"]
    naoko.refresh_from_db()
    assert naoko.is_linked is False


# ------------------------------------------------------------------- what is not to be believed
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
HOME, CLIENT, NONCE = "https://idp.example", "enishi", nonce_of("state")


def jwks() -> dict:
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
    return {"keys": [public | {"kid": "k1", "use": "sig"}]}


def claims(**changes) -> dict:
    now = int(time.time())
    made = {"iss": HOME, "sub": "s1", "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": NONCE}
    return {name: value for name, value in (made | changes).items() if value is not None}


def signed(body: dict, key=KEY, algorithm: str = "RS256", kid: str = "k1") -> str:
    return jwt.encode(body, key, algorithm=algorithm, headers={"kid": kid})


def read(token: str):
    return believed(token, jwks(), issuer=HOME, client_id=CLIENT, nonce=NONCE)


def test_a_token_signed_for_us_is_believed():
    assert read(signed(claims()))["sub"] == "s1"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"iss": HOME + "/"},
        {"aud": "another-client"},
        {"aud": [CLIENT], "azp": "another-client"},
        {"exp": 1_000_000},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"nonce": nonce_of("another state")},
        {"nonce": None},
    ],
    ids=str,
)
def test_b65_a_token_for_another_issuer_client_time_or_sign_in_is_not_believed(changes):
    with pytest.raises(NotBelieved):
        read(signed(claims(**changes)))


def test_b65_an_unsigned_or_foreign_token_is_not_believed():
    public = jwks()["keys"][0]["n"].encode()
    forged = [
        jwt.encode(claims(), None, algorithm="none"),
        jwt.encode(claims(), public + b"x" * 64, algorithm="HS256", headers={"kid": "k1"}),
        signed(claims(), key=FOREIGN),
        signed(claims(), kid="k2"),
        signed(claims())[:-4] + "AAAA",
        "",
        "a.b.c",
    ]
    for token in forged:
        with pytest.raises(NotBelieved):
            read(token)


@pytest.mark.parametrize(
    "away", ["//evil.example", "/\\evil.example", "https:evil", "javascript:alert(1)", "/a\r\nb", ""]
)
def test_b79_a_sign_in_ends_on_a_path_of_ours(away):
    assert own_path(away) == "/"
    assert own_path("/deals/7?tab=a") == "/deals/7?tab=a"


def test_no_event_holds_a_token_or_a_claim_beyond_name_and_address(naoko, provider):
    come_in(signed_in(), provider, NAOKO, process="connect")
    assert set(SocialAccount.objects.get().extra_data) <= {"email", "name"}
    assert not re.search(r"eyJ[\w-]{10}", str(list(Event.objects.values("data"))))
