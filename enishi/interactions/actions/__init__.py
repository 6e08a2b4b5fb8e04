"""Every write on conversations, activities and tasks."""

from enishi.interactions.actions.activities import (
    delete_activity,
    record_activity,
    restore_activity,
    update_activity,
)
from enishi.interactions.actions.conversations import (
    add_message,
    first_message,
    hold,
    move_message,
    readdress,
    start_conversation,
)
from enishi.interactions.actions.tasks import create_task, finish_task, reopen_task, update_task

__all__ = [
    "add_message",
    "create_task",
    "delete_activity",
    "finish_task",
    "first_message",
    "hold",
    "move_message",
    "readdress",
    "record_activity",
    "reopen_task",
    "restore_activity",
    "start_conversation",
    "update_activity",
    "update_task",
]
