"""The organisation's facts, the first start, and the postal codes both fill addresses from."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest
from ninja import Schema, Status
from pydantic import ConfigDict, Field

from enishi.foundation import authz, mail
from enishi.foundation.authz import Actor, Role, System
from enishi.foundation.errors import NotSignedIn
from enishi.foundation.http import PUBLIC, ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.foundation.http.signin import SignedIn
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.text.postal import postal_lookup
from enishi.staff import queries
from enishi.staff.actions import organisation as actions
from enishi.staff.api.shapes import Email, Language, Name, Password, Short
from enishi.staff.api.users import InvitationOut
from enishi.staff.models import Organisation, usual_ranks
from enishi.staff.organisation_facts import invoice_number_is_plausible
from enishi.staff.rules import ordered_roles
from enishi.staff.signin import BACKEND

router = Routes(tags=["staff"])
signed_in = SignedIn()

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Frame = tuple[Annotated[str, Field(max_length=5)], Annotated[str, Field(max_length=5)]]
Long = Annotated[str, Field(max_length=200)]
# How far a side looks: at its own, its team's, or everybody's.
Sight = Literal["own", "team", "all"]
Month = Annotated[int, Field(ge=1, le=12)]
MonthDay = Annotated[int, Field(ge=1, le=31)]
Code = Annotated[str, Field(max_length=40)]
USUAL_WEEK: dict[Day, list[Frame]] = {
    day: [("09:00", "18:00")] for day in ("mon", "tue", "wed", "thu", "fri")
}


class ClosureIn(StrictIn):
    """Days the company is shut, both included; `yearly` repeats them, month and day, in every year."""

    name: Short = ""
    first: date
    last: date
    yearly: bool = False


class OpeningIn(StrictIn):
    """A day that is open in any case, with its hours."""

    day: date
    name: Short = ""
    frames: Annotated[list[Frame], Field(min_length=1, max_length=8)]


class TaxRateIn(StrictIn):
    """A rate of consumption tax from a day on, in percent."""

    kind: Literal["standard", "reduced"]
    since: date
    percent: Annotated[Decimal, Field(ge=0, lt=100, max_digits=4, decimal_places=2)]


class PaymentTermsIn(StrictIn):
    """The usual closing day and payment: 31 is the last day of any month, `pay_month` counts from the closing's.

    A payment day that is no business day moves to the one before (前) or after (翌).
    """

    closing_day: MonthDay
    pay_month: Annotated[int, Field(ge=0, le=12)]
    pay_day: MonthDay
    shift: Literal["前", "翌"] = "前"


class RankIn(StrictIn):
    """A rank of the forecast sheet: open deals of at least so many percent stand in it."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    name_en: Annotated[str, Field(max_length=20)] = ""
    percent: Annotated[int, Field(ge=1, le=100)]


class OrganisationFields(StrictIn):
    """The organisation's facts; codes and numbers may be typed in any common way."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    name_en: Long = ""
    postal_code: Code = ""
    prefecture: Annotated[str, Field(max_length=20)] = ""
    city: Short = ""
    street: Long = ""
    building: Long = ""
    phone: Code = ""
    invoice_number: Code = ""
    bank_account: Annotated[str, Field(max_length=500)] = ""
    fiscal_year_start: Month = 4
    currency: Annotated[str, Field(max_length=3)] = "JPY"
    zone: Annotated[str, Field(max_length=60)] = "Asia/Tokyo"
    working_hours: dict[Day, Annotated[list[Frame], Field(max_length=8)]] = USUAL_WEEK
    closures: Annotated[list[ClosureIn], Field(max_length=200)] = []
    openings: Annotated[list[OpeningIn], Field(max_length=200)] = []
    sales_sees: Sight = "team"
    service_sees: Sight = "team"
    handover_days: Annotated[int, Field(ge=1, le=60)] = 2
    ranks: Annotated[list[RankIn], Field(min_length=3, max_length=3)] = [
        RankIn(**rank) for rank in usual_ranks()
    ]
    tax_rounding: Rounding = Rounding.DOWN
    line_rounding: Rounding = Rounding.HALF_UP
    tax_rates: Annotated[list[TaxRateIn], Field(max_length=50)] = []
    payment_terms: PaymentTermsIn | None = None
    era_dates: bool = False
    second_factor_required: bool = False


class OrganisationPatch(OrganisationFields):
    name: Annotated[str, Field(min_length=1, max_length=200)] = ""


class OrganisationOut(Schema):
    id: UUID
    version: int
    name: str
    name_en: str
    postal_code: str
    prefecture: str
    city: str
    street: str
    building: str
    phone: str
    invoice_number: str
    bank_account: str
    # False is a warning: companies' check digits fit, sole traders' lawfully may not.
    invoice_number_is_plausible: bool | None
    fiscal_year_start: int
    currency: str
    zone: str
    working_hours: dict[str, list[tuple[str, str]]]
    closures: list[ClosureIn]
    openings: list[OpeningIn]
    sales_sees: str
    service_sees: str
    handover_days: int
    ranks: list[RankIn]
    tax_rounding: Rounding
    line_rounding: Rounding
    tax_rates: list[TaxRateIn]
    payment_terms: PaymentTermsIn | None
    era_dates: bool
    second_factor_required: bool
    may: dict[str, bool]


class SetUpOut(Schema):
    is_set_up: bool
    # Whether links reach people by mail.
    sends_mail: bool


class OwnerIn(StrictIn):
    name: Name
    kana: Short = ""
    email: Email
    password: Password
    language: Language = "ja"


class FirstPersonIn(StrictIn):
    name: Name
    kana: Short = ""
    email: Email | None = None
    roles: list[Role] = []
    language: Language = "ja"


class SetUpIn(StrictIn):
    """The organisation, its first owner, and the first people, all at once or not at all."""

    organisation: OrganisationFields
    owner: OwnerIn
    people: Annotated[list[FirstPersonIn], Field(max_length=50)] = []


class InvitedPersonOut(InvitationOut):
    name: str


class StartedOut(SetUpOut):
    invitations: list[InvitedPersonOut]


class TownOut(Schema):
    model_config = ConfigDict(from_attributes=True)

    prefecture: str
    city: str
    town: str


class PlacesOut(Schema):
    items: list[TownOut]


def shown(actor: Actor, row: Organisation) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in OrganisationFields.model_fields}
    return facts | {
        "payment_terms": row.payment_terms or None,
        "id": row.uid,
        "version": row.version,
        "invoice_number_is_plausible": invoice_number_is_plausible(row.invoice_number),
        "may": {"update": authz.may(actor, "update", "staff.Organisation")},
    }


@router.get("/organisation", response=OrganisationOut, may="read staff.Organisation")
def organisation(request: ActorRequest):
    """The organisation that runs this installation."""
    return shown(request.actor, queries.organisation(request.actor))


@router.patch("/organisation", response=OrganisationOut, may="update staff.Organisation")
def update_organisation(request: ActorRequest, body: OrganisationPatch, version: IfMatch):
    """Change the organisation's facts."""
    return shown(request.actor, actions.update_organisation(request.actor, body.given(), version=version))


@router.get("/setup", response=SetUpOut, may=PUBLIC)
def setup(request: HttpRequest):
    """Whether the first start is behind us."""
    return {"is_set_up": queries.is_set_up(), "sends_mail": mail.sends_mail()}


@router.post("/setup", response={201: StartedOut}, may=PUBLIC)
def set_up(request: HttpRequest, body: SetUpIn):
    """The first start. It can happen once; the owner is then signed in."""
    people = [person.model_dump() for person in body.people]
    for person in people:
        person["roles"] = ordered_roles(person["roles"])
    actor = System("set-up", language=language_of(request))
    facts, owner = body.organisation.model_dump(), body.owner.model_dump()
    started = actions.set_up(actor, facts, owner, people)
    login(request, started.owner, backend=BACKEND)
    invitations = [
        {
            "name": made.invitation.user.name,
            "email": made.invitation.email,
            "url": made.url,
            "expires_at": made.invitation.expires_at,
        }
        for made in started.invited
    ]
    return Status(201, {"is_set_up": True, "sends_mail": mail.sends_mail(), "invitations": invitations})


@router.get("/postal-codes/{code}", response=PlacesOut, may=PUBLIC)
def postal_code(request: HttpRequest, code: str):
    """The places a postal code stands for; open to all during set-up, then to those signed in."""
    if signed_in(request) is None and queries.is_set_up():
        raise NotSignedIn()
    return {"items": postal_lookup(code)}
