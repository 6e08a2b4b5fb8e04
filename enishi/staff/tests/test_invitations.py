"""B66: an invitation opens one account, once, within 72 hours, for one address; anything else nothing."""

from datetime import timedelta

import pytest

from enishi.foundation import clock
from enishi.staff.models import Invitation, User
from enishi.staff.signin import staff_of

PASSWORD = "correct-horse-9"


@pytest.fixture
def invited(organisation) -> User:
    return User.objects.create_user("hikaru@minamo.example", None, name="渡辺 光", roles=["sales_rep"])


@pytest.fixture
def key(api, admin, invited) -> str:
    answer = api(admin).post(f"/users/{invited.uid}/invitations")
    assert answer.status_code == 201
    return answer.json()["url"].rpartition("/invite/")[2]


def state(user: User) -> tuple:
    user.refresh_from_db()
    rows = Invitation.objects.unscoped("test").order_by("pk").values_list("used_at", "version", "expires_at")
    return user.password, user.version, list(rows)


def refused(api, key: str, user: User) -> None:
    before = state(user)
    for answer in (
        api(None).get(f"/invitations/{key}"),
        api(None).post(f"/invitations/{key}/accept", {"password": PASSWORD}),
    ):
        assert answer.status_code == 404
        assert "sessionid" not in answer.cookies
    assert state(user) == before


def test_the_invited_person_chooses_a_password_and_is_signed_in(api, key, invited, events_of):
    shown = api(None).get(f"/invitations/{key}").json()
    assert (shown["name"], shown["organisation"]) == ("渡辺 光", "みなも計装株式会社")
    browser = api(None)
    assert browser.post(f"/invitations/{key}/accept", {"password": PASSWORD}).status_code == 200
    assert browser.get("/me").json()["name"] == "渡辺 光"
    invited.refresh_from_db()
    assert invited.check_password(PASSWORD)
    assert events_of(invited) == ["user.invited", "invitation.accepted"]


def test_only_the_hash_of_the_link_is_kept(key):
    row = Invitation.objects.unscoped("test").values().get()
    assert key not in str(row)


@pytest.mark.parametrize("false_key", ["", "%00", "0", "null", "None", "false", "%20", "あ", "%ED%A0%80"])
def test_b66_an_empty_or_null_key_opens_nothing(api, key, invited, false_key):
    refused(api, false_key, invited)


def test_b66_the_key_in_another_case_opens_nothing(api, key, invited):
    refused(api, key.swapcase(), invited)


def test_b66_a_used_key_opens_nothing(api, key, invited):
    assert api(None).post(f"/invitations/{key}/accept", {"password": PASSWORD}).status_code == 200
    refused(api, key, invited)


def test_b66_a_key_older_than_72_hours_opens_nothing(api, key, invited):
    with clock.at(clock.now() + timedelta(hours=71, minutes=59)):
        assert api(None).get(f"/invitations/{key}").status_code == 200
    with clock.at(clock.now() + timedelta(hours=72, seconds=1)):
        refused(api, key, invited)


def test_b66_a_key_for_another_address_opens_nothing(api, admin, key, invited):
    changed = api(admin).patch(f"/users/{invited.uid}", {"email": "other@minamo.example"}, version=1)
    assert changed.status_code == 200
    refused(api, key, invited)


def test_b66_a_newer_link_ends_the_older_one(api, admin, key, invited):
    newer = api(admin).post(f"/users/{invited.uid}/invitations").json()["url"].rpartition("/invite/")[2]
    refused(api, key, invited)
    assert api(None).get(f"/invitations/{newer}").status_code == 200


def test_b66_the_link_of_somebody_made_inactive_opens_nothing(api, admin, key, invited):
    api(admin).patch(f"/users/{invited.uid}", {"is_active": False}, version=1)
    refused(api, key, invited)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short1!", "10文字以上にしてください。"),
        ("password1234", "よく使われるパスワードです。別のものにしてください。"),
        ("hikaru@minamo.example", "名前やメールアドレスに似ています。別のものにしてください。"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays_good(api, key, invited, password, words):
    answer = api(None).post(f"/invitations/{key}/accept", {"password": password})
    assert (answer.status_code, answer.json()["fields"]) == (400, {"password": words})
    assert api(None).get(f"/invitations/{key}").status_code == 200


def test_accepting_again_ends_sessions_from_before(api, admin, key, invited):
    old = api(None)
    old.post(f"/invitations/{key}/accept", {"password": PASSWORD})
    newer = api(admin).post(f"/users/{invited.uid}/invitations").json()["url"].rpartition("/reset/")[2]
    api(None).post(f"/invitations/{newer}/accept", {"password": PASSWORD + "x"})
    assert old.get("/me").status_code == 401


@pytest.mark.parametrize("lacking", [{"email": None}, {"roles": []}])
def test_nobody_is_invited_without_an_address_or_a_role(api, admin, invited, lacking):
    api(admin).patch(f"/users/{invited.uid}", lacking, version=1)
    answer = api(admin).post(f"/users/{invited.uid}/invitations")
    assert (answer.status_code, list(answer.json()["fields"])) == (409, list(lacking))
    assert not Invitation.objects.unscoped("test").exists()


def test_a_manager_invites_nobody(api, sales_manager, invited):
    assert api(sales_manager).post(f"/users/{invited.uid}/invitations").status_code == 403
    assert not Invitation.objects.unscoped("test").exists()


def test_an_owner_may_invite_an_owner(api, owner):
    user = User.objects.create_user("jiro@minamo.example", None, name="代表 二郎", roles=["owner"])
    assert api(owner).post(f"/users/{user.uid}/invitations").status_code == 201
    assert staff_of(user).roles == {"owner"}
