"""Who may sign in, and how a user or a token becomes an actor."""

import json
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authentication_failed as second_factor_refused
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import connection
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from enishi.foundation import clock, sealed
from enishi.foundation.authz import Role, Staff, System, TokenActor
from enishi.foundation.events.record import NOBODY, note
from enishi.foundation.http.limits import Limit, place_of, spend
from enishi.foundation.http.signin import Known
from enishi.foundation.metrics import SIGN_INS_REFUSED
from enishi.foundation.prepared import Rows
from enishi.staff import rules
from enishi.staff.absences.rules import NOON
from enishi.staff.actions.people import keep_password
from enishi.staff.models import ApiToken, Organisation, User
from enishi.staff.queries import organisation_name, our_organisation
from enishi.staff.secrets import secret_hash

TOKEN_PREFIX = "eni_"
BACKEND = "enishi.staff.signin.SignIn"
SEEN_EVERY = timedelta(minutes=1)
PROVED_FOR = 600
# What the log has these under: no change of the person, so nobody who looks at people need ask anew.
SIGN_IN = "sign_in"
# What a program may ask in a minute; a person at a screen is not counted.
TOKEN_LIMIT = Limit(600, 60)
# By hand, because it is part of every request.
PEOPLE = Rows(User)
# (team, the team above, its manager), …
Tree = Sequence[tuple[int, int | None, int | None]]
# (who, their team, their name, their roles as JSON)
Away = tuple[int, int | None, str, str]
OF_KNOWN = (
    "name",
    "roles",
    "team",
    "language",
    "password",
)
# The teams, and below them whoever is away now and for whom this person stands in: named as deputy, or as deputy of
# a deputy who is away too (`absences.rules.stand_in`). One statement for both.
TREE = """
WITH RECURSIVE away_now AS (
    SELECT person_id, deputy_id FROM staff_absence JOIN staff_user ON staff_user.id = person_id
    WHERE starts_on <= %s AND ends_on >= %s AND NOT {half} AND deleted_at IS NULL AND is_active
),
lent AS (
    SELECT person_id, deputy_id FROM away_now WHERE deputy_id {deputy}
    UNION
    SELECT away_now.person_id, lent.deputy_id FROM lent JOIN away_now ON away_now.deputy_id = lent.person_id
)
SELECT id, parent_id, manager_id, '' AS name, CAST(NULL AS jsonb) AS roles FROM staff_team
UNION ALL
SELECT away.id, away.team_id, deputy_id, away.name, away.roles
FROM lent JOIN staff_user away ON away.id = lent.person_id WHERE away.id <> deputy_id
"""
# Half days: before noon who goes at noon is still here, and afterwards whoever comes at noon is back.
MORNING, AFTERNOON = "(starts_on = %s AND from_noon)", "(ends_on = %s AND until_noon)"


class SessionsSeen:
    """Notes where somebody is signed in, and when last: one write a minute and session, not one a request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and self._is_news(key):
            UserSession.objects.create_from_request(request)
        return self._answer(request)

    def _is_news(self, key: str) -> bool:
        # Each process for itself: asking Redis in every request would cost more than a second write a minute.
        return caches["own"].add(f"seen:{key}", True, SEEN_EVERY.seconds)


class SignIn(AuthenticationBackend):
    """Sign-in by e-mail and password; whoever is signed in is read anew for every request."""

    def get_user(self, user_id: int) -> User | None:
        user = PEOPLE.one(user_id)
        return user if self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):
    """People are invited; nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """One's own new password, as an action like any other."""
        assert isinstance(user, User)
        keep_password(staff_of(user), user, password)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count by address and place: a stranger's do not shut the owner out."""
        return (
            f"{super()._get_login_attempts_cache_key(request, **credentials)}:{self.get_client_ip(request)}"
        )

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        SIGN_INS_REFUSED.labels("password").inc()
        note_refused(str(credentials.get("email") or "")[:254])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in is not asked a second time within ten minutes."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > PROVED_FOR


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seeds of one-time codes are kept as ciphertext; the organisation's name stands in app and passkey."""

    def encrypt(self, text: str) -> str:
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text)

    def _get_site_name(self) -> str:
        return organisation_name() or "Enishi"


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: User, **_: Any) -> None:
    """Who came in, how, and with what browser: for whoever asks the log later."""
    records = get_authentication_records(request, user)
    note(
        "sign_in.done",
        staff_of(user),
        subject=SIGN_IN,
        about=(user.pk, user.uid),
        data={"by": str(records[-1].get("method", "")) if records else ""},
        after={"agent": request.headers.get("User-Agent", "")[:200]},
    )


def note_refused(email: str) -> None:
    """A wrong password. An address nobody has takes the same time, and is told the same way."""
    found = User.objects.filter(email=email.lower()).values_list("pk", "uid").first()
    note(
        "sign_in.refused",
        System("event"),
        subject=SIGN_IN,
        about=found or (0, NOBODY),
        after={"email": email},
    )


@receiver(second_factor_refused)
def count_refused(**_: Any) -> None:
    SIGN_INS_REFUSED.labels("second_factor").inc()


def staff_actor(user: AbstractBaseUser | AnonymousUser) -> Staff | None:
    """The actor of an active user with at least one role; the user was read for this very request."""
    if not isinstance(user, User) or not user.is_active or not user.roles:
        return None
    organisation = our_organisation()
    if organisation and organisation.second_factor_required and not user.has_second_factor:
        raise rules.SecondFactorMissing()
    return staff_of(user)


def staff_of(user: User) -> Staff:
    """This person as an actor, standing for their teams, and in for whoever is away now."""
    organisation = our_organisation() or Organisation()
    tree, away = _teams_and_away(organisation, "= %s", [user.pk])
    return _staff(user, organisation, tree, away.get(user.pk, ()))


def known_of(ids: Collection[int]) -> dict[int, Known]:
    """Of these people those who may be in, by id, read anew. Three SQL, however many."""
    organisation = our_organisation() or Organisation()
    tree, away = _teams_and_away(organisation, "IS NOT NULL", [])
    users = User.objects.filter(pk__in=ids, is_active=True).exclude(roles=[]).only(*OF_KNOWN)
    if organisation.second_factor_required:
        users = users.filter(has_second_factor=True)
    return {
        user.pk: Known(_staff(user, organisation, tree, away.get(user.pk, ())), user.password)
        for user in users
    }


def _teams_and_away(
    organisation: Organisation, deputy: str, params: list[int]
) -> tuple[Tree, dict[int, list[Away]]]:
    """The tree of teams, and who is away now, by whoever stands in. One SQL."""
    local = clock.now().astimezone(ZoneInfo(organisation.zone))
    day = connection.ops.adapt_datefield_value(local.date())
    half = MORNING if local.hour < NOON else AFTERNOON
    with connection.cursor() as cursor:
        cursor.execute(TREE.format(deputy=deputy, half=half), [day, day, day, *params])
        rows = cursor.fetchall()
    tree = [(team, parent, manager) for team, parent, manager, _, roles in rows if roles is None]
    away: dict[int, list[Away]] = {}
    for pk, team, deputy_id, name, roles in rows:
        if roles is not None:
            away.setdefault(deputy_id, []).append((pk, team, name, roles))
    return tree, away


def _staff(user: User, organisation: Organisation, tree: Tree, away: Iterable[Away]) -> Staff:
    return Staff(
        user_id=user.pk,
        name=user.name,
        roles=user.role_set,
        teams=_teams(tree, user.pk, user.team_id),
        language=user.language,
        stands_in_for=tuple(
            Staff(
                user_id=pk,
                name=name,
                roles=frozenset(map(Role, json.loads(roles))),
                teams=_teams(tree, pk, team),
                zone=organisation.zone,
                sales_sees=organisation.sales_sees,
                service_sees=organisation.service_sees,
            )
            for pk, team, name, roles in away
        ),
        zone=organisation.zone,
        sales_sees=organisation.sales_sees,
        service_sees=organisation.service_sees,
    )


def _teams(tree: Tree, person: int, team: int | None) -> frozenset[int]:
    """Ids of the person's team, the teams they manage, and every team below one of them."""
    own = {pk for pk, _, manager in tree if manager == person or pk == team}
    return rules.with_all_below(own, {pk: parent for pk, parent, _ in tree})


def token_actor(secret: str, request: HttpRequest) -> TokenActor | None:
    """The actor of a valid token: its owner's rights, narrowed to its scopes. Checked on every request."""
    if not secret.startswith(TOKEN_PREFIX):
        return None
    now = clock.now()
    token = (
        ApiToken.objects.unscoped("the caller is being identified")
        .select_related("owner")
        .filter(key_hash=secret_hash(secret), revoked_at=None, expires_at__gt=now)
        .first()
    )
    if token is None or not token.owner.is_active or not token.owner.roles:
        return None
    place = place_of(request)
    if not rules.is_from(token.networks, place):
        return None
    if rules.token_rests(now, made_at=token.created_at, last_used_at=token.last_used_at):
        return None
    if not hasattr(request, "limit_left"):
        spend(request, f"token:{token.pk}", TOKEN_LIMIT)
    if token.last_used_at is None or now - token.last_used_at > SEEN_EVERY:
        used = {"last_used_at": now, "last_used_ip": place}
        ApiToken.objects.unscoped("noting the use").filter(pk=token.pk).update(**used)
    return TokenActor(owner=staff_of(token.owner), token_id=token.pk, scopes=frozenset(token.scopes))
