"""What is shown of mail that leaves."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.channels.models import OutgoingMail, Signature
from enishi.channels.sending.planning import Suggested, sending_mailboxes, settings_of, suggested
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.interactions.models import Conversation
from enishi.service.models import Ticket

WHOLE = ("mailbox", "message__author")


def mails_of_ticket(actor: Actor, ticket_id: UUID) -> list[OutgoingMail]:
    """All mails of a ticket's thread, the newest first. Three SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = authz.scope(actor, OutgoingMail).filter(message__conversation__ticket_link__ticket=key)
    return list(whole(rows).order_by("-id")[:200])


def whole(rows: QuerySet[OutgoingMail]) -> QuerySet[OutgoingMail]:
    """With what is shown of each."""
    return rows.select_related(*WHOLE).prefetch_related("recipients")


def mail(actor: Actor, uid: UUID) -> OutgoingMail:
    found = authz.find(actor, OutgoingMail, uid)
    return whole(OutgoingMail.objects.unscoped("found through the gate")).get(pk=found.pk)


def mailing(actor: Actor, ticket_id: UUID) -> dict[str, Any]:
    """How an answer in this ticket would be mailed, and what may be chosen."""
    ticket = authz.find(actor, Ticket, ticket_id)
    conversation = (
        Conversation.objects.unscoped("the thread of a ticket found through the gate")
        .select_related("channel", "contact")
        .filter(ticket_link__ticket=ticket, ticket_link__begun_in=None)
        .first()
    )
    if conversation is None:
        conversation = Conversation(account=ticket.account, contact=ticket.contact, subject=ticket.subject)
    thought = suggested(conversation)
    return shown(thought)


def shown(thought: Suggested) -> dict[str, Any]:
    mailbox = thought.mailbox
    return {
        "by_itself": thought.by_itself,
        "mailboxes": sending_mailboxes(),
        "mailbox_id": mailbox.uid if mailbox else None,
        "to": thought.to,
        "cc": thought.cc,
        "subject": thought.subject,
        "undo_seconds": settings_of(mailbox).undo_seconds if mailbox else 0,
        "charset": settings_of(mailbox).charset if mailbox else "utf-8",
    }


def signatures(actor: Actor) -> QuerySet[Signature]:
    rows: QuerySet[Signature] = authz.scope(actor, Signature).select_related("mailbox", "team")
    return rows


def may_of(actor: Actor, mails: Iterable[OutgoingMail]) -> bool:
    """May this reader call back or send again? One answer for a thread: its mails are one ticket's."""
    first = next(iter(mails), None)
    return first is not None and authz.may_do(actor, ["update"], first)["update"]
