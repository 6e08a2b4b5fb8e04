"""Who am I: the first thing the web app asks, and the little one may change about oneself."""

from unittest.mock import patch

import pytest

from enishi.foundation.events.models import Event
from enishi.foundation.http.signin import still_in
from enishi.staff.models import User


def test_me_shows_the_places_open_to_a_sales_rep(api, sales_rep, organisation):
    answer = api(sales_rep).get("/me").json()
    assert answer["roles"] == ["sales_rep"]
    assert "deals" in answer["navigation"]
    assert "settings" not in answer["navigation"]
    assert answer["organisation"]["is_set_up"] is True


def test_nobody_is_answered_401_in_japanese(api, db):
    answer = api(None).get("/me")
    assert answer.status_code == 401
    assert answer.json()["title"] == "サインインしていません。"


def test_one_chooses_the_language_one_reads(api, sales_rep):
    answer = api(sales_rep).patch("/me", {"language": "en"})
    assert answer.json()["language"] == "en"
    assert User.objects.get(pk=sales_rep.user_id).language == "en"


@pytest.mark.parametrize(
    "field",
    [
        "role",
        "roles",
        "is_staff",
        "teams",
        "team_id",
        "visibility",
        "owner",
        "created_at",
        "email_verified",
        "org",
    ],
)
def test_b61_nobody_gives_themselves_more_rights(api, sales_rep, field):
    before = User.objects.filter(pk=sales_rep.user_id).values().get()
    for path, version in (("/me", None), (f"/users/{before['uid']}", 1)):
        browser = api(sales_rep)
        changed = User.objects.filter(pk=sales_rep.user_id).values().get()
        answer = browser.patch(path, {"language": "en", field: "owner"}, version=version)
        assert answer.status_code in ((400,) if path == "/me" else (400, 403))
        assert {**changed, "last_login": None} == {**before, "last_login": None}
    assert answer.status_code != 200
    after = User.objects.filter(pk=sales_rep.user_id).values().get()
    assert (after["language"], after["version"], after["roles"]) == ("ja", 1, ["sales_rep"])


def test_b61_an_unknown_field_is_named(api, admin):
    user = User.objects.get(pk=admin.user_id)
    answer = api(admin).patch(f"/users/{user.uid}", {"is_staff": True}, version=1)
    assert (answer.status_code, answer.json()["fields"]) == (
        400,
        {"is_staff": "この名前の項目はありません。"},
    )


def test_one_sees_and_ends_only_ones_own_sessions(api, sales_rep, colleague, events_of):
    here, there, other = api(sales_rep), api(sales_rep), api(colleague)
    for browser in (here, there, other):
        browser.get("/me")
    sessions = here.get("/sessions").json()["items"]
    assert sorted(session["is_current"] for session in sessions) == [False, True]
    foreign = other.get("/sessions").json()["items"][0]["id"]
    assert here.delete(f"/sessions/{foreign}").status_code == 404
    assert other.get("/me").status_code == 200
    forgotten = next(session["id"] for session in sessions if not session["is_current"])
    assert here.delete(f"/sessions/{forgotten}").status_code == 204
    assert (there.get("/me").status_code, here.get("/me").status_code) == (401, 200)
    assert events_of(User.objects.get(pk=sales_rep.user_id)) == ["session.ended"]


def test_b06_a_read_only_person_changes_nothing_of_the_room(api, read_only, sales_team):
    user = User.objects.get(pk=read_only.user_id)
    browser = api(read_only)
    calls = [
        browser.post("/users", {"name": "誰か"}),
        browser.patch(f"/users/{user.uid}", {"office": "東京"}, version=1),
        browser.post(f"/users/{user.uid}/invitations"),
        browser.post("/teams", {"name": "新しいチーム"}),
        browser.patch(f"/teams/{sales_team.uid}", {"name": "別名"}, version=1),
        browser.patch("/organisation", {"name": "別の会社"}, version=1),
        browser.post("/tokens", {"name": "鍵", "scopes": ["deals:read"]}),
        browser.get("/tokens"),
        browser.post(
            "/targets",
            {"metric": "won_count", "person_id": str(user.uid), "value": 1}
            | {"starts_on": "2026-10-01", "ends_on": "2026-12-31"},
        ),
    ]
    assert [answer.status_code for answer in calls] == [403] * len(calls)
    assert set(Event.objects.values_list("kind", flat=True)) == {"access.denied"}


def test_b10_one_person_and_one_team_open_no_door(api, organisation, sales_team, person):
    only = person("佐藤 健", "sales_rep", team=sales_team)
    browser = api(only)
    assert browser.post("/users", {"name": "誰か"}).status_code == 403
    assert browser.patch(f"/teams/{sales_team.uid}", {"name": "別名"}, version=1).status_code == 403
    assert browser.get("/tokens").status_code == 403
    assert browser.patch("/organisation", {"name": "別の会社"}, version=1).status_code == 403
    assert set(Event.objects.values_list("kind", flat=True)) == {"access.denied"}


def test_an_administrator_signs_somebody_out_everywhere(api, admin, sales_rep, sales_manager, events_of):
    browser = api(sales_rep)
    browser.get("/me")
    person = User.objects.get(pk=sales_rep.user_id)
    assert len(api(admin).get(f"/users/{person.uid}/sessions").json()["items"]) == 1
    assert api(sales_manager).get(f"/users/{person.uid}/sessions").status_code == 403
    assert api(sales_manager).delete(f"/users/{person.uid}/sessions").status_code == 403
    assert browser.get("/me").status_code == 200
    assert api(admin).delete(f"/users/{person.uid}/sessions").status_code == 204
    assert browser.get("/me").status_code == 401
    assert events_of(person) == ["user.signed_out"]


def test_b67_an_ended_sessions_socket_is_nobodys(api, admin, sales_rep):
    browser = api(sales_rep)
    browser.get("/me")
    key, user_id = browser.http.session.session_key, sales_rep.user_id
    assert still_in({key: user_id})[key].actor == sales_rep
    person = User.objects.get(pk=user_id)
    heard = []
    with patch("enishi.staff.actions.people.announce", heard.append):
        api(admin).delete(f"/users/{person.uid}/sessions")
    assert heard == ["staff.User"]
    assert still_in({key: user_id}) == {}
