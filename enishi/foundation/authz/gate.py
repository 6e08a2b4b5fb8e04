"""`scope`, `check`, `lock`, `find`: the gate's four doors. No other module decides who may do what.

An act is about a row ("update"), or about a group of its fields ("deal_costs.read", "deal_costs.update").
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, Value, When

from enishi.foundation import requests
from enishi.foundation.authz import field_policy, policy
from enishi.foundation.authz.actors import Actor, LinkHolder, Role, Staff, System, TokenActor
from enishi.foundation.authz.policy import Reach
from enishi.foundation.authz.registry import SIDES, Ownership, hooks, ownership, ways
from enishi.foundation.errors import Merged, NotAllowed, NotFound, UnknownReference

M = TypeVar("M", bound=Model)

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def is_of_fields(act: str) -> bool:
    """Is this an act on a group of fields, as "deal_costs.read" is?"""
    return "." in act


def scope(actor: Actor, model: type[M], act: str = "read") -> QuerySet[M]:
    """The rows of `model` on which the actor may do `act`. Everything that reads starts here."""
    allowed = _rows(actor, model._meta.label, act)
    return _present(model) if allowed is EVERYTHING else _present(model).filter(allowed)


def _present(model: type[M]) -> QuerySet[M]:
    """The rows that are not in the bin, whoever may see them."""
    rows: QuerySet[M] = model._default_manager.all().passed()  # type: ignore[attr-defined]  # ProtectedManager
    return rows.filter(deleted_at=None) if hasattr(model, "deleted_at") else rows


def may(actor: Actor, act: str, label: str) -> bool:
    """Could the actor do this to any row at all? Routes and menus ask before a row is known."""
    return bool(_grants(actor, label, act)) or _system_or_link(actor, label, act)


def reaches_all(actor: Actor, act: str, label: str) -> bool:
    """May the actor do this to every row of the label? Totals over all rows ask it."""
    return _rows(actor, label, act) is EVERYTHING


def check(actor: Actor, act: str, label: str) -> None:
    """Refuse when the actor could do this to no row at all."""
    if not may(actor, act, label):
        raise NotAllowed()


def check_new(actor: Actor, row: Model) -> None:
    """Refuse a row just made that lies outside what its maker may create; the transaction undoes it.

    Whoever may create every row is not asked about this one. At most one SQL.
    """
    if reaches_all(actor, "create", type(row)._meta.label):
        return
    if not scope(actor, type(row), "create").filter(pk=row.pk).exists():
        raise NotAllowed()


def may_do(actor: Actor, acts: Iterable[str], row: Model) -> dict[str, bool]:
    """What the actor may do to this row, for the screen: `{"update": True, "delete": False}`."""
    return may_do_to(actor, acts, type(row), row.pk)


def may_do_to(actor: Actor, acts: Iterable[str], model: type[Model], key: Any) -> dict[str, bool]:
    """The same of a row whose key is in hand. At most one SQL, however many acts."""
    rows = {act: _rows(actor, model._meta.label, act) for act in acts}
    asked = list(dict.fromkeys(found for found in rows.values() if found not in (EVERYTHING, NOTHING)))
    answers = _answers(model, key, asked)
    return {act: found is EVERYTHING or answers.get(found, False) for act, found in rows.items()}


def field_rows(actor: Actor, label: str, column: str, act: str = "read") -> Q | bool:
    """On which rows the actor may read, or `update`, this column: on all (True), none, or those of the `Q`.

    It speaks of rows that the actor may read, or change, at all.
    """
    group = ownership(label).group_of(column)
    if not group:
        return True
    rows = _rows(actor, label, f"{group}.{act}")
    return rows is EVERYTHING or (rows is not NOTHING and rows)


def hidden(actor: Actor, row: Model) -> set[str]:
    """The columns of this row that the actor may not read, though they may read the row."""
    guarded = ownership(row._meta.label).guarded
    may = may_do(actor, [f"{group}.read" for group in guarded], row)
    return {name for group, names in guarded.items() if not may[f"{group}.read"] for name in names}


def check_fields(actor: Actor, row: Model, names: Collection[str]) -> None:
    """Refuse when one of these columns of the row is not the actor's to write; the transaction undoes it."""
    guarded = {name: group for name in names if (group := ownership(row._meta.label).group_of(name))}
    may = may_do(actor, [f"{group}.update" for group in set(guarded.values())], row)
    refused = [name for name, group in guarded.items() if not may[f"{group}.update"]]
    if refused:
        raise NotAllowed(fields=dict.fromkeys(refused, "not_yours_to_write"))


def find(
    actor: Actor,
    model: type[M],
    uid: UUID | str,
    act: str = "read",
    *,
    joined: Callable[[QuerySet[M]], QuerySet[M]] | None = None,
) -> M:
    """The row with this public id, if the actor may do `act` to it. 404 when not visible, else 403.

    Reading one that was merged into another raises `Merged`, which names that one.

    `joined` adds what is shown beside it, so that a record is one read: `select_related`, `only`.
    """
    rows = scope(actor, model, act)
    row: M = _one(actor, model, act, joined(rows) if joined else rows, uid)
    return row


def find_key(actor: Actor, model: type[Model], uid: UUID | str) -> Any:
    """The key of the row with this public id, if the actor may read it; 404 when not.

    What a record shows of it and of its children is then read by key (`foundation.prepared`).
    """
    return _one(actor, model, "read", scope(actor, model).values_list("pk", flat=True), uid)


def lock(actor: Actor, model: type[M], act: str, uid: UUID | str) -> M:
    """Authorise and lock in one statement: the row cannot leave the actor's reach in between."""
    row: M = _one(actor, model, act, scope(actor, model, act).select_for_update(of=("self",)), uid)
    return row


def refer(actor: Actor, model: type[M], uid: UUID | str | None, field: str) -> M | None:
    """A row named in a request body. One that is not visible is answered as one that does not exist."""
    if uid is None:
        return None
    row = scope(actor, model, "link").filter(uid=uid).first()
    if row is None:
        raise UnknownReference(fields={field: "unknown_reference"})
    return row


def _one(actor: Actor, model: type[Model], act: str, rows: QuerySet[Any], uid: UUID | str) -> Any:
    # The id is unique: `first` would sort what is one row.
    for row in rows.filter(uid=uid):
        return row
    if act != "read" and scope(actor, model, "read").filter(uid=uid).exists():
        raise NotAllowed()
    if act == "read" and hasattr(model, "merged_into"):
        for kept in scope(actor, model).filter(merged__uid=uid).values_list("uid", flat=True):
            raise Merged(old=uid, kept=kept)
    raise NotFound()


def _answers(model: type[Model], key: Any, asked: list[Q]) -> dict[Q, bool]:
    """Which of these conditions the row with this key fulfils; none where it lies in the bin."""
    rows = _present(model).filter(pk=key)
    if len(asked) < 2:
        return {one: rows.filter(one).exists() for one in asked}
    cases = {f"case_{n}": Case(When(one, then=Value(1)), default=Value(0)) for n, one in enumerate(asked)}
    found = next(iter(rows.annotate(**cases).values_list(*cases)), ())
    return {one: bool(held) for one, held in zip(asked, found, strict=False)}


def _system_or_link(actor: Actor, label: str, act: str) -> bool:
    if isinstance(actor, System):
        return actor.reason in policy.SYSTEM_REASONS
    if isinstance(actor, LinkHolder):
        return label == actor.label and act in policy.LINK_HOLDER.get(ownership(label).capability, ())
    return False


def _grants(actor: Actor, label: str, act: str) -> list[tuple[Staff, Role, Reach]]:
    """By whose role, and how far, the actor may do this to rows of the label."""
    return _granted(actor, ownership(label), act)


def _granted(actor: Actor, owned: Ownership, act: str) -> list[tuple[Staff, Role, Reach]]:
    """Each role's reach: the actor's own, and that of people away they stand in for."""
    group, _, verb = act.rpartition(".")
    if isinstance(actor, TokenActor):
        if group in field_policy.FOR_PEOPLE_ONLY or not _in_scope(
            actor.scopes, group or owned.capability, verb
        ):
            return []
        return _granted(actor.owner, owned, act)
    if not isinstance(actor, Staff):
        return []
    if group:
        reaches = [(actor, role, field_policy.reach(group, verb, role)) for role in sorted(actor.roles)]
        return [grant for grant in reaches if grant[2] > Reach.NONE]
    own = [
        (actor, role, policy.reach(owned.capability, act, role, actor.sees)) for role in sorted(actor.roles)
    ]
    lent = []
    if owned.capability in policy.DEPUTISED and act not in policy.APART_VERBS:
        # What is the absent person's own, and no further: their teams' rows have their own people.
        lent = [
            (absent, role, min(Reach.OWN, policy.reach(owned.capability, act, role, absent.sees)))
            for absent in actor.stands_in_for
            for role in sorted(absent.roles)
        ]
    return [grant for grant in own + lent if grant[2] > Reach.NONE]


def _in_scope(scopes: frozenset[str], noun: str, act: str) -> bool:
    """Does a token with these scopes reach rows of this kind for this act?"""
    apart = policy.APART_SCOPES.get(act)
    verb = "read" if act in policy.READ_VERBS or act == "export" else "write"
    return bool(scopes & {f"{noun}:{verb}", f"{noun}:write"}) and (apart is None or apart in scopes)


def _rows(actor: Actor, label: str, act: str, *, by_ways: bool = True) -> Q:
    if isinstance(actor, System):
        return EVERYTHING if _system_or_link(actor, label, act) else NOTHING
    if isinstance(actor, LinkHolder):
        return Q(uid=actor.uid) if _system_or_link(actor, label, act) else NOTHING
    owned = ownership(label)
    if owned.restricted is None:
        rows = _owned(actor, label, owned, act)
        return _with_ways(actor, label, rows, act) if by_ways else rows
    column, capability = owned.restricted
    plain = _owned(actor, label, owned, act)
    few = _owned(actor, label, replace(owned, capability=capability, parent=None, pool=False), act)
    if plain is EVERYTHING and few is EVERYTHING:
        return EVERYTHING
    return (
        NOTHING
        if plain is NOTHING and few is NOTHING
        else Q(plain, **{column: False}) | Q(few, **{column: True})
    )


def _owned(actor: Actor, label: str, owned: Ownership, act: str) -> Q:
    """The rows of a label that are owned so, as far as the actor's roles reach."""
    grants = _granted(actor, owned, act)
    if not grants:
        return NOTHING
    if any(grade is Reach.ALL for _, _, grade in grants):
        return EVERYTHING
    if is_of_fields(act):
        # What is nobody's yet lies open to a team, so that somebody takes it; what is private of it does not.
        owned = replace(owned, pool=False)
    if owned.parent and owned.parent_label:
        return _as_parent(actor, label, owned, act)
    rows = _hung(actor, label, act) if owned.hangs else NOTHING
    for person, role, grade in grants:
        reached = _reached(person, role, grade, owned)
        rows = rows | (reached & Q(subject="") if owned.hangs else reached)
        if grade is Reach.SEEN:
            rows = rows | _of_seen_account(actor, label, owned)
    return rows


def _as_parent(actor: Actor, label: str, owned: Ownership, act: str) -> Q:
    """Rows that hang on another one, such as a contact on its accounts: reached as far as that one is.

    Reading asks for reading the parent, changing for changing it. Who holds several roles may read far by
    one and write near by another: what hangs on a row only read must not be written through it. Fields are
    reached where the parent is as near as their group asks.
    """
    asked = act if is_of_fields(act) or act in policy.APART_VERBS else "update"
    asked = "read" if act in policy.READ_VERBS else asked
    seen = _parents(actor, str(owned.parent_label), owned.capability, asked)
    first, _, rest = str(owned.parent).partition("__")
    field = apps.get_model(label)._meta.get_field(first)
    if not field.one_to_many:
        rows = Q(_beside(seen, str(owned.parent)))
        return rows | Q(**{f"{owned.parent}__isnull": True}) if owned.pool else rows
    links = _links(field)
    rows = Q(Exists(links.filter(_beside(seen, rest))))
    return rows | Q(~Exists(links)) if owned.pool else rows


def _links(field: Any) -> QuerySet[Any]:
    """The rows that lead back to the one asked about: by their own table, so that none is joined, and counted, twice."""
    manager: Any = field.related_model._default_manager
    return manager.all().passed().filter(**{field.field.name: OuterRef("pk")})  # type: ignore[no-any-return]  # a manager of any model


def _parents(actor: Actor, label: str, capability: str, act: str) -> QuerySet[Any]:
    """The parents one reaches. What is of another kind than its parent is not reached by the parent's further ways."""
    by_ways = ownership(label).capability == capability
    return _present(apps.get_model(label)).filter(_rows(actor, label, act, by_ways=by_ways))


def _with_ways(actor: Actor, label: str, rows: Q, act: str) -> Q:
    """These rows, and those that are read with another row (`registry.read_with`)."""
    if act not in policy.READ_VERBS or rows is EVERYTHING or not _grants(actor, label, act):
        return rows
    for way in ways(label):
        if not may(actor, act, way.label):
            continue
        seen = scope(actor, apps.get_model(way.label), act)
        first, _, rest = way.path.partition("__")
        field = apps.get_model(label)._meta.get_field(first)
        rows |= Q(Exists(_links(field).filter(_beside(seen, rest)))) if rest else Q(_beside(seen, way.path))
    return rows


def _hung(actor: Actor, label: str, act: str) -> Q:
    """Rows that hang on one of many kinds of row, such as a file: reached as far as the one each hangs on.

    To come to hang on a row asks for changing it, as any other change does. On one that is settled, rows come with
    the act that makes it, and a change of them asks for deleting it.
    """
    rows = NOTHING
    for hook in hooks(label):
        asked = "read" if act in policy.READ_VERBS else act if act in policy.APART_VERBS else "update"
        if hook.settled and asked == "update":
            asked = "delete" if act == "update" else act
        if may(actor, asked, hook.label):
            seen = scope(actor, apps.get_model(hook.label), asked)
            rows |= Q(_beside(seen, "subject_id"), subject=hook.label)
    return rows


def _beside(seen: QuerySet[Any], path: str) -> Exists:
    """Is the row at this path one of those seen? Asked row by row: a list or a search of few reads few."""
    return Exists(seen.filter(pk=OuterRef(path)))


def _reached(person: Staff, role: Role, grade: Reach, owned: Ownership) -> Q:
    if grade is Reach.ACCOUNT:
        return _of_account(person, owned, Reach.OWN)
    rows = NOTHING if owned.owners else _of_account(person, owned, grade)
    for path, _ in owned.owners:
        rows |= _owned_by(person, path, min(grade, Reach.OWN) if owned.private else grade)
    if grade is Reach.TEAM:
        for path in owned.teams:
            rows |= Q(**{f"{path}__in": person.teams})
        if owned.pool:
            rows |= _unowned(role, owned)
    return rows


def _owned_by(person: Staff, path: str, grade: Reach) -> Q:
    if grade is Reach.REPORTS:
        return Q(**{f"{path}__team__manager": person.user_id})
    if grade is Reach.TEAM:
        return Q(**{f"{path}__in": _colleagues(person)})
    return Q(**{path: person.user_id})


def _colleagues(person: Staff) -> list[int]:
    """The person and everybody in the teams they stand for, by id: read once a request.

    As ids, not by a join or a query inside: the condition stands in nearly every statement, several times,
    and each part of it finds an index of its own.
    """

    def read() -> list[int]:
        people = get_user_model()._default_manager.filter(team__in=person.teams)
        return sorted({person.user_id, *people.values_list("pk", flat=True)})

    return requests.once(f"colleagues of {person.user_id}", read) if person.teams else [person.user_id]


def _of_account(person: Staff, owned: Ownership, grade: Reach) -> Q:
    if owned.account is None:
        return NOTHING
    sides = ("sales_owner", "service_owner")
    return _owned_by(person, f"{owned.account}__{sides[0]}", grade) | _owned_by(
        person, f"{owned.account}__{sides[1]}", grade
    )


def _of_seen_account(actor: Actor, label: str, owned: Ownership) -> Q:
    """Rows of every account the actor may read, whoever owns the row itself."""
    if not owned.account:
        return NOTHING
    model = apps.get_model(label)
    for step in owned.account.split("__"):
        model = model._meta.get_field(step).related_model
    return Q(_beside(scope(actor, model), owned.account))


def _unowned(role: Role, owned: Ownership) -> Q:
    """Rows nobody of the role's side owns, and no team holds."""
    free = EVERYTHING
    for path, side in owned.owners:
        if role in SIDES[side]:
            free &= Q(**{f"{path}__isnull": True})
    for path in owned.teams:
        free &= Q(**{f"{path}__isnull": True})
    return free
