"""The fields that not everybody who reads a row reads: who may, and how far. Missing means denied.

A group's cells speak as the role table's do: `R` reads the fields, `W` also writes them. Which columns make up a
group is said where a room says how its rows are owned (`Ownership.guarded`), and what one may do with the row
itself bounds what one may do with its fields.
"""

from collections.abc import Mapping

from enishi.foundation.authz.actors import Role
from enishi.foundation.authz.policy import Reach, parse

TABLE: Mapping[str, Mapping[Role, str]] = {
    # Of contacts: their personal phone and the memo about them.
    "private_fields": {
        Role.OWNER: "W all",
        Role.ADMIN: "W all",
        Role.SALES_MANAGER: "W team",
        Role.SALES_REP: "W own",
        Role.SERVICE_MANAGER: "W team",
        Role.SERVICE_AGENT: "W own",
    },
    # Of deals: what it costs us, and so the margin.
    "deal_costs": {
        Role.OWNER: "W all",
        Role.ADMIN: "R all",
        Role.SALES_MANAGER: "W team",
        Role.SALES_REP: "R own",
    },
}
# What no token opens, whatever its scopes.
FOR_PEOPLE_ONLY = frozenset({"deal_costs"})

FIELDS: dict[tuple[str, Role], Mapping[str, Reach]] = {
    (group, role): parse(cell) for group, cells in TABLE.items() for role, cell in cells.items()
}


def reach(group: str, act: str, role: Role) -> Reach:
    """How far one role reads ("read") or writes ("update") a group of fields."""
    return FIELDS.get((group, role), {}).get(act, Reach.NONE)
