"""What this room declares at start-up: how its rows are owned, and its periodic work."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every

register("enishi_channels.Mailbox", Ownership("administration"))
register("enishi_channels.ReceivedMail", Ownership("administration"))
register(
    "enishi_channels.MailMessage",
    Ownership("tickets", parent="message", parent_label="interactions.Message"),
)
every(timedelta(minutes=5), "channels.sweep")
