"""Questions to the index, many of them in one statement. Both databases' indexes are outside what the ORM speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.search import tokens
from enishi.foundation.search.commonness import are_common
from enishi.foundation.search.models import SearchRow
from enishi.foundation.search.registry import known

TABLE = "foundation_searchrow"
TOKENS = "foundation_search_tokens"
# So many of the newest rows of a kind are looked at before the index is asked for what is common.
NEAR = 10_000


@dataclass(frozen=True)
class Sql:
    """A piece of a statement with its parameters."""

    sql: str = ""
    params: tuple[Any, ...] = ()


class Question(Protocol):
    """Something that gives rows of a label, each with how well it fits: 0 is best."""

    @property
    def label(self) -> str: ...

    def select(self) -> Sql:
        """A statement for label, stage and row id."""


@dataclass(frozen=True)
class Holding:
    """The newest rows of a label that hold every part, and this mark of how they hold it."""

    label: str
    stage: int
    mark: str
    parts: Sequence[str]
    limit: int
    gate: Sql = Sql()

    def select(self) -> Sql:
        held = holding(self.label, self.mark, self.parts)
        chosen = f"SELECT label, {self.stage} AS stage, row_id"
        rows = f"FROM {held.sql} AND label = %s"
        params = (*held.params, self.label, *self.gate.params)
        # Each as it can be read in order: so a search for what is common stops early.
        if connection.vendor == "sqlite":
            return Sql(
                f"{chosen} {rows}{self.gate.sql} ORDER BY {TOKENS}.rowid DESC LIMIT {self.limit}", params
            )
        # OFFSET 0 is PostgreSQL's fence: rows come to the gate one by one, the newest first, and no more than needed.
        newest = f"(SELECT label, row_id {rows} ORDER BY -seq OFFSET 0) AS {TABLE}"
        all_of_them = Sql(f"{chosen} FROM {newest} WHERE true{self.gate.sql} LIMIT {self.limit}", params)
        if not are_common(tokens.of_query(self.label, self.parts, self.mark)):
            return all_of_them
        return self._near_first(all_of_them)

    def _near_first(self, all_of_them: Sql) -> Sql:
        """The same, but the newest rows are looked at first; if they do, nothing else is asked for."""
        held = holding(self.label, self.mark, self.parts)
        recent = f"(SELECT * FROM {TABLE} WHERE label = %s ORDER BY -seq LIMIT {NEAR}) AS {held.sql}"
        near = f"SELECT label, {self.stage} AS stage, row_id FROM {recent}{self.gate.sql} LIMIT {self.limit}"
        enough = f"(SELECT count(*) FROM near) < {self.limit}"
        sql = (
            f"WITH near AS MATERIALIZED ({near})"
            f" SELECT * FROM near UNION ALL SELECT * FROM ({all_of_them.sql}) AS rest WHERE {enough}"
        )
        return Sql(sql, (self.label, *held.params, *self.gate.params, *all_of_them.params))


@dataclass(frozen=True)
class Among:
    """Those of a few rows that pass the gate."""

    label: str
    row_ids: Sequence[int]
    gate: Sql

    def select(self) -> Sql:
        places = ", ".join(["%s"] * len(self.row_ids))
        sql = f"SELECT label, 0 AS stage, row_id FROM {TABLE} WHERE label = %s AND row_id IN ({places}){self.gate.sql}"
        return Sql(sql, (self.label, *self.row_ids, *self.gate.params))


def holding(label: str, mark: str, parts: Sequence[str]) -> Sql:
    """Rows with these tokens. Pieces of a longer part may stand apart: there the text has the last word."""
    wanted = tokens.of_query(label, parts, mark)
    apart = [] if tokens.is_whole(mark) else [part for part in parts if len(part) > 2]
    if connection.vendor == "postgresql":
        contains = "".join(" AND strpos(key, %s) > 0" for _ in apart)
        return Sql(f"{TABLE} WHERE tokens @> %s::text[]{contains}", (wanted, *apart))
    match = " AND ".join(f'"{token}"' for token in wanted)
    contains = "".join(" AND instr(key, %s) > 0" for _ in apart)
    # From the tokens to the rows, whatever the planner thinks.
    tables = f"{TOKENS} CROSS JOIN {TABLE} ON seq = {TOKENS}.rowid"
    return Sql(f"{tables} WHERE {TOKENS} MATCH %s{contains}", (match, *apart))


def answers(questions: Sequence[Question]) -> list[tuple[str, int, int]]:
    """Label, stage and row id of every answer, in one statement: each question keeps its own order."""
    if not questions:
        return []
    selects = [question.select() for question in questions]
    statement = " UNION ALL ".join(f"SELECT * FROM ({one.sql}) AS part{n}" for n, one in enumerate(selects))
    with connection.cursor() as cursor:
        cursor.execute(statement, [param for one in selects for param in one.params])
        rows: list[tuple[str, int, int]] = cursor.fetchall()
    return rows


def gate(actor: Actor, label: str) -> Sql | None:
    """The condition that the actor may read an index row's record; None when there is nothing to ask."""
    what = known()[label]
    # Rows in the bin left the index with the act that threw them away.
    if what.readable is None and authz.reaches_all(actor, "read", label):
        return None
    rows = what.readable(actor) if what.readable else authz.scope(actor, apps.get_model(label))
    gated = SearchRow.objects.filter(Exists(rows.filter(pk=OuterRef("row_id"))))
    compiler = gated.query.get_compiler(connection=connection)
    compiler.setup_query()
    sql, params = compiler.compile(compiler.query.where)
    # In a SELECT of its own: PostgreSQL would make a join of it, over all records there are.
    return Sql(f" AND (SELECT {sql})", tuple(params))
