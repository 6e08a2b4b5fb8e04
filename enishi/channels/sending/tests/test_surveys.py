"""A customer is asked by mail once for each solve, and a sample for NPS: who is, who is not, and what the mail says."""

import re
from datetime import date, timedelta

import pytest

from enishi.channels.mail.understand import Kind, understand
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY
from enishi.channels.surveys import asking
from enishi.commerce.models import Contract
from enishi.customers.models import Account, Contact
from enishi.foundation import clock
from enishi.foundation.authz import LinkHolder, System
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Message
from enishi.service import actions as service
from enishi.service.models import SurveyResponse, SurveySettings, Ticket
from enishi.service.surveys.actions import decline_surveys
from enishi.service.surveys.queries import holder_of

JOB = System("job")
LINK = re.compile(r"/s/([\w-]{43})\?score=(\d+)")


@pytest.fixture
def settings_row(db):
    def chosen(**values):
        return SurveySettings.objects.create(
            **{"after_solve": "csat", "asked_since": clock.now() - timedelta(minutes=1)} | values
        )

    return chosen


@pytest.fixture
def solved(service_agent, ticket):
    return service.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")


@pytest.fixture
def a_day_on(monkeypatch):
    def go(**span):
        ahead = clock.now() + timedelta(**span)
        monkeypatch.setattr(clock, "now", lambda: ahead)

    return go


def askings():
    return SurveyResponse.objects.unscoped(WHY).order_by("pk")


def mails():
    return OutgoingMail.objects.unscoped(WHY).filter(kind=OutgoingMail.NOTICE)


def test_a_solve_is_asked_about_once_however_often_the_job_runs(
    settings_row, solved, a_day_on, later, orders
):
    settings_row()
    a_day_on(hours=23)
    assert asking.ask_about_solves(JOB) == 0
    a_day_on(hours=2)
    assert asking.ask_about_solves(JOB) == 1
    assert asking.ask_about_solves(JOB) == 0
    assert asking.ask_about(JOB, solved.pk) is None
    later(minutes=1)
    taken = orders.taken[-1]
    mail = understand(taken.raw)
    assert (mails().count(), taken.recipients, mail.kind) == (1, [CUSTOMER], Kind.AUTO_REPLY)
    assert "満足いただけましたか" in mail.text
    assert [int(score) for _, score in LINK.findall(mail.text)] == [5, 4, 3, 2, 1]
    assert solved.subject not in mail.text + mail.subject


def test_the_mail_s_links_open_the_asking_and_stand_nowhere_in_the_thread(
    settings_row, solved, a_day_on, later, orders
):
    settings_row()
    a_day_on(hours=25)
    asking.ask_about_solves(JOB)
    later(minutes=1)
    key = LINK.search(understand(orders.taken[-1].raw).text)[1]
    assert holder_of(key, "ja").uid == askings().get().uid
    said = Message.objects.unscoped(WHY).latest("pk")
    assert key not in said.text
    assert "/s/" not in said.text


def test_the_mail_is_in_the_customer_s_language_and_may_ask_for_effort(
    settings_row, solved, a_day_on, later, orders
):
    settings_row(after_solve="ces")
    Contact.objects.unscoped(WHY).filter(email=CUSTOMER).update(language="en")
    a_day_on(hours=25)
    asking.ask_about_solves(JOB)
    later(minutes=1)
    text = understand(orders.taken[-1].raw).text
    assert "It was easy to get my problem solved" in text
    assert len(LINK.findall(text)) == 7
    assert (askings().get().survey.kind, askings().get().scale) == ("ces", 7)


def test_a_second_solve_is_asked_about_after_the_rest(settings_row, solved, a_day_on, service_agent):
    settings_row(rest_days=7)
    a_day_on(hours=25)
    asking.ask_about_solves(JOB)
    again = service.receive(service_agent, solved.uid, text="また出ました。")
    service.set_status(service_agent, solved.uid, version=again.version, status="solved")
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 0
    a_day_on(days=8)
    assert asking.ask_about_solves(JOB) == 0, "too late by then"
    again = service.receive(service_agent, solved.uid, text="また出ました。")
    service.set_status(service_agent, solved.uid, version=again.version, status="solved")
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 1
    assert askings().count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"deleted_at": clock.now()},
        {"external_id": "zendesk:1"},
        {"status": "open"},
        {"contact": None},
        {"solved_at": clock.now() - timedelta(days=30)},
    ],
)
def test_what_is_binned_brought_in_open_nobody_s_or_from_before_is_not_asked_about(
    settings_row, solved, a_day_on, change
):
    settings_row()
    Ticket.objects.unscoped(WHY).filter(pk=solved.pk).update(**change)
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 0
    assert askings().count() == 0


def test_nothing_is_asked_until_somebody_turns_it_on(solved, a_day_on):
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 0
    SurveySettings.objects.create()
    assert asking.ask_about_solves(JOB) == 0


def test_a_ticket_that_a_machine_began_is_not_asked_about(settings_row, solved, a_day_on):
    settings_row()
    Message.objects.unscoped(WHY).update(is_automatic=True)
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 0


@pytest.mark.parametrize("address", ["no-reply@hanasaki.example", "support@minamo.example", "not an address"])
def test_machines_and_ourselves_are_not_asked(settings_row, solved, a_day_on, address):
    settings_row()
    Contact.objects.unscoped(WHY).filter(email=CUSTOMER).update(email=address, email_key=address)
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 0


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"state": "failed"}, 0),
        ({"state": "delivered", "reason": "complaint"}, 0),
        ({"state": "delivered"}, 1),
    ],
)
def test_an_address_that_bounced_or_called_our_mail_spam_is_not_asked(
    settings_row,
    solved,
    a_day_on,
    mailbox,
    facts,
    asked,
):
    settings_row()
    message = Message.objects.unscoped(WHY).first()
    before = OutgoingMail.objects.create(message=message, mailbox=mailbox, kind="reply", identity="<a@b>")
    OutgoingRecipient.objects.create(mail=before, address=CUSTOMER, address_key=CUSTOMER, **facts)
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == asked


def test_who_declined_is_never_asked_again(settings_row, solved, a_day_on, service_agent):
    settings_row(rest_days=1)
    a_day_on(hours=25)
    asking.ask_about_solves(JOB)
    decline_surveys(LinkHolder("service.SurveyResponse", askings().get().uid))
    again = service.receive(service_agent, solved.uid, text="また出ました。")
    service.set_status(service_agent, solved.uid, version=again.version, status="solved")
    a_day_on(hours=30)
    assert asking.ask_about_solves(JOB) == 0


def test_who_was_asked_by_hand_for_this_solve_is_not_asked_by_mail(
    settings_row, solved, a_day_on, service_agent
):
    settings_row(rest_days=1)
    service.ask_survey(service_agent, solved.uid)
    a_day_on(hours=48)
    assert asking.ask_about_solves(JOB) == 0


def test_two_tickets_of_one_person_are_one_asking(settings_row, solved, contact, a_day_on, service_agent):
    settings_row()
    values = {"channel_kind": "phone", "subject": "もう一つ", "contact_id": contact.uid}
    other = service.open_ticket(service_agent, values, text="折り返しました。")
    service.set_status(service_agent, other.uid, version=other.version, status="solved")
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 1


@pytest.fixture
def contracted(contact, mailbox):
    account = Account.objects.unscoped(WHY).get(contact_links__contact=contact)
    days = {"starts_on": date(2020, 4, 1), "ends_on": date(2040, 3, 31), "renewal_on": date(2040, 4, 1)}
    return Contract.objects.create(
        number=next_numbers("contract")[0], name="保守", account=account, notice_on=date(2040, 1, 29), **days
    )


def test_people_of_customers_under_contract_are_drawn_once_in_a_period(
    settings_row, contracted, a_day_on, later, orders
):
    settings_row(after_solve="", asks_nps=True, nps_percent=100, nps_period_days=60)
    assert asking.ask_sample(JOB) == 1
    assert asking.ask_sample(JOB) == 0
    later(minutes=1)
    text = understand(orders.taken[-1].raw).text
    assert "薦めたい" in text
    assert [int(score) for _, score in LINK.findall(text)] == list(range(10, -1, -1))
    asked = askings().get()
    assert (asked.survey.kind, asked.scale, asked.ticket, asked.account) == (
        "nps",
        10,
        None,
        contracted.account,
    )
    a_day_on(days=40)
    assert asking.ask_sample(JOB) == 0
    a_day_on(days=21)
    assert asking.ask_sample(JOB) == 1


def test_nobody_is_drawn_without_a_contract_or_a_late_order_or_while_resting(
    settings_row, contracted, solved, a_day_on
):
    settings_row(asks_nps=True, nps_percent=100)
    a_day_on(hours=25)
    assert asking.ask_about_solves(JOB) == 1
    assert asking.ask_sample(JOB) == 0, "asked for CSAT just now"
    a_day_on(days=31)
    Contract.objects.unscoped(WHY).update(ends_on=date(2021, 1, 1))
    assert asking.ask_sample(JOB) == 0
