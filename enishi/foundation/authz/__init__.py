"""The only gate. `scope` narrows a query to what an actor may do, `check` asks about one act.

Everything that leads to a row passes here: HTTP, sockets, jobs, exports, the command line. Both
functions read one declarative table (`policy.TABLE`); what the table does not name is denied.
"""

from enishi.foundation.authz.actors import (
    Actor,
    LinkHolder,
    Portal,
    Role,
    Staff,
    System,
    TokenActor,
    Visitor,
)
from enishi.foundation.authz.gate import (
    check,
    check_fields,
    check_new,
    field_rows,
    find,
    find_key,
    hidden,
    lock,
    may,
    may_do,
    may_do_to,
    reaches_all,
    refer,
    scope,
)
from enishi.foundation.authz.protection import Protected, ProtectedManager, UnscopedQuery
from enishi.foundation.authz.registry import Ownership, read_with, register

__all__ = [
    "Actor",
    "LinkHolder",
    "Ownership",
    "Portal",
    "Protected",
    "ProtectedManager",
    "Role",
    "Staff",
    "System",
    "TokenActor",
    "UnscopedQuery",
    "Visitor",
    "check",
    "check_fields",
    "check_new",
    "field_rows",
    "find",
    "find_key",
    "hidden",
    "lock",
    "may",
    "may_do",
    "may_do_to",
    "reaches_all",
    "read_with",
    "refer",
    "register",
    "scope",
]
