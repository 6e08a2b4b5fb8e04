"""Two tickets become one and two again; a word becomes a ticket; a ticket stands under another."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.events.models import Event
from enishi.foundation.i18n import say
from enishi.foundation.ids import next_numbers
from enishi.interactions.actions import move_message, readdress
from enishi.interactions.models import Message
from enishi.service import rules as tickets
from enishi.service.actions.steps import (
    conversation_of,
    count_first_replies,
    hold_threads,
    move,
    set_targets,
    thread_for,
    user_of,
    waiting_since,
)
from enishi.service.actions.tickets import give
from enishi.service.models import (
    Escalation,
    InternalNote,
    SideConversation,
    Ticket,
    TicketConversation,
    TicketPerson,
    Voice,
    WorkSession,
)
from enishi.service.tags.rules import united
from enishi.service.ties import rules

WHY = "what hangs on tickets already locked"


@action
def merge_tickets(
    actor: Actor,
    ticket_id: UUID,
    other_id: UUID,
    *,
    version: int,
    other_version: int | None = None,
    sure: bool = False,
) -> Ticket:
    """Make one of two: the later joins the earlier with all that was said in it, and leads there from now on.

    `sure`: although they are of two customers. What the customer still waits for in the later is open in the one kept.
    """
    if ticket_id == other_id:
        raise BadInput(fields={"other_id": "merged_with_itself"})
    locked = _lock_both(actor, ticket_id, other_id, "other_id")
    one, other = locked[ticket_id], locked[other_id]
    versions.claim(one, version)
    versions.claim(other, other.version if other_version is None else other_version)
    kept, gone = (
        (one, other)
        if rules.is_kept((one.opened_at, one.number), (other.opened_at, other.number))
        else (other, one)
    )
    rules.check_one_customer(kept.account_id, gone.account_id, sure=sure)
    before, gone_before = kept.snapshot(), gone.snapshot()
    brought = _join(actor, kept, gone)
    gone.deleted_at, gone.merged_into, gone.parent, gone.snoozed_until = clock.now(), kept, None, None
    gone.save(force_update=True)
    kept.first_reply_at = rules.first_reply(kept.first_reply_at, gone.first_reply_at)
    kept.waiting_since = rules.waiting_since(kept.waiting_since, gone.waiting_since)
    kept.tags = united(kept.tags, gone.tags)
    count_first_replies([kept])
    set_targets(kept)
    kept.save(force_update=True)
    events.record("ticket.merged_away", actor, gone, before=gone_before, data={"kept": str(kept.uid)})
    events.record("ticket.merged", actor, kept, before=before, data={"gone": str(gone.uid), **brought})
    if gone.status in tickets.UNSOLVED and kept.status not in tickets.UNSOLVED:
        move(actor, kept, tickets.OPEN, clock.now())
    return kept


@action
def unmerge_ticket(actor: Actor, ticket_id: UUID, gone_id: UUID, *, version: int) -> Ticket:
    """Take a merge back: what was said in the merged one is its own again, also what was answered to it since."""
    kept = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(kept, version)
    rows = Ticket.objects.unscoped("a merged ticket lies in the bin; the gate is asked below")
    gone = rows.select_for_update(of=("self",)).filter(uid=gone_id, merged_into=kept).first()
    if gone is None:
        raise NotFound()
    before, gone_before = kept.snapshot(), gone.snapshot()
    gone.deleted_at = gone.merged_into = None
    versions.touch(gone)
    gone.save(force_update=True)
    if not authz.may_do(actor, ["update"], gone)["update"]:
        raise NotFound()
    _part(actor, kept, gone)
    if kept.first_reply_at == gone.first_reply_at:
        kept.first_reply_at = _first_reply(kept)
        kept.first_reply_took = None
        count_first_replies([kept])
    for ticket in (kept, gone):
        ticket.waiting_since = waiting_since(ticket)
        set_targets(ticket)
        ticket.save(force_update=True)
    events.record("ticket.brought_back", actor, gone, before=gone_before, data={"kept": str(kept.uid)})
    events.record("ticket.unmerged", actor, kept, before=before, data={"gone": str(gone.uid)})
    return kept


@action
def split_ticket(actor: Actor, ticket_id: UUID, message_id: UUID, *, version: int, subject: str) -> Ticket:
    """A customer's word becomes a ticket of its own, from when it was said, and is linked to where it came from."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    tickets.check_ticket({"subject": subject})
    message = _asked(ticket, message_id)
    authz.check(actor, "create", "service.Ticket")
    before = ticket.snapshot()
    made = Ticket(
        number=next_numbers("ticket")[0],
        subject=subject.strip(),
        account=ticket.account,
        contact=message.contact or ticket.contact,
        channel_kind=message.channel_kind,
        type=ticket.type,
        category=ticket.category,
        priority=ticket.priority,
        team=ticket.team,
        assignee=ticket.assignee,
        opened_at=message.sent_at,
        split_from=ticket,
    )
    set_targets(made, is_matched=True)
    made.save(force_insert=True)
    authz.check_new(actor, made)
    move_message(actor, message, thread_for(actor, made, message.conversation.channel))
    ticket.save(force_update=True)
    events.record("ticket.opened", actor, made, data={"split_from": str(ticket.uid)})
    events.record("ticket.split", actor, ticket, before=before, data={"made": str(made.uid)})
    return made


@action
def set_parent(actor: Actor, ticket_id: UUID, parent_id: UUID | None, *, version: int) -> Ticket:
    """Put it under the ticket of the common cause, or under none."""
    parent = None
    if parent_id is None or parent_id == ticket_id:
        ticket = authz.lock(actor, Ticket, "update", ticket_id)
        rules.check_parent(child_carries=False, parent_is_child=False, is_itself=parent_id is not None)
    else:
        # Both are locked: of two tickets put under each other at once, the second sees what the first did.
        locked = _lock_both(actor, ticket_id, parent_id, "parent_id")
        ticket, parent = locked[ticket_id], locked[parent_id]
        rules.check_parent(
            child_carries=_rows(Ticket).filter(parent=ticket, deleted_at=None).exists(),
            parent_is_child=parent.parent_id is not None,
            is_itself=False,
        )
    versions.claim(ticket, version)
    before = ticket.snapshot()
    ticket.parent = parent
    ticket.save(force_update=True)
    events.record("ticket.updated", actor, ticket, before=before)
    return ticket


def _lock_both(actor: Actor, one: UUID, other: UUID, field: str) -> dict[UUID, Ticket]:
    """Both locked in one order whoever asks, so that two acts across each other wait instead of blocking."""
    authz.find(actor, Ticket, one, "update")
    authz.refer(actor, Ticket, other, field)
    return {uid: authz.lock(actor, Ticket, "update", uid) for uid in sorted((one, other))}


def _join(actor: Actor, kept: Ticket, gone: Ticket) -> dict[str, list[str]]:
    """Threads, notes, people and children of the one that goes are the kept one's.

    Answers the uids of the people and children that came so: they alone leave again when the merge is taken back.
    """
    links = _rows(TicketConversation).filter(ticket=gone)
    threads = [
        link.conversation for link in links.select_related("conversation__account", "conversation__contact")
    ]
    links.update(ticket=kept, begun_in=Coalesce(F("begun_in"), gone.pk))
    if kept.account_id is None and gone.account_id is not None:
        kept.account, kept.contact = gone.account, kept.contact or gone.contact
        readdress(actor, conversation_of(actor, kept), kept.account, kept.contact)
    for thread in threads:
        readdress(actor, thread, kept.account, thread.contact)
    _rows(InternalNote).filter(ticket=gone).update(ticket=kept, written_in=Coalesce(F("written_in"), gone.pk))
    _rows(WorkSession).filter(ticket=gone).update(ticket=kept, worked_in=Coalesce(F("worked_in"), gone.pk))
    _rows(SideConversation).filter(ticket=gone).update(ticket=kept, begun_in=Coalesce(F("begun_in"), gone.pk))
    hold_threads(actor, kept)
    escalations = _escalations(actor, kept, gone)
    known = set(_rows(TicketPerson).filter(ticket=kept).values_list("user_id", "role"))
    theirs = _rows(TicketPerson).filter(ticket=gone).values_list("user_id", "role")
    people = [
        TicketPerson(ticket=kept, user_id=user, role=role)
        for user, role in theirs
        if (user, role) not in known
    ]
    TicketPerson.objects.bulk_create(people)
    children = list(_rows(Ticket).filter(parent=gone).exclude(pk=kept.pk).values_list("uid", flat=True))
    _rows(Ticket).filter(uid__in=children).update(parent=kept)
    # What the kept one asks for itself it asks for once.
    asked_for = _rows(Voice).filter(ticket=kept, complaint=None, response=None).values("improvement")
    voices = (
        _rows(Voice)
        .filter(ticket=gone)
        .exclude(
            improvement__in=list(asked_for.values_list("improvement", flat=True)),
            complaint=None,
            response=None,
        )
    )
    brought = [str(uid) for uid in voices.values_list("uid", flat=True)]
    _rows(Voice).filter(uid__in=brought).update(ticket=kept)
    return {
        "voices": brought,
        "people": [str(person.uid) for person in people],
        "children": [str(uid) for uid in children],
        "escalations": escalations,
    }


def _escalations(actor: Actor, kept: Ticket, gone: Ticket) -> list[str]:
    """What the second line was asked goes along. What is still open is open in the kept one, in whose sight it then
    is; where that waits for the second line already, one answer is enough, and the other is closed as merged."""
    theirs = list(_rows(Escalation).filter(ticket=gone).select_related("team"))
    awaited = next((one for one in theirs if one.answered_at is None), None)
    if awaited is not None:
        before = awaited.snapshot()
        if _rows(Escalation).filter(ticket=kept, answered_at=None).exists():
            awaited.answer = say("escalation.merged", actor.language, number=kept.number)
            awaited.answered_at = clock.now()
        else:
            awaited.from_team = kept.team
            # As with any escalation somebody holds it: nobody loses sight of it to the second line.
            give(actor, kept, kept.assignee or gone.assignee or user_of(actor), awaited.team or kept.team)
        awaited.ticket = kept
        versions.touch(awaited)
        awaited.save(force_update=True)
        events.record("escalation.merged", actor, awaited, before=before)
    _rows(Escalation).filter(ticket=gone).update(ticket=kept)
    return [str(one.uid) for one in theirs]


def _escalations_back(actor: Actor, kept: Ticket, gone: Ticket, uids: Collection[str]) -> None:
    """They are asked about their own ticket again, which stayed in the second line's sight."""
    rows = _rows(Escalation).filter(ticket=kept, uid__in=uids)
    awaited = rows.filter(answered_at=None).select_related("from_team").first()
    if awaited is not None:
        give(actor, kept, kept.assignee, awaited.from_team or kept.team)
    rows.update(ticket=gone)


def _part(actor: Actor, kept: Ticket, gone: Ticket) -> None:
    """What the merged one brought, itself or from those merged into it before, is its own again."""
    family = _family(gone.pk)
    links = _rows(TicketConversation).filter(ticket=kept, begun_in__in=family)
    threads = [
        link.conversation for link in links.select_related("conversation__account", "conversation__contact")
    ]
    links.exclude(begun_in=gone).update(ticket=gone)
    links.filter(begun_in=gone).update(ticket=gone, begun_in=None)
    for thread in threads:
        readdress(actor, thread, gone.account, gone.contact)
    notes = _rows(InternalNote).filter(ticket=kept, written_in__in=family)
    notes.exclude(written_in=gone).update(ticket=gone)
    notes.filter(written_in=gone).update(ticket=gone, written_in=None)
    work = _rows(WorkSession).filter(ticket=kept, worked_in__in=family)
    work.exclude(worked_in=gone).update(ticket=gone)
    work.filter(worked_in=gone).update(ticket=gone, worked_in=None)
    sides = _rows(SideConversation).filter(ticket=kept, begun_in__in=family)
    sides.exclude(begun_in=gone).update(ticket=gone)
    sides.filter(begun_in=gone).update(ticket=gone, begun_in=None)
    hold_threads(actor, gone)
    told = Event.objects.filter(kind="ticket.merged", subject_uid=kept.uid, data__gone=str(gone.uid))
    brought = told.order_by("-id").values_list("data", flat=True).first() or {}
    _rows(TicketPerson).filter(ticket=kept, uid__in=brought.get("people", [])).delete()
    _escalations_back(actor, kept, gone, brought.get("escalations", []))
    _rows(Voice).filter(ticket=kept, uid__in=brought.get("voices", [])).update(ticket=gone)
    _rows(Ticket).filter(parent=kept, uid__in=brought.get("children", [])).update(parent=gone)


def _family(key: int) -> Collection[int]:
    """The ticket and all that were merged into it, however far."""
    found, fresh = {key}, {key}
    while fresh:
        fresh = set(_rows(Ticket).filter(merged_into__in=fresh).values_list("pk", flat=True)) - found
        found |= fresh
    return found


def _first_reply(ticket: Ticket) -> datetime | None:
    """When somebody of ours first answered in what is left of its threads."""
    at: datetime | None = _replies(ticket).values_list("sent_at", flat=True).first()
    return at


def _replies(ticket: Ticket) -> QuerySet[Message]:
    said = _rows(Message).filter(
        conversation__ticket_link__ticket=ticket, direction=Message.OUTBOUND, author__isnull=False
    )
    return said.order_by("sent_at")


def _asked(ticket: Ticket, message_id: UUID) -> Message:
    """A word of the customer that is not their only one here."""
    said = _rows(Message).filter(conversation__ticket_link__ticket=ticket, direction=Message.INBOUND)
    message: Message | None = (
        said.select_related("conversation__channel", "contact").filter(uid=message_id).first()
    )
    if message is None:
        raise rules.NotInThread()
    if said.order_by("sent_at", "pk").values_list("pk", flat=True).first() == message.pk:
        raise rules.NothingLeft()
    return message


def _rows(model: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = model.objects.unscoped(WHY)
    return found
