"""People: the list, one of them, making and changing them, letting them in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import ConfigDict

from enishi.foundation import authz
from enishi.foundation.authz import Actor, Role
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.staff import queries, rules
from enishi.staff.actions import invitations, people, second_factor
from enishi.staff.api.me import SessionsOut, session_shown
from enishi.staff.api.shapes import Email, Language, Name, Ref, Short, ref
from enishi.staff.models import User

router = Routes(tags=["staff"])


class PeopleFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: str = ""
    is_active: bool | None = None
    can_sign_in: bool | None = None
    team_id: UUID | None = None


class UserOut(Schema):
    id: UUID
    version: int
    name: str
    kana: str
    name_en: str
    email: str | None
    roles: list[Role]
    team: Ref | None
    language: str
    office: str
    is_active: bool
    can_sign_in: bool
    has_second_factor: bool
    last_sign_in: datetime | None
    may: dict[str, bool]


class UserFields(StrictIn):
    """What is known of a person. Without an e-mail address they cannot sign in."""

    name: Name
    kana: Short = ""
    name_en: Short = ""
    email: Email | None = None
    roles: list[Role] = []
    team_id: UUID | None = None
    language: Language = "ja"
    office: Short = ""


class UserPatch(StrictIn):
    name: Name = ""
    kana: Short = ""
    name_en: Short = ""
    email: Email | None = None
    roles: list[Role] = []
    team_id: UUID | None = None
    language: Language = "ja"
    office: Short = ""
    is_active: bool = True


class InvitationOut(Schema):
    """The link is in this answer and nowhere else: it cannot be shown a second time."""

    url: str
    email: str
    expires_at: datetime


def shown(actor: Actor, may_update: bool, user: User) -> dict[str, Any]:
    """A person for the screen. Who may update people may do so to all but owners, unless an owner."""
    within = may_update and (Role.OWNER not in user.roles or people.is_owner(actor))
    invitable = within and bool(user.email and user.is_active and user.roles)
    return {
        "id": user.uid,
        "version": user.version,
        "name": user.name,
        "kana": user.kana,
        "name_en": user.name_en,
        "email": user.email,
        "roles": user.roles,
        "team": ref(user.team),
        "language": user.language,
        "office": user.office,
        "is_active": user.is_active,
        "can_sign_in": user.can_sign_in,
        "has_second_factor": user.has_second_factor,
        "last_sign_in": user.last_login,
        "may": {"update": within, "invite": invitable},
    }


def one(actor: Actor, user: User) -> dict[str, Any]:
    return shown(actor, authz.may(actor, "update", "staff.User"), user)


@router.get("/users", response=Page[UserOut], may="read staff.User")
def users(request: ActorRequest, paging: Query[PeopleFilter]):
    """The people of the organisation."""
    actor = request.actor
    rows = queries.people(actor, q=paging.q, active=paging.is_active)
    if paging.team_id is not None:
        rows = rows.filter(team__uid=paging.team_id)
    if paging.can_sign_in is not None:
        able = User.objects.able_to_sign_in().values("pk")
        rows = rows.filter(pk__in=able) if paging.can_sign_in else rows.exclude(pk__in=able)
    may_update = authz.may(actor, "update", "staff.User")
    sorts = ["name", "kana", "created_at", "updated_at"]
    return page(rows, paging, sorts=sorts, show=lambda user: shown(actor, may_update, user))


@router.get("/users/{user_id}", response=UserOut, may="read staff.User")
def user(request: ActorRequest, user_id: UUID):
    """One person."""
    return one(request.actor, authz.find(request.actor, User, user_id))


@router.post("/users", response={201: UserOut}, may="create staff.User")
def create_user(request: ActorRequest, body: UserFields):
    """Add a person, with or without an e-mail address."""
    fields = plain(body.model_dump())
    made = people.create_user(request.actor, fields, team_id=fields.pop("team_id"))
    return Status(201, one(request.actor, made))


@router.patch("/users/{user_id}", response=UserOut, may="update staff.User")
def update_user(request: ActorRequest, user_id: UUID, body: UserPatch, version: IfMatch):
    """Change a person."""
    changed = people.update_user(request.actor, user_id, plain(body.given()), version=version)
    return one(request.actor, changed)


@router.post("/users/{user_id}/invitations", response={201: InvitationOut}, may="create staff.Invitation")
def invite(request: ActorRequest, user_id: UUID):
    """Make a link by which this person chooses a password within 72 hours."""
    made = invitations.invite(request.actor, user_id)
    invitation = made.invitation
    return Status(201, {"url": made.url, "email": invitation.email, "expires_at": invitation.expires_at})


@router.get("/users/{user_id}/sessions", response=SessionsOut, may="update staff.User")
def sessions_of(request: ActorRequest, user_id: UUID):
    """Where somebody is signed in."""
    here = request.session.session_key
    return {"items": [session_shown(one, here) for one in queries.sessions_of(request.actor, user_id)]}


@router.delete("/users/{user_id}/sessions", response={204: None}, may="update staff.User")
def sign_out_everywhere(request: ActorRequest, user_id: UUID):
    """Sign somebody out on all their devices."""
    people.sign_out_everywhere(request.actor, user_id)
    return Status(204, None)


@router.delete("/users/{user_id}/second-factors", response={204: None}, may="update staff.User")
def reset_second_factor(request: ActorRequest, user_id: UUID):
    """Forget the second factors of somebody who has lost them; they are signed out everywhere."""
    second_factor.reset_second_factor(request.actor, user_id)
    return Status(204, None)


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Roles as stored: their names in the table's order, each once."""
    if "roles" in fields:
        fields["roles"] = rules.ordered_roles(fields["roles"])
    return fields
