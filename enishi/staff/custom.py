"""The custom fields in use: their values taken in and told, and what lists know of them.

A process reads the definitions once and holds them for as long as the organisation's `custom_epoch` stands,
which every request reads anyway: an organisation without custom fields pays nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Case,
    FloatField,
    IntegerField,
    Model,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from enishi.foundation.custom import LARGEST, Facts, Unusable, kept, sent
from enishi.foundation.errors import BadInput
from enishi.foundation.filters import Field, Type
from enishi.foundation.http import Paging
from enishi.foundation.i18n import LANGUAGES
from enishi.staff.models import CustomField
from enishi.staff.queries import our_organisation

M = TypeVar("M", bound=Model)
COLUMN, PREFIX = "custom", "custom."
# What a list is sorted by when it is sorted by a custom field.
SORTED: Final = "by_custom"
TYPES: Mapping[str, Type] = {
    "text": Type.TEXT,
    "number": Type.NUMBER,
    "money": Type.MONEY,
    "date": Type.DATE,
    "choice": Type.CHOICE,
    "choices": Type.CHOICES,
    "link": Type.TEXT,
    "checkbox": Type.YES,
}
# Behind every value of its type, so that whoever has none comes last.
LAST: Mapping[Type, Value] = {
    Type.TEXT: Value("\U0010ffff", TextField()),
    Type.DATE: Value("9999-12-31", TextField()),
    Type.NUMBER: Value(float(LARGEST * 2), FloatField()),
    Type.MONEY: Value(LARGEST * 2, BigIntegerField()),
}


@dataclass(frozen=True)
class Known:
    """A custom field as this process holds it."""

    key: str
    kind: str
    choices: tuple[str, ...]
    is_required: bool
    is_archived: bool
    field: Field

    def facts(self, currency: str) -> Facts:
        return Facts(self.kind, self.choices, currency)


_entities: dict[str, str] = {}


def customised(entity: str, label: str) -> None:
    """Declare that the rows of a list may have custom fields. Called once from the room's wiring."""
    _entities[entity] = label


def model_of(entity: str) -> Any:
    """The rows that custom fields of a list are of; BadInput where they may have none."""
    if entity not in _entities:
        raise BadInput(fields={"entity": "not_a_choice"})
    return apps.get_model(_entities[entity])


Fields = Mapping[str, Mapping[str, Known]]
NONE: Mapping[str, Known] = MappingProxyType({})
_held: dict[str, Fields] = {}


def known(entity: str) -> Mapping[str, Known]:
    """The custom fields of a list by key, archived ones too. One SQL after a change, else none."""
    ours = our_organisation()
    epoch = ours.custom_epoch if ours else ""
    if not epoch:
        return NONE
    fields = _held.get(epoch)
    if fields is None:
        fields = _read()
        _held.clear()
        _held[epoch] = fields
    return fields.get(entity, NONE)


def _read() -> Fields:
    found: dict[str, dict[str, Known]] = {}
    rows = CustomField.objects.unscoped("what a row may hold is the same for everybody")
    for row in rows.order_by("entity", "position", "id"):
        found.setdefault(row.entity, {})[row.key] = _known(row)
    return found


def _known(row: CustomField) -> Known:
    choices = tuple(choice["value"] for choice in row.choices)
    named = {
        language: {choice["value"]: _called(choice, language) for choice in row.choices}
        for language in LANGUAGES
    }
    field = Field(
        f"{PREFIX}{row.key}",
        TYPES[row.kind],
        f"{COLUMN}__{row.key}",
        choices,
        written=f"{PREFIX}{row.key}",
        key=row.key,
        names={language: row.called(language) for language in LANGUAGES},
        choice_names=named if choices else {},
        is_archived=row.is_archived,
    )
    return Known(row.key, row.kind, choices, row.is_required, row.is_archived, field)


def _called(choice: Mapping[str, str], language: str) -> str:
    return (choice["name_en"] if language == "en" else "") or choice["name"]


def currency() -> str:
    ours = our_organisation()
    return ours.currency if ours else "JPY"


def list_fields(entity: str) -> Iterable[Field]:
    """What a list may also be narrowed by, grouped by and shown with."""
    return [one.field for one in known(entity).values()]


def told(entity: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """A row's values as the API shows them: those of fields in use."""
    if not stored:
        return {}
    unit, fields = currency(), known(entity)
    return {
        key: sent(one.facts(unit), stored[key])
        for key, one in fields.items()
        if key in stored and not one.is_archived
    }


def changed(entity: str, stored: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What a row holds after these values were sent; BadInput names all that cannot be taken."""
    fields, unit = known(entity), currency()
    after, refused = dict(stored), {}
    for key, value in given.items():
        one = fields.get(key)
        try:
            if one is None or one.is_archived:
                raise Unusable("unknown_field")
            taken = kept(one.facts(unit), value)
            if taken is None and one.is_required:
                raise Unusable("required")
        except Unusable as reason:
            refused[f"{PREFIX}{key}"] = str(reason)
            continue
        after.pop(key, None)
        if taken is not None:
            after[key] = taken
    if refused:
        raise BadInput(fields=refused)
    return after


def filled(entity: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row that somebody makes, its custom ones as they are kept; what is required must be there."""
    given = dict(values.get(COLUMN) or {})
    asked = {key: None for key, one in known(entity).items() if one.is_required and not one.is_archived}
    return {**values, COLUMN: changed(entity, {}, asked | given)}


def merged(entity: str, row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a change, its custom ones put among those the row has."""
    if COLUMN not in values:
        return dict(values)
    return {**values, COLUMN: changed(entity, row.custom, values[COLUMN] or {})}


def sortable(entity: str) -> list[str]:
    """The names of the custom fields a list may be sorted by."""
    return [one.field.name for one in known(entity).values() if one.field.type is not Type.CHOICES]


def ordered(
    rows: QuerySet[M], entity: str, paging: Paging, sorts: Sequence[str]
) -> tuple[QuerySet[M], Paging, Sequence[str]]:
    """The three a page is cut with, made to sort by a custom field where one is asked for."""
    name = (paging.sort or "").removeprefix("-")
    if not name.startswith(PREFIX) or name not in sortable(entity):
        return rows, paging, sorts
    sign = "-" if paging.sort and paging.sort.startswith("-") else ""
    field = known(entity)[name.removeprefix(PREFIX)].field
    rows = rows.annotate(**{SORTED: _place(field)})
    return rows, paging.model_copy(update={"sort": f"{sign}{SORTED}"}), [*sorts, SORTED]


def _place(field: Field) -> Any:
    if field.type is Type.CHOICE:
        places = [
            When(**{field.path: value, "then": Value(place)}) for place, value in enumerate(field.choices)
        ]
        return Case(*places, default=Value(len(places)), output_field=IntegerField())
    if field.type is Type.YES:
        ticked = When(**{f"{field.path}__isnull": False, "then": Value(0)})
        return Case(ticked, default=Value(1), output_field=IntegerField())
    return Coalesce(field.value, LAST[field.type])
