"""Every mail ends as sent, failed or unknown, visibly; none is sent twice by itself (F10, F11, F12)."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from enishi.channels.mail.compose import Person
from enishi.channels.mail.outcomes import GIVE_UP_AFTER
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending import actions, jobs, rules, sender
from enishi.channels.sending.planning import Given
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing, states
from enishi.foundation import clock, sealed
from enishi.foundation.events.models import Event
from enishi.foundation.hold import actions as hold
from enishi.foundation.http import outbound
from enishi.foundation.jobs.models import Job

OTHERS = ("kojo@hanasaki.example", "keiri@hanasaki.example")


def answer(actor, ticket, *cc):
    given = Given(cc=[Person("", address) for address in cc])
    return actions.answer_by_mail(
        actor, ticket.uid, version=ticket.version, text="了解", status=None, given=given
    )


def told(kind):
    return Event.objects.filter(kind=kind, subject="enishi_channels.OutgoingMail").count()


def reasons():
    return dict(OutgoingRecipient.objects.values_list("address", "reason"))


def test_f11_one_of_three_is_refused_one_waits_and_nobody_gets_two(service_agent, ticket, orders, later):
    orders.answers = {OTHERS[0]: "550 5.1.1 unknown", OTHERS[1]: "451 4.7.1 greylisted"}
    answer(service_agent, ticket, *OTHERS)
    later(seconds=11)
    assert states() == {CUSTOMER: "sent", OTHERS[0]: "failed", OTHERS[1]: "queued"}
    assert reasons() == {CUSTOMER: "", OTHERS[0]: "no_such_address", OTHERS[1]: "asked_to_wait"}
    assert (outgoing().state, OutgoingRecipient.objects.get(address=OTHERS[1]).tries) == ("queued", 1)
    orders.answers = {}
    later(seconds=61)
    assert states() == {CUSTOMER: "sent", OTHERS[0]: "failed", OTHERS[1]: "sent"}
    assert [one.recipients for one in orders.taken] == [[CUSTOMER], [OTHERS[1]]]
    assert orders.taken[0].raw == orders.taken[1].raw
    assert (outgoing().state, told("mail.failed")) == ("done", 2)


def test_f11_a_server_that_is_down_is_tried_further_apart_until_it_takes_it(replied, orders, later):
    orders.drop = "connect"
    for minutes in (1, 5, 15, 30):
        later(minutes=minutes)
        assert states() == {CUSTOMER: "queued"}
    assert OutgoingRecipient.objects.get().reason == "broken_off"
    orders.drop = ""
    later(hours=1)
    assert (states(), len(orders.taken)) == ({CUSTOMER: "sent"}, 1)
    assert OutgoingRecipient.objects.get().reason == ""


def test_f11_after_two_days_one_gives_up_and_says_so(replied, orders, later):
    orders.drop = "connect"
    later(seconds=11)
    later(seconds=GIVE_UP_AFTER.total_seconds() + 1)
    assert (states(), reasons(), outgoing().state) == ({CUSTOMER: "failed"}, {CUSTOMER: "gave_up"}, "done")
    assert told("mail.failed") == 1


@pytest.mark.parametrize("drop", ["bytes", "taken"])
def test_f11_no_answer_after_the_bytes_is_unknown_and_never_sent_again_by_itself(
    replied, orders, later, drop
):
    orders.drop = drop
    later(seconds=11)
    assert (states(), outgoing().state, told("mail.unknown")) == ({CUSTOMER: "unknown"}, "done", 1)
    orders.drop = ""
    for _ in range(3):
        later(days=1)
        jobs.sweep.func()
        later(seconds=1)
    assert len(orders.taken) == (drop == "taken")
    assert states() == {CUSTOMER: "unknown"}


def test_a_person_may_send_again_what_nobody_knows(service_agent, replied, orders, later):
    orders.drop = "taken"
    later(seconds=11)
    orders.drop = ""
    actions.resend_mail(service_agent, replied.uid)
    later(seconds=1)
    assert states() == {CUSTOMER: "sent"}
    first, second = (one.raw.split(b"Message-ID: ")[1].split(b"\r\n")[0] for one in orders.taken)
    assert first == second
    with pytest.raises(rules.NothingToResend):
        actions.resend_mail(service_agent, replied.uid)


def test_f10_killed_before_the_mail_was_handed_over_it_goes_once(replied, orders, later):
    """The claim of a sender that is no more: nothing was given away, so another takes it."""
    OutgoingMail.objects.unscoped(WHY).update(state="sending", claim=1, claimed_at=clock.now())
    OutgoingRecipient.objects.update(state="sending")
    later(seconds=11)
    assert (len(orders.taken), states(), outgoing().claim) == (1, {CUSTOMER: "sent"}, 2)


def test_f10_killed_after_it_was_handed_over_nobody_knows(replied, orders, later):
    OutgoingMail.objects.unscoped(WHY).update(
        state="handed", claim=1, claimed_at=clock.now() + timedelta(seconds=10)
    )
    OutgoingRecipient.objects.update(state="sending")
    later(seconds=11)
    assert (states(), outgoing().state) == ({CUSTOMER: "sending"}, "handed")
    later(seconds=sender.SURELY_OVER.total_seconds())
    assert (orders.taken, states(), outgoing().state) == ([], {CUSTOMER: "unknown"}, "done")


def test_f10_a_sender_that_lost_its_claim_hands_nothing_over(replied, orders, later, monkeypatch):
    """A slow one, taken for dead: whoever took over sends, it does not."""
    monkeypatch.setattr(sender, "_hand_over", _after(sender._hand_over, replied))
    later(seconds=11)
    assert (orders.taken, states()) == ([], {CUSTOMER: "sending"})


def _after(hand_over, mail):
    def taken_over(mail_id, claim, refused):
        OutgoingMail.objects.unscoped(WHY).filter(pk=mail.pk).update(claim=claim + 1)
        return hand_over(mail_id, claim, refused)

    return taken_over


def test_f12_a_busy_database_is_asked_again_and_the_mail_is_not_sent_again(
    replied, orders, later, monkeypatch
):
    real, failures = sender._settle, []

    def busy(*outcome):
        if len(failures) < 3:
            failures.append(True)
            raise OperationalError("could not serialize access")
        real(*outcome)

    monkeypatch.setattr(sender, "_settle", busy)
    later(seconds=11)
    assert (len(orders.taken), states(), len(failures)) == (1, {CUSTOMER: "sent"}, 3)


def test_f12_a_database_that_stays_away_leaves_the_mail_unknown_and_sends_no_second(
    replied, orders, later, monkeypatch
):
    def away(*outcome):
        raise OperationalError("away")

    monkeypatch.setattr(sender, "_settle", away)
    later(seconds=11)
    assert (len(orders.taken), outgoing().state) == (1, "handed")
    for _ in range(4):
        later(minutes=10)
    assert (len(orders.taken), states()) == (1, {CUSTOMER: "unknown"})


def test_f12_a_bounce_that_comes_before_our_own_word_stands(replied, orders, later, cli, monkeypatch):
    real = sender._settle

    def bounced_first(*outcome):
        assert actions.mark_bounced(cli, replied.message.uid, CUSTOMER, reason="mailbox_full", status="5.2.2")
        real(*outcome)

    monkeypatch.setattr(sender, "_settle", bounced_first)
    later(seconds=11)
    assert (states(), reasons(), outgoing().state) == (
        {CUSTOMER: "failed"},
        {CUSTOMER: "mailbox_full"},
        "done",
    )
    assert len(orders.taken) == 1


def test_b93_a_report_marks_the_recipient_it_names_once_and_nothing_else(
    replied, orders, later, cli, service_agent, ticket
):
    later(seconds=11)
    message = replied.message.uid
    marked = actions.mark_bounced(
        cli, message, CUSTOMER.upper(), reason="no_such_address", status="5.1.1", detail="550 x"
    )
    again = actions.mark_bounced(cli, message, CUSTOMER, reason="no_such_address", status="5.1.1")
    assert (marked, again, told("mail.bounced")) == (True, True, 1)
    assert (states(), reasons()) == ({CUSTOMER: "failed"}, {CUSTOMER: "no_such_address"})
    assert not actions.mark_bounced(cli, message, "somebody@else.example", reason="x")
    assert not actions.mark_bounced(cli, ticket.uid, CUSTOMER, reason="x")
    later(days=3)
    assert len(orders.taken) == 1


def test_the_provider_says_that_it_was_delivered(replied, later, cli):
    later(seconds=11)
    assert actions.mark_bounced(cli, replied.message.uid, CUSTOMER, reason="", kind="delivered")
    assert states() == {CUSTOMER: "delivered"}


def test_a_job_given_up_leaves_no_mail_behind(replied, orders, later):
    Job.objects.filter(path__endswith="sending.jobs.send").update(dead=True)
    later(minutes=20)
    assert orders.taken == []
    jobs.sweep.func()
    later(seconds=1)
    assert (len(orders.taken), states()) == (1, {CUSTOMER: "sent"})


def test_a_mailbox_switched_off_keeps_its_mail_and_says_why(replied, mailbox, orders, later):
    mailbox.is_active = False
    mailbox.save()
    later(seconds=11)
    assert (orders.taken, reasons()) == ([], {CUSTOMER: "mailbox_off"})
    mailbox.is_active = True
    mailbox.smtp_secret = "not sealed by us"
    mailbox.save()
    later(minutes=2)
    assert reasons() == {CUSTOMER: "secret_lost"}
    mailbox.smtp_secret = sealed.seal("x")
    mailbox.save()
    later(minutes=6)
    assert len(orders.taken) == 1


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "::1", "localhost", "inside.example", "mixed.example", "mail.example\r\nX: y", "a@b.example", "10.0.0.5.nip.io"],
)  # fmt: skip
def test_b42_a_mail_server_inside_is_not_spoken_to_at_sending_either(
    replied, mailbox, orders, later, monkeypatch, host
):
    book = {"inside.example": ["10.0.0.5"], "mixed.example": ["203.0.114.7", "127.0.0.1"], "10.0.0.5.nip.io": ["10.0.0.5"], "127.0.0.1": ["127.0.0.1"], "localhost": ["127.0.0.1"]}  # fmt: skip
    defaults = outbound.checked_server.__defaults__
    monkeypatch.setattr(
        outbound.checked_server, "__defaults__", (lambda host, port: book.get(host, []), *defaults[1:])
    )
    monkeypatch.setattr(outbound, "inside", frozenset)
    mailbox.smtp_host = host
    mailbox.save()
    later(seconds=11)
    assert (orders.dialogues, states(), reasons()) == (
        0,
        {CUSTOMER: "queued"},
        {CUSTOMER: "server_forbidden"},
    )


def test_b42_ports_of_other_services_are_refused(monkeypatch):
    with pytest.raises(outbound.ForbiddenAddress):
        outbound.checked_server(
            "smtp", "mail.example.com", 6379, {25, 587}, lambda host, port: ["203.0.114.7"]
        )
    assert (
        outbound.checked_server(
            "smtp", "mail.example.com", 587, {25, 587}, lambda host, port: ["203.0.114.7"]
        )
        == "203.0.114.7"
    )


def test_f30_what_waited_when_the_backup_was_made_is_never_sent_a_second_time_unasked(
    cli, service_agent, replied, orders, later
):
    """The old installation may have sent it after the backup: whoever wrote it decides."""
    hold.begin(cli, clock.now())
    later(days=1)
    assert (states(), reasons()) == ({CUSTOMER: "unknown"}, {CUSTOMER: "restored"})
    hold.release(cli)
    later(days=1)
    assert len(orders.taken) == 0
    actions.resend_mail(service_agent, replied.uid)
    later(seconds=1)
    assert (len(orders.taken), states()) == (1, {CUSTOMER: "sent"})
