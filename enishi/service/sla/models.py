"""What is promised for tickets."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class SlaPolicy(Row, Deletable):
    """Targets for the tickets that fit its conditions: of several policies the first in order, else the default one.

    A ticket keeps the policy it was given; of one that went to the bin the closed tickets still tell.
    """

    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    is_default = models.BooleanField(default=False)
    # An empty condition fits every ticket.
    types = models.JSONField(default=list)
    priorities = models.JSONField(default=list)
    # Where the customer stands: Account.relationship_stage.
    stages = models.JSONField(default=list)
    # What the contract that covers the ticket entitles to: none, plain, or an entitlement class.
    contracts = models.JSONField(default=list)
    # {"4": {"first_reply": 30, "next_reply": 30, "solve": 240}, …}: minutes, by priority.
    targets = models.JSONField(default=dict)
    # Targets that are counted around the clock instead of in working hours.
    always = models.JSONField(default=list)
    # {"days": ["mon", …], "frames": [["08:00", "12:00"], ["13:00", "20:00"]], "works_holidays": false}: hours of its own;
    # empty: none.
    hours = models.JSONField(default=dict)
    # Working minutes in which the second line answers; null: as whoever asks says.
    second_line = models.PositiveIntegerField(null=True)
    # [{"key", "target", "minutes", "is_after", "act", "priority", "team"}, …] of `sla.rules.Step`.
    steps = models.JSONField(default=list)
    # Business days after which a solved ticket is closed, and one that waits for its customer in silence; null: never.
    close_solved_days = models.PositiveSmallIntegerField(null=True)
    close_waiting_days = models.PositiveSmallIntegerField(null=True)
    # So many business days before the latter the customer is told; null: not at all.
    close_notice_days = models.PositiveSmallIntegerField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_sla_policy"
            )
        ]


class StepTaken(Row):
    """A step of a policy that was taken for a target of a ticket, once, however often the target moves afterwards.

    It says itself what was done: the policy may be another by now.
    """

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="steps_taken")
    # `sla.rules.Step.key`
    step = models.CharField(max_length=32)
    target = models.CharField(max_length=12)
    # What the target's clock ran from, as in `SlaBreach`.
    since = models.DateTimeField()
    # Where the target lay, and how many working minutes before or after it the step belongs.
    due_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    is_after = models.BooleanField()
    act = models.CharField(max_length=12)
    taken_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["ticket", "step", "target", "since"], name="one_step_a_target")
        ]


class SlaBreach(Row):
    """A target that ran out before it was met, noted once: `due_at` is when, however late that was noticed."""

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="breaches")
    target = models.CharField(max_length=12)
    # What its clock ran from: the ticket's opening, or the message that waited for a reply.
    since = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["ticket", "target", "since"], name="one_breach_a_target")
        ]
