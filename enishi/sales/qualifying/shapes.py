"""What is known of leads and deals, and what the house asks for, as it looks over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from enishi.foundation import clock
from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.interactions.api.shapes import Kind as ActivityKind
from enishi.interactions.api.shapes import Line, Minutes
from enishi.sales.assigning.rules import MOST_RULES
from enishi.sales.assigning.shapes import AssignmentRuleIn, AssignmentRuleOut, rules_out
from enishi.sales.models import LeadActivity, LeadSettings
from enishi.sales.qualifying import queries, rules, score

Item = Literal["budget", "authority", "need", "timeframe", "competition", "staffing"]
State = Literal["confirmed", "unconfirmed", "unknown"]
EvidenceKind = Literal["activity", "file"]
Told = Annotated[str, Field(max_length=rules.LONGEST_TEXT)]


class EvidenceIn(StrictIn):
    """What shows it: something done with the lead, or a file on it."""

    kind: EvidenceKind
    id: UUID


class EvidenceOut(Schema):
    kind: EvidenceKind
    id: UUID
    name: str


class CheckIn(StrictIn):
    item: Item
    state: State = "unconfirmed"
    text: Told = ""
    evidence: EvidenceIn | None = None


ChecksIn = Annotated[list[CheckIn], Field(max_length=len(rules.ITEMS))]


class Teller(Schema):
    id: UUID
    name: str


class CheckOut(Schema):
    """What is known of one item. `evidence` is null where there is none, or it is gone."""

    item: Item
    state: State
    text: str
    evidence: EvidenceOut | None
    by: Teller | None
    at: datetime | None


class PointsOut(Schema):
    """Points for a lead whose field is this, or has this in it; without a value for one that has it at all."""

    field: str
    value: str
    points: int


class PointsIn(StrictIn):
    field: Annotated[str, Field(max_length=30)]
    value: Annotated[str, Field(max_length=score.LONGEST_VALUE)] = ""
    points: Annotated[int, Field(ge=-score.MOST_POINTS, le=score.MOST_POINTS)]


class TrialOut(Schema):
    """How what was learned from the first leads told the latest ones. Brier: 0 is perfect, `base_brier` has to be beaten."""

    rows: int
    auc: float
    brier: float
    base_brier: float


class LearnedOut(Schema):
    """What earlier leads teach. `needed`: so many that became deals, and so many that did not, have to be there."""

    at: datetime
    leads: int
    converted: int
    needed: int
    is_used: bool
    trial: TrialOut | None


class LeadSettingsOut(Schema):
    """`required`: what must be confirmed before a lead becomes a deal. `reasons`: why leads are set aside.

    `points`: what a lead's score is made of. `assignment`: to whom a lead without an owner goes, tried in this order.
    `contact_minutes` of working time has somebody to speak to a new one; null: no clock.
    """

    version: int
    required: list[Item]
    reasons: list[str]
    points: list[PointsOut]
    assignment: list[AssignmentRuleOut]
    contact_minutes: int | None
    learned: LearnedOut | None
    may: dict[str, bool]


class LeadSettingsPatch(StrictIn):
    required: Annotated[list[Item], Field(max_length=len(rules.ITEMS))] = []
    reasons: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=rules.MOST_REASONS)] = []
    points: Annotated[list[PointsIn], Field(max_length=score.MOST_RULES)] = []
    assignment: Annotated[list[AssignmentRuleIn], Field(max_length=MOST_RULES)] = []
    contact_minutes: Annotated[int | None, Field(ge=1, le=527_040)] = None


class LeadActivityIn(StrictIn):
    kind: ActivityKind
    subject: Line
    body: Annotated[str, Field(max_length=20_000)] = ""
    outcome: Line = ""
    happened_at: AwareDatetime = Field(default_factory=clock.now)
    minutes: Minutes | None = None
    next_action: Line = ""
    next_action_on: date | None = None


class LeadActivityOut(Schema):
    id: UUID
    kind: str
    subject: str
    body: str
    outcome: str
    happened_at: datetime
    owner: Teller | None


class LeadActivitiesOut(Schema):
    items: list[LeadActivityOut]


def checks_out(checks: rules.Checks) -> list[dict[str, Any]]:
    """Every item in its usual order. At most three SQL; none where nothing was told."""
    people, names = queries.checkers(checks), queries.evidence_names(checks)
    return [_check_out(item, checks.get(item), people, names) for item in rules.ITEMS]


def _check_out(
    item: str,
    check: Mapping[str, Any] | None,
    people: Mapping[str, Any],
    names: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
    if check is None:
        return {"item": item, **rules.SILENT, "by": None, "at": None}
    shown = check["evidence"]
    name = names.get((shown["kind"], shown["id"])) if shown else None
    by = people.get(check["by"])
    return {
        "item": item,
        "state": check["state"],
        "text": check["text"],
        "evidence": shown | {"name": name} if name is not None else None,
        "by": {"id": by.uid, "name": by.name} if by else None,
        "at": check["at"],
    }


def activities_out(links: Sequence[LeadActivity]) -> dict[str, Any]:
    return {"items": [activity_out(link) for link in links]}


def activity_out(link: LeadActivity) -> dict[str, Any]:
    done = link.activity
    return {
        "id": done.uid,
        "kind": done.kind,
        "subject": done.subject,
        "body": done.body,
        "outcome": done.outcome,
        "happened_at": done.happened_at,
        "owner": {"id": done.owner.uid, "name": done.owner.name} if done.owner else None,
    }


def settings_out(settings: LeadSettings, *, may_update: bool) -> dict[str, Any]:
    return {
        "version": settings.version,
        "required": settings.required,
        "reasons": settings.offered,
        "points": [asdict(rule) for rule in settings.rules],
        "assignment": rules_out(settings.assignment),
        "contact_minutes": settings.contact_minutes,
        "learned": settings.learned,
        "may": {"update": may_update},
    }
