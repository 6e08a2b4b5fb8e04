"""Statements by key whose text is written once a process: what every request, list and record reads.

Django writes a statement's text anew each time it is asked, which for the forty columns of a line takes longer
than the database does. Whoever reads by key got the key through the gate, or is asking who is calling.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, Q, QuerySet

from enishi.foundation.authz.protection import ProtectedQuerySet
from enishi.foundation.errors import NotFound

M = TypeVar("M", bound=Model)
Values = Sequence[Any]
Convert = Callable[[Any], Any]
ANY_KEY = 0
ALL = Q()


class _Prepared:
    """`paths` of a model's rows, by a key of theirs."""

    def __init__(
        self,
        model: type[Model],
        paths: Sequence[str],
        *,
        by: str = "pk",
        where: Q = ALL,
        order: Sequence[str] = (),
    ) -> None:
        self._model = model
        self._paths = paths
        self._by, self._where, self._order = by, where, order

    def _read(self, keys: Collection[Any]) -> Iterator[Values]:
        text, converters = self._statement
        with connection.cursor() as cursor:
            cursor.execute(text.format(", ".join(["%s"] * len(keys))), list(keys))
            found = cursor.fetchall()
        return _converted(found, converters)

    @cached_property
    def _statement(self) -> tuple[str, list[tuple[int, Convert]]]:
        """The text with a place for the keys, and what turns the database's values into Python's."""
        rows = self._model._base_manager.filter(self._where, **{f"{self._by}__in": [ANY_KEY]})
        query = rows.order_by(*self._order).values_list(*self._paths).query
        compiler = query.get_compiler(connection=connection)
        text, params = compiler.as_sql()
        if params != (ANY_KEY,):
            raise TypeError(f"{self._model.__name__}: a statement by key takes nothing else: {params}")
        head, _, tail = text.replace("{", "{{").replace("}", "}}").rpartition("(%s)")
        # SQLite gives the instants of plain columns as such already (`databases.read_instants_fast`).
        return f"{head}({{}}){tail}", [by for by in _converters(compiler) if by[1] is not _instant]


def _converters(compiler: Any) -> list[tuple[int, Convert]]:
    """By place, what turns the database's value into Python's."""
    found = compiler.get_converters(column for column, _, _ in compiler.select)
    return [(place, _convert(*by)) for place, by in found.items()]


def _convert(by: Sequence[Callable[..., Any]], expression: Any) -> Convert:
    """What Django would do to a value; to SQLite's ids and instants in a shorter way, for a list has hundreds."""
    if by == [getattr(connection.ops, "convert_datetimefield_value", None)]:
        return _instant
    if by == [getattr(connection.ops, "convert_uuidfield_value", None)]:
        return _uuid

    def convert(value: Any) -> Any:
        for one in by:
            value = one(value, expression, connection)
        return value

    return convert


def _instant(value: Any) -> Any:
    return datetime.fromisoformat(f"{value}+00:00") if isinstance(value, str) else value


def _uuid(value: Any) -> Any:
    return None if value is None else UUID(int=int(value, 16))


def _converted(found: Iterable[Values], converters: Sequence[tuple[int, Convert]]) -> Iterator[Values]:
    for values in map(list, found):
        for place, convert in converters:
            values[place] = convert(values[place])
        yield values


class Keys:
    """The keys of a list in their order, and how many there are: one text serves both statements.

    `rows` have passed the gate; `order` names their columns, the key last, each with `-` before it if downward.
    """

    def __init__(self, rows: QuerySet[Any], order: Sequence[str]) -> None:
        if isinstance(rows, ProtectedQuerySet):
            rows.demand_passage()
        names = [name.lstrip("-") for name in order]
        self._compiler = rows.order_by().values_list(*names).query.get_compiler(connection=connection)
        sides = (" DESC" if name.startswith("-") else "" for name in order)
        self._order = ", ".join(f"{place}{side}" for place, side in enumerate(sides, start=1))
        try:
            self._text, self._params = self._compiler.as_sql()
        except EmptyResultSet:
            self._text, self._params = "", ()

    def count(self) -> int:
        """How many there are. One SQL."""
        if not self._text:
            return 0
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({self._text}) found", self._params)
            counted: int = cursor.fetchone()[0]
        return counted

    def first(self, most: int) -> list[Values]:
        """The first ones, each the values it is sorted by. One SQL."""
        if not self._text:
            return []
        with connection.cursor() as cursor:
            cursor.execute(f"{self._text} ORDER BY {self._order} LIMIT {most}", self._params)
            found = cursor.fetchall()
        return list(_converted(found, _converters(self._compiler)))


class Rows(_Prepared, Generic[M]):
    """Whole rows of a model that fills itself (`ReadFast`), without what they refer to."""

    def __init__(self, model: type[M]) -> None:
        super().__init__(model, [field.attname for field in model._meta.concrete_fields])
        self._make = model.from_db

    def one(self, key: Any) -> M | None:
        """The row with this key, or None. One SQL."""
        for values in self._read([key]):
            return self._make(connection.alias, self._paths, values)
        return None


class Lines(_Prepared):
    """Columns of a model's rows and of what they refer to: the lines of a list, what a record shows.

    `columns` are paths such as `account__standing__open_deals`. A line is read like a row of the model,
    `line.account.standing.open_deals`; a row that is not there is None. Lines of a parent are read `by` the
    name of the key that leads to it, those that `where` lets pass, in their `order`.
    """

    def __init__(
        self,
        model: type[Model],
        columns: Iterable[str],
        *,
        by: str = "pk",
        where: Q = ALL,
        order: Sequence[str] = (),
    ) -> None:
        columns = list(dict.fromkeys(columns))
        joins = {"__".join(steps[:depth]) for steps in map(_steps, columns) for depth in range(1, len(steps))}
        keys = ["pk", *sorted(f"{join}__pk" for join in joins)]
        # A joined row stands where its key would.
        paths = keys + [name for name in columns if name not in {*joins, *keys, "id"}]
        super().__init__(model, paths, by=by, where=where, order=order)

    def read(self, keys: Collection[Any]) -> dict[Any, Any]:
        """The lines with these primary keys. One SQL."""
        return {values[0]: self._line(values) for values in self._read(keys)} if keys else {}

    def one(self, key: Any) -> Any:
        """The line with this primary key; 404 when it went since its key was read. One SQL."""
        for values in self._read([key]):
            return self._line(values)
        raise NotFound()

    def under(self, key: Any) -> list[Any]:
        """The lines of one parent. One SQL."""
        return [self._line(values) for values in self._read([key])]

    @cached_property
    def _line(self) -> Callable[[Values], Any]:
        return _maker(self._model.__name__, [_steps(path) for path in self._paths], range(len(self._paths)))


def _steps(path: str) -> list[str]:
    return path.split("__")


def _maker(name: str, paths: Iterable[Sequence[str]], places: Iterable[int]) -> Callable[[Values], Any]:
    """What makes a line, or a row joined to it, of a statement's values: named tuples within each other."""
    own: dict[str, int] = {}
    joined: dict[str, list[tuple[Sequence[str], int]]] = {}
    for (first, *rest), place in zip(paths, places, strict=True):
        if rest:
            joined.setdefault(first, []).append((rest, place))
        else:
            own[first] = place
    makers = [_maker(join, *zip(*parts, strict=True)) for join, parts in joined.items()]
    make = partial(tuple.__new__, namedtuple(name, [*own, *joined]))
    # Twice the key at the end: one name alone would be picked as a value, not as a tuple.
    pick, key = itemgetter(*own.values(), own["pk"]), own["pk"]

    def line(values: Values) -> Any:
        if values[key] is None:
            return None
        found = [*pick(values)]
        found.pop()
        for maker in makers:
            found.append(maker(values))
        return make(found)

    return line
