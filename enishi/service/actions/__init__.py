"""Every write on tickets, their notes and their surveys: the door of the room."""

from enishi.service.actions.incoming import continue_by_message, note_on_ticket, open_by_message
from enishi.service.actions.talk import add_note, count_planned_reply, receive, reply, take_back
from enishi.service.actions.tickets import (
    assign_ticket,
    delete_ticket,
    open_ticket,
    restore_ticket,
    set_status,
    take_ticket,
    update_ticket,
)
from enishi.service.surveys.actions import Asked, answer_survey, ask_survey

__all__ = [
    "Asked",
    "add_note",
    "answer_survey",
    "ask_survey",
    "assign_ticket",
    "continue_by_message",
    "count_planned_reply",
    "delete_ticket",
    "note_on_ticket",
    "open_by_message",
    "open_ticket",
    "receive",
    "reply",
    "restore_ticket",
    "set_status",
    "take_back",
    "take_ticket",
    "update_ticket",
]
