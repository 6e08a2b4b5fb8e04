"""What assignment rules, and why a lead is whose, look like over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.commerce.models import Product
from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.assigning.rules import LONGEST_VALUE, MOST_EMPLOYEES, MOST_VALUES
from enishi.staff.models import Team, User

WHY = "what the settings name is shown to whoever reads them"
Words = Annotated[list[Annotated[str, Field(max_length=LONGEST_VALUE)]], Field(max_length=MOST_VALUES)]
Size = Annotated[int | None, Field(ge=0, le=MOST_EMPLOYEES)]


class NamedInRuleOut(Schema):
    id: UUID
    name: str


class AssignmentRuleOut(Schema):
    """An empty condition fits every lead. `person` and `team` are null where the one it named is gone."""

    name: str
    sources: list[str]
    prefectures: list[str]
    industries: list[str]
    products: list[NamedInRuleOut]
    languages: list[str]
    employees_from: int | None
    employees_to: int | None
    person: NamedInRuleOut | None
    team: NamedInRuleOut | None


class AssignmentRuleIn(StrictIn):
    """To a person, or in turn to a team. `industries`: words that stand in the lead's industry."""

    name: Annotated[str, Field(max_length=100)]
    sources: Words = []
    prefectures: Words = []
    industries: Words = []
    product_ids: Annotated[list[UUID], Field(max_length=MOST_VALUES)] = []
    languages: Words = []
    employees_from: Size = None
    employees_to: Size = None
    person_id: UUID | None = None
    team_id: UUID | None = None


class OwnerWhyOut(Schema):
    """Which rule gave the lead to its owner. `met`: the conditions it asked for. `load`: the open leads they had.

    `away`: who was passed over, because they were away.
    """

    rule: str
    met: list[str]
    how: Literal["person", "team", "deputy"]
    team: str = ""
    load: int = 0
    away: list[str] = []


def rules_out(kept: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """At most three SQL; none without rules."""
    if not kept:
        return []
    people = {
        str(one.uid): one
        for one in User.objects.filter(uid__in=[one["person"] for one in kept if one["person"]])
    }
    teams = {
        str(one.uid): one
        for one in Team.objects.unscoped(WHY).filter(uid__in=[one["team"] for one in kept if one["team"]])
    }
    named = [uid for one in kept for uid in one["products"]]
    products = {str(one.uid): one for one in Product.objects.unscoped(WHY).filter(uid__in=named)}
    return [
        one
        | {
            "products": [_named(products[uid]) for uid in one["products"] if uid in products],
            "person": _named(people.get(one["person"])),
            "team": _named(teams.get(one["team"])),
        }
        for one in kept
    ]


def _named(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None
