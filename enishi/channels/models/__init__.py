"""Mailboxes of ours, the mail that came into them, and what a message shows of its mail."""

from enishi.channels.models.incoming import Attachment, MailMessage, ReceivedMail
from enishi.channels.models.mailboxes import Fetching, FolderCursor, Mailbox

__all__ = ["Attachment", "Fetching", "FolderCursor", "MailMessage", "Mailbox", "ReceivedMail"]
