"""Passwords: chosen well, changed, and chosen anew by a link that an administrator or a mail brings."""

import json
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.foundation import clock
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.jobs.models import Job
from enishi.foundation.mail import mail_settings
from enishi.staff import jobs
from enishi.staff.models import Invitation, User

PASSWORD = "correct-horse-9"
NEW = "another-horse-9"
ADDRESS = "naoko@minamo.example"
LOGIN = "/_allauth/browser/v1/auth/login"
CHANGE = "/_allauth/browser/v1/account/password/change"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def naoko(organisation) -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="高橋 直子", roles=["sales_rep"])


@pytest.fixture
def with_mail(settings):
    settings.SENDS_MAIL = True
    settings.BASE_URL = "https://enishi.minamo.example"


def send(browser: Client, path: str, body: dict, **headers):
    return browser.post(path, json.dumps(body), content_type="application/json", headers=headers)


def signed_in(password: str = PASSWORD, email: str = ADDRESS, ip: str = "192.0.2.7") -> Client:
    browser = Client(REMOTE_ADDR=ip)
    browser.answer = send(browser, LOGIN, {"email": email, "password": password})
    return browser


def mailed(api, mailoutbox, path: str = "/password-resets", **body) -> str:
    """The key in the mail that a request brings."""
    assert api(None).post(path, body).status_code == 202
    job = Job.objects.get(done_at=None)
    jobs.mail_reset.func(**job.payload)
    return re.search(r"https://enishi\.minamo\.example/reset/(\S+)", mailoutbox[-1].body)[1]


def test_b67_changing_a_password_is_an_event_and_ends_the_other_sessions(naoko, events_of):
    here, elsewhere = signed_in(), signed_in()
    answer = send(here, CHANGE, {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 200
    assert here.get("/api/v1/me").status_code == 200
    assert elsewhere.get("/api/v1/me").status_code == 401
    assert [row["is_current"] for row in here.get("/api/v1/sessions").json()["items"]] == [True]
    assert events_of(naoko) == ["user.password_changed"]
    assert "password" not in EventValues.objects.get(event__kind="user.password_changed").after


@pytest.mark.parametrize("weak", ["short1!", "password1234", "naoko@minamo.example", "8402751936"])
def test_a_weak_password_is_not_taken_and_nothing_changes(naoko, weak):
    before = User.objects.values().get()
    answer = send(signed_in(), CHANGE, {"current_password": PASSWORD, "new_password": weak})
    assert answer.status_code == 400
    after = User.objects.values().get()
    assert (after["password"], after["version"]) == (before["password"], before["version"])


def test_b68_a_strangers_wrong_passwords_do_not_shut_the_owner_out(naoko):
    answers = [signed_in("wrong-horse-9", ip="198.51.100.1").answer for _ in range(12)]
    assert [answer.status_code for answer in answers[:5]] == [400] * 5
    assert answers[-1].status_code == 429 or "too_many" in answers[-1].content.decode()
    assert signed_in(ip="198.51.100.1").answer.status_code != 200
    assert signed_in(ip="192.0.2.7").answer.status_code == 200


def test_b68_ten_thousand_tries_from_one_place_meet_the_limit_not_the_database(
    naoko, django_assert_max_num_queries
):
    for place in range(40):
        signed_in("wrong-horse-9", email=f"user{place}@minamo.example", ip="198.51.100.2")
    with django_assert_max_num_queries(0):
        answer = signed_in("wrong-horse-9", email="last@minamo.example", ip="198.51.100.2").answer
    assert answer.status_code == 429


def test_a_reset_link_an_administrator_makes_lasts_an_hour(api, admin, naoko):
    made = api(admin).post(f"/users/{naoko.uid}/invitations").json()
    key = made["url"].rpartition("/reset/")[2]
    assert api(None).get(f"/invitations/{key}").json()["purpose"] == "reset"
    with clock.at(clock.now() + timedelta(minutes=59)):
        assert api(None).get(f"/invitations/{key}").status_code == 200
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert api(None).get(f"/invitations/{key}").status_code == 404
    assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 200
    assert signed_in().answer.status_code == 400
    assert signed_in(NEW).answer.status_code == 200


def test_a_mailed_link_leads_to_a_new_password(api, with_mail, naoko, mailoutbox, events_of):
    key = mailed(api, mailoutbox, email=" Naoko@Minamo.example ")
    assert mailoutbox[-1].to == [ADDRESS]
    assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 200
    assert signed_in(NEW).answer.status_code == 200
    assert events_of(naoko) == ["user.reset_asked", "invitation.accepted"]


def test_without_a_mail_server_the_administrator_is_named(api, naoko):
    answer = api(None).post("/password-resets", {"email": ADDRESS})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_mail")
    assert not Job.objects.exists()


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"x-forwarded-host": "evil.example"}])
def test_b72_a_reset_link_is_built_from_the_configured_address_only(
    api, with_mail, naoko, mailoutbox, headers
):
    answer = send(Client(), "/api/v1/password-resets", {"email": ADDRESS}, **headers)
    assert answer.status_code == (400 if "host" in headers else 202)
    for job in Job.objects.all():
        jobs.mail_reset.func(**job.payload)
    assert "evil" not in "".join(mail.body for mail in mailoutbox)


@pytest.mark.parametrize("who", ["unknown", "inactive", "never invited", "known"])
def test_b73_every_address_gets_the_same_answer_by_the_same_work(
    api, with_mail, naoko, mailoutbox, who, django_assert_num_queries
):
    address = "nobody@minamo.example" if who == "unknown" else ADDRESS
    if who == "inactive":
        User.objects.update(is_active=False)
    if who == "never invited":
        User.objects.update(password="!")
    browser = api(None)
    with django_assert_num_queries(3):  # the transaction's two ends and the job's row
        answer = browser.post("/password-resets", {"email": address})
    assert (answer.status_code, answer.content) == (202, b"")
    assert Event.objects.count() == 0
    jobs.mail_reset.func(**Job.objects.get().payload)
    assert len(mailoutbox) == (1 if who == "known" else 0)


def test_b74_a_reset_link_is_good_once_and_for_an_hour(api, with_mail, naoko, mailoutbox):
    key = mailed(api, mailoutbox, email=ADDRESS)
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 404
    assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 200
    assert api(None).post(f"/invitations/{key}/accept", {"password": PASSWORD}).status_code == 404
    assert signed_in(NEW).answer.status_code == 200


def test_b74_a_reset_link_ends_with_the_address_and_is_no_other_persons(
    api, admin, with_mail, naoko, mailoutbox
):
    key = mailed(api, mailoutbox, email=ADDRESS)
    version = User.objects.get(pk=naoko.pk).version
    moved = api(admin).patch(f"/users/{naoko.uid}", {"email": "n@minamo.example"}, version=version)
    assert moved.status_code == 200
    assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 404
    assert api(None).post(f"/address-checks/{key}").status_code == 404
    naoko.refresh_from_db()
    assert naoko.check_password(PASSWORD)


def test_b74_the_key_of_a_reset_link_is_nowhere_kept(api, owner, with_mail, naoko, mailoutbox):
    key = mailed(api, mailoutbox, email=ADDRESS)
    kept = str([list(model.values()) for model in (Invitation.objects.unscoped("test"), Job.objects)])
    assert key not in kept + str(list(Event.objects.values())) + str(list(EventValues.objects.values()))


def test_who_opens_the_mailed_link_has_shown_that_the_address_is_theirs(api, with_mail, naoko, mailoutbox):
    browser = signed_in()
    assert browser.get("/api/v1/me").json()["email_verified"] is False
    assert send(browser, "/api/v1/me/address-checks", {}).status_code == 202
    jobs.mail_address_check.func(**Job.objects.get().payload)
    key = mailoutbox[-1].body.partition("/verify/")[2].split()[0]
    assert api(None).post(f"/invitations/{key}/accept", {"password": NEW}).status_code == 404
    assert api(None).post(f"/address-checks/{key}").json() == {"email": ADDRESS}
    assert api(None).post(f"/address-checks/{key}").status_code == 404
    assert browser.get("/api/v1/me").json()["email_verified"] is True


def test_another_address_is_unverified_again(api, admin, naoko):
    User.objects.update(email_verified_at=clock.now())
    api(admin).patch(f"/users/{naoko.uid}", {"email": "n@minamo.example"}, version=naoko.version)
    naoko.refresh_from_db()
    assert naoko.email_verified_at is None


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://u:p%40w@mail.minamo.example", 587, True, False),
        ("smtps://mail.minamo.example:4650", 4650, False, True),
        ("smtp://127.0.0.1:2525", 2525, False, False),
    ],
)
def test_one_address_names_the_mail_server(url, port, tls, ssl):
    made = mail_settings(url, "")
    assert (made["EMAIL_PORT"], made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"]) == (port, tls, ssl)
