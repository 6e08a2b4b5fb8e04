"""Mails out of a file that somebody uploads: the way of all mail, once, and answered by no machine."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enishi.channels.actions import files
from enishi.channels.models import MailMessage, Sending
from enishi.channels.sending import automatic
from enishi.channels.tests.conftest import all_of, letter
from enishi.foundation.jobs.worker import drain
from enishi.service.models import Ticket
from enishi.staff.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def upload(support):
    """`upload(admin, raw)`: the answer to this file."""

    def put(person, raw: bytes, name: str = "old.mbox") -> SimpleNamespace:
        client = Client(headers={"accept-language": "ja"})
        client.force_login(User.objects.get(pk=person.user_id))
        file = {"file": SimpleUploadedFile(name, raw)}
        answered = client.post(f"/api/v1/mailboxes/{support.uid}/mail-files", file)
        return SimpleNamespace(status=answered.status_code, told=answered.json())

    return put


def mbox(count: int) -> bytes:
    mails = (letter(f"その{n}", message_id=f"<{n}@x.example>") for n in range(count))
    return b"".join(b"From someone Fri Nov 20 12:00:00 2026\n%s\n\n" % raw for raw in mails)


def test_an_mbox_becomes_tickets_once(upload, admin):
    assert vars(upload(admin, mbox(3))) == {"status": 201, "told": {"read": 3, "new": 3}}
    drain()
    assert len(all_of(Ticket)) == 3
    assert upload(admin, mbox(3)).told == {"read": 3, "new": 0}
    drain()
    assert len(all_of(Ticket)) == 3


def test_one_mail_is_a_file_too_and_is_acknowledged_to_nobody(upload, admin, support):
    Sending.objects.create(mailbox=support, acknowledges=True)
    assert upload(admin, letter(), "one.eml").told == {"read": 1, "new": 1}
    drain()
    (mail,) = all_of(MailMessage)
    assert automatic.reasons(mail) == ["from_a_file"]


@pytest.mark.parametrize(
    ("raw", "why"), [(b" \n", "メールが入っていません"), (mbox(3), "2,000通を超えています")]
)
def test_a_file_without_mail_or_with_too_many_is_refused_and_nothing_is_kept(
    upload, admin, monkeypatch, raw, why
):
    monkeypatch.setattr(files, "MOST", 2)
    refused = upload(admin, raw)
    assert (refused.status, why in str(refused.told)) == (400, True)
    drain()
    assert all_of(Ticket) == []


def test_whoever_works_on_tickets_takes_no_file_in(upload, service_agent):
    assert upload(service_agent, mbox(1)).status == 403
