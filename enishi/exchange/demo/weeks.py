"""The pipeline as it stood on the last two Mondays: a little smaller and less sure than it is now."""

from datetime import date, timedelta

from enishi.exchange.demo.facts import TODAY
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.inserts import insert_many
from enishi.insight.freezing import week_of
from enishi.insight.models import FrozenDeal
from enishi.sales.models import Deal, StageType

WHY = "the demo company remembers its pipeline"
WEEKS = (2, 1)


@action
def remember(actor: System) -> None:
    """Freeze the deals that were open then; of every few, one was smaller, later, or less sure."""
    for back in WEEKS:
        week = week_of(TODAY - timedelta(weeks=back - 1))
        deals = Deal.objects.unscoped(WHY).filter(deleted_at=None, opened_on__lt=week).order_by("id")
        open_then = [deal for deal in deals.iterator() if _was_open(deal, week)]
        insert_many([_as_of(deal, week, back) for deal in open_then])


def _was_open(deal: Deal, week: date) -> bool:
    return deal.stage_type == StageType.OPEN or (deal.closed_on is not None and deal.closed_on >= week)


def _as_of(deal: Deal, week: date, back: int) -> FrozenDeal:
    was_closed = deal.stage_type != StageType.OPEN
    amount, close = deal.amount, deal.closed_on if was_closed else deal.expected_close
    probability = 60 if was_closed else deal.probability
    if amount is not None and deal.number % 6 < back:
        amount = amount * 9 // 10
    if close is not None and deal.number % 9 < back:
        close -= timedelta(days=21)
    if deal.number % 5 < back:
        probability = max(probability - 20, 10)
    return FrozenDeal(
        week=week,
        deal=deal,
        owner_id=deal.owner_id,
        stage_id=deal.stage_id,
        stage_since=deal.stage_since,
        amount=amount,
        currency=deal.currency,
        probability=probability,
        expected_close=close,
    )
