"""The world's mail: a mailbox that sends, and of each kit an answer that waits and one that failed."""

from typing import Any

from enishi.channels.models import Mailbox, OutgoingMail, OutgoingRecipient, Signature
from enishi.foundation import clock
from enishi.interactions.models import Channel, Message


def mail_of_all() -> dict[str, Any]:
    """What belongs to the organisation as a whole. Nothing listens at the mail server's name."""
    channel = Channel.objects.create(name="受付", kind="mail", purpose="service")
    mailbox = Mailbox.objects.create(
        channel=channel, address="desk@minamo.example", smtp_host="mail.minamo.example"
    )
    signature, binned = (Signature.objects.create(name=name, text="{company}") for name in ("all", "old"))
    binned.deleted_at = clock.now()
    binned.save()
    return {"sending mailbox": mailbox, "signature": signature, "binned signature": binned}


def mails(kit: Any, mailbox: Mailbox) -> None:
    thread = kit["ticket"].conversation_link.conversation
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
