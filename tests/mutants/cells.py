"""The mutants: each cell of the tables one step wider, each check turned off."""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.core.exceptions import EmptyResultSet

from enishi.foundation import authz
from enishi.foundation.authz import Role, System, field_policy, gate, policy
from enishi.foundation.authz.policy import Reach
from enishi.foundation.authz.registry import Ownership, labels, ownership
from tests.gate.entries import bodies_of

WIDER = {
    Reach.NONE: Reach.OWN,
    Reach.OWN: Reach.TEAM,
    Reach.TEAM: Reach.ALL,
    # Two that are no step on that ladder: what reaches all they do, and more.
    Reach.ACCOUNT: Reach.SEEN,
    Reach.SEEN: Reach.ALL,
    Reach.REPORTS: Reach.TEAM,
}
ACTS = ("read", "link", "create", "update", "bulk")
NO_ROW = "no row"
Applied = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Mutant:
    """A gate that opens too far. `asks`: what a question must have asked the gate to notice it."""

    name: str
    asks: tuple[Any, ...]
    apply: Applied
    role: Role | None = None
    capability: str = ""
    act: str = ""
    # A door that was shut, not one that opens wider: then being let in at all shows it.
    opens_anew: bool = True


def mutants() -> list[Mutant]:
    """All of them, checks first."""
    return [*checks(), *cells(), *cut_across(), *switches(), *fields()]


def cells() -> Iterator[Mutant]:
    """The cells of the role table."""
    for capability in policy.TABLE:
        named = {act for role in Role for act in policy.POLICY.get((capability, role), {})}
        for role, act in product(Role, (*ACTS, *sorted(named - set(ACTS)))):
            yield from _wider(policy.POLICY, "cell", capability, role, act)


def fields() -> Iterator[Mutant]:
    """The groups of fields that not everybody reads."""
    for group, role, act in product(field_policy.TABLE, Role, ("read", "update")):
        yield from _wider(field_policy.FIELDS, "field", group, role, act)


def _wider(table: Any, kind: str, right: str, role: Role, act: str) -> Iterator[Mutant]:
    """A cell of one of the two tables one step wider, where there is a step."""
    grants = table.get((right, role), {})
    grade = grants.get(act, Reach.NONE)
    if wider := WIDER.get(grade):
        yield Mutant(
            f"{role} {act} {right} {grade.name}→{wider.name}",
            (kind, right, act, role),
            partial(patch.dict, table, {(right, role): {**grants, act: wider}}),
            role,
            right,
            act,
            # Of fields the rows are asked by the label they belong to.
            opens_anew=grade is Reach.NONE or kind == "field",
        )


def cut_across() -> Iterator[Mutant]:
    """Deleting and exporting, which have rows of their own, for each kind of row."""
    for act, table in (("delete", policy.DELETE), ("export", policy.EXPORT)):
        for role in Role:
            grade = table.get(role, Reach.NONE)
            if wider := WIDER.get(grade):
                yield Mutant(
                    f"{role} {act} {grade.name}→{wider.name}",
                    (act, role),
                    partial(patch.dict, table, {role: wider}),
                    role,
                    act=act,
                )


def switches() -> Iterator[Mutant]:
    """What the organisation says of how far a side looks, not listened to."""
    for cell in policy.SWITCHED:
        kept = {other: side for other, side in policy.SWITCHED.items() if other != cell}
        yield Mutant(
            f"{cell[1]} {cell[0]} whatever the organisation says",
            ("cell", cell[0], "read", cell[1]),
            partial(patch.object, policy, "SWITCHED", kept),
            cell[1],
            cell[0],
            "read",
        )
    for capability, role in policy.ASSIGNED_ONLY:
        yield Mutant(
            f"{role} {capability} works on more than it sees",
            ("cell", capability, "update", role),
            partial(patch.object, policy, "ASSIGNED_ONLY", frozenset[Any]()),
            role,
            capability,
            "update",
        )


def checks() -> Iterator[Mutant]:
    """The gate's own doors, one kind of right at a time."""
    for capability in sorted({owned.capability for owned in labels().values()}):
        named = {act for role in Role for act in policy.POLICY.get((capability, role), {})}
        for act in sorted({*ACTS, "delete", "export", *named}):
            what = f"anybody may {act} any of {capability}"
            yield Mutant(what, ("asked", act, capability), partial(_yes, act, capability))
        yield Mutant(f"new {capability} are not looked at", ("new", capability), partial(_new, capability))
    for label, owned in labels().items():
        if owned.guarded:
            yield Mutant(f"fields of {label} are written", ("fields", label), partial(_fields, label))
        if hasattr(apps.get_model(label), "deleted_at"):
            yield Mutant(f"{label} in the bin", ("bin", label), partial(_bin, label))
    for verb in ("read", "write"):
        for noun in (*policy.TABLE, *field_policy.TABLE):
            yield Mutant(f"token without {noun}:{verb}", ("scope", noun, verb), partial(_scope, noun, verb))


@contextmanager
def _yes(act: str, capability: str) -> Iterator[None]:
    """Both halves of one check: may they at all, and on which rows."""
    may, rows = gate.may, gate._rows

    def is_it(a: str, label: str) -> bool:
        return a == act and ownership(label).capability == capability

    def on_all_rows(actor: Any, label: str, a: str) -> Any:
        is_opened = is_it(a, label) and not isinstance(actor, System)
        return gate.EVERYTHING if is_opened else rows(actor, label, a)

    with (
        _everywhere("may", lambda actor, a, label: is_it(a, label) or may(actor, a, label)),
        patch.object(gate, "_rows", on_all_rows),
    ):
        yield


@contextmanager
def _new(capability: str) -> Iterator[None]:
    honest = gate.check_new

    def check_new(actor: Any, row: Any) -> None:
        if ownership(row._meta.label).capability != capability:
            honest(actor, row)

    with _everywhere("check_new", check_new):
        yield


@contextmanager
def _fields(label: str) -> Iterator[None]:
    honest = gate.check_fields

    def check_fields(actor: Any, row: Any, names: Any) -> None:
        if row._meta.label != label:
            honest(actor, row, names)

    with _everywhere("check_fields", check_fields):
        yield


@contextmanager
def _bin(label: str) -> Iterator[None]:
    honest = gate.scope

    def scope(actor: Any, model: Any, act: str = "read") -> Any:
        if model._meta.label != label:
            return honest(actor, model, act)
        passed, allowed = model._default_manager.all().passed(), gate._rows(actor, label, act)
        return passed if allowed is gate.EVERYTHING else passed.filter(allowed)

    with _everywhere("scope", scope):
        yield


@contextmanager
def _scope(noun: str, verb: str) -> Iterator[None]:
    honest = gate._in_scope

    def in_scope(scopes: Any, of: str, act: str) -> bool:
        is_read = act in policy.READ_VERBS or act == "export"
        return (of == noun and is_read == (verb == "read")) or honest(scopes, of, act)

    with patch.object(gate, "_in_scope", in_scope):
        yield


@contextmanager
def _everywhere(name: str, instead: Callable[..., Any]) -> Iterator[None]:
    """Rooms ask the package, the gate asks itself."""
    with ExitStack() as stack:
        for module in (authz, gate):
            stack.enter_context(patch.object(module, name, instead))
        yield


def same_question(mutant: Mutant, actors: Mapping[Role, list[Any]], asked: Container[Any]) -> bool:
    """Does the wider cell leave each actor's condition on every kind of row as it was, letter by letter?

    Only what somebody asks is compared.
    """
    if mutant.asks[0] == "new":
        made = [label for label, owned in labels().items() if owned.capability == mutant.asks[1]]
        everybody = [actor for one in actors.values() for actor in one]
        return not any(_is_bounded(actor, label) for actor in everybody for label in made)
    if mutant.role is None:
        return False
    compared = [one for one in _asked_by(mutant) if ("asked", one[1], ownership(one[0]).capability) in asked]
    before = [_condition(actor, *one) for actor in actors[mutant.role] for one in compared]
    with mutant.apply():
        return before == [_condition(actor, *one) for actor in actors[mutant.role] for one in compared]


def made_for_oneself(mutant: Mutant) -> bool:
    """Is a row of this kind always its maker's own, because nothing that makes one names an owner?"""
    is_of_making = mutant.asks[0] == "new" or (mutant.act == "create" and not mutant.opens_anew)
    capability = mutant.asks[1] if mutant.asks[0] == "new" else mutant.capability
    # What hangs on another row is made by the right to work on that one.
    kinds = [one for one in labels().items() if one[1].capability == capability and not one[1].parent]
    return is_of_making and all(owned.owners and not names_owner(label, owned) for label, owned in kinds)


def names_owner(label: str, owned: Ownership) -> bool:
    """Does the body of a way in that makes such a row have a field for whose it is?"""
    wanted = {f"{path}_id" for path, _ in owned.owners}
    return any(wanted & sent for sent in bodies_of(f"create {label}"))


def _is_bounded(actor: Any, label: str) -> bool:
    """May the actor create rows of this kind, but not whichever they like?"""
    return gate.may(actor, "create", label) and not gate.reaches_all(actor, "create", label)


def _asked_by(mutant: Mutant) -> Iterator[tuple[str, str]]:
    """The labels and acts that a cell decides, for rows of its own and for those that hang on them."""
    owned = labels()
    if mutant.asks[0] == "field":
        yield from ((label, f"{mutant.capability}.{mutant.act}") for label, one in owned.items() if mutant.capability in one.guarded)  # fmt: skip
        return
    near = {label for label, one in owned.items() if mutant.capability in ("", one.capability)}
    near |= {label for label, one in owned.items() if one.parent_label in near}
    acts = {mutant.act, "delete", "export", "read"} if mutant.capability else {mutant.act}
    yield from ((label, act) for label in sorted(near) for act in sorted(acts))


def _condition(actor: Any, label: str, act: str) -> tuple[bool, str]:
    # What is made is held to the condition once it is there: the front door alone makes nothing.
    may = act == "create" or gate.may(actor, act, label)
    try:
        # Not by `scope`: the event log is decided on by the gate as a whole, and read by other rights, too.
        said = str(apps.get_model(label)._base_manager.filter(gate._rows(actor, label, act)).query)
    except EmptyResultSet:
        return may, NO_ROW
    is_empty = said.partition(" WHERE ")[2].partition(" ORDER BY ")[0] == "False"
    return may, NO_ROW if is_empty else said
