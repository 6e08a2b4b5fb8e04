"""Every read of what is negotiated, scoped to an actor."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.models import Competitor, Deal, DealCompetitor, Need, Objection, StageType
from enishi.sales.negotiating import rules

WHY = "the deal they belong to passed the gate"


@dataclass(frozen=True)
class Negotiation:
    """What is known on one deal."""

    deal: Deal
    competitors: list[DealCompetitor]
    needs: list[Need]
    objections: list[Objection]


def competitors(actor: Actor) -> QuerySet[Competitor]:
    """Battle cards by name, with how many of the closed deals we won against each and lost to it. One SQL."""
    seen = Q(deal_links__deal__in=authz.scope(actor, Deal))
    return (
        authz.scope(actor, Competitor)
        .annotate(
            won=Count("deal_links", filter=seen & Q(deal_links__deal__stage_type=StageType.WON)),
            lost=Count("deal_links", filter=seen & Q(deal_links__has_won=True)),
        )
        .order_by("name", "id")
    )


def negotiation(actor: Actor, deal_id: UUID) -> Negotiation:
    """All that is written down on a deal. Four SQL."""
    deal = authz.find(actor, Deal, deal_id)
    return Negotiation(
        deal,
        list(links_of(deal).select_related("competitor")),
        list(
            Need.objects.unscoped(WHY)
            .filter(deal=deal)
            .select_related("said_by")
            .order_by("-importance", "id")
        ),
        list(Objection.objects.unscoped(WHY).filter(deal=deal).order_by("-raised_on", "-id")),
    )


def links_of(deal: Deal) -> QuerySet[DealCompetitor]:
    return DealCompetitor.objects.unscoped(WHY).filter(deal=deal).order_by("id")


def suggestions(actor: Actor, deal_id: UUID, category: str) -> list[rules.Suggestion]:
    """What was answered to such objections on other deals that have ended, the best first. Two SQL."""
    deal = authz.find(actor, Deal, deal_id)
    told = authz.scope(actor, Objection).filter(category=category, deal__deleted_at=None)
    ended = told.filter(deal__stage_type__in=(StageType.WON, StageType.LOST)).exclude(deal=deal)
    rows = ended.exclude(answer="").values_list("answer", "deal__stage_type")
    return rules.worked(rules.Tried(answer, stage == StageType.WON) for answer, stage in rows)
