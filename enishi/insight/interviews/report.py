"""Interviews after deals that ended in a period: what decided it, why, and what was said last."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight.reach import counted
from enishi.insight.reports import Period
from enishi.sales.interviews import rules
from enishi.sales.models import Deal, StageType

LATEST = 20


@dataclass(frozen=True)
class Interviews:
    """`ended`: deals won or lost in the period, `asked` those whose customer was asked; `latest`: what one may open."""

    ended: int
    asked: int
    deciders: Sequence[rules.Tally]
    reasons: Sequence[rules.Tally]
    latest: Sequence[Deal]


def interviews(actor: Actor, period: Period) -> Interviews:
    """The interviews of a period, by the day on which the deal ended. Three SQL."""
    over = period.of("closed_on")
    ended = counted(actor, Deal).filter(over, stage_type__in=[StageType.WON, StageType.LOST])
    told = ended.filter(interviewed_on__isnull=False).values_list("stage_type", "interview")
    asked = [rules.Asked(stage, said["decided_by"], tuple(said["reasons"])) for stage, said in told]
    mine = authz.scope(actor, Deal).filter(over, interviewed_on__isnull=False)
    latest = mine.select_related("account").order_by("-interviewed_on", "-id")[:LATEST]
    return Interviews(ended.count(), len(asked), rules.deciders(asked), rules.reasons(asked), list(latest))
