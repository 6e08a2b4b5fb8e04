"""The event log as administrators look through it: who, what, when, from where; checked, and taken out as an event."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.events.seal import seal_events
from enishi.staff.actions.tokens import create_token
from enishi.staff.audit import actions
from enishi.staff.models import User


@pytest.fixture
def account(api, sales_rep):
    answer = api(sales_rep).post("/accounts", {"name": "=cmd|'/C calc'!A0"})
    assert answer.status_code == 201, answer.content
    return answer.json()


def kinds(api, actor, query=""):
    return [one["kind"] for one in api(actor).get(f"/audit?{query}").json()["items"]]


def test_who_did_what_and_from_where_is_found_by_person_kind_record_time_and_address(
    api, admin, sales_rep, colleague, account
):
    create_account(colleague, {"name": "別の会社"})
    me = User.objects.get(pk=sales_rep.user_id).uid
    (line,) = api(admin).get(f"/audit?person={me}").json()["items"]
    assert (line["kind"], line["actor"], line["ip"]) == ("account.created", "佐藤 健", "127.0.0.1")
    assert (line["subject"], line["subject_id"]) == ("customers.Account", account["id"])
    assert kinds(api, admin, "kind=account.") == ["account.created"] * 2
    assert kinds(api, admin, f"subject=customers.Account&subject_id={account['id']}") == ["account.created"]
    assert kinds(api, admin, "ip=127.0.0.1") == ["account.created"]
    today = clock.today(admin.zone)
    assert kinds(api, admin, f"since={today}&until={today}&kind=account.") == ["account.created"] * 2
    assert kinds(api, admin, f"since={today + timedelta(days=1)}") == []
    assert kinds(api, admin, "since=1800-01-01&until=2299-12-31&ip=127.0.0.1") == ["account.created"]


def test_what_a_token_did_is_found_by_it_and_by_its_owner(api, admin):
    owner = User.objects.get(pk=admin.user_id)
    scopes = ["customers:read", "customers:write"]
    made = create_token(admin, owner_id=owner.uid, name="夜間の連携", scopes=scopes, days=30)
    program = Client(headers={"authorization": f"Bearer {made.secret}"})
    answer = program.post("/api/v1/accounts", {"name": "会社"}, content_type="application/json")
    assert answer.status_code == 201, answer.content
    (line,) = api(admin).get(f"/audit?token={made.token.uid}").json()["items"]
    assert (line["actor_kind"], line["actor"], line["token"]) == ("token", "管理 太郎", "夜間の連携")
    assert "account.created" in kinds(api, admin, f"person={owner.uid}")


def test_pages_follow_each_other_without_a_gap(api, admin, cli):
    for number in range(5):
        create_account(cli, {"name": f"会社{number}"})
    seen, after = [], ""
    for _ in range(3):
        page = api(admin).get(f"/audit?kind=account.created&limit=2{after}").json()
        seen += [one["subject_id"] for one in page["items"]]
        after = f"&after={page['next']}"
    assert len(seen) == len(set(seen)) == 5
    assert page["next"] is None


def test_one_event_shows_what_it_changed_until_that_is_erased(api, admin, account):
    event = Event.objects.get(kind="account.created")
    whole = api(admin).get(f"/audit/{event.uid}").json()
    assert whole["after_values"]["name"] == account["name"]
    EventValues.objects.filter(event=event).update(before=None, after=None)
    assert api(admin).get(f"/audit/{event.uid}").json()["after_values"] is None


def test_a_refused_reach_is_in_the_log(api, admin, sales_rep):
    api(sales_rep).get("/audit")
    assert kinds(api, admin, "group=denied") == ["access.denied"]


def test_coming_in_and_failing_to_is_in_the_log_with_address_and_way(api, admin, sales_rep):
    user = User.objects.get(pk=sales_rep.user_id)
    user.set_password("minamo-demo-2026")
    user.save()
    browser = Client(headers={"user-agent": '"><script>alert(1)</script>'})

    def enter(email: str | None, password: str) -> int:
        sent = {"email": email, "password": password}
        return browser.post(
            "/_allauth/browser/v1/auth/login", sent, content_type="application/json"
        ).status_code

    assert enter("nobody@minamo.example", "wrong") == 400
    assert enter(user.email, "wrong") == 400
    assert enter(user.email, "minamo-demo-2026") == 200
    unknown, refused, entered = Event.objects.filter(kind__startswith="sign_in.").order_by("id")
    assert (unknown.subject_id, unknown.values.after) == (0, {"email": "nobody@minamo.example"})
    assert (refused.kind, refused.subject_id, refused.ip) == ("sign_in.refused", user.pk, "127.0.0.1")
    assert (entered.actor_id, entered.data) == (user.pk, {"by": "password"})
    assert entered.values.after == {"agent": '"><script>alert(1)</script>'}
    assert kinds(api, admin, "group=sign_in") == ["sign_in.done", "sign_in.refused", "sign_in.refused"]


def test_b50_the_log_is_taken_out_as_csv_and_that_is_an_event(api, admin, account):
    answer = api(admin).post("/audit/export", {"kind": "account."})
    assert answer.status_code == 200
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["kind"], row["actor"]) for row in rows] == [("account.created", "佐藤 健")]
    event = Event.objects.get(kind="audit.exported")
    assert (event.actor_id, event.data) == (admin.user_id, {"filter": {"kind": "account."}, "count": 1})
    assert kinds(api, admin, "group=exports") == ["audit.exported"]


def test_the_check_finds_the_first_event_that_was_changed_behind_our_back(api, admin, cli, account):
    create_account(cli, {"name": "会社"})
    seal_events(System("job"))
    assert api(admin).post("/audit/check").status_code == 204
    assert actions.verify(System("job")) is None
    state = api(admin).get("/audit/state").json()
    assert (state["broken"], state["checked"], state["sealed"]) == (None, 2, 2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE foundation_event SET actor_id = 4711 WHERE kind = 'account.created'")
    # Who did it is part of each event's digest.
    assert actions.verify(System("job")) == 1
    assert api(admin).get("/audit/state").json()["broken"] == 1


def test_nobody_else_reads_checks_or_exports_the_log(api, sales_manager, read_only):
    for actor in (sales_manager, read_only):
        assert api(actor).get("/audit").status_code == 403
        assert api(actor).get("/audit/state").status_code == 403
        assert api(actor).post("/audit/check").status_code == 403
        assert api(actor).post("/audit/export").status_code == 403
