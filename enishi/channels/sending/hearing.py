"""What sending does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.channels.sending.planning import messages_left
from enishi.foundation.actions import finish_once
from enishi.foundation.events import Heard
from enishi.interactions.models import Message


def tickets_replied(heard: Sequence[Heard]) -> None:
    """An answer goes out by mail where its thread is held by mail, unless the act itself plans one."""
    said = [event.data["message"] for event in heard if "message" in event.data]
    rows = Message.objects.unscoped("the messages of these events").filter(uid__in=said)
    finish_once(messages_left, set(rows.values_list("pk", flat=True)))
