"""Every read of the room, scoped to an actor."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from enishi.foundation import authz, requests
from enishi.foundation.authz import Actor, Staff, TokenActor
from enishi.foundation.errors import NotAllowed, NotFound
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.worktime.japan import national_holidays
from enishi.staff import rules
from enishi.staff.holdings import holdings
from enishi.staff.models import (
    ApiToken,
    CustomField,
    HolidayYear,
    IdentityProvider,
    Organisation,
    OwnerChange,
    Target,
    Team,
    User,
    View,
    ViewPin,
)

OURS = (
    "id",
    "zone",
    "currency",
    "handover_days",
    "fiscal_year_start",
    "line_rounding",
    "sales_sees",
    "service_sees",
    "second_factor_required",
    "custom_epoch",
)
OUR_OBJECTS = ("working_hours", "closures", "openings", "payment_terms")


def person_of(actor: Actor) -> User:
    """The user behind a person's or a token's actor."""
    staff = actor.owner if isinstance(actor, TokenActor) else actor
    assert isinstance(staff, Staff)
    return User.objects.select_related("team").get(pk=staff.user_id)


def user_behind(actor: Actor) -> User | None:
    """The person who acts, themself or through their token; nobody where the product acts. One SQL."""
    person = actor.owner if isinstance(actor, TokenActor) else actor
    return User.objects.filter(pk=person.user_id).first() if isinstance(person, Staff) else None


def people(actor: Actor, *, q: str = "", active: bool | None = None) -> QuerySet[User]:
    """People by name, reading or address."""
    rows = authz.scope(actor, User).select_related("team")
    if active is not None:
        rows = rows.filter(is_active=active)
    for word in q.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(kana__icontains=word)
            | Q(name_en__icontains=word)
            | Q(email__icontains=word)
        )
    return rows


def teams(actor: Actor) -> QuerySet[Team]:
    """All teams with what stands around them. One SQL."""
    rows: QuerySet[Team] = authz.scope(actor, Team).select_related("parent", "manager")
    return rows.annotate(people=Count("members", filter=Q(members__is_active=True), distinct=True))


def views(actor: Actor, entity: str) -> QuerySet[View]:
    """One's own views of a list and those shared with one's teams, each with one's own pin. One SQL."""
    return with_pins(actor, authz.scope(actor, View).filter(entity=entity)).order_by("-is_pinned", "id")


def with_pins(actor: Actor, rows: QuerySet[View]) -> QuerySet[View]:
    """The views with what their readers see of them, and in `own_pin` whether the actor pinned them."""
    pins = authz.scope(actor, ViewPin).filter(view=OuterRef("pk"), person=getattr(actor, "user_id", None))
    rows = rows.select_related("team", "owner")
    return rows.annotate(own_pin=Subquery(pins.values("is_pinned")[:1]))


def unseen_owner_changes(actor: Actor) -> QuerySet[OwnerChange]:
    """What passed into the actor's hands and waits to be seen, the latest first. One SQL."""
    rows = authz.scope(actor, OwnerChange).filter(seen_at=None, edit__undone_at=None)
    return rows.exclude(edit__kept=[]).select_related("edit__editor").order_by("-id")[:50]


def custom_fields(actor: Actor) -> QuerySet[CustomField]:
    """Every custom field, each list's in their order. One SQL."""
    return authz.scope(actor, CustomField).order_by("entity", "position", "id")


def targets(actor: Actor) -> QuerySet[Target]:
    return authz.scope(actor, Target).select_related("person", "team")


def tokens(actor: Actor) -> QuerySet[ApiToken]:
    return authz.scope(actor, ApiToken).select_related("owner")


def organisation(actor: Actor) -> Organisation:
    """The one organisation; 404 before anything was written down about it."""
    row = authz.scope(actor, Organisation).first()
    if row is None:
        raise NotFound()
    return row


def our_organisation() -> Organisation | None:
    """What counting days and money needs of the organisation; nothing before set-up. One SQL a request."""
    return requests.once("organisation", _our_organisation)


def _our_organisation() -> Organisation | None:
    """By hand, because it is part of every request. The gate has nothing to say: it is the same for everybody."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(OURS + OUR_OBJECTS)} FROM staff_organisation ORDER BY id LIMIT 1")
        row = cursor.fetchone()
    if row is None:
        return None
    read = dict(zip(OURS + OUR_OBJECTS, row, strict=True))
    read |= {name: json.loads(read[name]) for name in OUR_OBJECTS}
    return Organisation.from_db(DEFAULT_DB_ALIAS, list(read), list(read.values()))


def our_zone() -> str:
    """The zone the organisation's days begin in; UTC before anything was written down about it."""
    organisation = our_organisation()
    return organisation.zone if organisation else "UTC"


def holidays(actor: Actor, year: int) -> tuple[dict[date, str], datetime | None]:
    """The national holidays of a year, and when its published list was taken in; computed ones without it."""
    row = authz.scope(actor, HolidayYear).filter(year=year).first()
    if row is None:
        return dict(national_holidays(year)), None
    return {date.fromisoformat(day): name for day, name in row.days.items()}, row.updated_at


def holiday_years(actor: Actor) -> list[int]:
    """The years whose published lists were taken in."""
    return list(authz.scope(actor, HolidayYear).order_by("year").values_list("year", flat=True))


def our_line_rounding() -> Rounding:
    """How the organisation rounds quantity times price; halves up before set-up."""
    ours = our_organisation()
    return Rounding(ours.line_rounding) if ours else Rounding.HALF_UP


def published_holidays() -> dict[int, dict[str, str]]:
    """Year → its holidays, for the years a published list was taken in. One SQL a request."""
    return requests.once("holidays", _published_holidays)


def _published_holidays() -> dict[int, dict[str, str]]:
    rows = HolidayYear.objects.unscoped("the calendar is the same for everybody")
    return dict(rows.values_list("year", "days"))


def sessions(actor: Actor) -> list[UserSession]:
    """One's own sessions that still hold, newest use first. A program has none."""
    if not isinstance(actor, Staff):
        raise NotAllowed()
    user = User.objects.get(pk=actor.user_id)
    held: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(held, key=lambda session: session.last_seen_at, reverse=True)


def held_by(actor: Actor, user_id: UUID) -> dict[str, int]:
    """How many rows of each kind are open with this person."""
    user = authz.find(actor, User, user_id, "update")
    counted = {holding.kind: holding.rows(user).count() for holding in holdings()}
    return {kind: count for kind, count in counted.items() if count}


def identity_providers(actor: Actor) -> QuerySet[IdentityProvider]:
    return authz.scope(actor, IdentityProvider)


def offered_providers() -> list[IdentityProvider]:
    """Those on the sign-in page."""
    rows = IdentityProvider.objects.unscoped("shown before anybody is signed in")
    return list(rows.filter(is_active=True).order_by("name", "id"))


def identity_provider(uid: str) -> IdentityProvider | None:
    """The provider somebody signs in with just now."""
    rows = IdentityProvider.objects.unscoped("asked before anybody is signed in")
    return rows.filter(uid=uid, is_active=True).first()


def people_of_provider(provider: IdentityProvider) -> int:
    return SocialAccount.objects.filter(provider=str(provider.uid)).count()


def own_links(actor: Actor) -> list[dict[str, Any]]:
    """The identities one is linked to, with the provider's name and what it said of one."""
    if not isinstance(actor, Staff):
        raise NotAllowed()
    named = {
        str(uid): name
        for uid, name in IdentityProvider.objects.unscoped("one's own links").values_list("uid", "name")
    }
    links = SocialAccount.objects.filter(user=actor.user_id).order_by("id")
    return [
        {
            "id": link.pk,
            "provider": named.get(link.provider, ""),
            "shown": link.extra_data.get("email") or link.extra_data.get("name") or "",
        }
        for link in links
    ]


def sessions_of(actor: Actor, user_id: UUID) -> list[UserSession]:
    """Where somebody is signed in, for who may sign them out."""
    user = authz.find(actor, User, user_id, "update")
    held: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(held, key=lambda session: session.last_seen_at, reverse=True)


def team_and_below(team: Team) -> frozenset[int]:
    """Ids of a team and of every team below it. One SQL."""
    tree = Team.objects.unscoped("the tree is the same for everybody").values_list("id", "parent_id")
    return rules.with_all_below({team.pk}, dict(tree))


def is_set_up() -> bool:
    """Set up, or already in the hands of somebody who can sign in."""
    done = Organisation.objects.unscoped("asked before anybody is signed in").exclude(set_up_at=None)
    return done.exists() or User.objects.able_to_sign_in().exists()


def organisation_name() -> str:
    """The name an invited person reads before they have signed in."""
    rows = Organisation.objects.unscoped("the invited person reads who invites them")
    return rows.values_list("name", flat=True).first() or ""
