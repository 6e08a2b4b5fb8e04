"""What must hold among people: owners stay, teams form a tree, tokens end, targets make sense."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import date, datetime, timedelta
from ipaddress import ip_address, ip_network

from enishi.foundation.authz.actors import Role
from enishi.foundation.errors import BadInput, NotAllowed, NotFound, Refusal

INVITATION, RESET, ADDRESS = "invitation", "reset", "address"
LINK_LASTS: Mapping[str, timedelta] = {
    INVITATION: timedelta(hours=72),
    RESET: timedelta(hours=1),
    ADDRESS: timedelta(hours=24),
}
TOKEN_LONGEST_DAYS = 365
# A key nobody uses is a key nobody would miss when it is stolen.
TOKEN_RESTS = timedelta(days=60)
MOST_NETWORKS = 50
LONGEST_NAME = 100

# What a target may count, and the unit of its value.
METRICS: Mapping[str, str] = {
    "won_value": "money",
    "won_count": "count",
    "win_rate": "permille",
    "new_value": "money",
    "existing_value": "money",
    "meetings": "count",
    "csat": "permille",
    "resolution_rate": "permille",
    "first_contact_resolution": "permille",
    "first_reply_minutes": "minutes",
    "solved": "count",
}
MOST = {"permille": 1000, "money": 2**53, "count": 10**9, "minutes": 10**6}


class LastOwner(Refusal):
    """Somebody must be left who can hand out every right."""

    code = "last_owner"
    status = 409


class OwnersOnly(NotAllowed):
    """Only an owner makes, changes or lets in an owner."""

    code = "owners_only"


class TeamCycle(BadInput):
    """A team cannot stand below itself."""

    code = "team_cycle"


class EmailTaken(BadInput):
    """Another person signs in with this address."""

    code = "email_taken"


class WeakPassword(BadInput):
    """The password is too easy to guess; the field says why."""

    code = "weak_password"


class CannotInvite(Refusal):
    """An invitation needs an active person with an e-mail address and a role."""

    code = "cannot_invite"
    status = 409


class InvitationInvalid(NotFound):
    """No such invitation, or one that is used, too old or meant for another address: all alike."""

    code = "invitation_invalid"


class NoMail(Refusal):
    """The installation sends no mail, so a person who may has to hand the link over."""

    code = "no_mail"
    status = 409


class NoProviderThere(BadInput):
    """The address does not describe an identity provider of this name."""

    code = "no_provider_there"


class IssuerTaken(BadInput):
    """This issuer is named already; it may be switched off."""

    code = "issuer_taken"


class ProviderOutOfReach(Refusal):
    """The identity provider does not answer, or not as one."""

    code = "provider_out_of_reach"
    status = 502


class LinkedElsewhere(Refusal):
    """Somebody else is linked to this identity."""

    code = "linked_elsewhere"
    status = 409


class LastWayIn(Refusal):
    """Without a password this link is the only way to sign in."""

    code = "last_way_in"
    status = 409


class SuccessorNeeded(BadInput):
    """Something is open with the person, and nobody who could take it over is named."""

    code = "successor_needed"


class SecondFactorMissing(Refusal):
    """The organisation asks for a second factor, and this person has none yet."""

    code = "second_factor_missing"
    status = 403


class AlreadySetUp(Refusal):
    """The first start happens once."""

    code = "already_set_up"
    status = 409


def check_owner_change(*, was: Collection[str], becomes: Collection[str], by_owner: bool) -> None:
    """Who is or becomes an owner is the owners' business."""
    if not by_owner and Role.OWNER in {*was, *becomes}:
        raise OwnersOnly()


def check_owner_left(*, loses_owner: bool, others: int) -> None:
    """An owner may go as long as another one can still sign in."""
    if loses_owner and others == 0:
        raise LastOwner()


def check_tree(parents: Mapping[int, int | None], team: int, parent: int | None) -> None:
    """Walk up from the new parent: meeting the team itself would close a ring."""
    seen: set[int] = set()
    above = parent
    while above is not None and above not in seen:
        if above == team:
            raise TeamCycle(fields={"parent_id": "team_cycle"})
        seen.add(above)
        above = parents.get(above)


def invitation_is_open(
    *, now: datetime, expires_at: datetime, used_at: datetime | None, invited: str, address: str | None
) -> bool:
    """Unused, in time, and for the address the person has today."""
    return used_at is None and now < expires_at and invited == address


def check_invitable(*, email: str | None, is_active: bool, roles: Sequence[str]) -> None:
    missing = {"email": not email, "is_active": not is_active, "roles": not roles}
    fields = {name: "required" for name, absent in missing.items() if absent}
    if fields:
        raise CannotInvite(fields=fields)


def token_expiry(now: datetime, days: int) -> datetime:
    """Every token ends, after at most a year."""
    if not 1 <= days <= TOKEN_LONGEST_DAYS:
        raise BadInput(fields={"days": "token_days"})
    return now + timedelta(days=days)


def token_networks(typed: Iterable[str]) -> list[str]:
    """Addresses and networks in one form, each once."""
    found = set()
    for text in typed:
        try:
            found.add(str(ip_network(text.strip(), strict=False)))
        except ValueError:
            raise BadInput(fields={"networks": "bad_network"}, network=text[:60]) from None
    if len(found) > MOST_NETWORKS:
        raise BadInput(fields={"networks": "too_long"})
    return sorted(found)


def is_from(networks: Collection[str], address: str) -> bool:
    """May a token with these networks be used from this address?"""
    if not networks:
        return True
    try:
        place = ip_address(address)
    except ValueError:
        return False
    return any(place in ip_network(network) for network in networks)


def token_rests(now: datetime, *, made_at: datetime, last_used_at: datetime | None) -> bool:
    """Unused for so long that it works no more."""
    return now - (last_used_at or made_at) > TOKEN_RESTS


def token_scopes(wanted: Iterable[str], known: Collection[str]) -> list[str]:
    """The scopes in order, each once; at least one, and none that does not exist."""
    scopes = sorted(set(wanted))
    if not scopes:
        raise BadInput(fields={"scopes": "required"})
    if unknown := [scope for scope in scopes if scope not in known]:
        raise BadInput(fields={"scopes": "unknown_scope"}, scopes=", ".join(unknown))
    return scopes


def check_target(*, metric: str, value: int, starts_on: date, ends_on: date) -> None:
    """A known metric, a period that does not run backwards, a value the metric can reach."""
    fields = {}
    if metric not in METRICS:
        fields["metric"] = "invalid"
    elif not 0 < value <= MOST[METRICS[metric]]:
        fields["value"] = "target_value"
    if ends_on < starts_on:
        fields["ends_on"] = "ends_before_start"
    if fields:
        raise BadInput(fields=fields)


def check_holder(*, people: bool, teams: bool) -> None:
    """A target belongs to one person or to one team."""
    if people == teams:
        raise BadInput(fields={"person_id": "person_or_team", "team_id": "person_or_team"})


def clean_issuer(text: str) -> str:
    """An issuer as it calls itself: no slash at the end, no path to its description, no query."""
    issuer = text.strip().removesuffix("/.well-known/openid-configuration").rstrip("/")
    if not issuer or "?" in issuer or "#" in issuer:
        raise NoProviderThere(fields={"issuer": "no_provider_there"})
    return issuer


def own_path(path: str) -> str:
    """A path of ours to go on at; the front page in place of anything that leads elsewhere."""
    leads_away = not path.startswith("/") or path[1:2] in ("/", "\\") or not path.isprintable()
    return "/" if leads_away else path


def ordered_roles(roles: Collection[Role]) -> list[str]:
    """Roles as stored: in the order of the role list, each once."""
    return [role.value for role in Role if role in roles]


def with_all_below(teams: Set[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """These teams and every team below one of them; `parents` maps each team to the one above it."""
    reached = set(teams)
    while grown := {team for team, parent in parents.items() if parent in reached} - reached:
        reached |= grown
    return frozenset(reached)


def check_view(
    *,
    kind: str,
    sort: str,
    sorts: Collection[str],
    group_by: str,
    groups: Collection[str],
    sums: Sequence[str],
    summable: Collection[str],
) -> None:
    """A view sorts by what its list is sorted by, groups by what has few values, adds up what are figures."""
    fields = {}
    if sort and sort.removeprefix("-") not in sorts:
        fields["sort"] = "bad_sort"
    if group_by and group_by not in groups:
        fields["group_by"] = "cannot_group"
    elif not group_by and kind != "list":
        fields["group_by"] = "required"
    if not set(sums) <= set(summable):
        fields["sums"] = "cannot_sum"
    if fields:
        raise BadInput(fields=fields)
