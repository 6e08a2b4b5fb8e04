"""What is negotiated, over HTTP."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, person_ref, ref
from enishi.sales.models import Competitor, DealCompetitor, Need, Objection
from enishi.sales.negotiating import rules
from enishi.sales.negotiating.queries import Negotiation

Category = Literal["price", "function", "timing", "trust", "competitor", "approval", "support", "other"]
Outcome = Literal["open", "resolved", "stayed"]
Told = Annotated[str, Field(max_length=4_000)]
Fit = Annotated[int, Field(ge=0, le=rules.BEST_FIT)]


class CompetitorIn(StrictIn):
    """A battle card; `answer` is what we say where they are stronger."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    strengths: Told = ""
    weaknesses: Told = ""
    answer: Told = ""


class CompetitorOut(Schema):
    """`won` and `lost` count the closed deals one sees, against it and to it."""

    id: UUID
    version: int
    name: str
    strengths: str
    weaknesses: str
    answer: str
    won: int
    lost: int


class CompetitorsOut(Schema):
    items: list[CompetitorOut]
    may: dict[str, bool]


class DealCompetitorIn(StrictIn):
    competitor_id: UUID
    note: Annotated[str, Field(max_length=300)] = ""


class NeedIn(StrictIn):
    """`ours` and `theirs` (by competitor): 0 not met, 1 partly, 2 wholly."""

    text: Annotated[str, Field(min_length=1, max_length=300)]
    importance: Annotated[int, Field(ge=1, le=5)] = 3
    said_by_id: UUID | None = None
    ours: Fit | None = None
    theirs: Annotated[dict[UUID, Fit], Field(max_length=rules.MOST_ROWS)] = {}


class ObjectionIn(StrictIn):
    category: Category
    text: Annotated[str, Field(min_length=1, max_length=2_000)]
    answer: Told = ""
    outcome: Outcome = "open"


class DealCompetitorOut(Schema):
    """`fit`: how well it meets the needs, weighed by importance; null before anybody looked."""

    id: UUID
    version: int
    competitor: Ref
    strengths: str
    weaknesses: str
    answer: str
    note: str
    has_won: bool
    fit: float | None


class NeedOut(Schema):
    id: UUID
    version: int
    text: str
    importance: int
    said_by: Ref | None
    ours: int | None
    theirs: dict[str, int]


class ObjectionOut(Schema):
    id: UUID
    version: int
    category: Category
    text: str
    answer: str
    outcome: Outcome
    raised_on: date


class NegotiationOut(Schema):
    """`fit`: how well we meet the needs."""

    competitors: list[DealCompetitorOut]
    needs: list[NeedOut]
    objections: list[ObjectionOut]
    fit: float | None
    may: dict[str, bool]


class AnswersTriedFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    category: Category


class AnswerTriedOut(Schema):
    """An answer given before: `rate` is the share of won deals, drawn towards the usual one while it is seldom tried."""

    answer: str
    won: int
    tried: int
    rate: float


class AnswersTriedOut(Schema):
    items: list[AnswerTriedOut]


def competitor_out(row: Competitor) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("version", "name", "strengths", "weaknesses", "answer")}
    return {"id": row.uid, **told, "won": getattr(row, "won", 0), "lost": getattr(row, "lost", 0)}


def link_out(link: DealCompetitor, needs: list[Need]) -> dict[str, Any]:
    other = link.competitor
    return {
        "id": link.uid,
        "version": link.version,
        "competitor": ref(other),
        **{name: getattr(other, name) for name in ("strengths", "weaknesses", "answer")},
        "note": link.note,
        "has_won": link.has_won,
        "fit": rules.fit((need.importance, need.theirs.get(str(other.uid))) for need in needs),
    }


def need_out(need: Need) -> dict[str, Any]:
    told = {name: getattr(need, name) for name in ("version", "text", "importance", "ours", "theirs")}
    return {"id": need.uid, **told, "said_by": person_ref(need.said_by)}


def objection_out(row: Objection) -> dict[str, Any]:
    names = ("version", "category", "text", "answer", "outcome", "raised_on")
    return {"id": row.uid, **{name: getattr(row, name) for name in names}}


def negotiation_out(actor: Actor, told: Negotiation) -> dict[str, Any]:
    return {
        "competitors": [link_out(link, told.needs) for link in told.competitors],
        "needs": [need_out(need) for need in told.needs],
        "objections": [objection_out(row) for row in told.objections],
        "fit": rules.fit((need.importance, need.ours) for need in told.needs),
        "may": authz.may_do(actor, ["update"], told.deal),
    }
