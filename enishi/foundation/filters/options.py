"""The rows a record field may name: found by what is typed, or told by their ids; only those one may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from enishi.foundation import authz, search
from enishi.foundation.authz import Actor
from enishi.foundation.filters.fields import Field
from enishi.foundation.rows import Mergeable
from enishi.foundation.search.registry import known

SHOWN = 30


@dataclass(frozen=True)
class Option:
    """A row as a filter names it: by its public id, under what it is called."""

    value: UUID
    name: str
    about: str = ""


def options(
    actor: Actor, field: Field, *, language: str, q: str = "", ids: Sequence[UUID] = ()
) -> list[Option]:
    """At most 30 by what is typed, or those with these ids. Two SQL."""
    rows = authz.scope(actor, apps.get_model(field.label))
    if ids:
        return told(actor, field, rows.filter(uid__in=ids), language) + _led_on(
            actor, field, rows, ids, language
        )
    if hasattr(rows.model, "is_active"):
        rows = rows.filter(is_active=True)
    if field.label in known():
        found = search.narrow(rows, q).order_by("-updated_at", "-id")
    else:
        found = (rows.filter(name__icontains=q) if q else rows).order_by(*_order(rows.model))
    return told(actor, field, rows.filter(pk__in=list(found.values_list("pk", flat=True)[:SHOWN])), language)


def _led_on(
    actor: Actor, field: Field, rows: QuerySet[Any], ids: Sequence[UUID], language: str
) -> list[Option]:
    """Of ids that were merged away, the rows that were kept: still named by the old id, as the view names them."""
    if not issubclass(rows.model, Mergeable):
        return []
    kept = dict(rows.filter(merged__uid__in=ids).values_list("merged__uid", "uid"))
    options = {one.value: one for one in told(actor, field, rows.filter(uid__in=kept.values()), language)}
    return [replace(options[uid], value=old) for old, uid in kept.items() if old in ids]


def told(actor: Actor, field: Field, rows: QuerySet[Any], language: str) -> list[Option]:
    """The rows as a list calls them."""
    if what := known().get(field.label):
        keys = list(rows.values_list("pk", flat=True))
        return [Option(line.row.uid, line.title, line.subtitle) for line in what.shown(actor, keys)]
    rows = rows.order_by(*_order(rows.model))
    return [Option(row.uid, _called(row, language)) for row in rows]


def _order(model: Any) -> tuple[str, ...]:
    return ("pipeline", "position") if hasattr(model, "position") else ("name", "id")


def _called(row: Any, language: str) -> str:
    return row.called(language) if hasattr(row, "called") else row.name
