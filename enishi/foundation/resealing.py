"""Sealed values under a new key: in batches, resumable at any moment, with a count of what is left."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.query import QuerySet

from enishi.foundation import sealed
from enishi.foundation.actions import one_transaction
from enishi.foundation.sealed import Place

PER_TRANSACTION = 200


def left() -> dict[str, int]:
    """Place → how many values there are not under the newest key yet."""
    found = {place.name: sum(_is_old(value) for _, value in _values(place)) for place in sealed.places()}
    return {name: count for name, count in found.items() if count}


def reseal() -> Iterator[int]:
    """Seal everything with the newest key, a batch a transaction; gives how many each batch changed.

    Raises WrongKey at a value that no key opens.
    """
    for place in sealed.places():
        old = [pk for pk, value in _values(place) if _is_old(value)]
        for at in range(0, len(old), PER_TRANSACTION):
            yield _reseal(place, old[at : at + PER_TRANSACTION])


def _model(place: Place) -> type[models.Model]:
    return apps.get_model(place.label)


def _values(place: Place) -> Iterator[tuple[Any, str]]:
    """Keys and sealed texts of a place, those of one row one after the other."""
    rows: QuerySet[Any, Any] = QuerySet(_model(place)).order_by("pk").values_list("pk", place.column)
    for pk, held in rows.iterator(chunk_size=PER_TRANSACTION):
        for text in [held] if not place.keys else [held.get(key) for key in place.keys]:
            if text:
                yield pk, text


def _is_old(text: str) -> bool:
    return not sealed.is_newest(text)


def _reseal(place: Place, keys: list[Any]) -> int:
    with one_transaction():
        rows: QuerySet[Any, Any] = QuerySet(_model(place)).filter(pk__in=keys).select_for_update()
        for row in rows:
            held = getattr(row, place.column)
            new = {**held, **_renewed(held, place.keys)} if place.keys else sealed.renewed(held)
            # Only the wrapping is new: no version is counted, and nobody's form goes stale.
            QuerySet(_model(place)).filter(pk=row.pk).update(**{place.column: new})
    return len(set(keys))


def _renewed(held: dict[str, Any], keys: tuple[str, ...]) -> dict[str, str]:
    return {key: sealed.renewed(held[key]) for key in keys if held.get(key)}
