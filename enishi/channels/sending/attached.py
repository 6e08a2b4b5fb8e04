"""The files a mail carries: those of its message, and never one a scanner has condemned."""

from enishi.channels.models import Attachment, OutgoingMail
from enishi.foundation.authz import Actor
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.queries import files_of
from enishi.foundation.files.rules import INFECTED, PENDING
from enishi.interactions.models import Message

ANYTHING = "application/octet-stream"


def attached_to(actor: Actor, message: Message) -> list[Attachment]:
    """The files of a message as its mail carries them. One SQL."""
    files = files_of(actor, message._meta.label, [message.pk]).get(message.pk, [])
    return [
        Attachment(
            name=file.name,
            size=file.size,
            type=file.declared_type or ANYTHING,
            inline=False,
            content_id="",
            digest=file.digest,
        )
        for file in files
    ]


def held_back_by(mail: OutgoingMail) -> str:
    """Why the scanner keeps these files here: "infected", "being_scanned", or "". One SQL."""
    digests = [one["digest"] for one in mail.attachments]
    rows = StoredFile.objects.unscoped("what the scanner said is asked of bytes, whoever has them")
    scans = set(rows.filter(digest__in=digests).values_list("scan", flat=True)) if digests else set()
    if INFECTED in scans:
        return "infected"
    return "being_scanned" if PENDING in scans else ""
