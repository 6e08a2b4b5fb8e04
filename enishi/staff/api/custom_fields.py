"""Custom fields: what the organisation's own fields of its rows are."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.staff import queries
from enishi.staff.actions import custom_fields as actions
from enishi.staff.api.shapes import Name, Short
from enishi.staff.custom_facts import MOST_CHOICES, MOST_FIELDS
from enishi.staff.models import CustomField

router = Routes(tags=["custom fields"])

Entity = Annotated[str, Field(max_length=20)]
Key = Annotated[str, Field(max_length=40)]
Kind = Literal["text", "number", "money", "date", "choice", "choices", "link", "checkbox"]


class CustomChoiceIn(StrictIn):
    """A choice; without a `value`, its name in the API, it gets one of its own."""

    value: Key = ""
    name: Name
    name_en: Short = ""


Choices = Annotated[list[CustomChoiceIn], Field(max_length=MOST_CHOICES)]


class CustomFieldFields(StrictIn):
    name_en: Short = ""
    choices: Choices = []
    is_required: bool = False


class CustomFieldIn(CustomFieldFields):
    """A new field of the rows of a list; `key` is its name in the API and, like `kind`, never changes."""

    entity: Entity
    key: Key
    kind: Kind
    name: Name


class CustomFieldChange(CustomFieldFields):
    name: Name = ""
    is_archived: bool = False


class CustomFieldOrder(StrictIn):
    """All fields of one list, archived ones too, in the order in which they are shown."""

    entity: Entity
    ids: Annotated[list[UUID], Field(max_length=MOST_FIELDS)]


class CustomChoiceOut(Schema):
    value: str
    name: str
    name_en: str


class CustomFieldOut(Schema):
    id: UUID
    version: int
    entity: str
    key: str
    kind: Kind
    name: str
    name_en: str
    choices: list[CustomChoiceOut]
    is_required: bool
    is_archived: bool
    may: dict[str, bool]


class CustomFieldsOut(Schema):
    """Every custom field, each list's in their order."""

    items: list[CustomFieldOut]
    may: dict[str, bool]


def shown(actor: Actor, field: CustomField) -> dict[str, Any]:
    told = "version entity key kind name name_en choices is_required is_archived".split()
    return {name: getattr(field, name) for name in told} | {
        "id": field.uid,
        "may": authz.may_do(actor, ["update"], field),
    }


@router.get("/custom-fields", response=CustomFieldsOut, may="read staff.CustomField")
def list_custom_fields(request: ActorRequest):
    """The organisation's own fields; archived ones keep their values and are not filled in any more."""
    return fields_out(request.actor)


@router.post("/custom-fields", response={201: CustomFieldOut}, may="create staff.CustomField")
def create_custom_field(request: ActorRequest, body: CustomFieldIn):
    """A new field, behind those the list has."""
    return Status(201, shown(request.actor, actions.create_custom_field(request.actor, body.model_dump())))


@router.put("/custom-fields/order", response=CustomFieldsOut, may="update staff.CustomField")
def order_custom_fields(request: ActorRequest, body: CustomFieldOrder):
    """Put the fields of one list in this order."""
    actions.put_in_order(request.actor, body.entity, body.ids)
    return fields_out(request.actor)


@router.patch("/custom-fields/{field_id}", response=CustomFieldOut, may="update staff.CustomField")
def update_custom_field(request: ActorRequest, field_id: UUID, body: CustomFieldChange, version: IfMatch):
    """Change the parts that are sent. A choice that rows have made cannot be taken away."""
    field = actions.update_custom_field(request.actor, field_id, body.given(), version=version)
    return shown(request.actor, field)


@router.delete("/custom-fields/{field_id}", response={204: None}, may="update staff.CustomField")
def delete_custom_field(request: ActorRequest, field_id: UUID, version: IfMatch):
    """Forget a field that nothing uses; one that holds values is archived instead."""
    actions.delete_custom_field(request.actor, field_id, version=version)
    return Status(204, None)


def fields_out(actor: Actor) -> dict[str, Any]:
    items = [shown(actor, field) for field in queries.custom_fields(actor)]
    return {"items": items, "may": {"create": authz.may(actor, "create", "staff.CustomField")}}
