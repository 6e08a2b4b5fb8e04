"""The questions we ask customers, each asking with its answer, and when the house asks by itself."""

from django.db import models

from enishi.foundation.rows import Importable, Row
from enishi.staff.models import Keyed


class Survey(Row):
    """A question we ask customers: csat on a scale of 1 to 5, ces of 1 to 7, nps of 0 to 10."""

    kind = models.CharField(max_length=4, default="csat")
    name = models.CharField(max_length=100)
    question = models.CharField(max_length=300)
    question_en = models.CharField(max_length=300, blank=True)
    scale = models.PositiveSmallIntegerField(default=5)
    is_active = models.BooleanField(default=True)


class SurveyResponse(Keyed, Importable):
    """One asking and its answer. The link's key is kept as a hash; the score is credited to who solved."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    ticket = models.ForeignKey(
        "service.Ticket", null=True, on_delete=models.PROTECT, related_name="survey_responses"
    )
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="survey_responses"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="survey_responses"
    )
    credited = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="survey_credits"
    )
    key_hash = models.CharField(max_length=64, unique=True)
    # Which solve, or whose period, it was asked about by the house; null: by hand, or from another product.
    occasion = models.CharField(max_length=100, null=True, unique=True)
    # The highest score of the scale it was asked on: the question may get another one.
    scale = models.PositiveSmallIntegerField(default=5)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.TextField(blank=True)
    # A task was made of its low score.
    followed_up_at = models.DateTimeField(null=True)
    # The person asked not to be asked again.
    declined_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-asked_at", "-id"], name="survey_asked"),
            models.Index(fields=["answered_at"], name="survey_answered"),
        ]


class SurveySettings(Row):
    """What the house asks by itself. There is a single row, made when somebody first changes something."""

    sole = models.BooleanField(default=True, unique=True, editable=False)
    # "" nothing, csat or ces: what the customer of a solved ticket is asked by mail
    after_solve = models.CharField(max_length=4, blank=True)
    # So many hours after the solve.
    after_hours = models.PositiveSmallIntegerField(default=24)
    # Since when it has been asked: what was solved before is not asked about.
    asked_since = models.DateTimeField(null=True)
    # Nobody is asked anything twice within so many days.
    rest_days = models.PositiveSmallIntegerField(default=30)
    asks_nps = models.BooleanField(default=False)
    # Such a share of the people who may be asked is asked each day.
    nps_percent = models.PositiveSmallIntegerField(default=2)
    # One person is asked once in so many days.
    nps_period_days = models.PositiveSmallIntegerField(default=180)
    # Of customers with a running contract, or an order within so many months.
    nps_months = models.PositiveSmallIntegerField(default=12)
