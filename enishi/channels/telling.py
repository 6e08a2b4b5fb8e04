"""Whom trouble with mail concerns."""

from enishi.channels.models import OutgoingMail
from enishi.foundation.events import Heard
from enishi.foundation.rows import Row
from enishi.service.side.queries import ticket_behind
from enishi.staff.notices.registry import ADMINS, Concern, those


def not_sent(heard: Heard) -> Concern | None:
    """Whoever wrote a mail that failed, or of which nobody knows: it leads to the ticket it was written in."""
    mail = heard.row
    assert isinstance(mail, OutgoingMail)
    ticket = ticket_behind(mail.message.conversation_id)
    if ticket is None:
        return None
    return Concern(ticket, those(mail.message.author_id))


def mailbox_failing(heard: Heard) -> Concern:
    """A mailbox that cannot be fetched, or has stopped answering by itself, is for administrators to look at."""
    assert isinstance(heard.row, Row)
    return Concern(heard.row, roles=ADMINS)
