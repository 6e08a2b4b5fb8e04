"""Mail that comes twice, breaks its reader, lost its job, or lacks what a mail has: none is lost, none stops another."""

import sys
from datetime import timedelta

import pytest

from enishi.channels import jobs
from enishi.channels.mail.reading import Reader, Unreadable
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import MailMessage, ReceivedMail
from enishi.channels.tests.conftest import NOON, all_of, letter, only
from enishi.foundation.files.models import StoredFile
from enishi.foundation.jobs.models import Job
from enishi.interactions.models import Message
from enishi.service.models import InternalNote, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_f07_the_same_bytes_are_one_mail_and_another_mailbox_has_its_own(arrive, support, sales_mailbox):
    for uid in (1, 2):
        arrive(support, letter(), folder="INBOX", uid_validity=uid, uid=7)
    arrive(sales_mailbox, letter())
    assert [one.mailbox_id for one in all_of(ReceivedMail)] == [support.pk, sales_mailbox.pk]
    assert only(Ticket).number


def test_f07_the_same_mail_by_another_way_is_a_duplicate(arrive, support):
    arrive(support, letter())
    received = arrive(support, b"Received: from elsewhere\r\n" + letter())
    assert (received.state, received.reason) == ("duplicate", "came_twice")
    assert only(Ticket).number


def test_f07_another_mail_with_the_same_message_id_is_kept(arrive, support):
    arrive(support, letter())
    received = arrive(support, letter("別の荷物です。"))
    assert (received.state, "message_id_reused" in received.flags) == ("processed", True)
    assert len(all_of(Ticket)) == 2


LOOPS = "import sys,time; sys.stdin.buffer.read(8); time.sleep(60)"
EATS = "import resource,sys; sys.stdin.buffer.read(8); resource.setrlimit(resource.RLIMIT_AS,(2**27,)*2); bytearray(2**28)"


@pytest.mark.parametrize(("code", "reason"), [(LOOPS, "parser_too_slow"), (EATS, "parser_died")])
def test_b88_f02_a_mail_that_breaks_its_reader_is_set_aside_and_the_next_proceeds(
    arrive, support, monkeypatch, code, reason
):
    broken = Reader((sys.executable, "-c", code), seconds=1.5 if code == LOOPS else 20)
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "reader", lambda: broken)
        received = arrive(support, letter())
    assert (received.state, received.reason, received.tries) == ("quarantined", reason, 1)
    assert Job.objects.filter(due__gt=NOON, path="enishi.channels.jobs.process").count() == 1
    assert arrive(support, letter(message_id="<next@x.example>")).state == "processed"


def test_f02_what_went_wrong_once_is_tried_again(arrive, support, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "take", lambda *args: 1 / 0)
        received = arrive(support, letter())
    assert (received.state, received.reason, "ZeroDivisionError" in received.trace) == (
        "quarantined",
        "failed",
        True,
    )
    jobs.process.func(received.pk)
    received.refresh_from_db()
    assert (received.state, received.trace) == ("processed", "")


def test_f02_a_new_version_tries_what_an_older_one_could_not_read(arrive, support, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "take", lambda *args: 1 / 0)
        received = arrive(support, letter())
    ReceivedMail.objects.unscoped("an older version").update(tried_by="0.0.1")
    Job.objects.all().delete()
    jobs.sweep.func()
    assert [job.payload for job in Job.objects.all()] == [{"received_id": received.pk}]


def test_mail_whose_job_was_lost_is_found(support, noon):
    received, _ = take_in(support, [letter()], Origin("file"))
    Job.objects.all().delete()
    jobs.sweep.func()
    assert Job.objects.count() == 0
    noon.move_to(NOON + timedelta(minutes=11))
    jobs.sweep.func()
    assert [job.payload for job in Job.objects.all()] == [{"received_id": received.pk}]


def test_a_mail_without_a_sender_waits_for_a_person(arrive, support):
    received = arrive(support, b"Subject: x\r\n\r\nhello\r\n")
    assert (received.state, received.reason) == ("quarantined", "no_sender")


def test_suspected_spam_waits_for_a_person(arrive, support):
    received = arrive(support, letter(x_spam_flag="YES"))
    assert (received.state, received.reason, all_of(Ticket)) == ("quarantined", "spam_suspect", [])


def test_running_the_job_twice_makes_one_ticket(arrive, support):
    received = arrive(support, letter())
    jobs.process.func(received.pk)
    assert only(Ticket).number and only(MailMessage).pk


def test_b88_nul_and_halves_of_characters_are_no_obstacle(arrive, support):
    arrive(
        support, letter(subject="a").replace(b"Subject: a", b"Subject: a\0b\xed\xa0\x80") + b"\0\xed\xa0\x80"
    )
    assert "\0" not in only(Message).text


def test_an_attachment_lies_in_the_store_and_its_row_names_it(arrive, support, files):
    raw = b"""From: a@hanasaki.example
To: support@minamo.example
Subject: x
Message-ID: <a@hanasaki.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

see
--b
Content-Type: application/pdf; name="=?ISO-2022-JP?B?GyRCOCtAUT1xGyhCLnBkZg==?="
Content-Disposition: attachment; filename="=?ISO-2022-JP?B?GyRCOCtAUT1xGyhCLnBkZg==?="
Content-Transfer-Encoding: base64

JVBERi0=
--b--
"""
    arrive(support, raw)
    (attachment,) = only(MailMessage).attachments
    assert (attachment["name"], attachment["size"]) == ("見積書.pdf", 5)
    assert files.read(attachment["digest"]) == b"%PDF-"
    hung = only(StoredFile)
    assert (hung.subject, hung.subject_id, hung.name, hung.kind) == (
        "interactions.Message",
        only(Message).pk,
        "見積書.pdf",
        "pdf",
    )


def test_b84_of_a_thousand_attachments_a_hundred_are_kept_and_the_words_with_them(arrive, support):
    part = b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\na\n"
    head = b"From: a@hanasaki.example\nTo: support@minamo.example\nSubject: x\nMessage-ID: <k@hanasaki.example>\n"
    words = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee\n"
    received = arrive(support, head + words + part * 1_000 + b"--b--\n")
    assert received.state == "processed"
    assert only(Message).text == "see"
    assert len(all_of(StoredFile)) == 100
    assert received.size > 0 and only(Ticket).number


def test_b84_a_full_quota_keeps_the_words_and_the_mail_itself(arrive, support, files, monkeypatch):
    monkeypatch.setattr("enishi.foundation.files.actions.quota", lambda: 1)
    raw = (
        b"From: a@hanasaki.example\nTo: support@minamo.example\nSubject: x\nMessage-ID: <q@hanasaki.example>\n"
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nabc\n--b--\n"
    )
    received = arrive(support, raw)
    assert (received.state, only(Message).text, all_of(StoredFile)) == ("processed", "see", [])
    assert files.read(received.digest) == raw


def test_an_unreadable_answer_is_named():
    reader = Reader((sys.executable, "-c", "pass"), seconds=20)
    with pytest.raises(Unreadable, match="parser_died"):
        reader.read(b"x")


def fails_twice(arrive, support, monkeypatch, raw):
    """The mail could not be written down at once, nor a minute later."""
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "take", lambda *args: 1 / 0)
        received = arrive(support, raw)
        assert not Job.objects.filter(path__endswith="hold_place").exists()
        jobs.process.func(received.pk)
    assert Job.objects.filter(path__endswith="hold_place").count() == 1
    jobs.hold_place.func(received.pk)
    jobs.hold_place.func(received.pk)
    return received


def test_f02_a_mail_nobody_can_read_holds_a_place_with_its_team_and_joins_it_once_it_is_read(
    arrive, support, contact, account, service_team, monkeypatch
):
    received = fails_twice(arrive, support, monkeypatch, letter())
    held = only(Ticket)
    assert (held.team, held.status, held.subject) == (
        service_team,
        "new",
        "読み取れないメールが届きました（support@minamo.example）",
    )
    assert "そのまま保存" in only(Message).text
    jobs.process.func(received.pk)
    received.refresh_from_db()
    ticket = only(Ticket)
    assert (received.state, received.message.conversation.ticket_link.ticket) == ("processed", ticket)
    assert (ticket.subject, ticket.account, ticket.contact) == ("流量計の表示", account, contact)
    assert [message.text for message in all_of(Message)][1:] == ["流量計の表示が消えました。"]


def test_f02_a_mail_that_turns_out_to_continue_another_ticket_joins_that_one_and_its_place_says_so(
    arrive, support, contact, monkeypatch
):
    first = arrive(support, letter())
    more = letter("追伸です。", in_reply_to="<first@hanasaki.example>", message_id="<b@hanasaki.example>")
    received = fails_twice(arrive, support, monkeypatch, more)
    jobs.process.func(received.pk)
    received.refresh_from_db()
    assert received.message.conversation == first.message.conversation
    asked = first.message.conversation.ticket_link.ticket
    assert f"#{asked.number}" in only(InternalNote).text
