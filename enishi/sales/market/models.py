"""Lists of customers to be called, their rows, and what is known of a market."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class TargetList(Row, Deletable):
    """A list of whom to call (開拓リスト), made at once from a segment or a selection; it does not change by itself."""

    name = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    segment = models.ForeignKey(
        "customers.Segment", null=True, on_delete=models.SET_NULL, related_name="target_lists"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="target_lists")
    due_on = models.DateField(null=True)


class TargetRow(Row):
    """A customer on a list, who calls there, and how far that is."""

    UNCALLED, ABSENT, REACHED = "todo", "absent", "reached"
    MEETING, DECLINED = "meeting", "declined"

    list = models.ForeignKey(TargetList, on_delete=models.CASCADE, related_name="rows")
    account = models.ForeignKey("customers.Account", on_delete=models.CASCADE, related_name="target_rows")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="target_rows")
    state = models.CharField(max_length=8, default=UNCALLED)
    # How often somebody called, and when last.
    tries = models.PositiveSmallIntegerField(default=0)
    called_at = models.DateTimeField(null=True)
    call_again_on = models.DateField(null=True)
    # What was said last; each call is an activity of the customer besides.
    note = models.CharField(max_length=300, blank=True)
    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.SET_NULL, related_name="target_rows")
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.SET_NULL, related_name="target_rows")

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["list", "account"], name="one_target_a_list")]
        indexes = [models.Index(fields=["list", "state", "id"], name="target_by_state")]


class MarketNote(Row, Deletable):
    """Something known of a market, and where from: an address, a file that hangs on it, a day."""

    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    segment = models.ForeignKey(
        "customers.Segment", null=True, on_delete=models.SET_NULL, related_name="market_notes"
    )
    source = models.CharField(max_length=200, blank=True)
    source_url = models.CharField(max_length=500, blank=True)
    # The day of which the source speaks.
    source_on = models.DateField(null=True)
    author = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="market_notes"
    )

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-updated_at", "-id"], name="market_note_recent")]
