"""Every column of every table: does it speak of a customer's person, and what becomes of it when that person is erased.

A new column is named here, or a test fails.
"""

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db.models import Model

from enishi.privacy.register import contacts, ground, house, seam
from enishi.privacy.register.words import COMMON, Fate, Table

TABLES: Mapping[str, Table] = {**ground.TABLES, **house.TABLES, **contacts.TABLES, **seam.TABLES}

__all__ = ["TABLES", "Fate", "Table", "surplus", "table_of", "unlisted"]


def table_of(label: str) -> Table:
    return TABLES[label]


def unlisted() -> Iterator[str]:
    """Columns that nobody has said anything about yet."""
    for model in apps.get_models(include_auto_created=True):
        table = TABLES.get(model._meta.label, Table())
        yield from (f"{model._meta.label}.{name}" for name in sorted(_columns(model) - table.names))


def surplus() -> Iterator[str]:
    """What is listed and does not exist, or is listed twice."""
    models = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    for label, table in TABLES.items():
        if label not in models:
            yield label
            continue
        named = table.names - COMMON
        yield from (f"{label}.{name}" for name in sorted(named - _columns(models[label])))
        yield from (
            f"{label}.{name} twice" for name in sorted(set(table.plain.split()) & table.person.keys())
        )


def _columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}
