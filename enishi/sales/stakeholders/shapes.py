"""What the people of a deal look like over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, person_ref
from enishi.sales.models import Stakeholder
from enishi.sales.stakeholders import rules
from enishi.sales.stakeholders.queries import People

Role = Literal["decision_maker", "approver", "promoter", "window", "user", "opponent"]
Attitude = Literal["for", "neutral", "against", "unknown"]
GapCode = Literal[
    "no_decider",
    "decider_not_met",
    "decider_quiet",
    "no_promoter",
    "opposed",
    "not_met",
    "quiet",
    "attitude_unknown",
]


class StakeholderFields(StrictIn):
    """`reports_to_id` and `influences` name others of the same deal by their ids here."""

    role: Role
    attitude: Attitude = "unknown"
    reports_to_id: UUID | None = None
    influences: Annotated[list[UUID], Field(max_length=rules.MOST)] = []
    note: Annotated[str, Field(max_length=300)] = ""


class StakeholderIn(StakeholderFields):
    contact_id: UUID


class StakeholderOut(Schema):
    """`met_at`: when somebody of ours last spoke to them, as far as the reader may see that."""

    id: UUID
    version: int
    contact: Ref
    department: str
    title: str
    role: Role
    attitude: Attitude
    reports_to_id: UUID | None
    influences: list[UUID]
    note: str
    met_at: datetime | None


class StakeholderGap(Schema):
    """What is missing: whom it is about, and for how many days nobody spoke to them."""

    code: GapCode
    names: list[str]
    days: int


class StakeholdersOut(Schema):
    """`quiet_days`: longer without a word is named among the gaps."""

    deal: Ref
    items: list[StakeholderOut]
    gaps: list[StakeholderGap]
    quiet_days: int
    may: dict[str, bool]


def people_out(actor: Actor, told: People) -> dict[str, Any]:
    here = {str(part.uid) for part in told.parts}
    return {
        "deal": {"id": told.deal.uid, "name": told.deal.name},
        "items": [part_out(part, told, here) for part in told.parts],
        "gaps": [{"code": gap.code, "names": list(gap.names), "days": gap.days} for gap in told.gaps],
        "quiet_days": rules.QUIET_DAYS,
        "may": authz.may_do(actor, ["update"], told.deal),
    }


def part_out(part: Stakeholder, told: People, here: set[str]) -> dict[str, Any]:
    place, above = told.places.get(part.contact_id), part.reports_to
    names = ("version", "role", "attitude", "note")
    return {
        "id": part.uid,
        **{name: getattr(part, name) for name in names},
        "contact": person_ref(part.contact),
        "department": place.department if place else "",
        "title": place.title if place else "",
        "reports_to_id": above.uid if above and str(above.uid) in here else None,
        "influences": [uid for uid in part.influences if uid in here],
        "met_at": told.met.get(part.contact_id),
    }
