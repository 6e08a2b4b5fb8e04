"""Filters as the organisation understands them: its zone, its fiscal year, its currency."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from enishi.foundation import clock, filters
from enishi.foundation.authz import Actor
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
    """Those of the rows of the list `key` for which the filter holds; without one, the rows as they are."""
    if not text:
        return rows
    tree = filters.read(text)
    return rows.filter(filters.condition(actor, filters.fields_of(key), tree, frame_of(actor)))


def check(actor: Actor, key: str, tree: Mapping[str, Any]) -> None:
    """BadInput for a stored filter that could not be asked."""
    filters.condition(actor, filters.fields_of(key), filters.parse(tree), frame_of(actor))
