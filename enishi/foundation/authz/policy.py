"""The role table: what each role may do with each kind of row, in one place. Missing means denied.

A cell lists grants, separated by commas: a verb and how far it reaches.

- verbs: `R` read, `W` read, create and change, or a named act of the room (`accept`, `approve`);
- reach: `all`, `team` (rows of one's teams and rows nobody owns yet, where a room says so), `seen` (one's own and rows
  of accounts one may read), `own`, `account` (rows of accounts one owns), `reports` (about people who report to one).

`delete` and `export` are never part of `W`: their own rows below say how far they reach, and they never reach further
than `W` (for delete) or `R` (for export) on the same kind of row. How far reading reaches in the cells of `SWITCHED` is
the organisation's to say; the table has what it is until then. Where a room says so (`registry.read_with`), a row is
read with another one, too. Fields that not everybody reads who reads their row: `field_policy.TABLE`.
"""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from enishi.foundation.authz.actors import Role

OWNER, ADMIN = Role.OWNER, Role.ADMIN
SALES_MANAGER, SALES_REP = Role.SALES_MANAGER, Role.SALES_REP
SERVICE_MANAGER, SERVICE_AGENT = Role.SERVICE_MANAGER, Role.SERVICE_AGENT
FINANCE, EXECUTIVE, READ_ONLY = Role.FINANCE, Role.EXECUTIVE, Role.READ_ONLY


class Reach(IntEnum):
    """How far a grant reaches. NONE is the value of everything not in the table."""

    NONE = 0
    ACCOUNT = 1
    REPORTS = 2
    OWN = 3
    SEEN = 4
    TEAM = 5
    ALL = 6


TABLE: Mapping[str, Mapping[Role, str]] = {
    "installation": {OWNER: "W all"},
    "administration": {OWNER: "W all", ADMIN: "W all"},
    "audit": {OWNER: "W all", ADMIN: "W all"},
    "invitations": {OWNER: "W all", ADMIN: "W all"},
    "people": {role: "R all" for role in Role} | {OWNER: "W all", ADMIN: "W all"},
    "absences": {role: "W own, R all" for role in Role}
    | {OWNER: "W all", ADMIN: "W all", READ_ONLY: "R all"}
    | dict.fromkeys((SALES_MANAGER, SERVICE_MANAGER), "W team, R all"),
    "organisation": {role: "R all" for role in Role} | {OWNER: "W all", ADMIN: "W all"},
    "customers": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W all",
        SALES_REP: "W team",
        SERVICE_MANAGER: "W all",
        SERVICE_AGENT: "W team",
        FINANCE: "R all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "deals": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team",
        SALES_REP: "W own, R team",
        FINANCE: "R all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "pipelines": {role: "R all" for role in Role} | {OWNER: "W all", ADMIN: "W all"},
    "quotes": {
        OWNER: "W all, send all",
        ADMIN: "W all, send all",
        SALES_MANAGER: "W team, send team",
        SALES_REP: "W own, R team, send own",
        FINANCE: "R all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    # A part of a step is said by whoever is asked, by name.
    "approvals": dict.fromkeys(
        (OWNER, ADMIN, SALES_MANAGER, SALES_REP, FINANCE, EXECUTIVE), "R own, approve own"
    ),
    "tickets": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "R account",
        SALES_REP: "R account",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "W team",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "notes": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "R account",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "W team",
    },
    "chats": dict.fromkeys((OWNER, ADMIN), "W all")
    | dict.fromkeys((SERVICE_MANAGER, SERVICE_AGENT), "W team")
    | dict.fromkeys((EXECUTIVE, READ_ONLY), "R all"),
    "service_tools": {
        OWNER: "W all, draft all",
        ADMIN: "W all, draft all",
        SALES_MANAGER: "R all",
        SALES_REP: "R all",
        SERVICE_MANAGER: "W all, draft all",
        SERVICE_AGENT: "R all, draft own",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "campaigns": dict.fromkeys((OWNER, ADMIN, SALES_MANAGER), "W all, send all")
    | dict.fromkeys((SALES_REP, FINANCE, EXECUTIVE, READ_ONLY), "R all"),
    # Lists of whom to call, and what is known of a market: whoever sells makes their own.
    "market": dict.fromkeys((OWNER, ADMIN, SALES_MANAGER), "W all")
    | {SALES_REP: "W own, R all", EXECUTIVE: "R all", READ_ONLY: "R all"},
    "products": {role: "R all" for role in Role} | {OWNER: "W all", ADMIN: "W all", SALES_MANAGER: "W all"},
    "orders": {
        OWNER: "W all",
        ADMIN: "R all",
        SALES_MANAGER: "W team",
        SALES_REP: "W own, R team",
        SERVICE_MANAGER: "R all",
        SERVICE_AGENT: "R seen",
        FINANCE: "W all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    # An issued document is reached as far as what it speaks of: its order, its quote.
    "documents": {role: "R own" for role in Role}
    | dict.fromkeys((OWNER, ADMIN, SALES_MANAGER, SALES_REP, FINANCE), "W own"),
    "billing": {
        OWNER: "W all",
        ADMIN: "R all",
        SALES_MANAGER: "W team",
        SALES_REP: "draft own, R team",
        SERVICE_MANAGER: "R all",
        SERVICE_AGENT: "R seen",
        FINANCE: "W all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    # What came in is finance's; sales sees what its customers paid.
    "payments": {OWNER: "W all", FINANCE: "W all"}
    | dict.fromkeys((ADMIN, EXECUTIVE, READ_ONLY), "R all")
    | dict.fromkeys((SALES_MANAGER, SALES_REP), "R team"),
    "contracts": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team",
        SALES_REP: "R team",
        SERVICE_MANAGER: "W all",
        SERVICE_AGENT: "W team",
        FINANCE: "W all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "onboarding": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "R all",
        SALES_REP: "R account",
        SERVICE_MANAGER: "W all",
        SERVICE_AGENT: "W team",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "activities": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team",
        SALES_REP: "W own, R team",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "W own, R team",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "daily_reports": dict.fromkeys((OWNER, ADMIN, EXECUTIVE), "W own, R all, comment all")
    | dict.fromkeys((SALES_MANAGER, SERVICE_MANAGER), "W own, R team, comment team")
    | dict.fromkeys((SALES_REP, SERVICE_AGENT, FINANCE), "W own, comment own")
    | {READ_ONLY: "R all"},
    # Whoever is of a team takes its minutes.
    "sales_meetings": dict.fromkeys((OWNER, ADMIN), "W all")
    | dict.fromkeys((SALES_MANAGER, SALES_REP), "W team")
    | dict.fromkeys((EXECUTIVE, READ_ONLY), "R all"),
    "handovers": {
        OWNER: "W all, give all, accept all, ask all, reject all, answer all",
        ADMIN: "R all",
        SALES_MANAGER: "W team, give team, answer team",
        SALES_REP: "W own, give own, answer own",
        SERVICE_MANAGER: "R all, accept all, ask all, reject all",
        SERVICE_AGENT: "R team, accept team, ask team, reject team",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "promises": {
        OWNER: "W all",
        ADMIN: "R all",
        SALES_MANAGER: "W team",
        SALES_REP: "W own, R seen",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "W own, R seen",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "signals": {
        OWNER: "W all, answer all",
        ADMIN: "R all",
        SALES_MANAGER: "W team, answer team",
        SALES_REP: "W own, answer own",
        SERVICE_MANAGER: "W team, answer team",
        SERVICE_AGENT: "W own, answer own",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "links": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team, R account",
        SALES_REP: "W own, R account",
        SERVICE_MANAGER: "W team, R account",
        SERVICE_AGENT: "W own, R account",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "restricted_complaints": dict.fromkeys((OWNER, SERVICE_MANAGER), "W all")
    | {ADMIN: "R all", SERVICE_AGENT: "W own"},
    # Whoever hears a customer may ask for something better; whoever sees to it, or leads service, decides.
    "improvements": dict.fromkeys((OWNER, ADMIN, SERVICE_MANAGER), "W all")
    | {SERVICE_AGENT: "W own, R all, create all"}
    | dict.fromkeys((SALES_MANAGER, SALES_REP, EXECUTIVE, READ_ONLY), "R all"),
    # What one is writing is one's own; what somebody left behind who works here no longer may be taken over.
    "drafts": dict.fromkeys((OWNER, ADMIN), "W own, take all")
    | {SERVICE_MANAGER: "W own, take team", SERVICE_AGENT: "W own"},
    # Those that are nobody's are everybody's.
    "macros": dict.fromkeys((OWNER, ADMIN, SERVICE_MANAGER), "W all") | {SERVICE_AGENT: "W own, R team"},
    # How long one was at a ticket is one's own to put right; whoever leads reads it.
    "work_times": dict.fromkeys((OWNER, ADMIN), "W own, R all")
    | dict.fromkeys((EXECUTIVE, READ_ONLY), "R all")
    | {SERVICE_MANAGER: "W own, R team", SERVICE_AGENT: "W own"},
    "sla_policies": dict.fromkeys(Role, "R all") | dict.fromkeys((OWNER, ADMIN, SERVICE_MANAGER), "W all"),
    "survey_definitions": dict.fromkeys((OWNER, ADMIN, SERVICE_MANAGER), "W all")
    | dict.fromkeys((SALES_MANAGER, SALES_REP, SERVICE_AGENT, EXECUTIVE, READ_ONLY), "R all"),
    "survey_answers": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "R account",
        SALES_REP: "R account",
        SERVICE_MANAGER: "R all",
        SERVICE_AGENT: "R own",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "relationship": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team",
        SALES_REP: "W account",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "W team",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "segments": dict.fromkeys((OWNER, ADMIN, SALES_MANAGER, SERVICE_MANAGER), "W all")
    | dict.fromkeys((SALES_REP, SERVICE_AGENT, EXECUTIVE, READ_ONLY), "R all"),
    "consents": dict.fromkeys((OWNER, ADMIN, SALES_MANAGER, SERVICE_MANAGER), "W all")
    | dict.fromkeys((SALES_REP, SERVICE_AGENT), "W team")
    | dict.fromkeys((EXECUTIVE, READ_ONLY), "R all"),
    "targets": {
        OWNER: "W all",
        ADMIN: "W all",
        SALES_MANAGER: "W team",
        SALES_REP: "R own",
        SERVICE_MANAGER: "W team",
        SERVICE_AGENT: "R own",
        EXECUTIVE: "W all",
        READ_ONLY: "R all",
    },
    # What a product should sell is nobody's own.
    "product_targets": dict.fromkeys((OWNER, ADMIN, EXECUTIVE, SALES_MANAGER), "W all")
    | dict.fromkeys((SALES_REP, READ_ONLY), "R all"),
    "coaching": dict.fromkeys((SALES_MANAGER, SERVICE_MANAGER), "W reports")
    | dict.fromkeys((SALES_REP, SERVICE_AGENT), "R own, answer own"),
    "bulk_edits": {role: "W own" for role in Role if role is not READ_ONLY},
    # Files that hang on no record yet; the others are reached as far as their record.
    "files": {role: "W own" for role in Role} | {READ_ONLY: "R own"},
    # What one was told of: each their own.
    "notices": {role: "R own" for role in Role},
    "views": {role: "W own, R team" for role in Role} | {READ_ONLY: "R team"},
    "reports": {
        OWNER: "R all",
        ADMIN: "R all",
        SALES_MANAGER: "R all",
        SALES_REP: "R team",
        SERVICE_MANAGER: "R all",
        SERVICE_AGENT: "R team",
        FINANCE: "R all",
        EXECUTIVE: "R all",
        READ_ONLY: "R all",
    },
    "automation": {OWNER: "W all", ADMIN: "W all", EXECUTIVE: "R all", READ_ONLY: "R all"},
    "imports": dict.fromkeys((OWNER, ADMIN), "W all")
    | dict.fromkeys((SALES_MANAGER, SERVICE_MANAGER), "W own"),
}

# Deleting and exporting cut across all kinds of rows: how far each role's reaches at most.
DELETE: Mapping[Role, Reach] = {
    OWNER: Reach.ALL,
    ADMIN: Reach.ALL,
    SALES_MANAGER: Reach.TEAM,
    SALES_REP: Reach.OWN,
    SERVICE_MANAGER: Reach.TEAM,
}
EXPORT: Mapping[Role, Reach] = {
    OWNER: Reach.ALL,
    ADMIN: Reach.ALL,
    SALES_MANAGER: Reach.TEAM,
    SERVICE_MANAGER: Reach.TEAM,
}

# Where the organisation says how far one looks, and which side's setting it is: own, team or all. Whoever
# may change a row also reads it, so a manager never sees less than the team.
SWITCHED: Mapping[tuple[str, Role], str] = {
    **{
        (capability, role): "sales"
        for capability in ("deals", "quotes", "orders", "billing", "payments")
        for role in (SALES_MANAGER, SALES_REP)
    },
    ("activities", SALES_REP): "sales",
    ("activities", SERVICE_AGENT): "service",
    ("tickets", SERVICE_MANAGER): "service",
    ("tickets", SERVICE_AGENT): "service",
}
# Who, looking at their own alone, also works on nothing else: an agent has the tickets given to them.
ASSIGNED_ONLY = frozenset({("tickets", SERVICE_AGENT)})
USUALLY: Mapping[str, str] = {"sales": "team", "service": "team"}

# Somebody with a secret link: capability → acts on the one row the link names.
LINK_HOLDER: Mapping[str, frozenset[str]] = {
    "survey_answers": frozenset({"read", "respond"}),
    "invitations": frozenset({"accept"}),
    "quotes": frozenset({"read", "answer", "ask"}),
    "service_tools": frozenset({"vote"}),
    "campaigns": frozenset({"post"}),
    "deals": frozenset({"confirm", "unsubscribe"}),
    "products": frozenset({"consult"}),
}

# What a deputy may act on while somebody is away: that person's own rows of these kinds, by that person's roles.
DEPUTISED = frozenset({"handovers", "promises", "tickets", "quotes", "approvals"})

# The product itself, by reason. Each is a row of the table like any role; none may change who owns it.
SYSTEM_REASONS = frozenset({"cli", "job", "demo", "import", "set-up", "event"})

# What a token needs besides the scope of the rows themselves, by act.
EXPORT_SCOPE, SEND_SCOPE = "export:read", "send:write"
APART_SCOPES: Mapping[str, str] = {"export": EXPORT_SCOPE, "send": SEND_SCOPE}

READ_VERBS = frozenset({"read", "link"})
WRITE_VERBS = frozenset({"create", "update", "bulk"})
APART_VERBS = frozenset({"delete", "export"})


def parse(cell: str) -> Mapping[str, Reach]:
    """The acts of a cell, and how far each reaches."""
    grants: dict[str, Reach] = {}
    for part in cell.split(","):
        verb, reach = part.split()
        for act in {"R": READ_VERBS, "W": READ_VERBS | WRITE_VERBS}.get(verb, {verb}):
            grants[act] = max(grants.get(act, Reach.NONE), Reach[reach.upper()])
    return MappingProxyType(grants)


POLICY: dict[tuple[str, Role], Mapping[str, Reach]] = {
    (capability, role): parse(cell) for capability, cells in TABLE.items() for role, cell in cells.items()
}


def reach(capability: str, act: str, role: Role, sees: Mapping[str, str] = USUALLY) -> Reach:
    """How far one role's act reaches for one kind of row, in an organisation whose sides look as far as `sees`."""
    if act == "delete":
        return min(DELETE.get(role, Reach.NONE), _granted(capability, "update", role, sees))
    if act == "export":
        return min(EXPORT.get(role, Reach.NONE), _granted(capability, "read", role, sees))
    return _granted(capability, act, role, sees)


def _granted(capability: str, act: str, role: Role, sees: Mapping[str, str]) -> Reach:
    grants = POLICY.get((capability, role), {})
    grade = grants.get(act, Reach.NONE)
    side = SWITCHED.get((capability, role))
    if side is None or grade is Reach.NONE:
        return grade
    level = Reach[sees[side].upper()]
    if (capability, role) in ASSIGNED_ONLY:
        return level if act in READ_VERBS else min(level, grade)
    return max(level, grants.get("update", Reach.NONE)) if act in READ_VERBS else grade
