"""A sequence of steps, and who is in it."""

from django.db import models

from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation import clock
from enishi.foundation.rows import Deletable, ReadJson, Row


class Sequence(Row, Deletable):
    """Mails, calls and tasks that follow each other with business time between them (シーケンス).

    `steps`: [{"kind": "mail", "wait": 2, "unit": "days", "subject": "…", "text": "…"}, …], `rules.steps_in_form`.
    """

    name = models.CharField(max_length=100)
    # Of its mails, and of what stands under them.
    language = models.CharField(max_length=2, default="ja")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="sequences")
    steps = ReadJson(default=list)
    # Off, nobody in it is written to or given a task, and nobody comes into it.
    is_active = models.BooleanField(default=True)
    # How many of its mails leave on one day.
    daily_cap = models.PositiveSmallIntegerField(default=50)


class Enrolment(Row):
    """A lead or a contact in a sequence, how far they are, and why they are no further (登録).

    A lead that was converted stays for its history; from then on `contact` is who is written to. An address that asked
    for no more mail is known by its digest, which outlives the person's erasure, merging and import.
    """

    RUNNING, PAUSED, FINISHED, REPLIED = "running", "paused", "finished", "replied"
    STOPPED, UNSUBSCRIBED, FAILED = "stopped", "unsubscribed", "failed"

    sequence = models.ForeignKey(Sequence, on_delete=models.PROTECT, related_name="enrolments")
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.SET_NULL, related_name="enrolments")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="enrolments"
    )
    # Whose end ends this, too.
    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.SET_NULL, related_name="enrolments")
    # Who writes and does the tasks.
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="enrolments")
    address_digest = models.CharField(max_length=64, blank=True, db_index=True)
    # Why they may be written to (特定電子メール法): consent, card, customer or published; and where that is known from.
    ground = models.CharField(max_length=9)
    ground_note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, default=RUNNING)
    # Why it is no longer running: a key of `rules.WHYS`, "" while it is.
    why = models.CharField(max_length=20, blank=True)
    state_at = models.DateTimeField(default=clock.now)
    # How many steps were taken; the next is `sequence.steps[step]`.
    step = models.PositiveSmallIntegerField(default=0)
    # Null while a task of theirs is to be done, and after the end.
    due_at = models.DateTimeField(null=True)
    # The task of the step they are at.
    task = models.ForeignKey(
        "interactions.Task", null=True, on_delete=models.SET_NULL, related_name="enrolments"
    )
    conversation = models.ForeignKey(
        "interactions.Conversation", null=True, on_delete=models.SET_NULL, related_name="enrolments"
    )

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["sequence", "address_digest"],
                condition=models.Q(state__in=("running", "paused")) & ~models.Q(address_digest=""),
                name="once_in_a_sequence",
            )
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(state="running"), name="enrolment_due"),
            models.Index(fields=["sequence", "state", "-id"], name="enrolment_of_sequence"),
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline."""
        return self.sequence.name

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in: the deal's customer, else the one the person is at. One SQL at most."""
        about = self.deal or self.lead
        if about is not None and about.account_id is not None:
            found: int | None = about.account_id
            return found
        account = main_account(self.contact) if self.contact else None
        return account.pk if account else None


def main_account(contact: Contact) -> Account | None:
    """The customer a person is at first of all. One SQL."""
    places = AccountContact.objects.unscoped("of somebody whose enrolment passed the gate")
    here = places.filter(contact=contact, account__deleted_at=None).select_related("account")
    place = here.order_by("-is_primary", "id").first()
    return place.account if place else None
