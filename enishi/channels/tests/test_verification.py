"""B38: another service's code comes back to nobody who asked for it in our name."""

import pytest

from enishi.channels.mail import keys
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand import understand
from enishi.channels.mail.understand.verification import is_verification
from enishi.channels.models import Mailbox, MailMessage, Sending
from enishi.channels.sending.planning import suggested
from enishi.channels.tests.conftest import all_of, letter
from enishi.foundation.jobs.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
SERVICE = {"from": "Slack <feedback@slack.example>", "message_id": "<v@slack.example>"}
CODES = [
    ("Slack confirmation code: ABC-123", "Enter this code.\n\nABC-123\n"),
    ("Your Apple ID code is: 482913", "Your Apple ID code is: 482913. Don't share it."),
    ("Googleの確認コード", "Googleの確認コードは 482913 です。"),
    (
        "【楽々】認証コードのお知らせ",
        "下記の認証コードを入力してください。\n\n  482913\n\n有効期限は10分です。",
    ),
    ("メールアドレスの確認", "次のリンクを開いてください。\nhttps://id.example/verify?token=x8\n"),
    ("Please confirm your email address", "Click https://app.example/confirm/8f2\n"),
]
PLAIN = [
    (
        "確認コードが届きません",
        "ログインしようとしても、認証コードのメールが届かないのですが、どうすればよいでしょうか。",
    ),
    ("見積番号について", "見積番号 20261120 の件、納期を教えてください。\n\n12345\n"),
    ("Order 482913", "Where is my order?\n\n482913\n"),
]


def read(subject: str, text: str, **more: str):
    return understand(letter(text, subject=subject, **{**SERVICE, **more}))


@pytest.mark.parametrize(("subject", "text"), CODES)
def test_b38_a_code_or_a_link_that_proves_an_address_is_known(subject, text):
    assert is_verification(read(subject, text))
    # Somebody who writes about it in a thread hands out nothing.
    assert not is_verification(read(f"Re: {subject}", text, in_reply_to="<a@b.example>"))


@pytest.mark.parametrize(("subject", "text"), PLAIN)
def test_b38_who_writes_about_codes_or_sends_numbers_is_a_customer(subject, text):
    assert not is_verification(read(subject, text))


def test_b38_a_code_sent_to_a_reply_address_does_not_join_that_customers_thread(arrive, support, contact):
    Mailbox.objects.unscoped("test").update(smtp_host="smtp.minamo.example")
    Sending.objects.create(mailbox=support, acknowledges=True)
    asked = arrive(support, letter())
    Job.objects.all().delete()
    held = keys.reply_address(mail_secret(), asked.conversation.uid, support.address)
    code = letter(*CODES[0][1:], subject=CODES[0][0], to=held, cc="attacker@evil.example", **SERVICE)
    received = arrive(support, code)
    assert (received.state, "verification" in received.flags) == ("processed", True)
    assert received.conversation != asked.conversation
    mail = all_of(MailMessage)[-1]
    assert (mail.refers_to, mail.flags) == (asked.conversation.ticket_link.ticket, received.flags)
    assert suggested(received.conversation).cc == []
    assert not Job.objects.filter(path__endswith="acknowledge").exists()
