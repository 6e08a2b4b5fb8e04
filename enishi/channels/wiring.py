"""What this room declares at start-up: how its rows are owned."""

from enishi.foundation.authz import Ownership, register

register("enishi_channels.Mailbox", Ownership("administration"))
register("enishi_channels.ReceivedMail", Ownership("administration"))
register(
    "enishi_channels.MailMessage",
    Ownership("tickets", parent="message", parent_label="interactions.Message"),
)
