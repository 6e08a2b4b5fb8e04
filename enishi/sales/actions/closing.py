"""A deal's end: won, lost, and taken up again."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.sales import rules
from enishi.sales.actions.deals import claimed, note_step, put_in, resolved
from enishi.sales.actions.orders import record_deal_order
from enishi.sales.actions.pipelines import stage_of
from enishi.sales.models import Deal, DealOrder, Stage, StageChange, StageType
from enishi.sales.negotiating.actions import lost_to, taken_up_again
from enishi.sales.quotes.queries import accepted_of
from enishi.sales.quotes.rules import AmountDiffers


@action
def close_deal(
    actor: Actor,
    uid: UUID,
    *,
    version: int,
    closed_on: date | None,
    amount: int | None = None,
    amount_unknown: bool = False,
    promises: Sequence[str] = (),
    **facts: Any,
) -> Deal:
    """The customer has ordered: the deal is won and its order recorded.

    The order of a deal whose customer accepted a quote is that quote. `facts` may name account_id, contact_id, product_id, kind, why_bought and go_live_on where they are new.
    """
    deal = claimed(actor, uid, version)
    before, left = deal.snapshot(), deal.stage
    told = rules.told_promises(promises)
    given = facts | ({} if amount is None else {"amount": amount})
    for field, value in rules.deal_in_form(resolved(actor, given)).items():
        setattr(deal, field, value)
    ordered = accepted_of(deal.pk)
    if ordered and amount not in (None, ordered.net):
        raise AmountDiffers(fields={"amount": "differs_from_quote"}, number=ordered.number)
    if ordered:
        deal.amount = ordered.net
    rules.check_winnable(
        rules.WinFacts(
            stage_type=deal.stage_type,
            has_account=deal.account_id is not None,
            amount=deal.amount,
            amount_unknown=amount_unknown,
            closed_on=closed_on,
            promises=told,
        ),
        clock.today(actor.zone),
    )
    put_in(actor, deal, stage_of(deal.pipeline, StageType.WON))
    deal.probability, deal.closed_on = 100, closed_on
    deal.lost_reason = deal.lost_note = ""
    deal.save()
    note_step(deal, left)
    order = record_deal_order(actor, deal)
    told_order = str(order.uid) if order else None
    events.record("deal.won", actor, deal, before=before, data={"promises": told, "order": told_order})
    return deal


@action
def lose_deal(
    actor: Actor,
    uid: UUID,
    *,
    version: int,
    lost_reason: str,
    note: str = "",
    closed_on: date | None = None,
    competitor_id: UUID | None = None,
) -> Deal:
    """The customer will not order, and we say why, and to whom we lost where that is known."""
    deal = claimed(actor, uid, version)
    before, left, today = deal.snapshot(), deal.stage, clock.today(actor.zone)
    deal.closed_on = closed_on or today
    rules.check_losable(deal.stage_type, lost_reason, deal.closed_on, today)
    put_in(actor, deal, stage_of(deal.pipeline, StageType.LOST))
    deal.lost_reason, deal.lost_note, deal.probability = lost_reason, note.strip(), 0
    deal.save()
    note_step(deal, left)
    lost_to(actor, deal, competitor_id)
    events.record("deal.lost", actor, deal, before=before, data={"reason": lost_reason})
    return deal


@action
def reopen_deal(actor: Actor, uid: UUID, *, version: int) -> Deal:
    """Back to the stage it came from. A won deal only while no order is recorded."""
    deal = claimed(actor, uid, version)
    links = DealOrder.objects.unscoped("an order stands whoever may see it")
    rules.check_reopenable(deal.stage_type, has_order=links.filter(deal=deal).exists())
    before, left = deal.snapshot(), deal.stage
    put_in(actor, deal, stage_before_end(deal))
    deal.probability = deal.stage.probability
    deal.closed_on, deal.lost_reason, deal.lost_note = None, "", ""
    # What was said about an end that did not hold is in the event log only.
    deal.interview, deal.interviewed_on = {}, None
    deal.save()
    note_step(deal, left)
    taken_up_again(actor, deal)
    events.record("deal.reopened", actor, deal, before=before)
    return deal


def stage_before_end(deal: Deal) -> Stage:
    """Where the deal stood before it was closed; the first stage for one whose history is not known."""
    steps = StageChange.objects.unscoped("the deal they belong to is locked by this actor")
    way = steps.filter(deal=deal, from_stage__type__in=[StageType.OPEN, StageType.ON_HOLD])
    last = way.select_related("from_stage").order_by("-changed_at", "-id").first()
    return last.from_stage if last else stage_of(deal.pipeline, StageType.OPEN)
