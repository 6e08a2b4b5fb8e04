"""The hub: in which order it tells, to whom, and what it does when nobody answers it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db import OperationalError

from enishi.foundation.authz import Staff
from enishi.foundation.events.models import Event
from enishi.foundation.http.signin import Known, still_in
from enishi.foundation.live import hub as hubs
from enishi.foundation.live import publish
from enishi.foundation.live.change import Change
from enishi.foundation.live.hub import NOT_SIGNED_IN, PLACES, Hub
from enishi.foundation.live.line import MOST_WAITING, TOO_SLOW, Line
from enishi.foundation.live.publish import CHANNEL
from enishi.staff.models import User


class Heard:
    """A person's line in the hub, and what it sent."""

    def __init__(self, api: Any, person: Staff) -> None:
        browser = api(person)
        browser.get("/me")
        key = browser.http.session.session_key
        self.line = Line(key, person.user_id, still_in({key: person.user_id})[key])
        self.sent: list[Any] = []

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message.get("code") or json.loads(message["text"])["topics"])


def live(hub: Hub, people: list[Heard], act: Callable[[], None], messages: int) -> None:
    """Let the hub work on what `act` posts, with these people's lines open, until they got so many messages."""

    async def work() -> None:
        writers = [asyncio.create_task(one.line.write(one.send)) for one in people]
        for one in people:
            hub.join(one.line)
        act()
        for _ in range(1_000):
            await asyncio.sleep(0.01)
            if sum(len(one.sent) for one in people) >= messages:
                break
        await asyncio.sleep(0.05)
        for one in people:
            hub.leave(one.line)
        for writer in writers:
            writer.cancel()

    async_to_sync(work)()


def test_b05_a_right_that_was_taken_away_is_gone_before_the_next_word(api, sales_rep, service_agent):
    hub, rep, agent = Hub(), Heard(api, sales_rep), Heard(api, service_agent)
    User.objects.filter(pk=service_agent.user_id).update(roles=["finance"])

    def act() -> None:
        for topic in ("staff.User", "service.Ticket", "commerce.Product"):
            hub.post(Change(topic))

    live(hub, [rep, agent], act, messages=5)
    assert rep.sent == [["staff.User"], ["service.Ticket"], ["commerce.Product"]]
    assert agent.sent == [["staff.User"], ["commerce.Product"]]


def test_b67_whoever_was_signed_out_hears_nothing_more(api, sales_rep, colleague):
    hub, rep, other = Hub(), Heard(api, sales_rep), Heard(api, colleague)
    Session.objects.filter(session_key=rep.line.session).delete()
    live(hub, [rep, other], lambda: hub.post(Change("sales.Deal")), messages=2)
    assert rep.sent == [NOT_SIGNED_IN]
    assert other.sent == [["sales.Deal"]]


def test_b67_whoever_has_another_password_now_must_come_again(api, sales_rep):
    hub, rep = Hub(), Heard(api, sales_rep)
    User.objects.filter(pk=sales_rep.user_id).update(password="!other")
    live(hub, [rep], lambda: None, messages=1)
    assert rep.sent == [NOT_SIGNED_IN]


def test_while_the_database_is_away_nobody_hears_anything_and_afterwards_all_is_asked_anew(
    api, sales_rep, monkeypatch
):
    hub, rep = Hub(), Heard(api, sales_rep)
    monkeypatch.setattr(hubs, "SWEEP_SECONDS", 0.05)
    answers = iter([True, True])

    def away(sessions: dict[str, int]) -> dict[str, Known]:
        if next(answers, False):
            raise OperationalError("away")
        return still_in(sessions)

    monkeypatch.setattr(hubs, "still_in", away)
    live(hub, [rep], lambda: hub.post(Change("sales.Deal")), messages=1)
    assert [one for one in rep.sent if one] == [["*"]]


def test_whoever_takes_nothing_is_cut_off_and_holds_up_nobody(api, sales_rep):
    line = Heard(api, sales_rep).line
    for _ in range(MOST_WAITING + 50):
        line.say("{}")
    assert line.is_over
    sent = [line._waiting.get_nowait() for _ in range(line._waiting.qsize())]
    assert len(sent) == MOST_WAITING + 1
    assert sent[-1] == {"type": "websocket.close", "code": TOO_SLOW}


def test_the_hub_looks_at_the_database_with_few_statements_however_many_lines(
    api, person, sales_team, django_assert_num_queries
):
    people = [Heard(api, person(f"人{n}", "sales_rep", team=sales_team)) for n in range(5)]
    sessions = {one.line.session: one.line.user_id for one in people}
    with django_assert_num_queries(4):
        found = still_in(sessions)
    assert {key: one.actor.user_id for key, one in found.items()} == sessions
    assert {one.rights for one in found.values()} == {found[people[0].line.session].rights}


@pytest.mark.django_db(transaction=True)
def test_f21_while_redis_is_away_a_change_is_told_in_this_process(api, sales_rep, monkeypatch):
    told: list[Change] = []
    monkeypatch.setitem(publish.config._environ, "ENISHI_REDIS_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(publish, "post", told.append)
    monkeypatch.setattr(publish, "_rests_until", [0.0])
    publish._redis.cache_clear()
    try:
        assert api(sales_rep).patch("/me", {"language": "en"}).status_code == 200
    finally:
        publish._redis.cache_clear()
    event = Event.objects.get(kind="user.updated")
    assert told == [Change("staff.User", (event.pk,))]
    assert publish._rests_until[0] > 0


@pytest.mark.parametrize("packed", [b"", b"{}", b"[1, []]", b'["a", ["b"]]', b'"ab"', b'["a"]'])
def test_b86_what_came_over_redis_and_is_no_change_is_dropped(packed):
    hub = Hub()
    for channel in (CHANNEL, PLACES):
        async_to_sync(hub.take)({"type": "message", "channel": channel.encode(), "data": packed})
    assert hub._heard.empty()


def test_a_change_arrives_over_redis_as_it_was_sent():
    change = Change("sales.Deal", (3, 4))
    assert Change.unpacked(change.packed()) == change
