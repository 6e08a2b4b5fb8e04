"""Mailboxes, quarantine and handed-in mail over HTTP."""

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.channels import tries
from enishi.channels.models import Mailbox, MailMessage, ReceivedMail
from enishi.channels.receiving.pictures import fetched, kind_of
from enishi.channels.tests.conftest import all_of, letter, only
from enishi.foundation import sealed
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.http import outbound
from enishi.foundation.jobs.worker import drain
from enishi.service.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEW = {"address": "Help@minamo.example", "imap_host": "imap.minamo.example", "imap_password": "kaede-no-ha"}


@pytest.fixture(autouse=True)
def open_world(monkeypatch, files):
    monkeypatch.setattr(
        outbound.checked_server,
        "__defaults__",
        (lambda host, port: [host if host[0].isdigit() else "203.0.114.7"],),
    )
    for module in ("received", "messages", "pages"):
        monkeypatch.setattr(f"enishi.channels.receiving.{module}.store", lambda: files)
    cache.clear()


@pytest.fixture
def office(api, admin):
    return api(admin)


def test_a_mailbox_is_added_and_its_password_never_comes_out(office, service_team):
    made = office.post("/mailboxes", NEW | {"team_id": str(service_team.uid)})
    assert (made.status_code, made.json()["address"], made.json()["has_imap_password"]) == (
        201,
        "help@minamo.example",
        True,
    )
    mailbox = only(Mailbox)
    assert sealed.unseal(mailbox.imap_secret) == "kaede-no-ha"
    assert (mailbox.channel.team, mailbox.channel.purpose) == (service_team, "service")
    kept = str(list(EventValues.objects.values_list("after", flat=True)))
    assert "kaede" not in made.content.decode() + kept and mailbox.imap_secret not in kept


def test_an_address_is_one_mailbox(office, support):
    answer = office.post("/mailboxes", {"address": "SUPPORT@minamo.example"})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["address"])
    assert len(all_of(Mailbox)) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"address": "no address"}, "address"),
        ({"after_fetch": "move"}, "moved_to"),
        ({"purpose": "person"}, "user_id"),
        ({"imap_port": 22}, "imap_host"),
        ({"imap_host": "127.0.0.1"}, "imap_host"),
        ({"imap_host": "0x7f000001"}, "imap_host"),
        ({"smtp_host": "smtp.minamo.example", "smtp_port": 6379}, "smtp_host"),
        ({"oauth_token_url": "http://169.254.169.254/token"}, "oauth_token_url"),
    ],
)
def test_b42_b45_what_a_mailbox_cannot_be_is_refused_at_the_field(office, given, field):
    answer = office.post("/mailboxes", NEW | given)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert all_of(Mailbox) == []


def test_a_kept_password_is_not_sent_to_another_server(office):
    made = office.post("/mailboxes", NEW).json()
    path, version = f"/mailboxes/{made['id']}", {"if_match": f'"{made["version"]}"'}
    refused = office.patch(path, {"imap_host": "imap.evil.example"}, **version)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["imap_password"])
    tried = office.post("/mailbox-checks", {"mailbox_id": made["id"], "imap_host": "imap.evil.example"})
    assert tried.status_code == 400
    assert only(Mailbox).imap_host == "imap.minamo.example"
    kept = office.patch(path, {"sender_name": "窓口"}, **version)
    assert (kept.status_code, sealed.unseal(only(Mailbox).imap_secret)) == (200, "kaede-no-ha")


def test_a_stale_version_changes_nothing(office, support):
    answer = office.patch(f"/mailboxes/{support.uid}", {"sender_name": "a"}, if_match='"9"')
    assert (answer.status_code, only(Mailbox).sender_name) == (409, "")


def test_trying_a_connection_says_what_is_wrong_and_writes_nothing(office):
    answer = office.post("/mailbox-checks", {"imap_host": "10.0.0.1", "imap_user": "a", "imap_password": "b"})
    assert (answer.json()["is_ok"], answer.json()["error"]) == (False, "server_forbidden")
    assert all_of(Mailbox) == []


def test_a_quarantined_mail_is_looked_at_let_in_or_discarded(office, arrive, support):
    first = arrive(support, letter(x_spam_flag="YES"))
    second = arrive(support, letter(x_spam_flag="YES", message_id="<2@x.example>"))
    listed = office.get("/received-mails?state=quarantined").json()["items"]
    assert {one["reason"] for one in listed} == {"spam_suspect"}
    raw = office.get(f"/received-mails/{first.uid}/raw")
    assert b"".join(raw.streaming_content) == letter(x_spam_flag="YES")
    assert raw["Content-Disposition"].startswith("attachment") and raw["X-Content-Type-Options"] == "nosniff"
    version = {"if_match": f'"{first.version}"'}
    assert office.post(f"/received-mails/{first.uid}/process", **version).status_code == 200
    drain()
    discarded = office.post(
        f"/received-mails/{second.uid}/discard",
        {"note": "迷惑メール"},
        if_match=f'"{second.version}"',
    )
    assert (discarded.json()["state"], discarded.json()["note"]) == ("discarded", "迷惑メール")
    assert [one.state for one in all_of(ReceivedMail)] == ["processed", "discarded"]
    assert only(Ticket).subject == "流量計の表示"
    assert Event.objects.filter(kind="received_mail.released").count() == 1


def test_a_mail_that_is_in_is_not_decided_upon(office, arrive, support):
    received = arrive(support, letter())
    answer = office.post(f"/received-mails/{received.uid}/process", if_match=f'"{received.version}"')
    assert (answer.status_code, answer.json()["code"]) == (409, "received_mail.not_waiting")


def test_a_provider_hands_mail_in_once(office, api, support):
    url = office.post(f"/mailboxes/{support.uid}/inbound-key").json()["url"]
    path = url[url.index("/api/v1") :]
    provider = Client(enforce_csrf_checks=True)
    answers = [provider.post(path, letter(), content_type="message/rfc822") for _ in range(2)]
    assert [(one.status_code, one.json()["is_new"]) for one in answers] == [(202, True), (202, False)]
    form = provider.post(path, {"email": letter(message_id="<form@x.example>").decode()})
    assert form.status_code == 202
    assert provider.post(path, b"", content_type="message/rfc822").status_code == 400
    drain()
    assert [one.state for one in all_of(ReceivedMail)] == ["processed", "processed"]
    assert len(all_of(Ticket)) == 2


def test_an_old_or_guessed_key_takes_nothing_in(office, api, support):
    old = office.post(f"/mailboxes/{support.uid}/inbound-key").json()["url"]
    office.post(f"/mailboxes/{support.uid}/inbound-key")
    nobody = api(None)
    for key in (old.rsplit("/", 1)[1], "guess"):
        assert nobody.post(f"/inbound-mail/{key}", {"Subject": "x"}).status_code == 404
    assert all_of(ReceivedMail) == []


def test_who_hands_mail_in_with_too_many_keys_waits_and_is_told_of_mail(api, organisation, monkeypatch):
    monkeypatch.setattr(tries, "MOST", 2)
    cache.clear()
    for key in "abc":
        refused = api(None).post(f"/inbound-mail/{key}", {"Subject": "x"})
    assert (refused.status_code, refused.json()["code"]) == (429, "mailbox.too_many_keys")
    cache.clear()


HTML = b"""From: "=?utf-8?B?PHNjcmlwdD4=?=" <a@hanasaki.example>
To: support@minamo.example
Subject: </title><script>alert(1)</script>
Message-ID: <h@hanasaki.example>
MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p onclick="x()">hello<script>alert(1)</script><img src="cid:logo"><img src="http://10.0.0.1/t.gif"></p>
--b
Content-Type: image/png
Content-ID: <logo>
Content-Transfer-Encoding: base64

iVBORw0KGgoAAAAN
--b
Content-Type: text/html; name="evil.html"
Content-Disposition: attachment; filename="../../\xe2\x80\xaeevil.html"

<script>alert(1)</script>
--b--
"""


def test_b17_b18_b19_b27_a_mails_html_is_a_page_that_runs_and_loads_nothing(
    api, service_agent, arrive, support
):
    arrive(support, HTML)
    agent = api(service_agent)
    (shown,) = agent.get(f"/tickets/{only(Ticket).uid}/mail-messages").json()["items"]
    page = agent.get(f"/mail-messages/{shown['id']}/html")
    body = page.content.decode()
    assert ("script>" in body, "onclick" in body, "10.0.0.1" in body) == (False, False, False)
    assert 'src="data:image/png;base64,' in body
    assert page["Content-Security-Policy"].startswith("sandbox ")
    assert "allow-scripts" not in page["Content-Security-Policy"]
    assert "allow-same-origin" not in page["Content-Security-Policy"]
    assert (shown["remote_pictures"], shown["is_verified"]) == (1, False)
    number = next(one["number"] for one in shown["attachments"] if not one["inline"])
    file = agent.get(f"/mail-messages/{shown['id']}/attachment?number={number}")
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert file["Content-Disposition"].startswith("attachment")
    assert ".." not in file["Content-Disposition"] and "\u202e" not in file["Content-Disposition"]


def test_b27_pictures_from_elsewhere_are_fetched_by_us_and_only_when_somebody_asks(
    api, service_agent, arrive, support, monkeypatch
):
    asked: list[tuple[str, dict[str, str]]] = []

    def send(method, url, body, headers, **more):
        asked.append((url, dict(headers)))
        return outbound.Answer(200, b"\x89PNG\r\n\x1a\n far away")

    monkeypatch.setattr(outbound, "send", send)
    arrive(support, HTML.replace(b"http://10.0.0.1/t.gif", b"http://x.example/a.png?to=1&amp;b"))
    agent = api(service_agent)
    (shown,) = agent.get(f"/tickets/{only(Ticket).uid}/mail-messages").json()["items"]
    plain = agent.get(f"/mail-messages/{shown['id']}/html").content.decode()
    assert (asked, "x.example" in plain) == ([], False)

    page = agent.get(f"/mail-messages/{shown['id']}/html?pictures=true")

    ((url, headers),) = asked
    assert (url, {"Cookie", "Referer"} & headers.keys()) == ("https://x.example/a.png?to=1&b", set())
    assert page.content.decode().count("data:image/png;base64,") == plain.count("data:image/png") + 1
    assert "img-src data:;" in page["Content-Security-Policy"]


def test_b42_b46_a_picture_that_may_not_be_called_is_no_picture_or_is_too_large_is_left_out(
    organisation, monkeypatch
):
    real, small = outbound.send, b"\xff\xd8\xff small"
    answers = {
        "https://x.example/ok": outbound.Answer(200, small),
        "https://x.example/moved": outbound.Answer(302, b"", {"Location": "http://10.0.0.1/"}),
        "https://x.example/large": outbound.Answer(200, b"GIF8" * (outbound.MOST_BYTES // 4)),
        "https://x.example/drawing": outbound.Answer(200, b"<svg onload=alert(1)>"),
    }

    def send(method, url, *more, **how):
        return answers[url] if url in answers else real(method, url, *more, **how)

    monkeypatch.setattr(outbound, "send", send)
    inside = [
        "https://10.0.0.1/a.png",
        "https://localhost/a.png",
        "https://[::1]/a.png",
        "file:///etc/passwd",
    ]
    assert list(fetched([*answers, *inside])) == ["https://x.example/ok"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\x89PNG\r\n\x1a\n..", "image/png"), (b"RIFF....WEBPVP8 ", "image/webp"), (b"<svg/>", ""), (b"", "")],
)
def test_b20_only_what_is_a_picture_by_its_bytes_is_shown(content, kind):
    assert kind_of(content) == kind


def test_a_mails_whole_text_is_there_beside_what_is_new(api, service_agent, arrive, support):
    arrive(
        support,
        letter("新しい話です。\n\n2026年11月19日(木) 10:00 サポート <support@minamo.example>:\n> 前の話\n"),
    )
    agent = api(service_agent)
    (shown,) = agent.get(f"/tickets/{only(Ticket).uid}/mail-messages").json()["items"]
    assert shown["has_more"]
    assert "> 前の話" in agent.get(f"/mail-messages/{shown['id']}").json()["whole_text"]
    assert only(MailMessage).message.text == "新しい話です。"
