"""What customers, and the people there, look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.customers.finding import full_name
from enishi.customers.models import Account
from enishi.customers.queries import PLACES, is_present, standing_of
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.staff import custom

TOLD = (
    *("version", "number", "kind", "name", "kana", "relationship_stage", "prefecture", "city", "industry"),
    *("phone", "updated_at"),
)
Typed = Annotated[str, Field(max_length=300)]
Short = Annotated[str, Field(max_length=100)]
Name = Annotated[str, Field(max_length=200)]
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Ref(Schema):
    id: UUID
    name: str


class StandingOut(Schema):
    """What the other role needs to know at a glance."""

    open_deals: int
    open_pipeline: Money
    open_tickets: int
    worst_priority: int
    open_handovers: int
    last_contact_at: datetime | None


class FullStandingOut(StandingOut):
    won_deals: int
    lifetime_net: Money
    satisfaction: int | None
    next_renewal_on: date | None
    next_renewal_worth: Money | None


class AccountRow(Schema):
    id: UUID
    version: int
    number: int
    kind: str
    name: str
    kana: str
    relationship_stage: str
    prefecture: str
    city: str
    industry: str
    phone: str
    sales_owner: Ref | None
    service_owner: Ref | None
    standing: StandingOut
    custom: CustomOut
    updated_at: datetime


class PlaceOut(Schema):
    """A person's place at a customer, seen from the customer."""

    id: UUID
    version: int
    department: str
    title: str
    role: str
    is_primary: bool
    is_present: bool
    active_from: date | None
    active_to: date | None


class PersonAtAccount(PlaceOut):
    contact_id: UUID
    name: str
    kana: str
    email: str
    phone: str
    mobile: str


class AccountOut(AccountRow):
    corporate_number: str
    email: str
    website: str
    postal_code: str
    street: str
    building: str
    employees: int | None
    annual_revenue: Money | None
    customer_since: date | None
    parent: Ref | None
    note: str
    created_at: datetime
    standing: FullStandingOut
    people: list[PersonAtAccount]
    may: dict[str, bool]


class AccountFields(StrictIn):
    """The fields of an account that people fill in."""

    kind: Literal["company", "person"] = "company"
    kana: Name = ""
    corporate_number: Annotated[str, Field(max_length=40)] = ""
    phone: Annotated[str, Field(max_length=60)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    website: Annotated[str, Field(max_length=300)] = ""
    postal_code: Annotated[str, Field(max_length=20)] = ""
    prefecture: Annotated[str, Field(max_length=20)] = ""
    city: Short = ""
    street: Name = ""
    building: Name = ""
    industry: Short = ""
    employees: Number | None = None
    annual_revenue: Money | None = None
    note: Annotated[str, Field(max_length=20_000)] = ""
    sales_owner_id: UUID | None = None
    service_owner_id: UUID | None = None
    parent_id: UUID | None = None
    custom: CustomIn = {}


class AccountIn(AccountFields):
    name: Name


class AccountChange(AccountFields):
    name: Name = ""


class AccountFilter(FilteredPaging):
    """What a list of accounts may be narrowed by."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    owner: Literal["mine", "team", "none"] | None = None
    stage: Literal["prospect", "talking", "customer", "advocate"] | None = None
    kind: Literal["company", "person"] | None = None
    prefecture: Typed = ""
    industry: Typed = ""
    sales_owner_id: UUID | None = None
    service_owner_id: UUID | None = None


class TypedAccount(Schema):
    """As much of an account as has been typed."""

    model_config = ConfigDict(extra="forbid")

    name: Typed = ""
    corporate_number: Typed = ""
    phone: Typed = ""
    email: Typed = ""
    website: Typed = ""
    postal_code: Typed = ""
    except_id: UUID | None = None


class LikeAccount(Schema):
    id: UUID
    number: int
    name: str
    match: str
    corporate_number: str
    prefecture: str
    city: str
    sales_owner: Ref | None


class LikeAccounts(Schema):
    items: list[LikeAccount]
    hidden: bool


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def money(amount: int | None, currency: str) -> dict[str, Any] | None:
    return None if amount is None else {"amount": amount, "currency": currency}


def account_row(account: Any, currency: str) -> dict[str, Any]:
    standing = standing_of(account)
    return {name: getattr(account, name) for name in TOLD} | {
        "id": account.uid,
        "sales_owner": ref(account.sales_owner),
        "service_owner": ref(account.service_owner),
        "standing": {
            "open_deals": standing.open_deals,
            "open_pipeline": money(standing.open_pipeline, currency),
            "open_tickets": standing.open_tickets,
            "worst_priority": standing.worst_priority,
            "open_handovers": standing.open_handovers,
            "last_contact_at": standing.last_contact_at,
        },
        "custom": custom.told("accounts", account.custom),
    }


def account_out(actor: Actor, account: Any, currency: str) -> dict[str, Any]:
    """The whole record of a line of `queries.ACCOUNTS`. One SQL."""
    row, standing = account_row(account, currency), standing_of(account)
    today = clock.today(actor.zone)
    return row | {
        "corporate_number": account.corporate_number,
        "email": account.email,
        "website": account.website,
        "postal_code": account.postal_code,
        "street": account.street,
        "building": account.building,
        "employees": account.employees,
        "annual_revenue": money(account.annual_revenue, currency),
        "customer_since": account.customer_since,
        "parent": ref(account.parent),
        "note": account.note,
        "created_at": account.created_at,
        "standing": row["standing"]
        | {
            "won_deals": standing.won_deals,
            "lifetime_net": money(standing.lifetime_net, currency),
            "satisfaction": standing.satisfaction,
            "next_renewal_on": standing.next_renewal_on,
            "next_renewal_worth": money(standing.next_renewal_worth, currency),
        },
        "people": [person_at_account(link, today) for link in PLACES.under(account.pk)],
        "may": authz.may_do_to(actor, ["update", "delete"], Account, account.pk),
    }


def place(link: Any, today: date) -> dict[str, Any]:
    return {
        "id": link.uid,
        "version": link.version,
        "department": link.department,
        "title": link.title,
        "role": link.role,
        "is_primary": link.is_primary,
        "is_present": is_present(link, today),
        "active_from": link.active_from,
        "active_to": link.active_to,
    }


def person_at_account(link: Any, today: date) -> dict[str, Any]:
    contact = link.contact
    return place(link, today) | {
        "contact_id": contact.uid,
        "name": full_name(contact),
        "kana": full_kana(contact),
        "email": contact.email,
        "phone": contact.phone,
        "mobile": contact.mobile,
    }


def full_kana(contact: Any) -> str:
    return f"{contact.family_kana} {contact.given_kana}".strip()
