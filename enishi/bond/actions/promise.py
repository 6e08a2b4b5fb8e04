"""The promise register: made, given to somebody, kept or broken."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from enishi.bond import rules
from enishi.bond.models import Handover, Promise
from enishi.customers.models import Account
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.sales.models import Deal
from enishi.service.models import Ticket
from enishi.staff.models import User
from enishi.staff.queries import user_behind


@dataclass(frozen=True)
class PromiseMade:
    """What was promised, to whom, where, and who keeps it by when."""

    account_id: UUID
    text: str
    owner_id: UUID | None = None
    due_on: date | None = None
    deal_id: UUID | None = None
    ticket_id: UUID | None = None
    handover_id: UUID | None = None


@action
def make_promise(actor: Actor, made: PromiseMade) -> Promise:
    """Write a promise down. Whoever makes it keeps it, unless somebody else is named."""
    authz.check(actor, "create", "bond.Promise")
    account = authz.refer(actor, Account, made.account_id, "account_id")
    promise = Promise(
        account=account,
        text=rules.check_words(made.text, "text"),
        owner=authz.refer(actor, User, made.owner_id, "owner_id") or user_behind(actor),
        due_on=made.due_on,
        deal=authz.refer(actor, Deal, made.deal_id, "deal_id"),
        ticket=authz.refer(actor, Ticket, made.ticket_id, "ticket_id"),
        handover=authz.refer(actor, Handover, made.handover_id, "handover_id"),
    )
    _same_account(promise)
    promise.save()
    authz.check_new(actor, promise)
    events.record("promise.made", actor, promise)
    return promise


@action
def change_promise(actor: Actor, promise_id: UUID, *, version: int, changes: dict[str, Any]) -> Promise:
    """Give a promise to somebody, move its day, or word it better, while it is open."""
    promise = authz.lock(actor, Promise, "update", promise_id)
    versions.claim(promise, version)
    rules.check_unsettled(promise.status)
    before = promise.snapshot()
    if "owner_id" in changes:
        promise.owner = authz.refer(actor, User, changes["owner_id"], "owner_id")
    if "due_on" in changes:
        promise.due_on = changes["due_on"]
    if "text" in changes:
        promise.text = rules.check_words(changes["text"] or "", "text")
    promise.save()
    events.record("promise.updated", actor, promise, before=before)
    return promise


@action
def settle_promise(actor: Actor, promise_id: UUID, *, version: int, kept: bool) -> Promise:
    """Say that a promise was kept, or that it was broken. Once."""
    promise = authz.lock(actor, Promise, "update", promise_id)
    versions.claim(promise, version)
    rules.check_unsettled(promise.status)
    before = promise.snapshot()
    promise.status = Promise.KEPT if kept else Promise.BROKEN
    promise.settled_at = clock.now()
    promise.save()
    events.record("promise.kept" if kept else "promise.broken", actor, promise, before=before)
    return promise


def _same_account(promise: Promise) -> None:
    """A promise made in a deal, ticket or handover is a promise to that customer."""
    for field in ("deal", "ticket", "handover"):
        held = getattr(promise, field)
        if held is not None and held.account_id != promise.account_id:
            raise UnknownReference(fields={f"{field}_id": "unknown_reference"})
