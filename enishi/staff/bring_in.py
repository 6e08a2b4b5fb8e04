"""People and their teams from other products. Nobody brought in can sign in before they are invited."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.hashers import make_password

from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Role
from enishi.foundation.bulk import Brought, Outcome, Problem, by_outside_id, in_form, refuse, upsert
from enishi.staff import rules
from enishi.staff.actions.people import clean_email
from enishi.staff.models import Team, User

APART = ("team", "team_manager")
# Who may hand out every right is decided in person, never by a file.
GIVEN_BY_HAND = frozenset({Role.OWNER, Role.ADMIN})
ROLES = tuple(role.value for role in Role if role not in GIVEN_BY_HAND)
BETWEEN = " / "


@action
def bring_in_users(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """People by outside id. `team` is a path such as `East / Tokyo`, made where it is missing."""
    authz.check(actor, "bulk", "staff.User")
    formed = in_form(rows, _in_form, apart=APART)
    _check_people(rows, formed)
    teams = _teams(actor, rows, _managers(actor, rows))

    def facts(row: Brought, stored: User | None) -> Mapping[str, Any]:
        path = _path(row)
        return formed[row.row] | ({"team_id": teams[path].pk} if path else {})

    return upsert(actor, User, rows, facts, noun="user", make=_blank_users)


def _in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    taken = dict(values)
    if "email" in taken:
        taken["email"] = clean_email(taken["email"])
    if "roles" in taken:
        taken["roles"] = rules.ordered_roles([Role(role) for role in taken["roles"] or ()])
    return taken


def _check_people(rows: Sequence[Brought], formed: Mapping[int, Mapping[str, Any]]) -> None:
    """An address is one person's, and who can already sign in is changed in person only."""
    emails = {values["email"] for values in formed.values() if values.get("email")}
    holders = {str(one.email): one for one in User.objects.filter(email__in=emails)}
    known = by_outside_id(User.objects.all(), {row.key for row in rows})
    able = set(User.objects.able_to_sign_in().filter(pk__in=[one.pk for one in known.values()]))
    seen: dict[str, str] = {}
    problems = []
    for row in rows:
        values, one = formed[row.row], known.get(row.key)
        email = values.get("email")
        if one in able and any(getattr(one, name) != value for name, value in values.items()):
            problems.append(Problem(row.row, "external_id", "can_sign_in", row.key))
        elif email and (holders.get(email, one) != one or seen.setdefault(email, row.key) != row.key):
            problems.append(Problem(row.row, "email", "email_taken", email))
    refuse(problems)


def _managers(actor: Actor, rows: Sequence[Brought]) -> dict[str, User]:
    """The people named as managers of teams: found by outside id or name, made where nobody is."""
    names = sorted({str(row.values["team_manager"]) for row in rows if row.values.get("team_manager")})
    people = User.objects.filter(name__in=names).order_by("-pk")
    found = {one.name: one for one in people}
    found |= {str(one.external_id): one for one in User.objects.filter(external_id__in=names)}
    made = upsert(
        actor,
        User,
        [Brought(0, {"external_id": name}) for name in names if name not in found],
        lambda row, stored: {"name": row.key, "roles": [Role.SALES_MANAGER.value]},
        noun="user",
        make=_blank_users,
    )
    return found | made.rows


def _teams(actor: Actor, rows: Sequence[Brought], managers: Mapping[str, User]) -> dict[str, Team]:
    """Every team on the paths of these rows, parents first: found by its place and name, else made."""
    paths: set[str] = set()
    leads: dict[str, User] = {}
    for row in rows:
        parts = _path(row).split(BETWEEN)
        paths |= {BETWEEN.join(parts[:depth]) for depth in range(1, len(parts) + 1)}
        if lead := managers.get(str(row.values.get("team_manager") or "")):
            leads[_path(row)] = lead
    found: dict[str, Team] = {}
    for path in sorted(paths - {""}, key=lambda path: (path.count(BETWEEN), path)):
        found[path] = _team(actor, path, found, leads.get(path))
    return found


def _team(actor: Actor, path: str, above: Mapping[str, Team], lead: User | None) -> Team:
    parent_path, _, name = path.rpartition(BETWEEN)
    parent = above.get(parent_path)
    by_hand = Team.objects.unscoped("a team of that name and place is that team")
    known: Team | None = by_hand.filter(name=name, parent=parent, external_id=None).first()
    if known is not None:
        return known
    facts = {"name": name, "parent_id": parent.pk if parent else None}
    outcome = upsert(
        actor,
        Team,
        [Brought(0, {"external_id": path})],
        lambda row, stored: facts | ({"manager_id": lead.pk} if lead else {}),
        noun="team",
        make=lambda fresh: [Team() for _ in fresh],
    )
    made: Team = outcome.rows[path]
    return made


def teams_named(rows: Sequence[Brought], name: str) -> dict[str, Team]:
    """The teams a field speaks of, by the path down to them or by a name that only one team has."""
    everything = {team.pk: team for team in Team.objects.unscoped("the tree is the same for everybody")}
    known: dict[str, list[Team]] = {}
    for team in everything.values():
        for text in {team.name, team_path(everything, team.pk)}:
            known.setdefault(text, []).append(team)
    wanted = {row.row: str(row.values.get(name) or "") for row in rows}
    problems = []
    for row, text in wanted.items():
        if text and len(known.get(text, ())) != 1:
            code = "unclear_reference" if text in known else "unknown_reference"
            problems.append(Problem(row, name, code, text))
    refuse(problems)
    return {text: known[text][0] for text in wanted.values() if text}


def team_path(teams: Mapping[int, Team], team_id: int | None) -> str:
    """The names from the topmost team down to this one: `East / Tokyo`."""
    names: list[str] = []
    while team_id is not None:
        names.insert(0, teams[team_id].name)
        team_id = teams[team_id].parent_id
    return BETWEEN.join(names)


def _path(row: Brought) -> str:
    parts = [part.strip() for part in str(row.values.get("team") or "").split("/")]
    return BETWEEN.join(part for part in parts if part)


def _blank_users(fresh: Sequence[Brought]) -> list[User]:
    return [User(password=make_password(None)) for _ in fresh]
