"""Whom what happens to a ticket concerns, besides who has it on the screen."""

from enishi.foundation.events import Heard
from enishi.service.mentions import MENTION, mentioned_in
from enishi.service.models import InternalNote, Ticket, TicketPerson
from enishi.service.sla.rules import TELL_MANAGER
from enishi.staff.models import User
from enishi.staff.notices.registry import Concern, those

WHY = "who is told of a ticket does not depend on who acts"


def customer_wrote(heard: Heard) -> Concern | None:
    """Whoever holds the ticket, works on it too or follows it; what a machine wrote is no customer's word."""
    assert isinstance(heard.row, Ticket)
    if not heard.data.get("wakes", True):
        return None
    beside = TicketPerson.objects.unscoped(WHY).filter(ticket=heard.row).values_list("user_id", flat=True)
    return Concern(heard.row, frozenset({*beside, *those(heard.row.assignee_id)}))


def followed(heard: Heard) -> Concern | None:
    """Whoever follows a ticket is told of its answers and its end as well; and whoever holds it, when nobody ended it."""
    assert isinstance(heard.row, Ticket)
    people = TicketPerson.objects.unscoped(WHY).filter(ticket=heard.row).values_list("user_id", flat=True)
    holder = those(heard.row.assignee_id) if heard.data.get("why") else ()
    return Concern(heard.row, frozenset({*people, *holder}))


def woken(heard: Heard) -> Concern | None:
    """A ticket that was put off is in sight again: by its clock, not by the hand that takes it up."""
    assert isinstance(heard.row, Ticket)
    return Concern(heard.row, those(heard.row.assignee_id))


def shared(heard: Heard) -> Concern | None:
    """A colleague is asked to work on a ticket too."""
    person = heard.row
    assert isinstance(person, TicketPerson)
    if person.role != TicketPerson.COLLABORATOR:
        return None
    return Concern(person.ticket, frozenset({person.user_id}))


def target_missed(heard: Heard) -> Concern | None:
    """Whoever holds the ticket; while nobody does, its team."""
    ticket = heard.row
    assert isinstance(ticket, Ticket)
    if ticket.assignee_id:
        return Concern(ticket, frozenset({ticket.assignee_id}))
    return Concern(ticket, teams=those(ticket.team_id))


def of_step(heard: Heard) -> Concern | None:
    """Whom a step of an SLA policy names: who holds the ticket, or the manager of its team; where there is none, its team."""
    ticket = heard.row
    assert isinstance(ticket, Ticket)
    manager = ticket.team.manager_id if ticket.team else None
    person = manager if heard.data.get("act") == TELL_MANAGER else ticket.assignee_id
    if person:
        return Concern(ticket, frozenset({person}))
    return Concern(ticket, teams=those(ticket.team_id))


def mentioned(heard: Heard) -> Concern | None:
    """Colleagues a note calls by name, as @田中 美咲."""
    note = heard.row
    assert isinstance(note, InternalNote)
    if note.author_id is None or not MENTION.search(note.text):
        return None
    active = User.objects.filter(is_active=True)
    names = {pk: (name, name_en) for pk, name, name_en in active.values_list("pk", "name", "name_en")}
    return Concern(note.ticket, mentioned_in(note.text, names))
