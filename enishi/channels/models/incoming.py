"""Mail that came in, kept as it came, and what a message shows of it."""

from typing import TypedDict

from django.db import models

from enishi.channels.models.mailboxes import Mailbox
from enishi.foundation import clock
from enishi.foundation.rows import Row


class ReceivedMail(Row):
    """One mail that came in: its bytes lie in the file store under `digest`, written before this row.

    Whatever becomes of it, the row stays and says so: `reason` is a key of the catalogue for a mail that became
    no message. `uid` and its kin are empty for what came by the inbound address or as a file.
    """

    RECEIVED, PROCESSED, DUPLICATE = "received", "processed", "duplicate"
    DROPPED, QUARANTINED, DISCARDED = "dropped", "quarantined", "discarded"
    # Its bytes are gone for good; the digest stays, so that the same mail is not taken in again.
    ERASED = "erased"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="received")
    # imap, http or file
    source = models.CharField(max_length=4)
    folder = models.CharField(max_length=200, blank=True)
    uid_validity = models.BigIntegerField(null=True)
    imap_uid = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    # When the mail server got it; our clocks start at `received_at`.
    internal_date = models.DateTimeField(null=True)
    received_at = models.DateTimeField(default=clock.now)

    state = models.CharField(max_length=11, default=RECEIVED)
    reason = models.CharField(max_length=40, blank=True)
    trace = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # The product's version that tried last: another one may read what this one could not.
    tried_by = models.CharField(max_length=40, blank=True)
    # Somebody looked at it in quarantine and wants it in.
    released = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)

    # What was read of it, "" until it was.
    kind = models.CharField(max_length=12, blank=True)
    # Its Message-ID, or a name made of its bytes.
    identity = models.CharField(max_length=1000, blank=True)
    # SHA-256 of Message-ID, date and body: a second delivery of the same mail has the same.
    likeness = models.CharField(max_length=64, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    flags = models.JSONField(default=list)

    conversation = models.ForeignKey(
        "interactions.Conversation", null=True, on_delete=models.SET_NULL, related_name="received_mails"
    )
    message = models.ForeignKey(
        "interactions.Message", null=True, on_delete=models.SET_NULL, related_name="received_mails"
    )

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox", "folder", "uid_validity", "imap_uid"], name="one_mail_a_uid"
            ),
            models.UniqueConstraint(fields=["mailbox", "digest"], name="one_mail_of_the_same_bytes"),
        ]
        indexes = [
            models.Index(fields=["state", "-received_at", "-id"], name="received_by_state"),
            models.Index(fields=["mailbox", "identity"], name="received_by_identity"),
            models.Index(fields=["mailbox", "sender", "received_at"], name="received_from"),
        ]


class Attachment(TypedDict):
    """A file of a mail, as a row keeps it: its bytes lie in the file store under `digest`."""

    name: str
    size: int
    type: str
    inline: bool
    content_id: str
    digest: str


class MailMessage(Row):
    """What a message shows of its mail, in or out. `Message.text` is what is new in it.

    `whole_text` is all of its text with quotes and signature, "" where that is the same. Addresses are
    `{"name": "", "address": ""}`. `doubts` say why the sender may be somebody else; `verified` that our own mail
    server vouches for the sender's domain.
    """

    message = models.OneToOneField("interactions.Message", on_delete=models.CASCADE, related_name="mail")
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="messages")
    identity = models.CharField(max_length=1000, blank=True)
    # The identity of the mail it answers, there or not yet: mails overtake each other on their way.
    answers = models.CharField(max_length=1000, blank=True)
    from_name = models.CharField(max_length=300, blank=True)
    from_address = models.CharField(max_length=320, blank=True)
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    subject = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField(null=True)
    whole_text = models.TextField(blank=True)
    html_safe = models.TextField(blank=True)
    html_rules = models.PositiveSmallIntegerField(default=0)
    remote_pictures = models.PositiveIntegerField(default=0)
    attachments = models.JSONField(default=list)
    charset = models.CharField(max_length=40, blank=True)
    had_errors = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, blank=True)
    doubts = models.JSONField(default=list)
    verified = models.BooleanField(default=False)
    flags = models.JSONField(default=list)
    # The ticket it speaks of without joining it: closed long ago, or not the sender's.
    refers_to = models.ForeignKey(
        "service.Ticket", null=True, on_delete=models.SET_NULL, related_name="referring_mails"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["mailbox", "identity"], name="mail_by_identity"),
            models.Index(fields=["mailbox", "answers"], name="mail_by_answered"),
        ]

    @property
    def account_id(self) -> int | None:
        return self.message.account_id
