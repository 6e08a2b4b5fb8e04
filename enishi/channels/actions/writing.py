"""What of a mail is kept with the message it becomes: its words, who it says it is from, its files."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from enishi.channels.mail.understand import Mail
from enishi.channels.mail.understand.addresses import Mailbox as Address
from enishi.channels.mail.understand.html import RULES
from enishi.channels.models import Attachment, MailMessage, ReceivedMail
from enishi.channels.rules import incoming as rules
from enishi.foundation import clock
from enishi.foundation.authz import Actor
from enishi.foundation.files.actions import keep_taken
from enishi.foundation.files.rules import EmptyFile, QuotaFull, TooManyFiles
from enishi.foundation.files.taking import taken_of
from enishi.foundation.i18n import say
from enishi.interactions.models import Message
from enishi.service.models import Ticket

log = logging.getLogger(__name__)
MOST_RECIPIENTS = 100


@dataclass(frozen=True)
class Read:
    """A mail as it was read, its attachments' bytes already in the store; `verified`: our own mail server found the
    sender's domain genuine."""

    mail: Mail
    attachments: Sequence[Attachment]
    verified: bool = False


def subject_of(mail: Mail, language: str) -> str:
    return rules.kept(mail.subject, 300).strip() or say("mail.no_subject", language)


def shown_text(mail: Mail, language: str) -> str:
    """What is new in the mail; all of it where nothing is; a word of ours where it says nothing at all."""
    text = (
        rules.kept(mail.new_text, rules.LONGEST_TEXT).strip()
        or rules.kept(mail.text, rules.LONGEST_TEXT).strip()
    )
    return text or say("mail.no_text", language)


def mail_message(
    received: ReceivedMail, read: Read, message: Message, refers_to: Ticket | None
) -> MailMessage:
    mail = read.mail
    whole = rules.kept(mail.text, len(mail.text)).strip()
    return MailMessage(
        message=message,
        mailbox=received.mailbox,
        identity=received.identity,
        answers=rules.kept(next(iter(mail.thread.references), ""), 1000),
        from_name=rules.kept(mail.sender.name, 300),
        from_address=rules.kept(mail.sender.address, 320),
        to=addresses(mail.to),
        cc=addresses(mail.cc),
        subject=received.subject,
        written_at=mail.date,
        whole_text="" if whole == message.text else whole,
        html_safe=rules.kept(mail.html_safe, len(mail.html_safe)),
        html_rules=RULES,
        remote_pictures=mail.remote_pictures,
        attachments=list(read.attachments),
        charset=mail.charset_used[:40],
        had_errors=mail.had_errors,
        kind=mail.kind.value,
        doubts=list(mail.doubts),
        verified=read.verified,
        flags=received.flags,
        refers_to=refers_to,
        created_at=clock.now(),
    )


def keep_files(actor: Actor, message: Message, attachments: Sequence[Attachment]) -> None:
    """What came with a mail hangs on its message, as far as there is room; the mail's own row names all of it."""
    for one in attachments:
        try:
            keep_taken(
                actor,
                message,
                taken_of(one["digest"]),
                name=one["name"],
                declared_type=one["type"],
                content_id=one["content_id"],
            )
        except EmptyFile:
            continue
        except (TooManyFiles, QuotaFull) as refusal:
            log.warning("files of a mail were not kept", extra={"reason": refusal.code})
            return


def addresses(found: Sequence[Address]) -> list[dict[str, str]]:
    return [
        {"name": rules.kept(one.name, 300), "address": rules.kept(one.address, 320)}
        for one in found[:MOST_RECIPIENTS]
    ]
