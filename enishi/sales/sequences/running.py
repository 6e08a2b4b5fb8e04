"""Who is in a sequence goes on, rests or stops: by the clock, by hand, or by what happens elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder
from enishi.foundation.errors import NotFound
from enishi.foundation.worktime import Calendar
from enishi.interactions.actions import create_task
from enishi.interactions.models import Message
from enishi.sales.models import Deal
from enishi.sales.sequences import people, rules
from enishi.sales.sequences.actions import asked_for_none
from enishi.sales.sequences.models import Enrolment
from enishi.sales.sequences.people import WHY
from enishi.staff.hours import our_calendar

BESIDE = ("sequence", "lead", "contact", "deal", "owner__team", "task", "conversation")
BATCH = 200


def due_now(now: datetime, after: int) -> list[tuple[int, int]]:
    """Who is to take a step, and which: key and count of steps taken, one batch in the order of keys. One SQL."""
    rows = Enrolment.objects.unscoped("the clock goes on for everybody").filter(
        state=rules.RUNNING,
        due_at__lte=now,
        sequence__is_active=True,
        sequence__deleted_at=None,
        pk__gt=after,
    )
    return list(rows.order_by("pk").values_list("pk", "step")[:BATCH])


@action
def take_step(actor: Actor, key: int, step: int) -> bool:
    """The step that is due, once: whoever comes second finds another count, and does nothing. False: nothing was due.

    Everything that could be against it is looked at now, not when it was planned.
    """
    enrolment, now, calendar = _held(key), clock.now(), our_calendar()
    if enrolment is None or enrolment.step != step or not _is_due(enrolment, now):
        return False
    opens = rules.next_open(now, calendar)
    if opens > now:
        _put_off(enrolment, opens)
        return False
    sequence = enrolment.sequence
    if step >= len(sequence.steps):
        move(actor, enrolment, rules.FINISHED)
        return False
    against = rules.hindrance(_facts(enrolment, sequence.steps[step]))
    if against is not None:
        move(actor, enrolment, *against)
        return False
    if sequence.steps[step]["kind"] != rules.MAIL:
        _give_task(actor, enrolment, sequence.steps[step], now, calendar)
        return True
    if _sent_today(enrolment, now, calendar) >= sequence.daily_cap:
        _put_off(enrolment, rules.tomorrow(now, calendar))
        return False
    before = enrolment.snapshot()
    _go_on(enrolment, now, calendar)
    enrolment.save(force_update=True)
    # The rooms above make it a mail, in this transaction.
    events.record("enrolment.mail_due", actor, enrolment, before=before, data={"step": step})
    if enrolment.state == rules.RUNNING and enrolment.step >= len(sequence.steps):
        move(actor, enrolment, rules.FINISHED)
    return True


def _held(key: int) -> Enrolment | None:
    rows = Enrolment.objects.unscoped(WHY).select_for_update(of=("self",)).select_related(*BESIDE)
    found: Enrolment | None = rows.filter(pk=key).first()
    return found


def _is_due(enrolment: Enrolment, now: datetime) -> bool:
    sequence = enrolment.sequence
    is_on = sequence.is_active and sequence.deleted_at is None
    return (
        is_on
        and enrolment.state == rules.RUNNING
        and enrolment.due_at is not None
        and enrolment.due_at <= now
    )


def _put_off(enrolment: Enrolment, until: datetime) -> None:
    """That it waits for its hours is no change anybody made: neither a version nor an event."""
    enrolment.due_at = until
    enrolment.save(update_fields=["due_at"])


def _facts(enrolment: Enrolment, step: dict[str, Any]) -> rules.Facts:
    person, owner = people.person_of(enrolment), enrolment.owner
    known = people.words(person, owner, enrolment.sequence.language)
    return rules.Facts(
        is_there=person.is_there,
        is_disqualified=person.is_disqualified,
        has_asked_for_none=asked_for_none(person.digest) or asked_for_none(enrolment.address_digest),
        has_owner=owner is not None and owner.is_active,
        deal=enrolment.deal.stage_type if enrolment.deal else "",
        kind=step["kind"],
        has_address=bool(person.key),
        has_all_words=not rules.unfilled([step], known),
        has_sender_details=bool(people.sender_details()),
    )


def _sent_today(enrolment: Enrolment, now: datetime, calendar: Calendar) -> int:
    """How many mails of this sequence were handed over today. One SQL."""
    rows = Message.objects.unscoped("counted, not shown").filter(
        conversation__enrolments__sequence=enrolment.sequence,
        direction=Message.OUTBOUND,
        sent_at__gte=rules.today_since(now, calendar),
    )
    return rows.count()


def _go_on(enrolment: Enrolment, now: datetime, calendar: Calendar) -> None:
    """One step further; when the next is due, nothing after the last."""
    steps = enrolment.sequence.steps
    enrolment.step += 1
    enrolment.task = None
    versions.touch(enrolment)
    if enrolment.step < len(steps):
        coming = steps[enrolment.step]
        enrolment.due_at = rules.due_after(now, coming["wait"], coming["unit"], calendar)
    else:
        enrolment.due_at = None


def _give_task(
    actor: Actor, enrolment: Enrolment, step: dict[str, Any], now: datetime, calendar: Calendar
) -> None:
    """The step is its owner's to do; done, it goes on from there (`task_done`)."""
    assert enrolment.owner is not None
    before, person = enrolment.snapshot(), people.person_of(enrolment)
    about = enrolment.deal or enrolment.lead
    account = about.account if about else None
    called = " ".join(filter(None, (person.company, person.name)))
    values = {
        "subject": f"{step['subject']}（{called}）"[: rules.LONGEST_SUBJECT],
        "due_on": now.astimezone(calendar.zone).date(),
        "owner_id": enrolment.owner.uid,
        "account_id": account.uid if account else None,
    }
    enrolment.task, enrolment.due_at = create_task(actor, values), None
    versions.touch(enrolment)
    enrolment.save(force_update=True)
    events.record("enrolment.task_given", actor, enrolment, before=before)


@action
def task_done(actor: Actor, key: int) -> None:
    """The task of a step is done: on from there, or to the end. One that rests goes on when it is taken up again."""
    enrolment = _held(key)
    if enrolment is None or enrolment.state not in rules.OPEN or enrolment.task is None:
        return
    before = enrolment.snapshot()
    _go_on(enrolment, clock.now(), our_calendar())
    enrolment.save(force_update=True)
    events.record("enrolment.task_done", actor, enrolment, before=before)
    if enrolment.step >= len(enrolment.sequence.steps):
        move(actor, enrolment, rules.FINISHED)


@action
def move(actor: Actor, enrolment: Enrolment, state: str, why: str = "") -> Enrolment:
    """Into another state, by the product itself; the enrolment is held by the caller's act."""
    versions.touch(enrolment)
    return _enter(actor, enrolment, state, why)


def _enter(actor: Actor, enrolment: Enrolment, state: str, why: str) -> Enrolment:
    """Its version was counted by the caller."""
    before = enrolment.snapshot()
    _put(enrolment, state, why)
    enrolment.save(force_update=True)
    events.record("enrolment.moved", actor, enrolment, before=before, data={"state": state, "why": why})
    return enrolment


def _put(enrolment: Enrolment, state: str, why: str) -> None:
    enrolment.state, enrolment.why, enrolment.state_at = state, why, clock.now()
    if state not in rules.OPEN:
        enrolment.due_at = None


@action
def hand_over(actor: Actor, enrolment: Enrolment, contact: Contact | None, deal: Deal | None) -> None:
    """From a lead to the contact they became, or back. The enrolment is held by the caller's act."""
    before = enrolment.snapshot()
    enrolment.contact, enrolment.deal = contact, deal
    versions.touch(enrolment)
    enrolment.save(force_update=True)
    events.record("enrolment.handed_over", actor, enrolment, before=before)


@action
def step_back(actor: Actor, key: int, state: str, why: str) -> None:
    """The mail of the step just taken does not leave after all: it is the next one again, should somebody go on."""
    enrolment = _held(key)
    if enrolment is None:
        return
    enrolment.step = max(enrolment.step - 1, 0)
    move(actor, enrolment, state, why)


@action
def end_all(
    actor: Actor, rows: QuerySet[Enrolment], state: str, why: str, of: Iterable[str] = rules.OPEN
) -> int:
    """Those of these that are in one of the states `of` come into another one; how many did."""
    keys = rows.filter(state__in=list(of)).order_by("pk").values_list("pk", flat=True)
    ended = 0
    for key in list(keys):
        enrolment = _held(key)
        if enrolment is not None and enrolment.state in of:
            move(actor, enrolment, state, why)
            ended += 1
    return ended


@action
def unsubscribe(holder: LinkHolder) -> Enrolment:
    """Whoever follows a mail's link wants no more of them: of this sequence or any other. A second time changes nothing."""
    enrolment = authz.lock(holder, Enrolment, "unsubscribe", holder.uid)
    versions.touch(enrolment)
    _want_no_more(holder, enrolment)
    return enrolment


@action
def note_unsubscribed(actor: Actor, uid: UUID, *, version: int) -> Enrolment:
    """They told one of us that they want no more mail."""
    enrolment = _claimed(actor, uid, version)
    _want_no_more(actor, enrolment)
    return enrolment


def _want_no_more(actor: Actor, enrolment: Enrolment) -> None:
    if enrolment.state != rules.UNSUBSCRIBED:
        _enter(actor, enrolment, rules.UNSUBSCRIBED, "unsubscribed")
    if enrolment.address_digest:
        same = Enrolment.objects.unscoped(WHY).filter(address_digest=enrolment.address_digest)
        end_all(actor, same, rules.UNSUBSCRIBED, "unsubscribed")


@action
def pause(actor: Actor, uid: UUID, *, version: int) -> Enrolment:
    """It rests until somebody takes it up again. A mail that is on its way goes its way."""
    return _by_hand(actor, uid, "pause", rules.PAUSED, version)


@action
def stop(actor: Actor, uid: UUID, *, version: int) -> Enrolment:
    """No further step; a mail that waits to leave does not."""
    return _by_hand(actor, uid, "stop", rules.STOPPED, version)


def _claimed(actor: Actor, uid: UUID, version: int) -> Enrolment:
    """Locked for a change by hand, at the version its editor saw. NotFound where its sequence lies in the bin."""
    enrolment = authz.lock(actor, Enrolment, "update", uid)
    if enrolment.sequence.deleted_at is not None:
        raise NotFound()
    versions.claim(enrolment, version)
    return enrolment


def _by_hand(actor: Actor, uid: UUID, act: str, state: str, version: int) -> Enrolment:
    enrolment = _claimed(actor, uid, version)
    rules.check_may(act, enrolment.state)
    return _enter(actor, enrolment, state, "by_hand")


@action
def resume(actor: Actor, uid: UUID, *, version: int) -> Enrolment:
    """On with the next step: when it was due, or in the next business hour if that has passed."""
    enrolment = _claimed(actor, uid, version)
    rules.check_may("resume", enrolment.state)
    if asked_for_none(enrolment.address_digest):
        raise rules.NotNow()
    before, now = enrolment.snapshot(), clock.now()
    _put(enrolment, rules.RUNNING, "")
    has_task = enrolment.task is not None and enrolment.task.done_at is None
    if not has_task and (enrolment.due_at is None or enrolment.due_at < now):
        enrolment.due_at = rules.next_open(now, our_calendar())
    enrolment.save(force_update=True)
    events.record(
        "enrolment.moved", actor, enrolment, before=before, data={"state": rules.RUNNING, "why": ""}
    )
    return enrolment
