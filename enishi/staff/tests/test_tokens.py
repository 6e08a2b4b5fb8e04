"""API tokens: shown once, narrowed to scopes, ended by date or by hand."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.foundation import authz, clock
from enishi.foundation.authz import TokenActor
from enishi.foundation.events.models import EventValues
from enishi.foundation.http.limits import Limit
from enishi.staff.api.tokens import shown
from enishi.staff.models import ApiToken, User
from enishi.staff.signin import staff_of


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def issued(api, actor, *scopes: str, days: int = 30) -> dict:
    answer = api(actor).post("/tokens", {"name": "連携", "scopes": list(scopes), "days": days})
    assert answer.status_code == 201
    return answer.json()


def call(secret: str, path: str = "/users", method: str = "get", **how):
    headers = {"authorization": f"Bearer {secret}"}
    return getattr(Client(), method)(f"/api/v1{path}", headers=headers, **how)


def test_the_secret_is_shown_once_and_only_its_hash_is_kept(api, admin):
    made = issued(api, admin, "people:read")
    listed = api(admin).get("/tokens").json()["items"]
    assert "secret" not in listed[0]
    assert listed[0]["prefix"] == made["secret"][: len(listed[0]["prefix"])]
    assert made["secret"] not in str(ApiToken.objects.unscoped("test").values().get())
    assert "key_hash" not in str(list(EventValues.objects.values("after")))


def test_a_token_does_what_its_scopes_say_and_no_more(api, admin):
    secret = issued(api, admin, "people:read")["secret"]
    assert call(secret).status_code == 200
    assert call(secret, "/organisation").status_code == 403
    refused = call(secret, method="post", data={"name": "誰か"}, content_type="application/json")
    assert refused.status_code == 403
    assert User.objects.count() == 1


def test_b14_a_revoked_or_expired_token_or_its_hash_is_refused_at_once(api, admin):
    made = issued(api, admin, "people:read", days=2)
    with clock.at(clock.now() + timedelta(days=2, seconds=1)):
        assert call(made["secret"]).status_code == 401
    kept = ApiToken.objects.unscoped("test").get()
    assert call(kept.key_hash).status_code == 401
    assert call(made["secret"].upper()).status_code == 401
    assert api(admin).delete(f"/tokens/{made['id']}").status_code == 204
    assert api(admin).delete(f"/tokens/{made['id']}").status_code == 204
    assert call(made["secret"]).status_code == 401


@pytest.mark.parametrize("change", [{"is_active": False}, {"roles": []}])
def test_b14_a_token_ends_with_its_owner(api, admin, change):
    secret = issued(api, admin, "people:read")["secret"]
    User.objects.filter(pk=admin.user_id).update(**change)
    assert call(secret).status_code == 401


def test_a_token_makes_no_token_and_no_owner(api, owner):
    secret = issued(api, owner, "administration:write", "people:write", "invitations:write")["secret"]
    how = {"method": "post", "content_type": "application/json"}
    assert (
        call(secret, "/tokens", data={"name": "二代目", "scopes": ["deals:read"]}, **how).status_code == 403
    )
    assert call(secret, data={"name": "誰か", "roles": ["owner"]}, **how).status_code == 403
    assert call(secret, "/sessions").status_code == 403
    assert ApiToken.objects.unscoped("test").count() == 1
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["*"]}, "scopes"),
    ],
)
def test_a_token_without_end_or_limits_is_refused(api, admin, changes, field):
    answer = api(admin).post("/tokens", {"name": "連携", "scopes": ["people:read"], "days": 90} | changes)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert not ApiToken.objects.unscoped("test").exists()


def test_the_scopes_one_can_choose_are_listed(api, admin):
    assert {"deals:read", "tickets:write"} <= set(api(admin).get("/token-scopes").json()["items"])


def from_place(secret: str, place: str, path: str = "/users", **headers: str):
    browser = Client(REMOTE_ADDR=place)
    return browser.get(f"/api/v1{path}", headers={"authorization": f"Bearer {secret}", **headers})


def test_b14_a_token_bound_to_networks_is_refused_from_elsewhere(api, admin):
    body = {"name": "連携", "scopes": ["people:read"], "networks": ["203.0.113.7/24", "2001:db8::1"]}
    made = api(admin).post("/tokens", body).json()
    assert made["networks"] == ["2001:db8::1/128", "203.0.113.0/24"]
    assert from_place(made["secret"], "203.0.113.200").status_code == 200
    assert from_place(made["secret"], "2001:db8::1").status_code == 200
    for place in ("203.0.114.1", "198.51.100.1", "2001:db8::2", ""):
        assert from_place(made["secret"], place).status_code == 401, place
    assert api(admin).get("/tokens").json()["items"][0]["last_used_ip"] in ("203.0.113.200", "2001:db8::1")


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "x-real-ip", "forwarded", "x-remote-user", "x-client-ip"]
)
def test_b64_an_untrusted_peers_word_about_its_place_is_ignored(api, admin, header):
    body = {"name": "連携", "scopes": ["people:read"], "networks": ["203.0.113.0/24"]}
    secret = api(admin).post("/tokens", body).json()["secret"]
    assert from_place(secret, "198.51.100.1", **{header: "203.0.113.7"}).status_code == 401
    assert from_place(secret, "203.0.113.7", **{header: "198.51.100.1"}).status_code == 200


def test_b64_a_trusted_proxys_last_word_counts(api, admin, settings):
    settings.TRUSTED_PROXIES = 1
    body = {"name": "連携", "scopes": ["people:read"], "networks": ["203.0.113.0/24"]}
    secret = api(admin).post("/tokens", body).json()["secret"]
    forwarded = {"x-forwarded-for": "203.0.113.9, 198.51.100.1"}
    assert from_place(secret, "10.0.0.1", **forwarded).status_code == 401
    assert (
        from_place(secret, "10.0.0.1", **{"x-forwarded-for": "198.51.100.1, 203.0.113.9"}).status_code == 200
    )


def test_a_network_that_is_none_is_refused(api, admin):
    body = {"name": "連携", "scopes": ["people:read"], "networks": ["203.0.113.0/24", "office"]}
    answer = api(admin).post("/tokens", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["networks"])


def test_b14_a_token_nobody_used_for_sixty_days_works_no_more(api, admin):
    secret = issued(api, admin, "people:read", days=365)["secret"]
    with clock.at(clock.now() + timedelta(days=59)):
        assert call(secret).status_code == 200
    with clock.at(clock.now() + timedelta(days=59 + 59)):
        assert call(secret).status_code == 200
    with clock.at(clock.now() + timedelta(days=59 + 59 + 61)):
        assert call(secret).status_code == 401
        assert shown(ApiToken.objects.unscoped("test").get())["rests"] is True


def test_b14_a_token_never_used_rests_after_sixty_days_too(api, admin):
    secret = issued(api, admin, "people:read", days=365)["secret"]
    with clock.at(clock.now() + timedelta(days=61)):
        assert call(secret).status_code == 401


def test_b13_exporting_and_sending_are_asked_for_apart(owner, api):
    person = staff_of(User.objects.get(pk=owner.user_id))

    def may(act: str, label: str, *scopes: str) -> bool:
        return authz.may(TokenActor(person, 1, frozenset(scopes)), act, label)

    assert may("read", "sales.Deal", "deals:read")
    assert not may("export", "sales.Deal", "deals:read")
    assert not may("export", "sales.Deal", "deals:write")
    assert not may("export", "sales.Deal", "export:read")
    assert may("export", "sales.Deal", "deals:read", "export:read")
    assert not may("read", "service.InternalNote", "tickets:write")
    assert may("read", "service.InternalNote", "notes:read")
    assert not may("update", "staff.User", "customers:write", "deals:write", "export:read", "send:write")
    assert {"export:read", "send:write"} <= set(api(owner).get("/token-scopes").json()["items"])


def test_what_is_left_of_the_limit_stands_in_every_answer_to_a_program(api, admin, monkeypatch):
    monkeypatch.setattr("enishi.staff.signin.TOKEN_LIMIT", Limit(3, 60))
    monkeypatch.setattr("enishi.foundation.http.limits.time.time", lambda: 1_000_000_060)
    secret = issued(api, admin, "people:read")["secret"]
    told = [call(secret) for _ in range(4)]
    assert [answer.status_code for answer in told] == [200, 200, 200, 429]
    assert [answer["RateLimit"] for answer in told] == [
        '"requests";r=2;t=20',
        '"requests";r=1;t=20',
        '"requests";r=0;t=20',
        '"requests";r=0;t=20',
    ]
    assert told[0]["RateLimit-Policy"] == '"requests";q=3;w=60'
    assert (told[3]["Retry-After"], told[3].json()["code"]) == ("20", "too_often")
    other = issued(api, admin, "people:read")["secret"]
    assert call(other).status_code == 200
    assert "RateLimit" not in api(admin).get("/users").headers
    monkeypatch.setattr("enishi.foundation.http.limits.time.time", lambda: 1_000_000_081)
    assert call(secret).status_code == 200


def test_a_post_with_a_key_counts_once(api, admin):
    secret = issued(api, admin, "people:write")["secret"]
    headers = {"authorization": f"Bearer {secret}", "idempotency-key": "k1"}
    answer = Client().post(
        "/api/v1/users", {"name": "渡辺 光"}, content_type="application/json", headers=headers
    )
    assert answer.status_code == 201
    assert answer["RateLimit"].startswith('"requests";r=599;')


def test_b16_each_request_of_a_program_is_a_line_with_token_owner_rows_and_place(api, admin, caplog):
    made = issued(api, admin, "people:read")
    user = User.objects.get(pk=admin.user_id)
    with caplog.at_level("INFO", logger="enishi.http"):
        call(made["secret"], f"/users/{user.uid}")
    line = caplog.records[-1]
    token = ApiToken.objects.unscoped("test").get()
    assert (line.actor, line.owner, line.place) == (f"token:{token.pk}", user.pk, "127.0.0.1")
    assert line.rows == [str(user.uid)]
    assert made["secret"] not in str(vars(line))


def test_b15_a_token_in_the_address_is_none_and_in_no_log(api, admin, caplog):
    secret = issued(api, admin, "people:read")["secret"]
    with caplog.at_level("INFO"):
        answer = Client().get(f"/api/v1/users?token={secret}&access_token={secret}")
    assert answer.status_code == 401
    assert [line for line in caplog.records if line.name == "enishi.http"]
    assert secret not in "".join(str(vars(line)) for line in caplog.records if line.name.startswith("enishi"))
