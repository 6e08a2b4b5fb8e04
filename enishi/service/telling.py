"""Whom what happens to a ticket concerns, besides who has it on the screen."""

from enishi.foundation.events import Heard
from enishi.service.models import InternalNote, Ticket
from enishi.service.rules import MENTION, mentioned_in
from enishi.staff.models import User
from enishi.staff.notices.registry import Concern


def customer_wrote(heard: Heard) -> Concern | None:
    """Whoever holds the ticket; what a machine wrote is no customer's word."""
    assert isinstance(heard.row, Ticket)
    if not heard.row.assignee_id or not heard.data.get("wakes", True):
        return None
    return Concern(heard.row, frozenset({heard.row.assignee_id}))


def mentioned(heard: Heard) -> Concern | None:
    """Colleagues a note calls by name, as @田中 美咲."""
    note = heard.row
    assert isinstance(note, InternalNote)
    if note.author_id is None or not MENTION.search(note.text):
        return None
    active = User.objects.filter(is_active=True)
    names = {pk: (name, name_en) for pk, name, name_en in active.values_list("pk", "name", "name_en")}
    return Concern(note.ticket, mentioned_in(note.text, names))
