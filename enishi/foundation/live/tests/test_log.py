"""What the log of events still has to tell: to a browser that was away, and of other processes."""

from datetime import timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.foundation.ids import new_uid
from enishi.foundation.live import log
from enishi.foundation.live.change import EVERYTHING, Change
from enishi.foundation.live.log import Missed, Reading, missed

pytestmark = pytest.mark.django_db
NO_AGE = timedelta()


def event(
    subject: str, *, pk: int | None = None, ago: float = 0, kind: str = "deal.moved", past: bool = False
) -> int:
    made = Event.objects.create(
        pk=pk,
        kind=kind,
        at=clock.now() - timedelta(seconds=ago),
        actor_kind="staff",
        subject=subject,
        subject_id=1,
        subject_uid=new_uid(),
        history=past,
    )
    return made.pk


def test_what_changed_since_an_event_is_told_by_label_with_the_newest_event():
    since = event("sales.Deal", ago=500)
    event("service.Ticket", ago=300)
    event("service.Ticket", ago=200)
    newest = event("bond.Handover", ago=100)
    # What was heard last is told once more, with all that was written in the minute before it.
    all_three = frozenset({"sales.Deal", "service.Ticket", "bond.Handover"})
    assert missed(since, NO_AGE) == Missed(all_three, newest)
    assert missed(newest, NO_AGE) == Missed(frozenset({"bond.Handover"}), newest)


def test_f23_an_event_committed_late_with_a_lower_id_is_not_missed():
    since = event("sales.Deal", pk=5_000, ago=10)
    event("service.Ticket", pk=4_990, ago=12)
    event("commerce.Product", pk=4_000, ago=90)
    assert missed(since, NO_AGE).topics == {"sales.Deal", "service.Ticket"}


def test_whoever_was_away_too_long_or_names_no_event_of_ours_asks_for_everything(monkeypatch):
    since = event("sales.Deal", pk=10)
    event("sales.Deal", pk=20)
    assert missed(15, NO_AGE).topics == {EVERYTHING}
    assert missed(10**12, NO_AGE).topics == {EVERYTHING}
    monkeypatch.setattr(log, "FAR", 5)
    assert missed(since, NO_AGE).topics == {EVERYTHING}


def test_a_merge_touches_rows_of_many_kinds():
    since = event("sales.Deal", ago=100)
    event("customers.Account", kind="account.merged", ago=2)
    assert missed(since, NO_AGE).topics == {EVERYTHING}


def test_a_new_page_is_told_what_changed_since_it_was_asked_for():
    event("sales.Deal", ago=30)
    newest = event("service.Ticket", ago=2)
    assert missed(None, timedelta(seconds=5)) == Missed(frozenset({"service.Ticket"}), newest)


def test_an_empty_log_has_nothing_to_tell_and_is_resumed_from():
    assert missed(None, timedelta(seconds=5)) == Missed(frozenset(), 0)
    event("sales.Deal", pk=1)
    assert missed(0, NO_AGE).topics == {"sales.Deal"}


def test_f21_the_hub_finds_what_it_was_not_told_and_only_that():
    event("commerce.Product")
    reading = Reading()
    assert reading.news() == []
    told, found = event("sales.Deal"), event("service.Ticket")
    event("customers.Account", past=True)
    reading.heard([told])
    assert reading.news() == [Change("service.Ticket", (found,))]
    assert reading.news() == []


def test_f21_an_id_that_was_missing_is_looked_for_until_it_comes():
    event("sales.Deal", pk=100)
    reading = Reading()
    reading.news()
    event("sales.Deal", pk=103)
    assert reading.news() == [Change("sales.Deal", (103,))]
    event("service.Ticket", pk=101)
    assert reading.news() == [Change("service.Ticket", (101,))]
    assert reading.news() == []


def test_many_changes_at_once_are_told_as_one_for_each_label():
    reading = Reading()
    reading.news()
    last = [event("sales.Deal") for _ in range(5)][-1]
    assert reading.news() == [Change("sales.Deal", (last,))]
