"""A planned mail as a letter, and its bytes: made once, before the first try, and kept."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.channels.mail import keys
from enishi.channels.mail.compose import (
    Attached,
    Composed,
    Invitation,
    Letter,
    Person,
    Quoted,
    bare,
    compose,
)
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import MailMessage, OutgoingMail, OutgoingRecipient
from enishi.channels.rules.incoming import VERIFICATION
from enishi.channels.sending.planning import WHY, settings_of
from enishi.channels.surveys.letters import with_links
from enishi.foundation.files import store
from enishi.foundation.i18n import say
from enishi.interactions.models import Message
from enishi.sales.sequences.models import Enrolment
from enishi.sales.sequences.tokens import address_of
from enishi.staff.queries import organisation_name, our_zone

MOST_REFERENCES = 20
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
AUTOMATIC = {OutgoingMail.ACKNOWLEDGEMENT: "auto-replied", OutgoingMail.NOTICE: "auto-generated"}
INVITATION = re.compile(r"text/calendar; method=([A-Z]{4,10})\Z")


def composed(mail: OutgoingMail) -> Composed:
    """The mail as it goes out. Raises Unaddressable."""
    return compose(letter(mail))


def letter(mail: OutgoingMail) -> Letter:
    message, mailbox = mail.message, mail.mailbox
    people = list(mail.recipients.order_by("id"))
    language = "ja" if JAPANESE.search(message.text + mail.subject) else "en"
    answered = mail.answers
    is_automatic = mail.kind in AUTOMATIC
    holds_code = answered is not None and VERIFICATION in answered.flags
    name = mailbox.sender_name or organisation_name()
    return Letter(
        sender=Person(name, mailbox.address),
        to=_in_role(people, OutgoingRecipient.TO),
        cc=_in_role(people, OutgoingRecipient.CC),
        bcc=_in_role(people, OutgoingRecipient.BCC),
        reply_to=Person(name, keys.reply_address(mail_secret(), message.conversation.uid, mailbox.address)),
        subject=mail.subject,
        text=with_links(message) if mail.kind == OutgoingMail.NOTICE else message.text,
        message_id=mail.identity,
        date=mail.not_before.astimezone(ZoneInfo(our_zone())),
        in_reply_to=answered.identity if answered else "",
        references=_references(mail),
        signature=mail.signature,
        # An automatic mail repeats nothing of what came in (B40), and none another service's code (B38).
        quoted=_quoted(answered, language) if answered and not (is_automatic or holds_code) else None,
        attachments=tuple(
            Attached(one["name"], one["type"], store().read(one["digest"]))
            for one in mail.attachments
            if not INVITATION.match(one["type"])
        ),
        invitation=_invitation(mail),
        language=language,
        charset=settings_of(mailbox).charset,
        automatic=AUTOMATIC.get(mail.kind, ""),
        extra=_no_more(mail),
    )


def _invitation(mail: OutgoingMail) -> Invitation | None:
    """What calendars are to read of this mail."""
    for one in mail.attachments:
        if found := INVITATION.match(one["type"]):
            return Invitation(found[1], one["name"], store().read(one["digest"]))
    return None


def _no_more(mail: OutgoingMail) -> dict[str, str]:
    """By this a mail program offers to have no more of a sequence (RFC 2369, RFC 8058)."""
    if mail.kind != OutgoingMail.SEQUENCE:
        return {}
    rows = Enrolment.objects.unscoped(WHY).filter(conversation=mail.message.conversation_id)
    enrolment = rows.first()
    if enrolment is None:
        return {}
    return {
        "List-Unsubscribe": f"<{address_of(enrolment)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _in_role(people: list[OutgoingRecipient], role: str) -> tuple[Person, ...]:
    return tuple(Person(one.name, one.address) for one in people if one.role == role)


def _references(mail: OutgoingMail) -> tuple[str, ...]:
    """The mails of the thread before this one, ours and theirs, in their order."""
    thread = mail.message.conversation_id
    theirs = MailMessage.objects.unscoped(WHY).filter(message__conversation=thread).exclude(identity="")
    ours = OutgoingMail.objects.unscoped(WHY).filter(message__conversation=thread).exclude(pk=mail.pk)
    found = [
        *theirs.values_list("message__sent_at", "identity").order_by("-message__sent_at")[:MOST_REFERENCES],
        *ours.values_list("message__sent_at", "identity").order_by("-message__sent_at")[:MOST_REFERENCES],
    ]
    earlier = sorted(pair for pair in found if pair[0] <= mail.message.sent_at)
    return tuple(identity for _, identity in earlier[-MOST_REFERENCES:])


def _quoted(answered: MailMessage, language: str) -> Quoted:
    message: Message = answered.message
    when: datetime = (answered.written_at or message.sent_at).astimezone(ZoneInfo(our_zone()))
    name = answered.from_name or bare(answered.from_address)
    said = say(
        "mail.wrote",
        language,
        day=when.strftime("%Y-%m-%d" if language == "en" else "%Y年%m月%d日"),
        time=when.strftime("%H:%M"),
        name=name,
        address=answered.from_address,
    )
    return Quoted(" ".join(said.split()), answered.whole_text or message.text)
