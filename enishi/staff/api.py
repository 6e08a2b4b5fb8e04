"""Who am I, and my sessions."""

from uuid import UUID

from ninja import Schema

from enishi.foundation import authz
from enishi.foundation.authz import Actor, Role, Staff, TokenActor
from enishi.foundation.http import SIGNED_IN, ActorRequest, Routes
from enishi.staff.models import Organisation, User

router = Routes(tags=["staff"])

# What the menu shows, with the right it needs.
NAVIGATION = (
    ("board", "read", "insight.RevenueLine"),
    ("home", "read", "customers.Account"),
    ("accounts", "read", "customers.Account"),
    ("contacts", "read", "customers.Contact"),
    ("leads", "read", "sales.Lead"),
    ("deals", "read", "sales.Deal"),
    ("orders", "read", "commerce.Order"),
    ("handovers", "read", "bond.Handover"),
    ("promises", "read", "bond.Promise"),
    ("tickets", "read", "service.Ticket"),
    ("activities", "read", "interactions.Activity"),
    ("products", "read", "commerce.Product"),
    ("targets", "read", "staff.Target"),
    ("reports", "read", "insight.RevenueLine"),
    ("imports", "create", "exchange.Import"),
    ("settings", "update", "staff.Organisation"),
)


class TeamRef(Schema):
    id: UUID
    name: str


class OrganisationBrief(Schema):
    name: str
    currency: str
    zone: str
    fiscal_year_start: int
    is_set_up: bool


class MeOut(Schema):
    id: UUID
    name: str
    email: str | None
    language: str
    roles: list[Role]
    team: TeamRef | None
    navigation: list[str]
    organisation: OrganisationBrief


def person_of(actor: Actor) -> User:
    """The user behind a person's or a token's actor."""
    staff = actor.owner if isinstance(actor, TokenActor) else actor
    assert isinstance(staff, Staff)
    return User.objects.select_related("team").get(pk=staff.user_id)


@router.get("/me", response=MeOut, may=SIGNED_IN)
def me(request: ActorRequest):
    """The signed-in person, their roles, and the places of the product open to them."""
    user = person_of(request.actor)
    organisation = authz.scope(request.actor, Organisation).first()
    return {
        "id": user.uid,
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "roles": user.roles,
        "team": {"id": user.team.uid, "name": user.team.name} if user.team else None,
        "navigation": [place for place, act, label in NAVIGATION if authz.may(request.actor, act, label)],
        "organisation": {
            "name": organisation.name if organisation else "",
            "currency": organisation.currency if organisation else "JPY",
            "zone": request.actor.zone,
            "fiscal_year_start": organisation.fiscal_year_start if organisation else 4,
            "is_set_up": bool(organisation and organisation.set_up_at),
        },
    }
