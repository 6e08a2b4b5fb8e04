"""Who am I, and my sessions."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from ninja import Path, Schema, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor, Role
from enishi.foundation.hold.queries import present as present_hold
from enishi.foundation.http import SIGNED_IN, ActorRequest, Routes, StrictIn
from enishi.staff import queries
from enishi.staff.actions import people
from enishi.staff.api.shapes import Language, Ref, ref
from enishi.staff.models import Organisation

router = Routes(tags=["staff"])

# What the menu shows, with the right it needs.
NAVIGATION = (
    ("board", "read", "insight.RevenueLine"),
    ("home", "read", "customers.Account"),
    ("accounts", "read", "customers.Account"),
    ("contacts", "read", "customers.Contact"),
    ("leads", "read", "sales.Lead"),
    ("deals", "read", "sales.Deal"),
    ("campaigns", "read", "sales.Campaign"),
    ("market", "read", "sales.TargetList"),
    ("yomi", "read", "sales.Deal"),
    ("budget", "read", "sales.Deal"),
    ("sales-meetings", "read", "insight.SalesMeeting"),
    ("demos", "read", "sales.Demo"),
    ("quotes", "read", "sales.Quote"),
    ("approvals", "approve", "sales.ApprovalStep"),
    ("orders", "read", "commerce.Order"),
    ("goods_deliveries", "read", "commerce.Delivery"),
    ("invoices", "read", "commerce.Invoice"),
    ("payments", "read", "commerce.Payment"),
    ("documents", "read", "commerce.Document"),
    ("handovers", "read", "bond.Handover"),
    ("promises", "read", "bond.Promise"),
    ("tickets", "read", "service.Ticket"),
    ("complaints", "read", "service.Complaint"),
    ("improvements", "read", "service.Improvement"),
    ("daily-reports", "create", "interactions.DailyReport"),
    ("contracts", "read", "commerce.Contract"),
    ("items", "read", "commerce.InstalledItem"),
    ("articles", "read", "service.Article"),
    ("troubleshooters", "read", "service.Troubleshooter"),
    ("calendar", "read", "interactions.Activity"),
    ("activities", "read", "interactions.Activity"),
    ("products", "read", "commerce.Product"),
    ("targets", "read", "staff.Target"),
    ("reports", "read", "insight.RevenueLine"),
    ("imports", "create", "exchange.Import"),
    ("settings", "update", "staff.Organisation"),
)


class OrganisationBrief(Schema):
    name: str
    currency: str
    zone: str
    fiscal_year_start: int
    is_set_up: bool


class HoldOut(Schema):
    """A restored installation, which an owner releases, or one to practise on: nothing leaves it."""

    since: datetime
    backup_made_at: datetime
    is_training: bool
    may: dict[str, bool]


class MeOut(Schema):
    id: UUID
    name: str
    email: str | None
    email_verified: bool
    language: str
    roles: list[Role]
    team: Ref | None
    navigation: list[str]
    organisation: OrganisationBrief
    hold: HoldOut | None


class MePatch(StrictIn):
    """What one may change about oneself. Everything else is an administrator's to change."""

    language: Language


class SessionOut(Schema):
    id: int
    ip: str
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


class SessionsOut(Schema):
    items: list[SessionOut]


def shown(actor: Actor) -> dict[str, Any]:
    user = queries.person_of(actor)
    organisation = authz.scope(actor, Organisation).first()
    return {
        "id": user.uid,
        "name": user.name,
        "email": user.email,
        "email_verified": user.email_verified_at is not None,
        "language": user.language,
        "roles": user.roles,
        "team": ref(user.team),
        "navigation": [place for place, act, label in NAVIGATION if authz.may(actor, act, label)],
        "organisation": {
            "name": organisation.name if organisation else "",
            "currency": organisation.currency if organisation else "JPY",
            "zone": actor.zone,
            "fiscal_year_start": organisation.fiscal_year_start if organisation else 4,
            "is_set_up": bool(organisation and organisation.set_up_at) or queries.is_set_up(),
        },
        "hold": present_hold(actor),
    }


def session_shown(session: UserSession, here: str | None) -> dict[str, Any]:
    return {
        "id": session.pk,
        "ip": session.ip,
        "user_agent": session.user_agent,
        "created_at": session.created_at,
        "last_seen_at": session.last_seen_at,
        "is_current": session.session_key == here,
    }


@router.get("/me", response=MeOut, may=SIGNED_IN)
def me(request: ActorRequest):
    """The signed-in person, their roles, and the places of the product open to them."""
    return shown(request.actor)


@router.patch("/me", response=MeOut, may=SIGNED_IN)
def update_me(request: ActorRequest, body: MePatch):
    """Choose the language one reads."""
    people.choose_language(request.actor, body.language)
    return shown(request.actor)


@router.get("/sessions", response=SessionsOut, may=SIGNED_IN)
def sessions(request: ActorRequest):
    """Where one is signed in."""
    here = request.session.session_key
    return {"items": [session_shown(session, here) for session in queries.sessions(request.actor)]}


@router.delete("/sessions/{session_id}", response={204: None}, may=SIGNED_IN)
def end_session(request: ActorRequest, session_id: Annotated[int, Path(ge=1, lt=2**63)]):
    """Sign out one of one's own sessions."""
    people.end_session(request.actor, session_id)
    return Status(204, None)
