"""Conversations and their messages. The rooms above decide when; here it is written down."""

from datetime import datetime

from enishi.customers.models import Account, Contact
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.interactions import rules
from enishi.interactions.models import Channel, Conversation, Message
from enishi.staff.models import Team, User


@action
def start_conversation(
    actor: Actor,
    *,
    channel_kind: str,
    account: Account | None,
    contact: Contact | None,
    owner: User | None,
    team: Team | None,
    subject: str,
    purpose: str = "service",
    channel: Channel | None = None,
) -> Conversation:
    """A new thread with a customer, over this channel or the first of this kind and purpose."""
    authz.check(actor, "create", "interactions.Conversation")
    conversation = Conversation.objects.create(
        channel=channel or channel_of(channel_kind, purpose, actor.language),
        account=account,
        contact=contact,
        owner=owner,
        team=team,
        subject=subject,
    )
    authz.check_new(actor, conversation)
    events.record("conversation.started", actor, conversation)
    return conversation


@action
def add_message(
    actor: Actor,
    conversation: Conversation,
    *,
    direction: str,
    text: str,
    author: User | None,
    contact: Contact | None,
    sent_at: datetime,
    is_automatic: bool = False,
) -> Message:
    """A public message joins the thread; the thread remembers when it last moved. `is_automatic`: a machine of theirs
    wrote it."""
    rules.check_message(direction, text)
    thread = authz.lock(actor, Conversation, "update", conversation.uid)
    message = _say(actor, thread, direction, text, author, contact, sent_at, is_automatic)
    if thread.last_message_at is None or sent_at > thread.last_message_at:
        thread.last_message_at = sent_at
    versions.touch(thread)
    thread.save(update_fields=["last_message_at", "version", "updated_at"])
    return message


@action
def first_message(
    actor: Actor, thread: Conversation, *, text: str, contact: Contact | None, sent_at: datetime
) -> Message:
    """The word a thread begins with. Nobody else knows of the thread yet, so it need not be locked."""
    rules.check_message(Message.INBOUND, text)
    authz.check(actor, "update", "interactions.Conversation")
    thread.last_message_at = sent_at
    versions.touch(thread)
    thread.save(update_fields=["last_message_at", "version", "updated_at"])
    return _say(actor, thread, Message.INBOUND, text, None, contact, sent_at)


def _say(
    actor: Actor,
    thread: Conversation,
    direction: str,
    text: str,
    author: User | None,
    contact: Contact | None,
    sent_at: datetime,
    is_automatic: bool = False,
) -> Message:
    message = Message.objects.create(
        conversation=thread,
        direction=direction,
        channel_kind=thread.channel.kind if thread.channel else "hand",
        author=author,
        contact=contact,
        text=text,
        sent_at=sent_at,
        is_automatic=is_automatic,
    )
    events.record("message.sent" if direction == Message.OUTBOUND else "message.received", actor, message)
    return message


@action
def move_message(actor: Actor, message: Message, to: Conversation) -> Message:
    """A message goes on in another thread. The caller was allowed to change what both threads belong to."""
    left = authz.lock(actor, Conversation, "update", message.conversation.uid)
    before = message.snapshot()
    message.conversation = to
    versions.touch(message)
    message.save(update_fields=["conversation", "version", "updated_at"])
    last = (
        Message.objects.unscoped("the thread already locked").filter(conversation=left).order_by("-sent_at")
    )
    left.last_message_at = last.values_list("sent_at", flat=True).first()
    to.last_message_at = max(filter(None, (to.last_message_at, message.sent_at)))
    for thread in (left, to):
        versions.touch(thread)
        thread.save(update_fields=["last_message_at", "version", "updated_at"])
    events.record("message.moved", actor, message, before=before)
    return message


@action
def hold(actor: Actor, conversation: Conversation, owner: User | None, team: Team | None) -> Conversation:
    """The thread follows its ticket or deal to a new owner and team.

    The caller was allowed to move that row, which may by now lie outside the caller's own reach, so the
    thread is locked without asking again.
    """
    rows = Conversation.objects.unscoped("follows a row its caller was allowed to move")
    thread = rows.select_for_update(of=("self",)).get(pk=conversation.pk)
    if (thread.owner_id, thread.team_id) == (owner and owner.pk, team and team.pk):
        return thread
    before = thread.snapshot()
    thread.owner, thread.team = owner, team
    versions.touch(thread)
    thread.save(update_fields=["owner", "team", "version", "updated_at"])
    events.record("conversation.held", actor, thread, before=before)
    return thread


@action
def readdress(
    actor: Actor, conversation: Conversation, account: Account | None, contact: Contact | None
) -> Conversation:
    """The thread follows its ticket or deal to another customer, and is read by whoever may read there."""
    thread = authz.lock(actor, Conversation, "update", conversation.uid)
    if (thread.account_id, thread.contact_id) == (account and account.pk, contact and contact.pk):
        return thread
    before = thread.snapshot()
    thread.account, thread.contact = account, contact
    versions.touch(thread)
    thread.save(update_fields=["account", "contact", "version", "updated_at"])
    events.record("conversation.readdressed", actor, thread, before=before)
    return thread


def channel_of(kind: str, purpose: str, language: str) -> Channel:
    """The channel of this kind and purpose; it comes into being with its first conversation."""
    rules.check_channel(kind)
    channels = Channel.objects.unscoped("which channels exist does not depend on who writes")
    found = channels.filter(kind=kind, purpose=purpose).order_by("id").first()
    return found or Channel.objects.create(kind=kind, purpose=purpose, name=say(f"channel.{kind}", language))
