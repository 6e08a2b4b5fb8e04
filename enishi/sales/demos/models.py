"""A demo of our products, whom it is for, and what was asked."""

from datetime import datetime, timedelta

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row


class Demo(Row, Deletable):
    """A showing of our products, for the customer of a deal or for a lead.

    Once somebody was invited, `sequence` counts what changed for them (RFC 5545, 3.8.7.4), and `organizer` is the
    address of ours their answers come to.
    """

    PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"

    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.PROTECT, related_name="demos")
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.PROTECT, related_name="demos")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="demos")
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=60)
    place = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=500, blank=True)
    # What is to be shown: public ids of products, in their order.
    products = ReadJson(default=list)
    # What those who are invited are told besides.
    message = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="ja")
    status = models.CharField(max_length=9, default=PLANNED)
    invited_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    organizer = models.CharField(max_length=254, blank=True)
    conversation = models.ForeignKey(
        "interactions.Conversation", null=True, on_delete=models.SET_NULL, related_name="demos"
    )
    cancel_reason = models.CharField(max_length=300, blank=True)
    shown = models.TextField(blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    next_action = models.CharField(max_length=300, blank=True)
    next_action_on = models.DateField(null=True)
    # What stands in the day of whoever held it.
    activity = models.OneToOneField(
        "interactions.Activity", null=True, on_delete=models.SET_NULL, related_name="demo"
    )
    followed_up_at = models.DateTimeField(null=True)
    thanks_subject = models.CharField(max_length=300, blank=True)
    thanks = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deal=None) ^ models.Q(lead=None), name="demo_of_a_deal_or_a_lead"
            )
        ]
        indexes = [
            models.Index(fields=["-starts_at", "-id", "deleted_at"], name="demo_recent"),
            models.Index(fields=["owner", "starts_at"], name="demo_of_owner"),
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline and in notices."""
        return self.title

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in. Deal and lead are read beside every demo that is changed."""
        about = self.deal or self.lead
        return about.account_id if about else None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class DemoGuest(Row):
    """Somebody invited to a demo: a contact, a colleague, or a name with an address.

    `told` is the `sequence` of the last mail to them, null before any. Who is taken off the list after that stays,
    with `left_at`, so that they are told.
    """

    WAITING, ACCEPTED, DECLINED, TENTATIVE = "needs-action", "accepted", "declined", "tentative"

    demo = models.ForeignKey(Demo, on_delete=models.CASCADE, related_name="guests")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="demo_invitations"
    )
    user = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="demo_invitations"
    )
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    # The address in small letters: by it an answer finds its guest.
    email_key = models.CharField(max_length=254, blank=True)
    # What they answered (RFC 5545, 3.2.12, in small letters), and of which mail of theirs it is.
    answer = models.CharField(max_length=12, default=WAITING)
    answered_at = models.DateTimeField(null=True)
    answer_sequence = models.PositiveIntegerField(null=True)
    answer_stamp = models.DateTimeField(null=True)
    comment = models.CharField(max_length=500, blank=True)
    told = models.PositiveIntegerField(null=True)
    left_at = models.DateTimeField(null=True)
    # Did they come? Null before it was held.
    came = models.BooleanField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["demo", "email_key"],
                condition=~models.Q(email_key=""),
                name="one_invitation_an_address",
            )
        ]


class DemoQuestion(Row):
    """Something that was asked at a demo; unanswered while `answer` is empty."""

    demo = models.ForeignKey(Demo, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
