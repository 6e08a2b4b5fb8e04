"""Everything that comes in is there exactly once, whatever the server does meanwhile."""

import imaplib
import os
import socket
import socketserver
import threading
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.channels import jobs
from enishi.channels.fetching import lease
from enishi.channels.fetching.fetcher import fetch as fetch_held
from enishi.channels.fetching.imap import NoMail, folder_name, quoted, signed_in
from enishi.channels.fetching.once import fetch_new
from enishi.channels.fetching.servers import server_of
from enishi.channels.mail import keys
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import Fetching, FolderCursor, Mailbox, MailMessage, ReceivedMail
from enishi.foundation import sealed
from enishi.foundation.events.models import Event
from enishi.foundation.http import outbound
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Message
from enishi.service.actions import reply
from enishi.service.models import Ticket
from tests.mail_server.conftest import plain
from tests.mail_server.server import PASSWORD, send

pytestmark = pytest.mark.django_db

# 「①㈱髙橋製作所」 as Windows writes it into ISO-2022-JP, which Python's own codec cannot.
JIS = b"\x1b$B-!-j\x7c\x62\x36\x36\x40\x3d\x3a\x6e\x3d\x6a\x1b(B"
OUTLOOK = b"=?iso-2022-jp?B?GyRCOCtAUT1xGyhCLnBkZg==?="


def rows(model):
    return list(model.objects.unscoped("all rows of the test").order_by("id"))


def written(body: bytes, charset: str) -> bytes:
    return (
        b"From: watanabe@hanasaki.example\r\nTo: support@minamo.example\r\nSubject: =?utf-8?B?44GK5ZWP44GE5ZCI44KP44Gb?=\r\n"
        b"Message-ID: <%s@hanasaki.example>\r\nDate: Fri, 20 Nov 2026 11:58:00 +0900\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=%s\r\n\r\n%s\r\n" % ((charset.encode(),) * 2 + (body,))
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (written(JIS, "iso-2022-jp"), "①㈱髙橋製作所"),
        (written("①㈱髙橋製作所".encode("cp932"), "shift_jis"), "①㈱髙橋製作所"),
        (written("①㈱髙橋製作所 🍁".encode(), "utf-8"), "①㈱髙橋製作所 🍁"),
    ],
    ids=["iso-2022-jp", "shift_jis", "utf-8"],
)
def test_a_mail_sent_by_smtp_is_read_by_imap_and_becomes_a_ticket(box, fetch, smtp_port, raw, text):
    send(smtp_port, box.address, raw)
    assert fetch(box) == 1
    (message,), (ticket,) = rows(Message), rows(Ticket)
    assert (message.text, ticket.subject, ticket.channel_kind) == (text, "お問い合わせ", "mail")


def test_an_answer_sent_by_smtp_joins_its_ticket(box, fetch, smtp_port, service_agent):
    send(smtp_port, box.address, written("始め".encode(), "utf-8"))
    fetch(box)
    (ticket,) = rows(Ticket)
    reply(service_agent, ticket.uid, version=ticket.version, text="確認します。")
    answer = rows(Message)[-1]
    named = keys.message_id(mail_secret(), answer.uid, "minamo.example")
    send(smtp_port, box.address, plain(2, In_Reply_To=named))
    fetch(box)
    assert len(rows(Ticket)) == 1
    assert [message.text for message in rows(Message)] == ["始め", "確認します。", "Text 2"]


def test_outlooks_attachment_name_is_read(box, fetch, smtp_port, files):
    raw = (
        b"From: a@hanasaki.example\r\nSubject: x\r\nMessage-ID: <o@hanasaki.example>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee\r\n--b\r\n"
        b'Content-Type: application/pdf;\r\n\tname="%s"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment;\r\n\tfilename="%s"\r\n\r\nJVBERi0=\r\n--b--\r\n'
        % (OUTLOOK, OUTLOOK)
    )
    send(smtp_port, box.address, raw)
    fetch(box)
    (shown,) = rows(MailMessage)
    assert [(one["name"], files.read(one["digest"])) for one in shown.attachments] == [
        ("見積書.pdf", b"%PDF-")
    ]


def test_a_mail_is_fetched_once_and_left_unread_on_the_server(box, fetch, mail):
    for number in range(3):
        mail.put(box.address, plain(number))
    assert (fetch(box), fetch(box)) == (3, 0)
    assert seen(box, mail) == 0
    assert [one.imap_uid for one in rows(ReceivedMail)] == [1, 2, 3]


def seen(box, mail, folder="INBOX", what="SEEN") -> int:
    looked = imaplib.IMAP4("127.0.0.1", mail.port)
    looked.login(box.address, PASSWORD)
    looked.select(quoted(folder), readonly=True)
    found = len(looked.search(None, what)[1][0].split())
    looked.logout()
    return found


def test_a_mail_is_marked_as_read_where_that_is_wanted(box, fetch, mail):
    box.after_fetch = "seen"
    mail.put(box.address, plain())
    fetch(box)
    assert seen(box, mail) == 1


def test_a_mail_is_moved_where_that_is_wanted(box, fetch, mail):
    with signed_in(server_of(box)) as session:
        session._dialogue.create(quoted("取込済み & 保管"))
        assert "取込済み & 保管" in session.folders()
    box.after_fetch, box.moved_to = "move", "取込済み & 保管"
    mail.put(box.address, plain())
    fetch(box)
    assert (seen(box, mail, what="ALL"), seen(box, mail, "取込済み & 保管", "ALL")) == (0, 1)


def test_f03_f07_a_folder_counted_anew_is_read_again_and_nothing_is_there_twice(box, fetch, mail):
    mail.put(box.address, plain(1))
    fetch(box)
    before = FolderCursor.objects.get().uid_validity
    mail.count_anew(box.address)
    mail.put(box.address, plain(2))
    assert fetch(box) == 1
    assert FolderCursor.objects.get().uid_validity != before
    assert (len(rows(ReceivedMail)), len(rows(Ticket))) == (2, 2)


def test_f03_a_mail_taken_away_meanwhile_is_passed_over(box, fetch, mail):
    mail.put(box.address, plain(1))
    mail.put(box.address, plain(2))
    with signed_in(server_of(box)) as session:
        found = session.fetch

        def taken_away(uid):
            return None if uid == 1 else found(uid)

        session.fetch = taken_away
        assert fetch_new(session, box, lambda: True) == 1
    assert FolderCursor.objects.get().last_uid == 2


class Cut(socketserver.BaseRequestHandler):
    """Between us and the server: hangs up after so many bytes of answers."""

    def handle(self) -> None:
        there = socket.create_connection(("127.0.0.1", self.server.port))
        threading.Thread(target=self.forward, args=(self.request, there, 10**9), daemon=True).start()
        self.forward(there, self.request, self.server.most)

    def forward(self, source, target, most) -> None:
        while most > 0 and (data := source.recv(min(4096, most))):
            target.sendall(data)
            most -= len(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("most", [300, 900, 2500, 20_000])
def test_f03_a_connection_cut_in_the_middle_is_taken_up_where_it_broke(box, fetch, mail, monkeypatch, most):
    for number in range(4):
        mail.put(box.address, plain(number) + b"x" * 10_000)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Cut) as between:
        between.daemon_threads, between.port, between.most = True, mail.port, most
        threading.Thread(target=between.serve_forever, daemon=True).start()
        cut = between.server_address[1]
        monkeypatch.setattr(
            outbound, "inside", lambda: {f"imap://127.0.0.1:{cut}", f"imap://127.0.0.1:{mail.port}"}
        )
        box.imap_port = cut
        with pytest.raises(NoMail, match="cut_off|unreachable"):
            fetch(box)
        between.shutdown()
    box.imap_port = mail.port
    fetch(box)
    assert sorted(one.subject for one in rows(ReceivedMail)) == [f"No. {n}" for n in range(4)]
    assert len(rows(Ticket)) == 4


def held(box, stops=lambda: True) -> Fetching:
    assert lease.claim(box, "us")
    fetch_held(box, "us", stops, 1.0)
    return Fetching.objects.get()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"imap_secret": "maple"}, "sign_in_refused"),
        ({"imap_port": 1}, "server_forbidden"),
        ({"imap_host": "10.0.0.1"}, "server_forbidden"),
        ({"imap_security": "tls"}, "tls_failed"),
        ({"folders": ["無い"]}, "folder_missing"),
    ],
)
def test_f03_b42_what_keeps_mail_from_being_fetched_is_said(box, wrong, error):
    for name, value in wrong.items():
        setattr(box, name, sealed.seal(value) if name == "imap_secret" else value)
    turns = iter([False, True, True, True])
    state = held(box, lambda: next(turns, True))
    assert (state.error, state.fetched_at, state.failing_since is not None) == (error, None, True)


def test_f03_a_server_that_is_away_is_tried_again_later(box, mail):
    mail.stop()
    try:
        state = held(box)
    finally:
        mail.start()
    assert (state.error, state.held_until > datetime.now(UTC)) == ("unreachable", True)


def test_a_mailbox_is_fetched_by_one_process_at_a_time(box):
    assert [lease.claim(box, "us"), lease.claim(box, "them"), lease.keep(box, "us")] == [True, False, True]
    Fetching.objects.update(held_until=datetime.now(UTC) - timedelta(seconds=1))
    assert [lease.claim(box, "them"), lease.keep(box, "us"), lease.went_well(box, "us")] == [
        True,
        False,
        False,
    ]


def test_whoever_lost_the_mailbox_fetches_no_further(box, mail):
    mail.put(box.address, plain())
    with pytest.raises(NoMail, match="taken_over"), signed_in(server_of(box)) as session:
        fetch_new(session, box, lambda: False)
    assert rows(ReceivedMail) == []


def test_f16_a_full_disk_leaves_the_mail_with_the_server(box, fetch, mail, files, monkeypatch):
    box.after_fetch = "seen"
    mail.put(box.address, plain())
    with monkeypatch.context() as patched:
        patched.setattr(type(files), "put", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(OSError, match="No space left"):
            fetch(box)
    assert (seen(box, mail), rows(ReceivedMail)) == (0, [])
    assert fetch(box) == 1


def test_news_end_the_waiting_at_once(box, mail):
    with signed_in(server_of(box)) as session:
        session.select("INBOX", to_change=False)
        threading.Timer(0.3, mail.put, (box.address, plain())).start()
        began = time.monotonic()
        session.wait(30, lambda: False)
        assert time.monotonic() - began < 15
        assert session.uids(0, None) == [1]


def test_older_mail_stays_where_it_is(box, fetch, mail):
    mail.put(box.address, plain())
    box.fetch_from = datetime.now(UTC).date() + timedelta(days=2)
    assert fetch(box) == 0
    box.fetch_from = datetime.now(UTC).date() - timedelta(days=2)
    assert fetch(box) == 1


@pytest.mark.parametrize(
    ("arrived", "taken"), [("2026-11-27T14:59:59+00:00", 0), ("2026-11-27T15:00:00+00:00", 1)]
)
def test_a_day_begins_where_the_organisation_is_not_where_the_mail_server_is(
    box, fetch, mail, monkeypatch, arrived, taken
):
    """In Tokyo it is the 28th while the server, which keeps UTC, still writes the 27th."""
    mail.put(box.address, plain())
    moment = datetime.fromisoformat(arrived)
    for file in (mail.maildir(box.address) / "new").iterdir():
        os.utime(file, (moment.timestamp(), moment.timestamp()))
    box.fetch_from = date(2026, 11, 28)
    assert fetch(box) == taken


@pytest.mark.parametrize("name", ["INBOX", "取込済み", "a & b", '日本 & \\ "x"'])
def test_folders_have_names_in_any_language(name):
    assert folder_name(b'(\\HasNoChildren) "/" ' + quoted(name).encode()) == name


def test_f03_administrators_are_told_once_of_a_mailbox_that_is_silent(box, admin, mailoutbox, settings):
    settings.SENDS_MAIL = True
    held(box)  # nothing was fetched: it stopped at once
    Fetching.objects.update(error="sign_in_refused")
    Mailbox.objects.unscoped("long ago").update(updated_at=datetime.now(UTC) - timedelta(minutes=11))
    for _ in range(2):
        jobs.watch.func()
        drain()
    assert [sent.to for sent in mailoutbox] == [["user1@minamo.example"]]
    assert "ログインできません" in mailoutbox[0].body
    assert Event.objects.filter(kind="mailbox.silent").count() == 1
    lease.went_well(box, "us")
    assert Fetching.objects.get().alarmed_at is None
