"""Mailboxes of ours, the mail that came into them and goes out of them, and what a message shows of its mail."""

from enishi.channels.models.incoming import Attachment, MailMessage, ReceivedMail
from enishi.channels.models.mailboxes import Fetching, FolderCursor, Mailbox
from enishi.channels.models.outgoing import OutgoingMail, OutgoingRecipient, Sending, Signature

__all__ = [
    "Attachment",
    "Fetching",
    "FolderCursor",
    "MailMessage",
    "Mailbox",
    "OutgoingMail",
    "OutgoingRecipient",
    "ReceivedMail",
    "Sending",
    "Signature",
]
