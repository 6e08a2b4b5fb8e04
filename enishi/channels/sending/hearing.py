"""What sending does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence
from uuid import UUID

from enishi.channels.mail.outcomes import reason_of
from enishi.channels.sending import sender
from enishi.channels.sending.actions import mark_bounced
from enishi.channels.sending.planning import messages_left
from enishi.foundation.actions import finish_once
from enishi.foundation.events import Heard
from enishi.interactions.models import Message


def tickets_replied(heard: Sequence[Heard]) -> None:
    """An answer goes out by mail where its thread is held by mail, unless the act itself plans one."""
    said = [event.data["message"] for event in heard if "message" in event.data]
    rows = Message.objects.unscoped("the messages of these events").filter(uid__in=said)
    finish_once(messages_left, set(rows.values_list("pk", flat=True)))


def mails_reported(heard: Sequence[Heard]) -> None:
    """A report about a mail we sent: what it says of a recipient stands at that recipient. Late is not failed."""
    for event in heard:
        message = UUID(event.data["message"])
        for one in event.data["recipients"]:
            status = one["status"]
            if one["action"] == "failed" and one["permanent"]:
                reason = reason_of(550, status) if status else "bounced"
                mark_bounced(event.actor, message, one["address"], reason=reason, status=status)
            elif one["action"] == "delivered":
                mark_bounced(event.actor, message, one["address"], reason="", status=status, kind="delivered")


def restored(heard: Sequence[Heard]) -> None:
    """What was on its way when the backup was made may have gone since: it is never sent a second time unasked."""
    sender.restored()
