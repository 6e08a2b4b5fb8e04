"""People: who may add and change them, and that owners stay."""

import pytest

from enishi.foundation.events.models import Event, EventValues
from enishi.staff.models import User
from enishi.staff.signin import staff_of

PASSWORD = "correct-horse-9"


def signing_in(name: str, role: str, email: str) -> User:
    return User.objects.create_user(email, PASSWORD, name=name, roles=[role])


def test_an_admin_adds_a_person_without_an_address(api, admin, sales_team):
    answer = api(admin).post(
        "/users",
        {
            "name": "渡辺 光",
            "kana": "ワタナベ ヒカル",
            "roles": ["sales_rep"],
            "team_id": str(sales_team.uid),
        },
    )
    assert answer.status_code == 201
    body = answer.json()
    assert (body["email"], body["can_sign_in"], body["roles"]) == (None, False, ["sales_rep"])
    assert body["team"] == {"id": str(sales_team.uid), "name": "東京営業部"}
    assert body["may"] == {"update": True, "invite": False}
    assert answer["ETag"] == '"1"'


def test_an_address_is_kept_in_lower_case_and_taken_once(api, admin):
    first = api(admin).post("/users", {"name": "渡辺 光", "email": "Hikaru@Minamo.example"})
    assert first.json()["email"] == "hikaru@minamo.example"
    second = api(admin).post("/users", {"name": "渡辺 光子", "email": "hikaru@MINAMO.example"})
    assert second.status_code == 400
    assert second.json()["fields"] == {"email": "すでに使われています。"}
    assert not User.objects.filter(name="渡辺 光子").exists()


def test_what_is_not_an_address_is_refused(api, admin):
    answer = api(admin).post("/users", {"name": "渡辺 光", "email": "hikaru@@minamo"})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["email"])


def test_several_roles_are_kept_in_their_order(api, admin):
    roles = ["service_manager", "admin", "service_manager"]
    assert api(admin).post("/users", {"name": "兼務", "roles": roles}).json()["roles"] == [
        "admin",
        "service_manager",
    ]


def test_a_sales_rep_reads_people_but_adds_none(api, sales_rep):
    assert api(sales_rep).get("/users").json()["total"] == 1
    assert api(sales_rep).post("/users", {"name": "誰か"}).status_code == 403
    assert User.objects.count() == 1


def test_the_list_finds_names_readings_and_who_cannot_sign_in(api, admin, django_assert_max_num_queries):
    signing_in("高橋 直子", "sales_rep", "naoko@minamo.example")
    User.objects.create_user(None, None, name="渡辺 光", kana="ワタナベ ヒカル", roles=["sales_rep"])
    browser = api(admin)

    def names(query: str) -> list[str]:
        return [row["name"] for row in browser.get(f"/users?{query}").json()["items"]]

    assert names("q=ワタナベ") == ["渡辺 光"]
    assert names("can_sign_in=true") == ["高橋 直子"]
    assert names("can_sign_in=false&sort=-name") == ["管理 太郎", "渡辺 光"]
    with django_assert_max_num_queries(8):
        browser.get("/users")


def test_b58_an_unknown_filter_is_refused(api, admin):
    assert api(admin).get("/users?password=x").status_code == 400
    assert api(admin).get("/users?sort=password").status_code == 400


def test_a_change_needs_the_version_it_was_made_on(api, admin, sales_rep):
    user = User.objects.get(pk=sales_rep.user_id)
    assert api(admin).patch(f"/users/{user.uid}", {"office": "東京"}).status_code == 428
    assert api(admin).patch(f"/users/{user.uid}", {"office": "東京"}, version=1).status_code == 200
    stale = api(admin).patch(f"/users/{user.uid}", {"office": "大阪"}, version=1)
    assert stale.status_code == 409
    assert "password" not in stale.json()["current"]
    user.refresh_from_db()
    assert (user.office, user.version) == ("東京", 2)


def test_an_admin_cannot_make_change_or_invite_an_owner(api, admin, owner):
    user = User.objects.get(pk=owner.user_id)
    path = f"/users/{user.uid}"
    assert api(admin).get(path).json()["may"] == {"update": False, "invite": False}
    refused = [
        api(admin).post("/users", {"name": "新", "roles": ["owner"]}),
        api(admin).patch(path, {"email": "mine@minamo.example"}, version=1),
        api(admin).post(f"{path}/invitations"),
        api(admin).patch(f"/users/{User.objects.get(pk=admin.user_id).uid}", {"roles": ["owner"]}, version=1),
    ]
    assert [answer.status_code for answer in refused] == [403] * 4
    assert refused[0].json()["code"] == "owners_only"
    user.refresh_from_db()
    assert (user.version, user.email) == (1, owner_email(owner))
    assert User.objects.get(pk=admin.user_id).roles == ["admin"]
    assert not Event.objects.filter(kind__startswith="user.").exists()


def owner_email(owner) -> str:
    return User.objects.values_list("email", flat=True).get(pk=owner.user_id)


@pytest.mark.parametrize("change", [{"roles": ["admin"]}, {"is_active": False}, {"email": None}])
def test_the_last_owner_cannot_go(api, organisation, change):
    user = signing_in("代表 一郎", "owner", "ichiro@minamo.example")
    answer = api(staff_of(user)).patch(f"/users/{user.uid}", change, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "last_owner")
    user.refresh_from_db()
    assert (user.version, user.roles, user.is_active) == (1, ["owner"], True)


def test_an_owner_may_go_once_another_can_sign_in(api, organisation):
    user = signing_in("代表 一郎", "owner", "ichiro@minamo.example")
    second = signing_in("代表 二郎", "owner", "jiro@minamo.example")
    answer = api(staff_of(second)).patch(f"/users/{user.uid}", {"roles": ["executive"]}, version=1)
    assert answer.json()["roles"] == ["executive"]


def test_b67_who_is_made_inactive_is_signed_out_at_once(api, admin, organisation):
    user = signing_in("高橋 直子", "sales_rep", "naoko@minamo.example")
    browser = api(staff_of(user))
    assert browser.get("/me").status_code == 200
    api(admin).patch(f"/users/{user.uid}", {"is_active": False}, version=1)
    assert browser.get("/me").status_code == 401


def test_no_password_is_ever_written_into_the_event_log(api, admin):
    made = api(admin).post("/users", {"name": "渡辺 光", "email": "hikaru@minamo.example"}).json()
    event = Event.objects.get(kind="user.created", subject_uid=made["id"])
    assert "password" not in EventValues.objects.get(event=event).after
