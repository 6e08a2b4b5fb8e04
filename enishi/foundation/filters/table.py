"""Rows of a list as a table of texts: what is exported, printed and copied; for a workbook also as what they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.filters.wording import choice_names, value_name
from enishi.foundation.i18n import say
from enishi.foundation.money.money import Money
from enishi.foundation.text.cells import guarded

CHUNK = 500
BETWEEN = " / "
MOMENT = "%Y-%m-%d %H:%M"
# A workbook counts days from here, and keeps fifteen digits of a number.
FIRST_DAY, TOO_LARGE = date(1900, 3, 1), 10**15


@dataclass(frozen=True)
class Manner:
    """In whose language, zone and currency a table is written, and how a text somebody typed is made harmless."""

    language: str
    zone: str
    currency: str
    guard: Callable[[str], str] = guarded


Cell = Callable[[Sequence[Any]], str]


@dataclass(frozen=True)
class _Column:
    """The database columns of a field, and how their values read in one cell."""

    paths: tuple[str, ...]
    cell: Cell


def table(
    actor: Actor, key: str, rows: QuerySet[Any], fields: Sequence[Field], manner: Manner
) -> Iterator[tuple[int, list[str]]]:
    """Each row's key and its cells in the order of the fields. One SQL, and two a thousand rows for each linked field."""
    hidden = {f"seen_{field.name}": field.value for field in fields if field.seen is not None}
    rows, fields = rows.annotate(**hidden), [_masked(field) for field in fields]
    columns = [_column(key, field, manner) for field in fields]
    own = [column for column, field in zip(columns, fields, strict=True) if not field.through]
    paths = list(dict.fromkeys(path for column in own for path in column.paths))
    rows = rows.select_related(None).values_list("pk", *paths)
    for chunk in _chunks(rows):
        linked = [
            _linked(actor, field, column, [values[0] for values in chunk]) if field.through else {}
            for column, field in zip(columns, fields, strict=True)
        ]
        for pk, *values in chunk:
            known = dict(zip(paths, values, strict=True))
            cells = [
                links.get(pk, "") if field.through else column.cell([known[path] for path in column.paths])
                for column, field, links in zip(columns, fields, linked, strict=True)
            ]
            yield pk, cells


def typed(field: Field, cell: str) -> Any:
    """The cell as a workbook holds it: a number, a day, an instant; what it cannot hold stays the text."""
    if not cell or field.through:
        return cell
    match field.type:
        case Type.NUMBER | Type.MONEY:
            number = Decimal(cell)
            return number if abs(number) < TOO_LARGE else cell
        case Type.DATE:
            day = date.fromisoformat(cell)
            return day if day >= FIRST_DAY else cell
        case Type.MOMENT:
            instant = datetime.strptime(cell, MOMENT)  # noqa: DTZ007 - a workbook knows no zones
            return instant if instant.date() >= FIRST_DAY else cell
    return cell


def _masked(field: Field) -> Field:
    """A field whose values not every row tells is read where those are left out."""
    return field if field.seen is None else replace(field, path=f"seen_{field.name}", seen=None)


def _chunks(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    chunk = []
    for values in rows.iterator(CHUNK):
        chunk.append(values)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _linked(actor: Actor, field: Field, column: _Column, pks: Sequence[int]) -> Mapping[int, str]:
    """What the rows that link to these say, as far as the reader may see them."""
    links = authz.scope(actor, apps.get_model(field.through)).filter(**{f"{field.back}__in": pks})
    found: dict[int, list[str]] = {}
    for pk, *values in links.order_by(*field.along).values_list(field.back, *column.paths):
        if text := column.cell(values):
            found.setdefault(pk, []).append(text)
    return {pk: BETWEEN.join(dict.fromkeys(texts)) for pk, texts in found.items()}


def _column(key: str, field: Field, manner: Manner) -> _Column:
    if field.key:
        return _made_up(key, field, manner)
    match field.type:
        case Type.CHOICE:
            names = choice_names(key, field, manner.language)
            return _Column((field.path,), lambda values: names.get(str(values[0]), str(values[0] or "")))
        case Type.TAGS:
            return _Column((field.path,), lambda values: manner.guard(BETWEEN.join(values[0] or [])))
        case Type.MONEY:
            paths = (field.path, field.currency) if field.currency else (field.path,)
            return _Column(paths, lambda values: _amount(field, values, manner.currency))
        case Type.MOMENT:
            return _Column((field.path,), lambda values: _moment(values[0], ZoneInfo(manner.zone)))
        case Type.NUMBER | Type.DATE:
            return _Column((field.path,), lambda values: _plain(field, values[0]))
        case Type.PERSON | Type.RECORD:
            return _Column(*_named(field, manner))
        case _ if field.is_short:
            return _Column(
                (field.path,), lambda values: manner.guard(_usual(key, field, values[0], manner.language))
            )
        case _:
            return _Column(field.shown or (field.path,), lambda values: _words(values, manner))


def _made_up(key: str, field: Field, manner: Manner) -> _Column:
    """A field in JSON: its column, or a part of it, holds the values of several. What a person typed is guarded."""
    column = field.path.removesuffix(f"__{field.key}")
    names = choice_names(key, field, manner.language)

    def cell(values: Sequence[Any]) -> str:
        value = (values[0] or {}).get(field.key)
        match field.type:
            case Type.MONEY:
                return _amount(field, [value], manner.currency)
            case Type.NUMBER | Type.DATE:
                return _plain(field, value)
            case Type.YES:
                return say("cell.yes" if value else "cell.no", manner.language)
            case Type.CHOICE | Type.CHOICES:
                chosen = [value] if isinstance(value, str) else value or []
                return manner.guard(BETWEEN.join(names.get(one, one) for one in chosen))
            case _:
                return manner.guard(value or "")

    return _Column((column,), cell)


def _words(values: Sequence[Any], manner: Manner) -> str:
    return manner.guard(" ".join(str(value) for value in values if value))


def _usual(key: str, field: Field, value: str, language: str) -> str:
    return value_name(key, field, value, language) if value else ""


def _plain(field: Field, value: Any) -> str:
    if value is None:
        return "0" if field.is_zero else ""
    return str(value)


def _amount(field: Field, values: Sequence[Any], currency: str) -> str:
    amount = 0 if values[0] is None and field.is_zero else values[0]
    if amount is None:
        return ""
    return f"{Money(amount, values[1] if field.currency else currency).major():f}"


def _moment(value: datetime | None, zone: ZoneInfo) -> str:
    return value.astimezone(zone).strftime(MOMENT) if value else ""


def _named(field: Field, manner: Manner) -> tuple[tuple[str, ...], Cell]:
    """A record by its name, in the reader's language where it has one there."""
    if field.shown:
        return field.shown, lambda values: _words(values, manner)
    columns = {column.name for column in apps.get_model(field.label)._meta.concrete_fields}
    name = f"{field.path}__name"
    if manner.language == "en" and "name_en" in columns:
        return (f"{name}_en", name), lambda values: _words([values[0] or values[1]], manner)
    return (name,), lambda values: _words(values, manner)
