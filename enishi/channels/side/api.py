"""Side conversations over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.channels.mail.compose import Person
from enishi.channels.models import MailMessage, OutgoingMail
from enishi.channels.sending.api import MailPersonIn, MailPersonOut, OutgoingMailOut, Words, mail_out
from enishi.channels.sending.queries import whole
from enishi.channels.side import actions
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.files.queries import files_of
from enishi.foundation.files.shapes import FileOut, file_out
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.interactions.models import Message
from enishi.service.api.shapes import FileIds, Ref, ref
from enishi.service.models import SideConversation
from enishi.service.side import actions as side_actions
from enishi.service.side import queries

router = Routes(tags=["channels"])
WHY = "of messages whose side conversation passed the gate"


class SideBeginIn(StrictIn):
    """Whom to ask, and what. `waits`: the ticket then waits for the maker. `taken_file_ids`: files of the ticket that go along."""

    to: Annotated[list[MailPersonIn], Field(min_length=1, max_length=50)]
    subject: Annotated[str, Field(min_length=1, max_length=300)]
    text: Words
    waits: bool = True
    mailbox_id: UUID | None = None
    file_ids: FileIds = []
    taken_file_ids: FileIds = []


class SideSayIn(StrictIn):
    text: Words
    file_ids: FileIds = []
    taken_file_ids: FileIds = []


class SideMessageOut(Schema):
    """Ours (`out`), with what became of its mail, or theirs (`in`)."""

    id: UUID
    direction: str
    by: str
    text: str
    at: datetime
    files: list[FileOut]
    mail: OutgoingMailOut | None


class SideConversationOut(Schema):
    """What is said beside the ticket; the customer reads none of it. `is_awaited`: theirs is the next word."""

    id: UUID
    subject: str
    to: list[MailPersonOut]
    opened_by: Ref | None
    opened_at: datetime
    is_awaited: bool
    closed_at: datetime | None
    messages: list[SideMessageOut]
    may: dict[str, bool]


class SideConversationsOut(Schema):
    """`may.create`: the reader may begin one."""

    items: list[SideConversationOut]
    may: dict[str, bool]


@router.get(
    "/tickets/{ticket_id}/side-conversations",
    response=SideConversationsOut,
    may="read service.SideConversation",
)
def list_side_conversations(request: ActorRequest, ticket_id: UUID):
    """What is said beside a ticket with makers, the first conversation first."""
    sides = queries.of_ticket(request.actor, ticket_id)
    may = {"create": authz.may(request.actor, "create", side_actions.LABEL)}
    return {"items": shown(request.actor, sides), "may": may}


@router.post(
    "/tickets/{ticket_id}/side-conversations",
    response={201: SideConversationOut},
    may="create service.SideConversation",
)
def begin_side_conversation(request: ActorRequest, ticket_id: UUID, body: SideBeginIn, version: IfMatch):
    """Ask a maker by mail. The answer comes back into this conversation, and never to the customer."""
    side = actions.begin(
        request.actor,
        ticket_id,
        version=version,
        to=[Person(one.name, one.address) for one in body.to],
        subject=body.subject,
        text=body.text,
        waits=body.waits,
        mailbox_id=body.mailbox_id,
        file_ids=body.file_ids,
        taken_ids=body.taken_file_ids,
    )
    return Status(201, shown(request.actor, [side])[0])


@router.post(
    "/side-conversations/{side_id}/messages",
    response={201: SideConversationOut},
    may="update service.SideConversation",
)
def say_in_side_conversation(request: ActorRequest, side_id: UUID, body: SideSayIn):
    """Write to the maker once more."""
    side = actions.say(
        request.actor,
        side_id,
        text=body.text,
        file_ids=body.file_ids,
        taken_ids=body.taken_file_ids,
    )
    return Status(201, shown(request.actor, [side])[0])


@router.post(
    "/side-conversations/{side_id}/close",
    response=SideConversationOut,
    may="update service.SideConversation",
)
def close_side_conversation(request: ActorRequest, side_id: UUID):
    """Nothing more is to be asked there; an answer opens it again."""
    return shown(request.actor, [side_actions.close(request.actor, side_id)])[0]


def shown(actor: Actor, sides: list[SideConversation]) -> list[dict[str, Any]]:
    """Each with what was said in it. Five SQL."""
    said = queries.said_in(sides)
    keys = [message.pk for message in said]
    files = files_of(actor, Message._meta.label, keys)
    sent = whole(OutgoingMail.objects.unscoped(WHY).filter(message__in=keys))
    mails = {mail.message_id: mail for mail in sent}
    got = MailMessage.objects.unscoped(WHY).filter(message__in=keys)
    writers = {
        message: name or address
        for message, name, address in got.values_list("message_id", "from_name", "from_address")
    }
    may = {side.pk: authz.may_do(actor, ["update"], side)["update"] for side in sides}
    found: dict[int, list[dict[str, Any]]] = {side.conversation_id: [] for side in sides}
    for message in said:
        mail = mails.get(message.pk)
        found[message.conversation_id].append(
            {
                "id": message.uid,
                "direction": message.direction,
                "by": message.author.name if message.author else writers.get(message.pk, ""),
                "text": message.text,
                "at": message.sent_at,
                "files": [file_out(file) for file in files.get(message.pk, [])],
                "mail": mail_out(mail, may_change=True) if mail else None,
            }
        )
    return [side_out(side, found[side.conversation_id], may[side.pk]) for side in sides]


def side_out(side: SideConversation, messages: list[dict[str, Any]], may: bool) -> dict[str, Any]:
    return {
        "id": side.uid,
        "subject": side.conversation.subject,
        "to": side.to,
        "opened_by": ref(side.opened_by),
        "opened_at": side.created_at,
        "is_awaited": side.is_awaited,
        "closed_at": side.closed_at,
        "messages": messages,
        "may": {"talk": may and side.closed_at is None, "close": may and side.closed_at is None},
    }
