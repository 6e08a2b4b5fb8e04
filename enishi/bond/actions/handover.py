"""A handover's life: opened by a won deal; asked about, answered, accepted or rejected by service."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.bond import rules
from enishi.bond.models import Handover, OrderHandover, Promise
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.ids import next_numbers
from enishi.sales.models import Deal, DealOrder
from enishi.staff.hours import calendar_of, end_of_business_days
from enishi.staff.models import Team
from enishi.staff.queries import our_organisation, user_behind

USUAL_DAYS = 2


@action
def open_handover(actor: Actor, deal: Deal, promises: Sequence[str] = ()) -> Handover:
    """Open the handover of a won deal, with what sales knows, at the service team that will take it."""
    account = deal.account
    assert account is not None, "a won deal has an account"
    now = clock.now()
    keeper = account.service_owner
    handover = Handover.objects.create(
        number=next_numbers("handover")[0],
        account=account,
        deal=deal,
        given_by=deal.owner,
        service_owner=keeper,
        team=(keeper and keeper.team) or _default_team(),
        why_bought=deal.why_bought,
        go_live_on=deal.go_live_on,
        opened_at=now,
        due_at=_deadline(now),
    )
    events.record("handover.opened", actor, handover, data={"deal": str(deal.uid)})
    _link_order(deal, handover)
    for text in promises:
        promise = Promise.objects.create(
            account=account, handover=handover, deal=deal, text=text, owner=deal.owner, due_on=deal.go_live_on
        )
        events.record("promise.made", actor, promise)
    return handover


@action
def accept_handover(actor: Actor, handover_id: UUID, *, version: int) -> Handover:
    """Service takes the customer over: its clock stops, sales has a receipt, the account a service owner."""
    handover = _claim(actor, handover_id, "accept", version)
    rules.check_promises([promise.owner_id for promise in _open_promises(handover)])
    before = handover.snapshot()
    handover.status = rules.after("accept", handover.status)
    handover.accepted_at = clock.now()
    handover.accepted_by = user_behind(actor)
    handover.service_owner = handover.service_owner or handover.accepted_by
    handover.save()
    _give_account(actor, handover)
    events.record("handover.accepted", actor, handover, before=before)
    return handover


@action
def ask_back(actor: Actor, handover_id: UUID, *, version: int, question: str) -> Handover:
    """Service asks; now the clock of sales runs."""
    handover = _claim(actor, handover_id, "ask", version)
    before = handover.snapshot()
    handover.question = rules.check_words(question, "question")
    handover.status = rules.after("ask", handover.status)
    handover.answer, handover.answered_at = "", None
    handover.answer_due_at = _deadline(clock.now())
    handover.save()
    events.record("handover.asked", actor, handover, before=before)
    return handover


@action
def answer_handover(actor: Actor, handover_id: UUID, *, version: int, answer: str) -> Handover:
    """Sales answers, or mends a rejected handover; the clock of service starts anew."""
    handover = _claim(actor, handover_id, "answer", version)
    before = handover.snapshot()
    handover.answer = rules.check_words(answer, "answer")
    handover.status = rules.after("answer", handover.status)
    handover.answered_at = clock.now()
    handover.answer_due_at = None
    handover.due_at = _deadline(handover.answered_at)
    handover.save()
    events.record("handover.answered", actor, handover, before=before)
    return handover


@action
def reject_handover(actor: Actor, handover_id: UUID, *, version: int, reason: str) -> Handover:
    """Service sends the form back with its reason; sales has to answer within its own deadline."""
    handover = _claim(actor, handover_id, "reject", version)
    before = handover.snapshot()
    handover.reject_reason = rules.check_words(reason, "reason")
    handover.status = rules.after("reject", handover.status)
    handover.rejected_at = clock.now()
    handover.answer_due_at = _deadline(handover.rejected_at)
    handover.save()
    events.record("handover.rejected", actor, handover, before=before)
    return handover


@action
def complete_handover(actor: Actor, handover_id: UUID, *, version: int, changes: dict[str, Any]) -> Handover:
    """Sales fills in its side of the form: why they bought, people, risks, the day of going live."""
    handover = _claim(actor, handover_id, "update", version)
    before = handover.snapshot()
    for name in ("why_bought", "risks", "people", "go_live_on"):
        if name in changes:
            setattr(handover, name, changes[name] if name == "go_live_on" else (changes[name] or "").strip())
    handover.save()
    events.record("handover.updated", actor, handover, before=before)
    return handover


def _claim(actor: Actor, handover_id: UUID, act: str, version: int) -> Handover:
    handover = authz.lock(actor, Handover, act, handover_id)
    versions.claim(handover, version)
    return handover


def _open_promises(handover: Handover) -> list[Promise]:
    held = Promise.objects.unscoped("the handover they belong to is locked by this actor")
    return list(held.filter(handover=handover, status=Promise.OPEN))


def _give_account(actor: Actor, handover: Handover) -> None:
    account = handover.account
    if account.service_owner_id is None:
        before = account.snapshot()
        account.service_owner = handover.service_owner
        versions.touch(account)
        account.save(update_fields=["service_owner", "version", "updated_at"])
        events.record("account.updated", actor, account, before=before)


def _link_order(deal: Deal, handover: Handover) -> None:
    link = DealOrder.objects.unscoped("the deal was won by this actor").filter(deal=deal).first()
    if link is not None:
        OrderHandover.objects.create(order_id=link.order_id, handover=handover)


def _default_team() -> Team | None:
    teams = Team.objects.unscoped("handovers find their team whoever wins the deal")
    return teams.filter(is_default_service=True).order_by("id").first()


def _deadline(start: datetime) -> datetime:
    organisation = our_organisation()
    days = organisation.handover_days if organisation else USUAL_DAYS
    return end_of_business_days(start, days, calendar_of(organisation))
