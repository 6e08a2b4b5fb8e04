"""A mail's raw bytes understood: text in any Japanese encoding, what is new in it, attachments, what kind of mail it is.

Pure: no file, no clock, no database. `understand` never raises and its cost grows with the length of the mail only.
"""

from enishi.channels.mail.understand.mail import (
    Attachment,
    CalendarAnswer,
    Delivery,
    Kind,
    Mail,
    Recipient,
    Report,
    Thread,
)
from enishi.channels.mail.understand.reading import understand

__all__ = [
    "Attachment",
    "CalendarAnswer",
    "Delivery",
    "Kind",
    "Mail",
    "Recipient",
    "Report",
    "Thread",
    "understand",
]
