"""Writes on target lists: made, dealt out, called."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.customers.models import Account, Segment
from enishi.customers.segments import queries as segments
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.events import Change
from enishi.foundation.i18n import say
from enishi.interactions.actions.activities import record_activity
from enishi.sales.actions.deals import create_deal, seller
from enishi.sales.actions.leads import create_lead
from enishi.sales.market import rules
from enishi.sales.market.queries import WHY
from enishi.sales.models import TargetList, TargetRow
from enishi.staff.models import User

LABEL = "sales.TargetList"


@action
def create_list(actor: Actor, values: Mapping[str, Any]) -> TargetList:
    """A list of customers to call: those of a segment, those a filter finds, or those named. Dealt out at once."""
    authz.check(actor, "create", LABEL)
    authz.check(actor, "read", Account._meta.label)
    people = callers(actor, values["owner_ids"])
    segment = authz.refer(actor, Segment, values["segment_id"], "segment_id")
    keys = targets(actor, segment, values)
    rules.check_size(len(keys))
    made = TargetList(segment=segment, owner_id=seller(actor), **told(values))
    made.save()
    authz.check_new(actor, made)
    rows = [TargetRow(list=made, account_id=key) for key in keys]
    for row, person in rules.dealt(rows, people) if people else []:
        row.owner_id = person
    TargetRow.objects.bulk_create(rows)
    events.record("target_list.created", actor, made, data={"rows": len(rows)})
    return made


def targets(actor: Actor, segment: Segment | None, values: Mapping[str, Any]) -> list[int]:
    """The keys of the customers that are asked for, as far as the actor may read them, in the order they came to us."""
    if segment is None and not values["filter"] and not values["account_ids"]:
        raise BadInput(fields={"segment_id": "no_targets"})
    found = authz.scope(actor, Account)
    if segment is not None:
        found = found.filter(segments.question(actor, segment.filter))
    if values["filter"]:
        found = found.filter(segments.question(actor, values["filter"]))
    if values["account_ids"]:
        found = found.filter(uid__in=values["account_ids"])
    return list(found.order_by("id").values_list("pk", flat=True)[: rules.MOST + 1])


def callers(actor: Actor, ids: Sequence[UUID]) -> list[int]:
    """The keys of people who are to call, each once."""
    found = [authz.refer(actor, User, uid, "owner_ids") for uid in dict.fromkeys(ids)]
    return [person.pk for person in found if person is not None]


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    name = values["name"].strip()
    if not name:
        raise BadInput(fields={"name": "required"})
    return {"name": name, "note": values["note"].strip(), "due_on": values["due_on"]}


@action
def update_list(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> TargetList:
    """Another name, day or note; whom it names stays."""
    found = authz.lock(actor, TargetList, "update", uid)
    versions.claim(found, version)
    before = found.snapshot()
    for field, value in told(values).items():
        setattr(found, field, value)
    found.save()
    events.record("target_list.updated", actor, found, before=before)
    return found


@action
def delete_list(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin, with its rows; the activities, leads and deals that came of it stay."""
    found = authz.lock(actor, TargetList, "delete", uid)
    versions.claim(found, version)
    before = found.snapshot()
    found.deleted_at = clock.now()
    found.save()
    events.record("target_list.deleted", actor, found, before=before)


@action
def deal_out(actor: Actor, uid: UUID, people: Sequence[UUID], *, anew: bool = False) -> int:
    """Give the rows that still wait and are nobody's, `anew` also somebody's, to these people in turn.

    Answers how many were given.
    """
    found = authz.lock(actor, TargetList, "update", uid)
    keys = callers(actor, people)
    if not keys:
        raise BadInput(fields={"owner_ids": "required"})
    waiting = TargetRow.objects.unscoped(WHY).filter(list=found, state__in=rules.WAITING)
    if not anew:
        waiting = waiting.filter(owner=None)
    rows = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    changes = []
    for row, person in rules.dealt(rows, keys):
        before = row.snapshot()
        row.owner_id = person
        versions.touch(row)
        changes.append(Change(row, before=before))
    TargetRow.objects.passed().bulk_update(rows, ["owner", "version", "updated_at"])
    events.record_many("target_row.given", actor, changes)
    return len(rows)


@action
def record_call(
    actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int, language: str
) -> TargetRow:
    """What a call came to: an activity of the customer, and where it is told, a deal or a lead, in one step."""
    row = authz.lock(actor, TargetRow, "update", uid)
    authz.find(actor, TargetList, row.list.uid)
    versions.claim(row, version)
    result = rules.result_in_form(values, has_deal=row.deal_id is not None, has_lead=row.lead_id is not None)
    before, account = row.snapshot(), row.account
    for field, value in result.items():
        setattr(row, field, value)
    row.tries, row.called_at = row.tries + 1, clock.now()
    if row.owner_id is None:
        row.owner_id = seller(actor)
    owner_id = row.owner.uid if row.owner else None
    record_activity(actor, activity_of(row, language))
    if name := values["deal_name"].strip():
        row.deal = create_deal(
            actor, {"name": name, "kind": "new", "account_id": account.uid, "owner_id": owner_id}
        )
    if name := values["lead_name"].strip():
        row.lead = create_lead(actor, lead_of(row, name, owner_id))
    row.save()
    events.record("target_row.called", actor, row, before=before)
    return row


def activity_of(row: TargetRow, language: str) -> dict[str, Any]:
    """The call as an activity of the customer, in the words of whoever made it."""
    return {
        "kind": "call",
        "side": "sales",
        "account_id": row.account.uid,
        "subject": say("market.called", language, list=row.list.name),
        "outcome": say(f"market.state.{row.state}", language),
        "body": row.note,
        "next_action": say("market.call_again", language) if row.call_again_on else "",
        "next_action_on": row.call_again_on,
    }


def lead_of(row: TargetRow, name: str, owner_id: UUID | None) -> dict[str, Any]:
    """A person spoken to at a customer on the list, as a lead."""
    account = row.account
    return {
        "family_name": name,
        "company": account.name,
        "corporate_number": account.corporate_number,
        "phone": account.phone,
        "prefecture": account.prefecture,
        "industry": account.industry,
        "employees": account.employees,
        "source": row.list.name[:40],
        "owner_id": owner_id,
        "note": row.note,
    }
