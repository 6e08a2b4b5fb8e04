"""Every write on demos: planned, moved, invited to, called off, held, followed up; questions and their answers."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.interactions.actions import record_activity
from enishi.sales.actions.deals import check_reach, seller
from enishi.sales.demos import guests, rules
from enishi.sales.demos.models import Demo, DemoGuest, DemoQuestion
from enishi.sales.models import Deal, DealActivity, Lead, LeadActivity
from enishi.sales.rules import CLOSED, LEAD_DONE
from enishi.staff.models import User

LABEL = "sales.Demo"
WHY = "of a demo that passed the gate"


@action
def plan_demo(actor: Actor, about: Deal | Lead, values: Mapping[str, Any]) -> Demo:
    """A demo for the customer of a deal or for a lead. Nobody is told before `invite`."""
    authz.check(actor, "create", LABEL)
    held = authz.lock(actor, type(about), "read", about.uid)
    _check_open(held)
    given = _resolved(actor, {"owner_id": seller(actor) or held.owner_id, **values})
    invited = guests.named(actor, given.pop("guests"))
    demo = Demo(**rules.planned_in_form(given))
    demo.deal, demo.lead = (held, None) if isinstance(held, Deal) else (None, held)
    demo.save()
    authz.check_new(actor, demo)
    guests.put(demo, invited)
    events.record("demo.planned", actor, demo)
    return demo


@action
def update_demo(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Demo:
    """Change the plan: the given fields, guests all of them. Who was invited is told what changed for them."""
    demo = _claimed(actor, uid, version)
    rules.check_planned(demo.status)
    before, given = demo.snapshot(), _resolved(actor, values)
    invited = given.pop("guests", None)
    for field, value in rules.planned_in_form(given).items():
        setattr(demo, field, value)
    after = demo.snapshot()
    is_changed = rules.moved(before, after, rules.SEEN)
    if invited is not None:
        is_changed |= guests.put(demo, guests.named(actor, invited))
    if demo.invited_at is not None and is_changed:
        demo.sequence += 1
        if rules.moved(before, after, rules.WHEN):
            guests.ask_again(demo)
    demo.save(force_update=True)
    check_reach(actor, demo, values)
    events.record("demo.updated", actor, demo, before=before)
    return demo


@action
def invite(actor: Actor, uid: UUID, *, version: int) -> Demo:
    """Invite everybody on the list who has an address and was not invited yet. The mail leaves by the rooms above."""
    demo = _claimed(actor, uid, version)
    rules.check_planned(demo.status)
    if not guests.to_tell(demo):
        raise rules.NobodyToInvite(fields={"guests": "nobody_to_invite"})
    before = demo.snapshot()
    demo.invited_at = demo.invited_at or clock.now()
    demo.save(force_update=True)
    events.record("demo.invited", actor, demo, before=before)
    return demo


@action
def cancel_demo(actor: Actor, uid: UUID, *, reason: str, version: int) -> Demo:
    """It does not take place: whoever was invited is told."""
    demo = _claimed(actor, uid, version)
    rules.check_planned(demo.status)
    before = demo.snapshot()
    demo.status, demo.cancel_reason = Demo.CANCELLED, reason.strip()
    demo.sequence += 1
    demo.save(force_update=True)
    events.record("demo.cancelled", actor, demo, before=before)
    return demo


@action
def close_demo(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Demo:
    """It was held: who came, what was shown, what came of it and what comes next – which is asked for."""
    demo = _claimed(actor, uid, version)
    rules.check_planned(demo.status)
    told = rules.closed_in_form(values)
    before = demo.snapshot()
    guests.note_who_came(demo, values["came"])
    for field, value in told.items():
        setattr(demo, field, value)
    demo.status = Demo.HELD
    demo.activity = _noted(actor, demo)
    demo.save(force_update=True)
    _goes_on(actor, demo)
    events.record("demo.held", actor, demo, before=before)
    return demo


def _noted(actor: Actor, demo: Demo) -> Any:
    """The demo as something that was done with a customer, in the day of whoever held it."""
    about = demo.deal or demo.lead
    assert about is not None
    values: dict[str, Any] = {
        "kind": "web_meeting" if demo.url else "visit",
        "side": "sales",
        "subject": demo.title,
        "body": demo.shown,
        "outcome": demo.outcome,
        # Written down while it still goes on, it has happened so far.
        "happened_at": min(demo.starts_at, clock.now()),
        "minutes": demo.minutes,
        "account_id": about.account.uid if about.account else None,
        "contact_id": about.contact.uid if about.contact else None,
        "owner_id": demo.owner.uid if demo.owner else None,
    }
    if demo.lead is not None:
        values |= {"next_action": demo.next_action, "next_action_on": demo.next_action_on}
    activity = record_activity(actor, values)
    if demo.deal is not None:
        DealActivity.objects.create(deal=demo.deal, activity=activity)
    else:
        LeadActivity.objects.create(lead=demo.lead, activity=activity)
    return activity


def _goes_on(actor: Actor, demo: Demo) -> None:
    """What comes next stands on the deal, where the actor may say so and the deal is not over."""
    if demo.deal is None or demo.deal.stage_type in CLOSED:
        return
    deal = authz.scope(actor, Deal, "update").select_for_update(of=("self",)).filter(pk=demo.deal.pk).first()
    if deal is None:
        return
    before = deal.snapshot()
    deal.next_action, deal.next_action_on = demo.next_action, demo.next_action_on
    versions.touch(deal)
    deal.save(force_update=True)
    events.record("deal.updated", actor, deal, before=before)


@action
def follow_up(actor: Actor, uid: UUID, *, subject: str, text: str, version: int) -> Demo:
    """A mail to those who came, in the words somebody has looked over. It leaves by the rooms above."""
    demo = _claimed(actor, uid, version)
    rules.check_held(demo.status)
    if not guests.who_came(demo):
        raise rules.NobodyToInvite(fields={"guests": "nobody_to_invite"})
    empty = {name: "required" for name, value in (("subject", subject), ("text", text)) if not value.strip()}
    if empty:
        raise BadInput(fields=empty)
    before = demo.snapshot()
    demo.thanks_subject, demo.thanks = subject.strip(), text.strip()
    demo.followed_up_at = clock.now()
    demo.save(force_update=True)
    events.record("demo.followed_up", actor, demo, before=before)
    return demo


@action
def delete_demo(actor: Actor, uid: UUID, *, version: int) -> None:
    """One that nobody was told of goes to the bin; the others are called off."""
    demo = authz.lock(actor, Demo, "delete", uid)
    versions.claim(demo, version)
    if demo.invited_at is not None or demo.status == Demo.HELD:
        raise rules.Over()
    before = demo.snapshot()
    demo.deleted_at = clock.now()
    demo.save(force_update=True)
    events.record("demo.deleted", actor, demo, before=before)


@action
def add_question(actor: Actor, demo_id: UUID, *, text: str, answer: str = "") -> DemoQuestion:
    """Something that was asked, answered at once or later."""
    demo = authz.lock(actor, Demo, "update", demo_id)
    rules.check_not_cancelled(demo.status)
    rules.check_questions(DemoQuestion.objects.unscoped(WHY).filter(demo=demo).count())
    question = DemoQuestion(demo=demo)
    _say(question, text, answer)
    question.save()
    events.record("demo_question.asked", actor, question)
    return question


@action
def update_question(actor: Actor, uid: UUID, *, text: str, answer: str, version: int) -> DemoQuestion:
    """What was asked, and what was answered."""
    question = _held(actor, uid)
    versions.claim(question, version)
    before = question.snapshot()
    _say(question, text, answer)
    question.save(force_update=True)
    events.record("demo_question.updated", actor, question, before=before)
    return question


@action
def remove_question(actor: Actor, uid: UUID, *, version: int) -> Demo:
    """It was not asked after all: what it said stays in the event log."""
    question = _held(actor, uid)
    versions.claim(question, version)
    demo: Demo = question.demo
    events.record("demo_question.removed", actor, question, before=question.snapshot())
    question.delete()
    return demo


def _held(actor: Actor, uid: UUID) -> DemoQuestion:
    """A question that the actor may change, locked with its demo; of one in the bin nothing is changed."""
    found = authz.find(actor, DemoQuestion, uid, "update")
    authz.lock(actor, Demo, "update", found.demo.uid)
    return authz.lock(actor, DemoQuestion, "update", uid)


def _say(question: DemoQuestion, text: str, answer: str) -> None:
    had = bool(question.answer)
    question.text, question.answer = rules.question_in_form(text, answer)
    if not question.answer:
        question.answered_at = None
    elif not had:
        question.answered_at = clock.now()


@action
def take_answer(actor: Actor, guest_id: int, said: rules.Said) -> bool:
    """What a guest's calendar answered. False where it says nothing about the invitation as it is now."""
    rows = DemoGuest.objects.unscoped("an answer names the guest it is of, and their address was compared")
    guest = rows.select_for_update(of=("self",)).select_related("demo__deal", "demo__lead").get(pk=guest_id)
    demo = guest.demo
    if demo.status != Demo.PLANNED or demo.deleted_at is not None or guest.left_at is not None:
        return False
    before = (guest.answer_sequence, guest.answer_stamp)
    if not rules.counts(said, told=guest.told, before=before):
        return False
    guest.answer, guest.answered_at = said.answer, clock.now()
    guest.answer_sequence, guest.answer_stamp = said.sequence, said.stamp
    guest.comment = said.comment[:500]
    versions.touch(guest)
    guest.save(force_update=True)
    events.record("demo.answered", actor, demo, data={"guest": str(guest.uid), "answer": said.answer})
    return True


@action
def note_writing(actor: Actor, demo: Demo) -> None:
    """Somebody wrote about the demo, and it was no answer that counts: its seller looks at the mail."""
    authz.check(actor, "update", LABEL)
    events.record("demo.written", actor, demo)


def _claimed(actor: Actor, uid: UUID, version: int) -> Demo:
    """The demo locked for a change, at the version its editor saw."""
    demo = authz.lock(actor, Demo, "update", uid)
    versions.claim(demo, version)
    return demo


def _check_open(about: Deal | Lead) -> None:
    if isinstance(about, Deal) and about.stage_type in CLOSED:
        raise BadInput(fields={"deal_id": "deal_closed"})
    if isinstance(about, Lead) and about.status in LEAD_DONE:
        raise BadInput(fields={"lead_id": "lead_done"})


def _resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into what the actor may name."""
    found = dict(values)
    if isinstance(found.get("owner_id"), UUID):
        owner = authz.refer(actor, User, found["owner_id"], "owner_id")
        found["owner_id"] = owner.pk if owner else None
    if "product_ids" in found:
        found["products"] = _products(actor, found.pop("product_ids"))
    return found


def _products(actor: Actor, ids: Sequence[UUID]) -> list[str]:
    rows = [authz.refer(actor, Product, uid, "product_ids") for uid in dict.fromkeys(ids)]
    return [str(row.uid) for row in rows if row is not None]
