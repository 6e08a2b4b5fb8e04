"""Mail that goes out: one row a mail, one a recipient, and what stands under our mails."""

from django.db import models

from enishi.channels.models.incoming import MailMessage
from enishi.channels.models.mailboxes import Mailbox
from enishi.foundation import clock
from enishi.foundation.rows import Deletable, Row


class Sending(models.Model):
    """How mail leaves a mailbox: what people choose, apart from where its servers are."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="sending")
    # How long a mail waits for second thoughts.
    undo_seconds = models.PositiveSmallIntegerField(default=10)
    # utf-8 or iso-2022-jp
    charset = models.CharField(max_length=12, default="utf-8")
    # Does a new ticket's writer get a word at once that it came in?
    acknowledges = models.BooleanField(default=False)
    # Automatic mail rests until then: more was asked for than a person would write.
    resting_until = models.DateTimeField(null=True)
    # Signs what the provider tells about deliveries; "" if none tells anything. Sealed.
    provider_secret = models.TextField(blank=True)


class Signature(Row, Deletable):
    """What stands under our mails: of a mailbox, of a team, of both, or of all. Its {words} are filled in."""

    name = models.CharField(max_length=100)
    text = models.TextField()
    mailbox = models.ForeignKey(Mailbox, null=True, on_delete=models.PROTECT, related_name="signatures")
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="signatures")


class OutgoingMail(Row):
    """One mail on its way. `state` says who may touch it, each recipient's says how it went.

    A sender claims it (`queued` → `sending`, counted in `claim`), commits `handed` before the first byte goes over, and
    settles it. Found `sending` after a crash it was not given away and goes again; found `handed` nobody knows, and it is
    never sent again by itself.
    """

    QUEUED, SENDING, HANDED, DONE, CANCELLED = "queued", "sending", "handed", "done", "cancelled"
    REPLY, NEW, ACKNOWLEDGEMENT, NOTICE = "reply", "new", "acknowledgement", "notice"
    # A mail of a sequence of sales: whether it may still leave is asked once more before it does.
    SEQUENCE = "sequence"
    untold = frozenset({"subject", "signature", "attachments"})

    message = models.OneToOneField(
        "interactions.Message", on_delete=models.CASCADE, related_name="outgoing", editable=False
    )
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="outgoing")
    # reply, new, acknowledgement, notice or sequence
    kind = models.CharField(max_length=15)
    state = models.CharField(max_length=9, default=QUEUED)
    identity = models.CharField(max_length=300, unique=True)
    subject = models.CharField(max_length=300)
    # The mail it answers: quoted, and named in the headers.
    answers = models.ForeignKey(MailMessage, null=True, on_delete=models.SET_NULL, related_name="answered_by")
    signature = models.TextField(blank=True)
    # Files of the store, as `Attachment`.
    attachments = models.JSONField(default=list)
    # Second thoughts, or the time somebody chose.
    not_before = models.DateTimeField(default=clock.now)
    is_scheduled = models.BooleanField(default=False)
    # The bytes that are sent, each time the same; "" until the first try.
    digest = models.CharField(max_length=64, blank=True)
    claim = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="outgoing_open",
                condition=models.Q(state__in=("queued", "sending", "handed")),
            ),
            models.Index(fields=["mailbox", "kind", "created_at"], name="outgoing_of_mailbox"),
        ]

    @property
    def account_id(self) -> int | None:
        return self.message.account_id


class OutgoingRecipient(models.Model):
    """Whom a mail is for, and how it went. Who is claimed with the mail is `sending` until told. `reason` is a key of the catalogue, `detail` the server's own words."""

    QUEUED, SENDING, SENT, DELIVERED = "queued", "sending", "sent", "delivered"
    FAILED, UNKNOWN, CANCELLED = "failed", "unknown", "cancelled"
    TO, CC, BCC = "to", "cc", "bcc"

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=3, default=TO)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254)
    # The address in small letters without quotes: what bounces and limits compare.
    address_key = models.CharField(max_length=254, db_index=True)
    state = models.CharField(max_length=9, default=QUEUED)
    reason = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "address_key"], name="one_copy_a_recipient")]
