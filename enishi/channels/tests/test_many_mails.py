"""Many mails at once: taken in one transaction, with the same outcome as each alone, and none lost to another's fault."""

import pytest
from django.db import OperationalError

from enishi.channels import jobs
from enishi.channels.actions import incoming
from enishi.channels.mail.reading import Unreadable
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import MailMessage, ReceivedMail
from enishi.channels.tests.conftest import all_of, letter
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.worker import drain
from enishi.foundation.search.models import SearchRow
from enishi.service.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
KINDS = ["ticket.opened", "conversation.started", "message.received", "mail.received"]


@pytest.fixture
def waiting(support):
    """`waiting(5)`: so many mails are kept and not yet read."""
    Job.objects.all().delete()

    def keep(count: int, **headers: str) -> list[ReceivedMail]:
        return [
            take_in(support, [letter(f"その{n}", message_id=f"<{n}@x.example>", **headers)], Origin("file"))[
                0
            ]
            for n in range(count)
        ]

    return keep


def states() -> list[str]:
    return [received.state for received in all_of(ReceivedMail)]


def test_many_mails_are_one_run_and_each_has_its_ticket_its_events_and_its_place_in_the_search(waiting):
    waiting(5)
    assert drain() == 5
    assert states() == ["processed"] * 5
    assert [message.message.text for message in all_of(MailMessage)] == [f"その{n}" for n in range(5)]
    assert [ticket.number for ticket in all_of(Ticket)] == [1, 2, 3, 4, 5]
    kinds = list(Event.objects.filter(kind__in=KINDS).order_by("id").values_list("kind", flat=True))
    assert kinds == KINDS * 5
    assert EventValues.objects.count() == Event.objects.count()
    assert len(set(Event.objects.filter(kind__in=KINDS).values_list("request_id", flat=True))) == 5
    assert SearchRow.objects.filter(label="service.Ticket").count() == 5


def test_twenty_mails_cost_fewer_than_fifteen_statements_each(waiting, django_assert_max_num_queries):
    waiting(20)
    with django_assert_max_num_queries(15 * 20):
        drain()
    assert states() == ["processed"] * 20


def test_f07_the_same_mail_twice_in_one_run_is_a_duplicate(support, waiting):
    waiting(1)
    take_in(
        support, [b"Received: elsewhere\r\n" + letter("その0", message_id="<0@x.example>")], Origin("file")
    )
    drain()
    assert states() == ["processed", "duplicate"]
    assert len(all_of(Ticket)) == 1


def test_f08_a_word_sent_after_in_the_same_breath_stands_in_the_same_conversation(support, waiting, contact):
    waiting(1)
    after = letter("書き忘れました。", message_id="<1@x.example>", in_reply_to="<0@x.example>")
    take_in(support, [after], Origin("file"))
    assert drain() == 2
    assert [one.message.text for one in all_of(MailMessage)] == ["その0", "書き忘れました。"]
    assert len({one.message.conversation_id for one in all_of(MailMessage)}) == len(all_of(Ticket)) == 1


def test_f08_a_mail_overtaken_by_its_follow_up_joins_it(support, contact):
    after = letter("書き忘れました。", message_id="<1@x.example>", in_reply_to="<0@x.example>")
    for raw in (after, letter("その0", message_id="<0@x.example>")):
        take_in(support, [raw], Origin("file"))
        assert drain() == 1
    assert [one.message.text for one in all_of(MailMessage)] == ["書き忘れました。", "その0"]
    assert len({one.message.conversation_id for one in all_of(MailMessage)}) == len(all_of(Ticket)) == 1


def test_f02_a_mail_that_cannot_be_written_down_is_set_aside_and_the_others_are_in(waiting, monkeypatch):
    second = waiting(3)[1]
    honest = incoming.write_down

    def breaks(actor, received, *more):
        if received.pk == second.pk:
            raise RuntimeError("nobody foresaw this")
        honest(actor, received, *more)

    monkeypatch.setattr(incoming, "write_down", breaks)
    drain()
    assert states() == ["processed", "quarantined", "processed"]
    assert [ticket.number for ticket in all_of(Ticket)] == [1, 2]


def test_f02_a_mail_that_breaks_its_reader_is_asked_once_and_the_others_are_in(waiting, monkeypatch):
    first = waiting(3)[0]
    honest, asked = jobs.read, []

    def breaks(received):
        asked.append(received.pk)
        if received.pk == first.pk:
            raise Unreadable("parser_too_slow")
        return honest(received)

    monkeypatch.setattr(jobs, "read", breaks)
    drain()
    assert states() == ["quarantined", "processed", "processed"]
    assert asked.count(first.pk) == 1


def test_f05_a_database_that_is_away_leaves_every_mail_as_it_was_and_each_is_tried_alone(
    waiting, monkeypatch
):
    waiting(3)

    def away(*_):
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as broken:
        broken.setattr(incoming, "write_down", away)
        drain()
    assert states() == ["received"] * 3
    assert not all_of(Ticket)
    assert [job.attempts for job in Job.objects.filter(path__endswith="process")] == [1, 1, 1]


def test_large_mails_are_taken_alone(waiting, monkeypatch):
    monkeypatch.setattr(jobs, "LARGEST_TOGETHER", 10)
    monkeypatch.setattr(jobs, "take_all", lambda _, reads: pytest.fail("too large") if reads else None)
    waiting(2)
    drain()
    assert states() == ["processed"] * 2
