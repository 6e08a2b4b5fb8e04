"""One mail address of ours: how its mail is fetched and sent, and how far fetching has come."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Mailbox(Row, Deletable):
    """A mail address of ours. Its channel says for whom: service, sales or one person, and which team.

    Passwords and tokens lie sealed (`foundation.sealed`); the key of the inbound address as a hash. A server that
    is not used has no host: mail then comes in by the inbound address or as files only, or none is sent.
    """

    untold = frozenset({"imap_secret", "smtp_secret", "oauth_secret", "oauth_refresh", "inbound_hash"})

    channel = models.OneToOneField(
        "interactions.Channel", on_delete=models.PROTECT, related_name="mailbox", editable=False
    )
    address = models.CharField(max_length=254)
    # Other addresses whose mail is delivered here.
    aliases = models.JSONField(default=list)
    sender_name = models.CharField(max_length=100, blank=True)
    # Whose own mailbox it is, for the purpose "person".
    user = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="mailboxes")
    is_active = models.BooleanField(default=True)

    imap_host = models.CharField(max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    # tls, starttls or none
    imap_security = models.CharField(max_length=8, default="tls")
    imap_user = models.CharField(max_length=254, blank=True)
    imap_secret = models.TextField(blank=True)
    folders = models.JSONField(default=list)
    # What becomes of a mail on the server once it is ours: keep, seen or move (to `moved_to`).
    after_fetch = models.CharField(max_length=8, default="keep")
    moved_to = models.CharField(max_length=200, blank=True)
    # Older mail stays where it is.
    fetch_from = models.DateField(null=True)

    smtp_host = models.CharField(max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_security = models.CharField(max_length=8, default="starttls")
    smtp_user = models.CharField(max_length=254, blank=True)
    smtp_secret = models.TextField(blank=True)

    # password or oauth2: how both servers are signed in to.
    sign_in = models.CharField(max_length=8, default="password")
    oauth_token_url = models.CharField(max_length=500, blank=True)
    oauth_client = models.CharField(max_length=300, blank=True)
    oauth_secret = models.TextField(blank=True)
    oauth_refresh = models.TextField(blank=True)

    # The name of our own mail server in Authentication-Results; other servers' words are not believed.
    trusted_server = models.CharField(max_length=253, blank=True)
    inbound_hash = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=models.Q(deleted_at=None), name="one_mailbox_an_address"
            )
        ]

    @property
    def addresses(self) -> list[str]:
        """All addresses whose mail is delivered here, in lower case."""
        return [str(address).lower() for address in (self.address, *self.aliases)]

    def sent_as(self) -> str:
        """The domain our Message-IDs and reply addresses stand under."""
        return self.address.rpartition("@")[2]


class Fetching(models.Model):
    """How fetching goes for one mailbox: what the machine writes every minute, apart from what people edit.

    `holder` and `held_until` are a lease: one process at a time. `error` is a key of the catalogue.
    """

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="fetching")
    holder = models.CharField(max_length=64, blank=True)
    held_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    alarmed_at = models.DateTimeField(null=True)


class FolderCursor(models.Model):
    """How far a folder has been read: everything up to this UID is ours. Another UIDVALIDITY starts anew."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="cursors")
    folder = models.CharField(max_length=200)
    uid_validity = models.BigIntegerField()
    last_uid = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailbox", "folder"], name="one_cursor_a_folder"),)
