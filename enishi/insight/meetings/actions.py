"""Writes on sales meetings: called, prepared, minuted, decided, closed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.foundation.inserts import insert_many
from enishi.insight.meetings import rules
from enishi.insight.meetings.agenda import Agenda, agenda
from enishi.insight.meetings.models import MeetingDecision, MeetingItem, SalesMeeting
from enishi.interactions.actions import create_task
from enishi.sales.models import Deal
from enishi.staff.models import Team, User
from enishi.staff.queries import team_and_below, user_behind

LABEL = "insight.SalesMeeting"
WHY = "the items of a meeting that was locked through the gate"


@action
def call_meeting(actor: Actor, values: Mapping[str, Any]) -> SalesMeeting:
    """A team meets on a day; its agenda is made at once. Everybody of the team comes unless people are named."""
    authz.check(actor, "create", LABEL)
    team = authz.refer(actor, Team, values["team_id"], "team_id")
    assert team is not None, "the shape asks for one"
    if not authz.reaches_all(actor, "create", LABEL) and team.pk not in _own_teams(actor):
        raise UnknownReference(fields={"team_id": "unknown_reference"})
    meeting = SalesMeeting(team=team, held_on=values["held_on"], owner=user_behind(actor))
    named = values.get("attendee_ids")
    meeting.attendees = _people(actor, named) if named is not None else _team_of(team)
    meeting.save()
    authz.check_new(actor, meeting)
    _write_agenda(meeting, agenda(actor, team, meeting.held_on, but=meeting.pk), kept=[])
    events.record("sales_meeting.called", actor, meeting)
    return meeting


@action
def update_meeting(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> SalesMeeting:
    """Change its day or who comes; close its minutes, or open them again."""
    meeting = authz.lock(actor, SalesMeeting, "update", uid)
    versions.claim(meeting, version)
    if values.get("is_closed") is not False:
        rules.check_open(meeting.closed_at is not None)
    before = meeting.snapshot()
    if "held_on" in values:
        meeting.held_on = values["held_on"]
    if "attendee_ids" in values:
        meeting.attendees = _people(actor, values["attendee_ids"])
    if "is_closed" in values:
        meeting.closed_at = clock.now() if values["is_closed"] else None
    meeting.save(force_update=True)
    events.record("sales_meeting.updated", actor, meeting, before=before)
    return meeting


@action
def delete_meeting(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin. Tasks that were decided stay with whoever has them."""
    meeting = authz.lock(actor, SalesMeeting, "delete", uid)
    versions.claim(meeting, version)
    before = meeting.snapshot()
    meeting.deleted_at = clock.now()
    meeting.save(force_update=True)
    events.record("sales_meeting.deleted", actor, meeting, before=before)


@action
def renew_agenda(actor: Actor, uid: UUID, *, version: int) -> SalesMeeting:
    """Make the agenda anew from how things stand now. What was written on or decided about stays as it is."""
    meeting = authz.lock(actor, SalesMeeting, "update", uid)
    versions.claim(meeting, version)
    rules.check_open(meeting.closed_at is not None)
    before = meeting.snapshot()
    rows = MeetingItem.objects.unscoped(WHY).filter(meeting=meeting)
    told = set(MeetingDecision.objects.unscoped(WHY).filter(meeting=meeting).values_list("item", flat=True))
    kept = [
        row
        for row in rows.order_by("position", "id")
        if row.kind == MeetingItem.TOPIC or row.minutes or row.pk in told
    ]
    rows.exclude(pk__in=[row.pk for row in kept]).delete()
    _write_agenda(meeting, agenda(actor, meeting.team, meeting.held_on, but=meeting.pk), kept)
    meeting.save(force_update=True)
    events.record("sales_meeting.agenda_renewed", actor, meeting, before=before)
    return meeting


@action
def add_topic(actor: Actor, uid: UUID, title: str, deal_id: UUID | None) -> MeetingItem:
    """Something else to speak about, of a deal or of none."""
    meeting = authz.lock(actor, SalesMeeting, "update", uid)
    rules.check_open(meeting.closed_at is not None)
    deal = authz.refer(actor, Deal, deal_id, "deal_id")
    last = MeetingItem.objects.unscoped(WHY).filter(meeting=meeting).order_by("-position").first()
    item = MeetingItem.objects.create(
        meeting=meeting,
        position=last.position + 1 if last else 0,
        kind=MeetingItem.TOPIC,
        title=rules.words(title, "title"),
        deal=deal,
    )
    events.record("meeting_item.added", actor, item)
    return item


@action
def write_minutes(actor: Actor, uid: UUID, minutes: str, *, version: int) -> MeetingItem:
    """What was said about an item, in Markdown."""
    item = _open_item(actor, uid)
    versions.claim(item, version)
    before = item.snapshot()
    item.minutes = minutes.strip()
    item.save(force_update=True)
    events.record("meeting_item.minuted", actor, item, before=before)
    return item


@action
def decide(actor: Actor, uid: UUID, values: Mapping[str, Any]) -> MeetingDecision:
    """A decision about an item is a task in the same step: what, who, until when; of the deal's customer."""
    item = _open_item(actor, uid)
    if values["owner_id"] is None:
        raise UnknownReference(fields={"owner_id": "required"})
    account = item.deal.account if item.deal else None
    task = create_task(
        actor,
        {
            "subject": rules.words(values["subject"], "subject"),
            "due_on": values["due_on"],
            "owner_id": values["owner_id"],
            "account_id": account.uid if account else None,
        },
    )
    decision = MeetingDecision.objects.create(meeting=item.meeting, item=item, task=task)
    events.record("meeting_decision.made", actor, decision, data={"task": str(task.uid)})
    return decision


def _open_item(actor: Actor, uid: UUID) -> MeetingItem:
    """The item and its meeting, locked: nothing is written while the minutes are being closed."""
    item = authz.lock(actor, MeetingItem, "update", uid)
    meeting = authz.lock(actor, SalesMeeting, "update", item.meeting.uid)
    rules.check_open(meeting.closed_at is not None)
    return item


def _write_agenda(meeting: SalesMeeting, made: Agenda, kept: Sequence[MeetingItem]) -> None:
    """The new items around those that stay, in the order of their kinds."""
    meeting.week, meeting.left_out = made.week, made.left_out
    SalesMeeting.objects.unscoped(WHY).filter(pk=meeting.pk).update(week=made.week, left_out=made.left_out)
    held = {(row.kind, row.deal_id, row.about_id) for row in kept}
    new = [
        MeetingItem(
            meeting=meeting,
            position=0,
            kind=entry.kind,
            deal_id=entry.deal,
            about_id=entry.about,
            facts=dict(entry.facts),
        )
        for entry in made.entries
        if entry.same not in held
    ]
    rows = sorted([*kept, *new], key=lambda row: rules.ORDER.index(row.kind))
    for position, row in enumerate(rows):
        row.position = position
    insert_many(new)
    MeetingItem.objects.unscoped(WHY).bulk_update(kept, ["position"])


def _own_teams(actor: Actor) -> frozenset[int]:
    person = staff_behind(actor)
    return person.teams if person else frozenset()


def _people(actor: Actor, uids: Sequence[UUID]) -> list[str]:
    for uid in uids:
        authz.refer(actor, User, uid, "attendee_ids")
    return list(dict.fromkeys(str(uid) for uid in uids))


def _team_of(team: Team) -> list[str]:
    members = User.objects.filter(team__in=team_and_below(team), is_active=True).order_by("kana", "id")
    return [str(uid) for uid in members.values_list("uid", flat=True)]
