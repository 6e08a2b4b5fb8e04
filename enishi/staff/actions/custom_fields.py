"""Custom fields: defined, renamed, put in order, archived; deleted only while nothing uses them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.foundation import authz, events, filters, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.events import Change
from enishi.foundation.ids import new_uid
from enishi.staff import custom_facts
from enishi.staff.actions.people import held_organisation
from enishi.staff.custom import PREFIX, known, model_of
from enishi.staff.custom_facts import MOST_FIELDS, NEVER_REQUIRED
from enishi.staff.models import CustomField, Organisation, View

LABEL = "staff.CustomField"


@action
def create_custom_field(actor: Actor, values: Mapping[str, Any]) -> CustomField:
    """Give one kind of rows another field, behind those it has."""
    authz.check(actor, "create", LABEL)
    organisation = held_organisation()
    entity = values["entity"]
    model_of(entity)
    siblings = _fields_of(entity)
    if len(siblings) >= MOST_FIELDS:
        raise custom_facts.TooManyFields(most=MOST_FIELDS)
    if any(other.key == values["key"] for other in siblings):
        raise BadInput(fields={"key": "key_taken"})
    field = CustomField(entity=entity, key=values["key"], kind=values["kind"], position=len(siblings))
    _fill(field, values)
    field.save(force_insert=True)
    authz.check_new(actor, field)
    _turn(organisation)
    events.record("custom_field.created", actor, field)
    return field


@action
def update_custom_field(
    actor: Actor, field_id: UUID, values: Mapping[str, Any], *, version: int
) -> CustomField:
    """Change what a field is called, offers or demands; its key and kind stay what they are."""
    organisation = held_organisation()
    field = authz.lock(actor, CustomField, "update", field_id)
    versions.claim(field, version)
    before = field.snapshot()
    _fill(field, values)
    if gone := {one["value"] for one in before["choices"]} - {one["value"] for one in field.choices}:
        _check_unchosen(field, gone)
    field.save()
    _turn(organisation)
    events.record("custom_field.updated", actor, field, before=before)
    return field


@action
def put_in_order(actor: Actor, entity: str, ids: Sequence[UUID]) -> None:
    """Show the fields of one kind of rows in this order. BadInput unless each is named once."""
    authz.check(actor, "update", LABEL)
    organisation = held_organisation()
    model_of(entity)
    fields = {field.uid: field for field in authz.scope(actor, CustomField, "update").filter(entity=entity)}
    if len(ids) != len(fields) or set(ids) != fields.keys():
        raise BadInput(fields={"ids": "not_each_once"})
    changes = []
    for position, uid in enumerate(ids):
        field = fields[uid]
        if field.position != position:
            before = field.snapshot()
            field.position = position
            versions.touch(field)
            field.save()
            changes.append(Change(field, before))
    _turn(organisation)
    events.record_many("custom_field.updated", actor, changes)


@action
def delete_custom_field(actor: Actor, field_id: UUID, *, version: int) -> None:
    """Forget a field that holds no value and stands in no view; any other is archived instead."""
    organisation = held_organisation()
    field = authz.lock(actor, CustomField, "update", field_id)
    versions.claim(field, version)
    if _rows_with(field).exists() or _stands_in_a_view(field):
        raise custom_facts.FieldInUse()
    events.record("custom_field.deleted", actor, field, before=field.snapshot())
    field.delete()
    _turn(organisation)


def _fill(field: CustomField, values: Mapping[str, Any]) -> None:
    for name in ("name", "name_en", "is_required", "is_archived"):
        if name in values:
            setattr(field, name, values[name])
    if "choices" in values:
        field.choices = custom_facts.numbered(values["choices"])
    if field.kind in NEVER_REQUIRED and field.is_required:
        raise BadInput(fields={"is_required": "never_required"})
    custom_facts.check_definition(key=field.key, kind=field.kind, name=field.name, choices=field.choices)


def _fields_of(entity: str) -> list[CustomField]:
    return list(CustomField.objects.unscoped("a key is taken whoever asks").filter(entity=entity))


def _rows_with(field: CustomField) -> QuerySet[Any]:
    """Rows that hold a value of it, in the bin or not."""
    rows: QuerySet[Any] = model_of(field.entity).objects.unscoped("a value is a value whoever may see it")
    return rows.filter(custom__has_key=field.key)


def _check_unchosen(field: CustomField, gone: set[str]) -> None:
    asked = filters.chosen(known(field.entity)[field.key].field, sorted(gone))
    if _rows_with(field).filter(asked).exists():
        raise custom_facts.ChoiceInUse()


def _stands_in_a_view(field: CustomField) -> bool:
    views = View.objects.unscoped("a view breaks whoever keeps it").filter(entity=field.entity)
    kept = views.values_list("sort", "filter", "columns", "group_by", "sums")
    name = f'"{PREFIX}{field.key}"'
    return any(name in json.dumps([sort.removeprefix("-"), *parts]) for sort, *parts in kept)


def _turn(organisation: Organisation) -> None:
    """Tell every process that what it knows of the fields is old."""
    organisation.custom_epoch = str(new_uid())
    organisation.save(update_fields=["custom_epoch"])
    requests.forget("organisation")
