"""The columns every editable row has, and how a row is photographed for the event log."""

from collections.abc import Collection
from datetime import date, datetime, time
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID

import orjson
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.base import ModelState
from django.db.models.fields.json import KeyTransform

from enishi.foundation import clock
from enishi.foundation.authz import Protected
from enishi.foundation.ids import new_uid

JSON = frozenset({str, int, bool, type(None)})


class ReadFast(models.Model):
    """Rows made from what the database gave, without Django's look at every field that was not read.

    A list of fifty lines makes three hundred rows with a handful of columns each. Nothing of ours listens
    to `pre_init` or `post_init`, the only other thing the long way does.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:  # type: ignore[override]  # the types are of a later Django
        row = cls.__new__(cls)
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        row.__dict__.update(zip(field_names, values, strict=True))
        return row


class Row(ReadFast, Protected):
    """A protected row with a public id, a version that counts its changes, and its times."""

    uid = models.UUIDField(default=new_uid, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta(Protected.Meta):
        abstract = True

    # Columns that never enter the event log or an answer: keys and their hashes.
    untold: ClassVar[frozenset[str]] = frozenset()

    def snapshot(self) -> dict[str, Any]:
        """The row's columns as JSON values: what the event log keeps as before and after."""
        held = self.__dict__
        return {
            name: value
            if type(value := held[name] if name in held else getattr(self, name)) in JSON
            else plain(value)
            for name in _told(type(self))
        }


class Deletable(models.Model):
    """A row that goes to the bin first: every scoped query leaves it out.

    The index a list is sorted by by default ends in `deleted_at`: then the total is counted from the index.
    """

    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Mergeable(Deletable):
    """A row that may be merged into another of its kind: from the bin it leads to the one that was kept."""

    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )

    class Meta:
        abstract = True


class Importable(models.Model):
    """A row that may come from another product; its id there makes a second import change nothing."""

    external_id = models.CharField(max_length=200, null=True, blank=True, unique=True)

    class Meta:
        abstract = True


class ReadJson(models.JSONField):
    """A JSON column that every line of a list reads: decoded in one step, which Django takes many for."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if isinstance(value, str) and not isinstance(expression, KeyTransform):
            return orjson.loads(value)
        return super().from_db_value(value, expression, connection)

    def deconstruct(self) -> Any:
        """For migrations it is the column it is."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


@ReadJson.register_lookup
class Holds(models.Lookup[Any]):
    """Rows whose list of texts has this very one in it."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} @> jsonb_build_array(%s::text)", (*params, self.rhs)
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = %s)", (*params, self.rhs)


class Customised(models.Model):
    """A row that also holds values of fields the organisation made up: by key, only those that say something."""

    custom = ReadJson(default=dict)

    class Meta:
        abstract = True


def own_columns(model: type[models.Model]) -> list[str]:
    """The columns of the model itself, to name beside a few of its joins in `.only`."""
    return [field.name for field in model._meta.concrete_fields]


@cache
def _told(model: type[Row]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname not in model.untold)


def plain(value: Any) -> Any:
    """A column's value as JSON holds it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
