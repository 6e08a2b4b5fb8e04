"""What leads look like over HTTP."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, Page, Paging, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.sales.api.shapes import (
    CareOut,
    Name,
    NumberedRef,
    Owner,
    Ref,
    Text,
    Typed,
    person_ref,
    ref,
    standing_out,
)
from enishi.sales.assigning.choosing import why as why_owner
from enishi.sales.assigning.shapes import OwnerWhyOut
from enishi.sales.contacting.clock_of_lead import course
from enishi.sales.finding import lead_name
from enishi.sales.models import Deal, Lead
from enishi.sales.qualifying import shapes as qualifying
from enishi.sales.qualifying.learning import likelihood
from enishi.sales.qualifying.queries import settings, traits
from enishi.sales.qualifying.rules import missing
from enishi.sales.qualifying.score import Rule, reasons
from enishi.sales.rules import LEAD_DONE
from enishi.staff import custom

Short = Annotated[str, Field(max_length=100)]
Status = Literal["new", "working", "nurturing", "converted", "disqualified"]


class LeadRow(Schema):
    id: UUID
    version: int
    number: int
    name: str
    company: str
    department: str
    title: str
    email: str
    phone: str
    source: str
    campaign: Ref | None
    status: str
    score: int
    reasons: list[qualifying.PointsOut]
    nurture_until: date | None
    owner: Ref | None
    referrer: Ref | None
    account: Ref | None
    custom: CustomOut
    created_at: datetime
    updated_at: datetime


class LeadClockOut(Schema):
    """How fast somebody speaks to a new lead. `minutes` of working time it took; `left` until it is due, as a minus since."""

    due_at: datetime | None
    contacted_at: datetime | None
    minutes: int | None
    left: int | None
    is_late: bool


class WaitingLeadRow(LeadRow):
    first_contact: LeadClockOut | None


class WaitingLeadPage(Page[WaitingLeadRow]):
    pass


class WaitingFilter(Paging):
    """`owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    owner: Owner = ""


class LeadOut(LeadRow):
    """`missing`: what is asked for before it becomes a deal, and is not confirmed yet. `likelihood`: that it becomes
    one, as earlier leads teach; null while they do not.
    """

    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    corporate_number: str
    prefecture: str
    industry: str
    employees: int | None
    product: Ref | None
    language: str
    utm: dict[str, str]
    owner_why: OwnerWhyOut | None
    first_contact: LeadClockOut | None
    note: str
    likelihood: float | None
    checks: list[qualifying.CheckOut]
    missing: list[qualifying.Item]
    disqualified_reason: str
    converted_at: datetime | None
    contact: Ref | None
    standing: CareOut | None
    deals: list[NumberedRef]
    may: dict[str, bool]


class LeadPage(Page[LeadRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class LeadFields(StrictIn):
    """The fields of a lead that people fill in."""

    company: Annotated[str, Field(max_length=200)] = ""
    corporate_number: Annotated[str, Field(max_length=40)] = ""
    given_name: Short = ""
    family_kana: Short = ""
    given_kana: Short = ""
    department: Short = ""
    title: Short = ""
    email: Annotated[str, Field(max_length=254)] = ""
    phone: Annotated[str, Field(max_length=60)] = ""
    source: Annotated[str, Field(max_length=40)] = ""
    status: Literal["new", "working", "nurturing"] = "new"
    owner_id: UUID | None = None
    referrer_id: UUID | None = None
    campaign_id: UUID | None = None
    nurture_until: date | None = None
    prefecture: Annotated[str, Field(max_length=20)] = ""
    industry: Short = ""
    employees: Annotated[int | None, Field(ge=0, le=999_999_999)] = None
    product_id: UUID | None = None
    language: Literal["", "ja", "en"] = ""
    note: Text = ""
    custom: CustomIn = {}


class LeadIn(LeadFields):
    family_name: Short


class LeadChange(LeadFields):
    family_name: Short = ""
    checks: qualifying.ChecksIn = []


class DisqualifyIn(StrictIn):
    reason: Annotated[str, Field(max_length=200)]


class ConvertIn(StrictIn):
    """Into the named account, else into the one with its corporate number, else into a new one."""

    deal_name: Name
    account_id: UUID | None = None
    amount: Money | None = None


class ConvertedOut(Schema):
    lead: LeadOut
    account: Ref
    contact: Ref
    deal: NumberedRef


class LeadFilter(FilteredPaging):
    """What a list of leads may be narrowed by; `owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    owner: Owner = ""
    owner_id: UUID | None = None
    account_id: UUID | None = None
    campaign_id: UUID | None = None
    status: Status | None = None
    source: Typed | None = None
    created_from: date | None = None
    created_to: date | None = None


class SourcesOut(Schema):
    items: list[str]


def lead_row(lead: Lead, rules: Sequence[Rule]) -> dict[str, Any]:
    """A line of the list. Its score is what its reasons come to; the stored one only puts lists in order."""
    why = reasons(rules, traits(lead))
    return {
        "id": lead.uid,
        "version": lead.version,
        "number": lead.number,
        "name": lead_name(lead),
        "company": lead.company,
        "department": lead.department,
        "title": lead.title,
        "email": lead.email,
        "phone": lead.phone,
        "source": lead.source,
        "campaign": ref(lead.campaign),
        "status": lead.status,
        "score": sum(rule.points for rule in why),
        "reasons": [asdict(rule) for rule in why],
        "nurture_until": lead.nurture_until,
        "owner": ref(lead.owner),
        "referrer": person_ref(lead.referrer),
        "account": ref(lead.account),
        "custom": custom.told("leads", lead.custom),
        "created_at": lead.created_at,
        "updated_at": lead.updated_at,
    }


def waiting_row(lead: Lead, rules: Sequence[Rule]) -> dict[str, Any]:
    return lead_row(lead, rules) | {"first_contact": contact_out(lead)}


def contact_out(lead: Lead) -> dict[str, Any] | None:
    found = course(lead)
    return asdict(found) if found else None


def lead_out(actor: Actor, lead: Lead, deals: Iterable[Deal]) -> dict[str, Any]:
    update = authz.may_do(actor, ["update"], lead)["update"]
    is_open = lead.status not in LEAD_DONE
    free = lead.owner_id is None and authz.may(actor, "create", "sales.Lead")
    held = settings()
    return lead_row(lead, held.rules) | {
        "family_name": lead.family_name,
        "given_name": lead.given_name,
        "family_kana": lead.family_kana,
        "given_kana": lead.given_kana,
        "corporate_number": lead.corporate_number,
        "prefecture": lead.prefecture,
        "industry": lead.industry,
        "employees": lead.employees,
        "product": ref(lead.product),
        "language": lead.language,
        "utm": lead.utm,
        "owner_why": why_owner(lead),
        "first_contact": contact_out(lead),
        "note": lead.note,
        "likelihood": likelihood(held.learned, traits(lead)) if is_open else None,
        "checks": qualifying.checks_out(lead.checks),
        "missing": missing(lead.checks, held.required) if is_open else [],
        "disqualified_reason": lead.disqualified_reason,
        "converted_at": lead.converted_at,
        "contact": person_ref(lead.contact),
        "standing": standing_out(lead.account),
        "deals": [numbered(deal) for deal in deals],
        "may": {
            "update": update and is_open,
            "convert": update and is_open,
            "disqualify": update and is_open,
            "reopen": update and lead.status == Lead.DISQUALIFIED,
            "take": free and is_open,
            "unconvert": update and lead.status == Lead.CONVERTED and bool(lead.made),
        },
    }


def numbered(deal: Deal) -> dict[str, Any]:
    return {"id": deal.uid, "number": deal.number, "name": deal.name}
