"""What this room declares at start-up: how its rows are owned, what it hears, what comes back."""

from datetime import timedelta

from enishi.channels import telling
from enishi.channels.actions import colleagues
from enishi.channels.demos import hearing as demos
from enishi.channels.models import ReceivedMail
from enishi.channels.sending import automatic, closing
from enishi.channels.sending import hearing as sending
from enishi.channels.sequences import hearing as sequences
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import names_bytes
from enishi.foundation.jobs import every, outward
from enishi.foundation.sealed import lies_in
from enishi.staff.notices import registry as notices

register("enishi_channels.Mailbox", Ownership("administration"))
register("enishi_channels.ReceivedMail", Ownership("administration"))
register(
    "enishi_channels.MailMessage",
    Ownership("tickets", parent="message", parent_label="interactions.Message"),
)
register(
    "enishi_channels.OutgoingMail",
    Ownership("tickets", parent="message", parent_label="interactions.Message"),
)
register("enishi_channels.Signature", Ownership("service_tools"))

events.on("ticket.replied", sending.tickets_replied)
events.on("ticket.closing_soon", closing.tickets_closing)
events.on("mail.reported", sending.mails_reported)
for became in ("sent", "failed", "unknown", "delayed"):
    events.on(f"mail.{became}", sending.mails_left)
events.on("mail.received", automatic.mails_received)
for changed in ("demo.invited", "demo.updated", "demo.cancelled"):
    events.on(changed, demos.demos_changed)
events.on("demo.followed_up", demos.demos_followed_up)
events.on("enrolment.mail_due", sequences.mails_due)
events.on("enrolment.moved", sequences.enrolments_moved)
events.on("mail.received", sequences.mails_received)
for back in ("failed", "bounced"):
    events.on(f"mail.{back}", sequences.mails_came_back)
events.on("hold.began", sending.restored)
for column in ("imap_secret", "smtp_secret", "oauth_secret", "oauth_refresh"):
    lies_in("enishi_channels.Mailbox", column)
lies_in("enishi_channels.Sending", "provider_secret")
outward("channels.sending.send")
outward("channels.sending.tell_of_stop")
every(timedelta(minutes=10), "channels.sending.sweep")
every(timedelta(minutes=15), "channels.surveys.ask_about_solves")
every(timedelta(days=1), "channels.surveys.ask_sample")
every(timedelta(minutes=5), "channels.sweep")
every(timedelta(minutes=1), "channels.watch")
outward("channels.tell_of_silence")
outward("channels.tell_refused")
names_bytes("enishi_channels.ReceivedMail", "digest", unless={"state": ReceivedMail.ERASED})
names_bytes("enishi_channels.MailMessage", "attachments")
names_bytes("enishi_channels.OutgoingMail", "digest", "attachments")
notices.answered_at("ticket_mail", colleagues.address_for)
notices.leads_to("enishi_channels.Mailbox", "/settings/mailboxes", lambda row: row.address)
notices.tells(notices.Kind("mail_failed", own=True), ["mail.failed", "mail.unknown"], telling.not_sent)
notices.tells(
    notices.Kind("mailbox_failing", roles=notices.ADMINS),
    ["mailbox.silent", "mailbox.automatic_rests"],
    telling.mailbox_failing,
)
