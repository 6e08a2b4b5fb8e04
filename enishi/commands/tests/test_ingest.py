"""`enishi mail ingest`: files go the way of all mail that comes in."""

import pytest
from click.testing import CliRunner

from enishi.channels.models import ReceivedMail
from enishi.channels.tests.conftest import all_of, letter, mailbox_of
from enishi.commands.mail import mail
from enishi.service.models import Ticket

pytestmark = pytest.mark.django_db


def ingest(*words):
    return CliRunner().invoke(mail, ["ingest", *map(str, words)])


@pytest.fixture
def desk(service_team):
    return mailbox_of("service", "desk@minamo.example", service_team)


def test_a_folder_of_mails_and_an_mbox_become_tickets_once(desk, tmp_path):
    (tmp_path / "deep").mkdir()
    for number in range(2):
        (tmp_path / "deep" / f"{number}.eml").write_bytes(letter(message_id=f"<{number}@x.example>"))
    box = b"".join(
        b"From someone Fri Nov 20 12:00:00 2026\n%s\n\n" % letter(message_id=f"<box{n}@x.example>")
        for n in range(2)
    )
    (tmp_path / "old.mbox").write_bytes(box)
    (tmp_path / "note.txt").write_text("no mail")
    ran = ingest("Desk@minamo.example", tmp_path)
    assert (ran.exit_code, ran.output) == (0, "4 read, 4 new: processed 4\n")
    assert len(all_of(Ticket)) == 4
    assert ingest("desk@minamo.example", tmp_path).output == "4 read, 0 new\n"
    assert len(all_of(ReceivedMail)) == 4


def test_an_unknown_mailbox_is_said_with_those_there_are(desk, tmp_path):
    ran = ingest("nobody@minamo.example", tmp_path)
    assert ran.exit_code == 1
    assert "desk@minamo.example" in ran.output
