"""The world's mail: a mailbox that sends, and of each kit an answer that waits and one that failed."""

from typing import Any

from enishi.channels.models import (
    Mailbox,
    MailMessage,
    OutgoingMail,
    OutgoingRecipient,
    ReceivedMail,
    Signature,
)
from enishi.foundation import clock
from enishi.foundation.files import store
from enishi.interactions.models import Channel, Conversation, Message
from enishi.staff.secrets import secret_hash

INBOUND_KEY = "key-of-a-mailbox"


def mail_of_all() -> dict[str, Any]:
    """What belongs to the organisation as a whole. Nothing listens at the mail server's name."""
    channel = Channel.objects.create(name="受付", kind="mail", purpose="service")
    servers = dict.fromkeys(("smtp_host", "imap_host"), "mail.minamo.example")
    mailbox = Mailbox.objects.create(channel=channel, address="desk@minamo.example", **servers)
    signature, binned = (Signature.objects.create(name=name, text="{company}") for name in ("all", "old"))
    binned.deleted_at = clock.now()
    binned.save()
    return {
        "sending mailbox": mailbox,
        "signature": signature,
        "binned signature": binned,
        **received_mail(),
    }


def received_mail() -> dict[str, Any]:
    """A mailbox that mail is handed in to, one in the bin, and a mail that waits for a decision."""
    made = {
        name: Mailbox.objects.create(
            channel=Channel.objects.create(name=name, kind="mail", purpose="service"),
            address=f"{name.replace(' ', '.')}@minamo.example",
            imap_secret="secretzqmailbox",
        )
        for name in ("mailbox", "binned mailbox")
    }
    made["mailbox"].inbound_hash = secret_hash(INBOUND_KEY)
    made["binned mailbox"].deleted_at = clock.now()
    for mailbox in made.values():
        mailbox.save()
    kept = store().put([b"Subject: hello\r\n\r\nhello\r\n"])
    waiting = ReceivedMail.objects.create(
        mailbox=made["mailbox"],
        source="http",
        digest=kept.digest,
        size=kept.size,
        state=ReceivedMail.QUARANTINED,
        reason="no_sender",
    )
    return {**made, "received mail": waiting}


def mails(kit: Any, mailbox: Mailbox) -> None:
    thread = Conversation.objects.unscoped("a world is made").get(ticket_link__ticket=kit["ticket"])
    for name, state in {"mail": "queued", "failed mail": "failed"}.items():
        message = Message.objects.create(
            conversation=thread,
            direction=Message.OUTBOUND,
            channel_kind="mail",
            text=kit.word(name.replace(" ", "")),
            author=kit.service,
            sent_at=clock.now(),
        )
        kit.rows[name] = OutgoingMail.objects.create(
            message=message,
            mailbox=mailbox,
            kind=OutgoingMail.REPLY,
            state=OutgoingMail.QUEUED if state == "queued" else OutgoingMail.DONE,
            identity=f"<{message.uid}@minamo.example>",
            subject=kit.word("mailsubject"),
        )
        address = f"{kit.code}@customer.example"
        OutgoingRecipient.objects.create(mail=kit[name], address=address, address_key=address, state=state)
    received = Message.objects.create(
        conversation=thread,
        direction=Message.INBOUND,
        channel_kind="mail",
        text=kit.word("mailtext"),
        sent_at=clock.now(),
    )
    kept = store().put([kit.word("mailfile").encode()])
    attachment = {"name": "a.txt", "size": kept.size, "type": "text/plain", "inline": False}
    kit.rows["mail message"] = MailMessage.objects.create(
        message=received,
        mailbox=mailbox,
        from_address=f"{kit.code}@customer.example",
        whole_text=kit.word("mailwhole"),
        html_safe=f"<p>{kit.word('mailhtml')}</p>",
        attachments=[attachment | {"content_id": "", "digest": kept.digest}],
    )
