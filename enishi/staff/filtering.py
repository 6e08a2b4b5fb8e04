"""Filters as the organisation understands them: its zone, its fiscal year, its currency."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, QuerySet

from enishi.foundation import authz, clock, filters
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.staff.queries import our_organisation

M = TypeVar("M", bound=Model)


def frame_of(actor: Actor) -> filters.Frame:
    organisation = our_organisation()
    return filters.Frame(
        today=clock.today(actor.zone),
        zone=actor.zone,
        fiscal_start=organisation.fiscal_year_start if organisation else 4,
        currency=organisation.currency if organisation else "JPY",
    )


def narrowed(actor: Actor, rows: QuerySet[M], key: str, text: str) -> QuerySet[M]:
    """Those of the rows of the list `key` for which the filter holds; without one, all that belong to it."""
    rows = filters.listing(key).worked_out(actor, rows)
    if not text:
        return rows
    tree = filters.read(text)
    return rows.filter(filters.condition(actor, filters.fields_for(actor, key), tree, frame_of(actor)))


def rows_of(actor: Actor, key: str, text: str, q: str) -> QuerySet[Any]:
    """The rows of a list that the actor may read, narrowed by a filter and by what is looked for."""
    return looked_for(actor, authz.scope(actor, apps.get_model(filters.listing(key).label)), key, text, q)


def looked_for(actor: Actor, rows: QuerySet[M], key: str, text: str, q: str) -> QuerySet[M]:
    """Those of the rows of a list for which the filter holds, and that contain what somebody typed."""
    return filters.listing(key).sought(narrowed(actor, rows, key, text), q)


def grouping(
    actor: Actor, key: str, by: str, sums: Sequence[str]
) -> tuple[filters.Field, list[filters.Field]]:
    """The fields a list is put together by and adds up. BadInput for what is no group and no figure."""
    fields = filters.fields_for(actor, key)
    if by not in fields or not fields[by].groups:
        raise BadInput(fields={"by": "cannot_group"})
    if not all(name in fields and fields[name].sums for name in sums):
        raise BadInput(fields={"sums": "cannot_sum"})
    return fields[by], [fields[name] for name in dict.fromkeys(sums)]


def check(actor: Actor, key: str, tree: Mapping[str, Any]) -> None:
    """BadInput for a stored filter that could not be asked."""
    filters.condition(actor, filters.fields_for(actor, key), filters.parse(tree), frame_of(actor))
