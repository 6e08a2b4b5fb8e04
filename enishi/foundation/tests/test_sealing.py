"""The chain over the event log is complete, also where transactions end out of turn."""

from uuid import UUID

import pytest

from enishi.foundation.authz import System
from enishi.foundation.events import seal
from enishi.foundation.events.models import Event, EventSeal, EventValues
from enishi.foundation.events.record import digest

pytestmark = pytest.mark.django_db


def happen(number: int) -> None:
    event = Event(
        id=number,
        kind="account.created",
        actor_kind="system",
        subject="customers.Account",
        subject_id=number,
        subject_uid=UUID(int=number),
    )
    event.digest = digest(event, None, {})
    event.save(force_insert=True)
    EventValues.objects.create(event=event, before=None, after={})


def sealed() -> list[int]:
    return list(EventSeal.objects.order_by("place").values_list("event_id", flat=True))


def test_what_is_new_is_sealed_in_order_and_once():
    for number in (1, 2, 3):
        happen(number)
    assert seal.seal_events(System("test")) == 3
    assert seal.seal_events(System("test")) == 0
    assert sealed() == [1, 2, 3]
    assert seal.first_broken() is None


def test_an_event_that_a_slow_transaction_put_before_the_last_seal_is_sealed_next():
    happen(1)
    happen(3)
    assert seal.seal_events(System("test")) == 2
    happen(2)
    happen(4)
    assert seal.seal_events(System("test")) == 2
    assert sealed() == [1, 3, 4, 2]
    assert seal.first_broken() is None


def test_the_log_is_not_searched_from_its_beginning_when_all_is_sealed(django_assert_num_queries):
    happen(1)
    seal.seal_events(System("test"))
    # The frame of the transaction, the last seal, the place it reached, what is new, and the count.
    with django_assert_num_queries(6):
        assert seal.seal_events(System("test")) == 0
