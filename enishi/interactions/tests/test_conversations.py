"""A thread with a customer, and who holds it."""

from datetime import timedelta

import pytest

from conftest import NOON
from enishi.customers.actions import create_account
from enishi.foundation.actions import one_transaction
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.interactions.actions import add_message, hold, start_conversation
from enishi.interactions.models import Channel, Message
from enishi.staff.models import Team, User


@pytest.fixture
def agent_user(service_agent) -> User:
    return User.objects.get(pk=service_agent.user_id)


@pytest.fixture
def account(service_agent):
    return create_account(service_agent, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def thread(service_agent, agent_user, service_team, account):
    return start_conversation(
        service_agent,
        channel_kind="mail",
        account=account,
        contact=None,
        owner=agent_user,
        team=service_team,
        subject="計量器の表示について",
    )


def say(actor, thread, **changed):
    facts = {"direction": "in", "text": "表示が消えます。", "author": None, "contact": None, "sent_at": NOON}
    return add_message(actor, thread, **(facts | changed))


def test_a_message_joins_its_thread_which_remembers_when_it_last_moved(
    service_agent, thread, account, events_of
):
    message = say(service_agent, thread)
    say(service_agent, thread, sent_at=NOON - timedelta(days=1))
    thread.refresh_from_db()
    assert thread.last_message_at == NOON
    assert (message.channel_kind, message.account_id) == ("mail", account.pk)
    assert events_of(message) == ["message.received"]


def test_threads_of_one_kind_share_one_channel(service_agent, thread, account):
    start_conversation(
        service_agent,
        channel_kind="mail",
        account=account,
        contact=None,
        owner=None,
        team=None,
        subject="二つ目",
    )
    assert Channel.objects.unscoped("counting in a test").count() == 1
    assert thread.channel.name == "メール"


def test_a_thread_follows_its_ticket_to_another_team(service_agent, thread, events_of):
    other = Team.objects.create(name="技術")
    with one_transaction():
        hold(service_agent, thread, None, other)
    thread.refresh_from_db()
    assert (thread.owner_id, thread.team_id) == (None, other.pk)
    assert events_of(thread) == ["conversation.started", "conversation.held"]


def test_an_empty_message_is_refused_and_nothing_written(service_agent, thread):
    with pytest.raises(BadInput):
        say(service_agent, thread, text="  ")
    assert Message.objects.unscoped("counting in a test").count() == 0


def test_a_seller_may_not_write_into_a_service_thread(sales_rep, thread, account):
    account.sales_owner_id = sales_rep.user_id
    account.save()
    with pytest.raises(NotAllowed):
        say(sales_rep, thread)
    assert Message.objects.unscoped("counting in a test").count() == 0
