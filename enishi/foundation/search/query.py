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
            _select(readable[label], condition, 2 * per_kind)
            for label in readable
            if len(hits[label]) < per_kind
            for condition in stage(label, parts)
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
    (condition,) = _anywhere(label, parts)
    matches = f"SELECT row_id FROM foundation_searchrow WHERE label = %s AND {condition.sql}"
    return rows.filter(pk__in=RawSQL(matches, [label, *condition.params]))


def _readable(actor: Actor, label: str) -> Sql:
    """Index rows whose record the gate lets the actor read. Asked row by row, so a search stops early."""
    visible = authz.scope(actor, apps.get_model(label)).filter(pk=OuterRef("row_id"))
    rows = SearchRow.objects.filter(Exists(visible), label=label).values_list("label", "row_id")
    sql, params = rows.query.get_compiler(connection=connection).as_sql()
    return Sql(sql, tuple(params))


def _exact(label: str, parts: Sequence[str]) -> list[Sql]:
    """Called just so. Three questions, because each has an index and their disjunction has none."""
    whole = "".join(parts)
    return [Sql(f"{column} = %s", (whole,)) for column in ("number", "name", "head")]


def _beginning(label: str, parts: Sequence[str]) -> list[Sql]:
    return [_holding([*tokens.of_query(label, parts), tokens.head_token(parts[0])], parts)]


def _anywhere(label: str, parts: Sequence[str]) -> list[Sql]:
    return [_holding(tokens.of_query(label, parts), parts)]


def _holding(wanted: Sequence[str], parts: Sequence[str]) -> Sql:
    """Rows with these tokens. Pairs of a longer part may stand apart: there the text has the last word."""
    apart = [part for part in parts if len(part) > 2]
    if connection.vendor == "postgresql":
        contains = "".join(" AND strpos(key, %s) > 0" for _ in apart)
        return Sql(f"tokens @> %s::text[]{contains}", (list(wanted), *apart))
    match = " AND ".join(f'"{token}"' for token in wanted)
    contains = "".join(" AND instr(key, %s) > 0" for _ in apart)
    rowids = "SELECT rowid FROM foundation_search_tokens WHERE foundation_search_tokens MATCH %s"
    return Sql(f"seq IN ({rowids}){contains}", (match, *apart))


def _select(rows: Sql, condition: Sql, limit: int) -> Sql:
    sql = f"{rows.sql} AND {condition.sql} ORDER BY seq DESC LIMIT {limit}"
    return Sql(sql, (*rows.params, *condition.params))


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
    rows = authz.scope(actor, apps.get_model(label)).filter(pk__in=row_ids)
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
