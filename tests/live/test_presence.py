"""Who is at a record: told to those who are there too and may read it, and to nobody else."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync

from conftest import NOON
from enishi.customers.models import Account
from enishi.foundation.authz import Staff
from enishi.foundation.http.signin import Known
from enishi.foundation.live import presence as module
from enishi.foundation.live.line import Line
from enishi.foundation.live.presence import Place, Presence
from enishi.service.models import Ticket
from enishi.staff.models import User


class Page(Line):
    """A person's page, and who it says is there."""

    def __init__(self, person: Staff) -> None:
        super().__init__("session", person.user_id, Known(person, ""))
        self.here: list[dict[str, bool]] = []

    def say(self, text: str) -> None:
        people = json.loads(text)["here"]["people"]
        self.here.append({one["name"]: one["types"] for one in people})


def act(*steps: Callable[[], Awaitable[Any]]) -> None:
    async def work() -> None:
        for step in steps:
            await step()

    async_to_sync(work)()


@pytest.fixture
def place(service_agent, service_team) -> Place:
    account = Account.objects.create(name="青凪共栄精機", number=1)
    agent = User.objects.get(pk=service_agent.user_id)
    ticket = Ticket.objects.create(
        number=1, subject="印字が薄い", account=account, assignee=agent, team=service_team, opened_at=NOON
    )
    return Place("service.Ticket", ticket.uid)


def test_people_at_one_record_hear_of_each_other_and_of_who_types(service_agent, service_manager, place):
    here, mine, theirs = Presence(), Page(service_agent), Page(service_manager)
    act(
        lambda: here.enter(mine, place),
        lambda: here.enter(theirs, place),
        lambda: here.types(theirs),
        lambda: here.types(theirs),
        lambda: here.leave(theirs),
    )
    assert mine.here == [{}, {"小林 誠": False}, {"小林 誠": True}, {}]
    assert theirs.here == [{"田中 美咲": False}, {"田中 美咲": False}]


def test_typing_that_is_not_said_again_ends_after_five_seconds(
    service_agent, service_manager, place, monkeypatch
):
    here, mine, theirs = Presence(), Page(service_agent), Page(service_manager)
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])

    async def later(seconds: float) -> None:
        now[0] += seconds
        await here.settle(again=False)

    act(
        lambda: here.enter(mine, place),
        lambda: here.enter(theirs, place),
        lambda: here.types(theirs),
        lambda: later(4.9),
    )
    assert mine.here[-1] == {"小林 誠": True}
    act(lambda: later(0.2))
    assert mine.here[-1] == {"小林 誠": False}


def test_b05_whoever_may_not_read_a_record_is_not_there_and_hears_of_nobody(service_agent, other_rep, place):
    here, mine, stranger = Presence(), Page(service_agent), Page(other_rep)
    act(
        lambda: here.enter(mine, place),
        lambda: here.enter(stranger, place),
        lambda: here.types(stranger),
        lambda: here.enter(stranger, Place("service.%", place.uid)),
        lambda: here.enter(stranger, Place("staff.Nothing", place.uid)),
    )
    assert (mine.here, stranger.here) == ([{}], [])


def test_b05_a_record_that_was_taken_away_is_left_at_the_next_word(
    service_agent, service_manager, other_sales_team, place
):
    here, mine, theirs = Presence(), Page(service_agent), Page(service_manager)
    act(lambda: here.enter(mine, place), lambda: here.enter(theirs, place))
    Ticket.objects.unscoped("test").update(assignee=service_manager.user_id, team=other_sales_team)
    User.objects.filter(pk=service_manager.user_id).update(team=other_sales_team)
    before = len(mine.here)
    act(lambda: here.types(theirs))
    assert len(mine.here) == before
    assert theirs.here[-1] == {}


def test_a_person_with_two_pages_is_there_once_until_both_are_gone(service_agent, service_manager, place):
    here, mine = Presence(), Page(service_agent)
    one, two = Page(service_manager), Page(service_manager)
    act(
        lambda: here.enter(mine, place),
        lambda: here.enter(one, place),
        lambda: here.enter(two, place),
        lambda: here.leave(one),
    )
    assert mine.here[-1] == {"小林 誠": False}
    act(lambda: here.leave(two))
    assert mine.here[-1] == {}


def test_two_processes_tell_each_other_who_is_there(service_agent, service_manager, place):
    here, there = Presence(), Presence()
    here.send_afar, there.send_afar = there.hear, here.hear
    mine, theirs = Page(service_agent), Page(service_manager)
    act(lambda: here.enter(mine, place), lambda: there.enter(theirs, place), lambda: there.types(theirs))
    assert mine.here[-1] == {"小林 誠": True}
    assert theirs.here[-1] == {"田中 美咲": False}
    act(lambda: there.leave(theirs))
    assert mine.here[-1] == {}
