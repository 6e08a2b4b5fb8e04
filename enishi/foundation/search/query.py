"""Finding: exact names and numbers first, then beginnings, then anywhere; inside each the newest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.search import tokens
from enishi.foundation.search.models import SearchRow
from enishi.foundation.search.registry import Searchable, known

M = TypeVar("M", bound=Model)
PER_KIND = 6


@dataclass(frozen=True)
class Sql:
    """A piece of a statement with its parameters: both databases' indexes are outside what the ORM speaks."""

    sql: str
    params: tuple[Any, ...]


@dataclass(frozen=True)
class Place:
    """Where hits are looked for: the tables to read, the condition, and the column that holds their age."""

    tables: str
    condition: Sql
    age: str = "seq"


TABLE = "foundation_searchrow"
TOKENS = "foundation_search_tokens"


@dataclass(frozen=True)
class Found:
    """One line of an answer."""

    kind: str
    id: UUID
    number: int | None
    title: str
    subtitle: str


def find(actor: Actor, query: str, limit: int = 30, per_kind: int = PER_KIND) -> list[Found]:
    """The best hits of each kind the actor may read, kind by kind. At most 3 statements and one a kind."""
    parts = tokens.words(query)
    readable = {label: _readable(actor, label) for label in known() if authz.may(actor, "read", label)}
    hits: dict[str, list[int]] = defaultdict(list)
    for stage in (_exact, _beginning, _anywhere) if parts else ():
        selects = [
            _select(label, readable[label], place, 2 * per_kind)
            for label in readable
            if len(hits[label]) < per_kind
            for place in stage(label, parts)
        ]
        for label, row_id in _together(selects):
            if row_id not in hits[label] and len(hits[label]) < per_kind:
                hits[label].append(row_id)
    lines = [line for label in readable for line in _shown(actor, label, known()[label], hits[label])]
    return lines[:limit]


def narrow(rows: QuerySet[M], query: str) -> QuerySet[M]:
    """Those of the rows that contain every part of the query: the `q` of a list."""
    parts = tokens.words(query)
    if not parts:
        return rows if not query.strip() else rows.none()
    label = rows.model._meta.label
    (place,) = _anywhere(label, parts)
    condition = place.condition
    matches = f"SELECT row_id FROM {place.tables} WHERE {condition.sql} AND label = %s"
    return rows.filter(pk__in=RawSQL(matches, [*condition.params, label]))


def _readable(actor: Actor, label: str) -> Sql:
    """Index rows whose record the gate lets the actor read. Asked row by row, so a search stops early."""
    # Rows in the bin left the index with the act that threw them away.
    if authz.reaches_all(actor, "read", label):
        return Sql("", ())
    visible = authz.scope(actor, apps.get_model(label)).filter(pk=OuterRef("row_id"))
    compiler = SearchRow.objects.filter(Exists(visible)).query.get_compiler(connection=connection)
    compiler.setup_query()
    sql, params = compiler.compile(compiler.query.where)
    return Sql(f" AND {sql}", tuple(params))


def _exact(label: str, parts: Sequence[str]) -> list[Place]:
    """Called just so. Three questions, because each has an index and their disjunction has none."""
    whole = "".join(parts)
    return [Place(TABLE, Sql(f"{column} = %s", (whole,))) for column in ("number", "name", "head")]


def _beginning(label: str, parts: Sequence[str]) -> list[Place]:
    return [_holding([*tokens.of_query(label, parts), tokens.head_token(parts[0])], parts)]


def _anywhere(label: str, parts: Sequence[str]) -> list[Place]:
    return [_holding(tokens.of_query(label, parts), parts)]


def _holding(wanted: Sequence[str], parts: Sequence[str]) -> Place:
    """Rows with these tokens. Pairs of a longer part may stand apart: there the text has the last word."""
    apart = [part for part in parts if len(part) > 2]
    if connection.vendor == "postgresql":
        contains = "".join(" AND strpos(key, %s) > 0" for _ in apart)
        return Place(TABLE, Sql(f"tokens @> %s::text[]{contains}", (list(wanted), *apart)))
    match = " AND ".join(f'"{token}"' for token in wanted)
    contains = "".join(" AND instr(key, %s) > 0" for _ in apart)
    # Read from the tokens' side, in their order, whatever the planner thinks: so a search stops early.
    tables = f"{TOKENS} CROSS JOIN {TABLE} ON seq = {TOKENS}.rowid"
    return Place(tables, Sql(f"{TOKENS} MATCH %s{contains}", (match, *apart)), age=f"{TOKENS}.rowid")


def _select(label: str, readable: Sql, place: Place, limit: int) -> Sql:
    condition = place.condition
    sql = (
        f"SELECT label, row_id FROM {place.tables} WHERE {condition.sql} AND label = %s{readable.sql}"
        f" ORDER BY {place.age} DESC LIMIT {limit}"
    )
    return Sql(sql, (*condition.params, label, *readable.params))


def _together(selects: Sequence[Sql]) -> list[tuple[str, int]]:
    """The rows of all in one statement: each keeps its own order and limit."""
    if not selects:
        return []
    statement = " UNION ALL ".join(f"SELECT * FROM ({one.sql}) AS part{n}" for n, one in enumerate(selects))
    with connection.cursor() as cursor:
        cursor.execute(statement, [param for one in selects for param in one.params])
        return [(label, row_id) for label, row_id in cursor.fetchall()]


def _shown(actor: Actor, label: str, what: Searchable, row_ids: Sequence[int]) -> list[Found]:
    if not row_ids:
        return []
    every = apps.get_model(label)._default_manager.all().unscoped("hits passed the gate one by one just now")
    rows = every.filter(pk__in=row_ids)
    lines = {line.row.pk: line for line in what.show(actor, rows)}
    return [
        Found(
            kind=what.kind,
            id=line.row.uid,
            number=getattr(line.row, "number", None),
            title=line.title,
            subtitle=line.subtitle,
        )
        for line in (lines[row_id] for row_id in row_ids if row_id in lines)
    ]
