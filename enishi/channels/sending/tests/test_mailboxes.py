"""How mail leaves a mailbox is chosen, tried and judged by whoever runs the house."""

import pytest

from enishi.channels.mail.understand import understand
from enishi.channels.models import Sending
from enishi.channels.sending import dns, mailboxes
from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.hold import Held, models


@pytest.fixture
def at(mailbox):
    return f"/sending-mailboxes/{mailbox.uid}"


def test_an_administrator_chooses_and_what_is_wrong_is_refused(api, admin, at, mailbox):
    browser = api(admin)
    (shown,) = browser.get("/sending-mailboxes").json()["items"]
    assert (shown["address"], shown["undo_seconds"], shown["acknowledges"]) == (mailbox.address, 10, False)
    changed = browser.patch(at, {"undo_seconds": 30, "acknowledges": True}, version=1).json()
    assert (changed["undo_seconds"], changed["acknowledges"], changed["charset"]) == (30, True, "utf-8")
    assert browser.patch(at, {"undo_seconds": 121}, version=2).status_code == 400
    assert browser.patch(at, {"charset": "shift_jis"}, version=2).status_code == 400
    assert browser.patch(at, {"undo_seconds": 60}, version=1).status_code == 409
    assert Sending.objects.get().undo_seconds == 30


def test_a_test_mail_is_sent_at_once_and_its_answer_told(api, admin, at, orders):
    said = api(admin).post(f"{at}/test", {"to": "me@customer.example"}).json()
    assert (said["outcome"], said["reason"]) == ("sent", "")
    (taken,) = orders.taken
    assert taken.recipients == ["me@customer.example"]
    assert understand(taken.raw).subject == "Enishiからのテストメール"
    orders.answers = {"me@customer.example": "550 5.1.1 unknown"}
    said = api(admin).post(f"{at}/test", {"to": "me@customer.example"}).json()
    assert (said["outcome"], said["reason"], said["status"]) == ("failed", "no_such_address", "5.1.1")
    orders.drop = "connect"
    assert api(admin).post(f"{at}/test", {"to": "me@customer.example"}).json()["reason"] == "broken_off"


def test_b56_a_test_mail_goes_to_one_address_only(admin, mailbox, orders):
    with pytest.raises(BadInput):
        mailboxes.send_test(admin, mailbox.uid, "a@b.example\r\nBcc: c@d.example")
    assert orders.taken == []


def test_f30_a_restored_installation_sends_no_mail_before_it_is_released(
    admin, mailbox, orders, replied, later
):
    models.Hold.objects.create(backup_made_at=clock.now())
    with pytest.raises(Held):
        mailboxes.send_test(admin, mailbox.uid, "me@customer.example")
    later(hours=1)
    assert (orders.taken, orders.dialogues) == ([], 0)
    models.Hold.objects.unscoped("released in a test").update(released_at=clock.now())
    later(hours=1)
    assert len(orders.taken) == 1


def test_who_answers_tickets_changes_no_mailbox(service_agent, mailbox):
    with pytest.raises(NotFound):
        mailboxes.choose_sending(service_agent, mailbox.uid, {"acknowledges": True}, version=1)


def test_what_dns_says_is_told_and_its_silence_too(api, admin, at, monkeypatch):
    monkeypatch.setattr(
        dns, "texts", lambda names: {name: [] for name in names} | {"minamo.example": ["v=spf1 mx -all"]}
    )
    said = api(admin).get(f"{at}/proofs").json()
    assert said["domain"] == "minamo.example"
    assert [(one["name"], one["state"]) for one in said["items"]] == [
        ("spf", "ok"),
        ("dkim", "missing"),
        ("dmarc", "missing"),
    ]
    monkeypatch.setattr(dns, "texts", dict.fromkeys)
    assert {one["state"] for one in api(admin).get(f"{at}/proofs").json()["items"]} == {"unreachable"}


def test_a_machine_without_dns_gets_an_answer_in_seconds(monkeypatch):
    def away(*name, **how):
        raise OSError("no name server")

    monkeypatch.setattr(dns.resolver, "resolve", away)
    assert dns.texts(["a.example", "b.example"]) == {"a.example": None, "b.example": None}
