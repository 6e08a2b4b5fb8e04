"""Finding: exact names and numbers first, then beginnings, then anywhere; inside each the newest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.search import tokens
from enishi.foundation.search.models import SearchRow
from enishi.foundation.search.registry import Searchable, known

M = TypeVar("M", bound=Model)
PER_KIND = 6


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
    labels = [label for label in known() if authz.may(actor, "read", label)]
    hits: dict[str, list[int]] = defaultdict(list)
    for stage in (_exact, _beginning, _anywhere) if parts else ():
        wanted = [label for label in labels if len(hits[label]) < per_kind]
        rows = [_readable(actor, label).filter(stage(label, parts)).order_by("-seq") for label in wanted]
        for label, row_id in _together([row.values_list("label", "row_id")[: 2 * per_kind] for row in rows]):
            if row_id not in hits[label] and len(hits[label]) < per_kind:
                hits[label].append(row_id)
    lines = [line for label in labels for line in _shown(actor, label, known()[label], hits[label])]
    return lines[:limit]


def narrow(rows: QuerySet[M], query: str) -> QuerySet[M]:
    """Those of the rows that contain every part of the query: the `q` of a list."""
    parts = tokens.words(query)
    if not parts:
        return rows if not query.strip() else rows.none()
    label = rows.model._meta.label
    matches = SearchRow.objects.filter(_anywhere(label, parts), label=label)
    return rows.filter(pk__in=matches.values("row_id"))


def _readable(actor: Actor, label: str) -> QuerySet[SearchRow]:
    """Index rows whose record the gate lets the actor read. Asked row by row, so a search stops early."""
    visible = authz.scope(actor, apps.get_model(label)).filter(pk=OuterRef("row_id"))
    return SearchRow.objects.filter(Exists(visible), label=label)


def _exact(label: str, parts: Sequence[str]) -> Q:
    whole = "".join(parts)
    return Q(name=whole) | Q(head=whole) | Q(number=whole)


def _beginning(label: str, parts: Sequence[str]) -> Q:
    wanted = [*tokens.of_query(label, parts), tokens.head_token(parts[0])]
    return _containing(parts) & _holding(wanted)


def _anywhere(label: str, parts: Sequence[str]) -> Q:
    return _containing(parts) & _holding(tokens.of_query(label, parts))


def _containing(parts: Sequence[str]) -> Q:
    """Pairs may stand apart from each other: the text itself has the last word."""
    found = Q()
    for part in parts:
        found &= Q(key__contains=part)
    return found


def _holding(wanted: Sequence[str]) -> Q:
    if connection.vendor == "postgresql":
        return Q(tokens__has_all=list(wanted))
    match = " AND ".join(f'"{token}"' for token in wanted)
    return Q(
        seq__in=RawSQL(
            "SELECT rowid FROM foundation_search_tokens WHERE foundation_search_tokens MATCH %s", [match]
        )
    )


def _together(queries: Sequence[QuerySet[Any]]) -> list[tuple[str, int]]:
    """The queries' rows in one statement: each keeps its own order and limit."""
    if not queries:
        return []
    compiled = [query.query.get_compiler(connection=connection).as_sql() for query in queries]
    statement = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS part{n}" for n, (sql, _) in enumerate(compiled))
    with connection.cursor() as cursor:
        cursor.execute(statement, [param for _, params in compiled for param in params])
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
