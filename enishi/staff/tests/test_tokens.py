"""API tokens: shown once, narrowed to scopes, ended by date or by hand."""

from datetime import timedelta

import pytest
from django.test import Client

from enishi.foundation import clock
from enishi.foundation.events.models import EventValues
from enishi.staff.models import ApiToken, User


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


def test_a_revoked_or_expired_token_or_its_hash_is_refused_at_once(api, admin):
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
def test_a_token_ends_with_its_owner(api, admin, change):
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
