"""Mail from files, over HTTP."""

from uuid import UUID

from ninja import File, Status
from ninja.files import UploadedFile

from enishi.channels.actions.files import take_in_file
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.contract import Schema

router = Routes(tags=["channels"])


class MailFileTakenOut(Schema):
    """How many mails the file holds, and how many of them were new; what becomes of each stands in `/received-mails`."""

    read: int
    new: int


@router.post(
    "/mailboxes/{mailbox_id}/mail-files",
    response={201: MailFileTakenOut},
    may="update enishi_channels.Mailbox",
)
def upload_mail_file(request: ActorRequest, mailbox_id: UUID, file: File[UploadedFile]):
    """Take in the mails of an EML or mbox file, 2,000 at most. They are stored when this answers, and read afterwards.
    Nobody is answered automatically for what came out of a file."""
    taken = take_in_file(request.actor, mailbox_id, file.chunks())
    return Status(201, {"read": taken.read, "new": taken.fresh})
