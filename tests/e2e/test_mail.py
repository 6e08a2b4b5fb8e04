"""A customer writes by mail, is answered in the browser, and finds the answer in their own mailbox, in its thread."""

import email
import email.policy
import imaplib
import time
from collections.abc import Callable
from contextlib import closing
from email.message import EmailMessage

from playwright.sync_api import expect

from tests.e2e.conftest import Desk, PostOffice
from tests.mail_server.server import DOVECOT, PASSWORD, send

OURS, CUSTOMER = "support@minamo.example", "watanabe@hanasaki.example"
# 「①㈱髙橋製作所」 as Windows writes it into ISO-2022-JP.
JIS = b"\x1b$B-!-j\x7c\x62\x36\x36\x40\x3d\x3a\x6e\x3d\x6a\x1b(B"
ASKED = b"<first@hanasaki.example>"
ANSWER = "ご連絡ありがとうございます。部品を手配いたします。"
THANKS = "早速のご手配、ありがとうございます。"
PATIENCE_SECONDS = 60


def test_an_answer_written_in_the_browser_arrives_by_mail_in_its_thread(
    post_office: PostOffice, desk_of: Callable[[str], Desk]
) -> None:
    assert DOVECOT, "The mail server of this test is Debian's dovecot-imapd."
    for address in (OURS, CUSTOMER):
        post_office.mail.maildir(address)
    send(post_office.smtp_port, OURS, question())
    open_the_mailbox(desk_of("admin"), post_office)

    page = desk_of("support").open("/tickets?q=部品の件")
    page.get_by_text("部品の件").first.click(timeout=PATIENCE_SECONDS * 1000)
    expect(page.get_by_text("①㈱髙橋製作所").first).to_be_visible()
    page.get_by_role("textbox", name="返信").fill(ANSWER)
    page.get_by_role("button", name="送信する", exact=True).click()
    expect(page.get_by_text("送信済み").first).to_be_visible(timeout=PATIENCE_SECONDS * 1000)

    answer = arrived(post_office.mail.port)
    assert answer["In-Reply-To"] == ASKED.decode()
    assert ANSWER in answer.get_body(("plain",)).get_content()

    thanks = EmailMessage()
    thanks["From"], thanks["To"], thanks["Subject"] = CUSTOMER, answer["Reply-To"], "Re: 部品の件"
    thanks["Message-ID"] = "<second@hanasaki.example>"
    thanks.set_content(THANKS)
    send(post_office.smtp_port, OURS, thanks.as_bytes(policy=email.policy.SMTP))
    expect(page.get_by_text(THANKS).first).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    expect(page.get_by_text("①㈱髙橋製作所").first).to_be_visible()


def open_the_mailbox(admin: Desk, post_office: PostOffice) -> None:
    """Fetched and sent from here on, without the seconds in which an answer may be called back."""
    team = next(one["id"] for one in admin.get("/teams")["items"] if one["name"] == "カスタマーサービス部")
    mailbox = admin.post(
        "/mailboxes",
        {
            "address": OURS,
            "team_id": team,
            "imap_host": "127.0.0.1",
            "imap_port": post_office.mail.port,
            "imap_security": "none",
            "imap_user": OURS,
            "imap_password": PASSWORD,
            "smtp_host": "127.0.0.1",
            "smtp_port": post_office.smtp_port,
            "smtp_security": "none",
        },
    )
    admin.patch(f"/sending-mailboxes/{mailbox['id']}", {"undo_seconds": 0}, mailbox["version"])


def question() -> bytes:
    return (
        b"From: =?utf-8?B?5rih6L66?= <%s>\r\nTo: %s\r\nSubject: =?utf-8?B?6YOo5ZOB44Gu5Lu2?=\r\n"
        b"Message-ID: %s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n%s\r\n"
        % (CUSTOMER.encode(), OURS.encode(), ASKED, JIS)
    )


def arrived(port: int, whom: str = CUSTOMER) -> EmailMessage:
    """The one mail in the customer's mailbox, as their mail program reads it."""
    until = time.monotonic() + PATIENCE_SECONDS
    with closing(imaplib.IMAP4("127.0.0.1", port)) as session:
        session.login(whom, PASSWORD)
        while time.monotonic() < until:
            session.select("INBOX")
            _, found = session.search(None, "ALL")
            if numbers := found[0].split():
                assert len(numbers) == 1
                _, parts = session.fetch(numbers[0].decode(), "(RFC822)")
                raw = parts[0][1]  # type: ignore[index]  # a mail was found
                return email.message_from_bytes(raw, policy=email.policy.default)  # type: ignore[return-value,arg-type]  # by this policy
            time.sleep(0.1)
    raise AssertionError("no answer arrived")
