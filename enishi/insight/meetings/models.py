"""A sales meeting, what it speaks about, and what it decides."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class SalesMeeting(Row, Deletable):
    """A meeting (営業会議) of a sales team on a day. Its agenda stands as it was made until somebody makes it anew."""

    team = models.ForeignKey("staff.Team", on_delete=models.PROTECT, related_name="sales_meetings")
    held_on = models.DateField()
    # Who leads it.
    owner = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="sales_meetings"
    )
    # Public ids of people, in the order in which they were named.
    attendees = models.JSONField(default=list)
    # The frozen week the moves are held against; null before the first week was frozen.
    week = models.DateField(null=True)
    # How many deals of each kind the agenda left out for length: {"move": 12}.
    left_out = models.JSONField(default=dict)
    # Its minutes are done: nothing of them changes until it is opened again.
    closed_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-held_on", "-id", "deleted_at"], name="sales_meeting_recent"),
            models.Index(fields=["team", "-held_on"], name="sales_meeting_of_team"),
        ]

    @property
    def name(self) -> str:
        """What it is called in notices."""
        return f"{self.team.name} {self.held_on:%Y/%m/%d}"


class MeetingItem(Row):
    """One thing to speak about, why it is on the agenda, and what was said."""

    DECISION, GAP, MOVE, STUCK, OVERDUE, TOPIC = "decision", "gap", "move", "stuck", "overdue", "topic"

    meeting = models.ForeignKey(SalesMeeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.SET_NULL, related_name="meeting_items")
    # An open decision of an earlier meeting.
    about = models.ForeignKey(
        "insight.MeetingDecision", null=True, on_delete=models.CASCADE, related_name="carried"
    )
    # A topic's own words; what else it is about names itself.
    title = models.CharField(max_length=300, blank=True)
    # The figures of the moment the agenda was made: `rules` says which, by kind.
    facts = models.JSONField(default=dict)
    # Markdown.
    minutes = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["meeting", "position"], name="meeting_item_in_order")]


class MeetingDecision(Row):
    """What was decided about an item: a task, which says what, who and until when."""

    meeting = models.ForeignKey(SalesMeeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(MeetingItem, on_delete=models.CASCADE, related_name="decisions")
    task = models.OneToOneField("interactions.Task", on_delete=models.CASCADE, related_name="decision")
