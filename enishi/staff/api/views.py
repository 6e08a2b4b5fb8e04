"""Saved views of lists, and what a list may be narrowed by."""

from collections import Counter
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.foundation import authz, filters
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.filters import groups, options, wording
from enishi.foundation.http import ActorRequest, FilterText, IfMatch, Money, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.staff import custom, exporting, filtering, queries
from enishi.staff.actions import views as actions
from enishi.staff.api.shapes import Name, Ref, ref
from enishi.staff.models import View

router = Routes(tags=["views"])

Entity = Annotated[str, Field(max_length=20)]
Key = Annotated[str, Field(max_length=60)]
Kind = Literal["list", "group", "kanban"]
Colour = Literal["", "sales", "service", "both", "good", "warn", "bad"]


class ViewFields(StrictIn):
    """The parts of a view. `filter` is `{"all": […]}` or `{"any": […]}`; none narrows nothing."""

    kind: Kind = "list"
    filter: dict[str, Any] | None = None
    columns: Annotated[list[Key], Field(max_length=60)] = []
    sort: Key = ""
    group_by: Key = ""
    sums: Annotated[list[Key], Field(max_length=10)] = []
    colour: Colour = ""
    is_pinned: bool = True
    is_home: bool = False
    team_id: UUID | None = None


class ViewIn(ViewFields):
    entity: Entity
    name: Name


class ViewChange(ViewFields):
    name: Name = ""


class PinIn(StrictIn):
    is_pinned: bool


class ViewOut(Schema):
    """A view; `is_pinned` is one's own choice of a shared one, until then its owner's."""

    id: UUID
    version: int
    entity: str
    name: str
    kind: str
    filter: dict[str, Any]
    columns: list[str]
    sort: str
    group_by: str
    sums: list[str]
    colour: str
    is_pinned: bool
    is_home: bool
    team: Ref | None
    owner: Ref
    is_mine: bool
    may: dict[str, bool]


class ViewsOut(Schema):
    """The views of a list; `may` says whether its rows may be taken out, or changed together."""

    items: list[ViewOut]
    may: dict[str, bool]


class OfEntity(Schema):
    model_config = ConfigDict(extra="forbid")

    entity: Entity


class ListChoiceOut(Schema):
    value: str
    name: str


class ListFieldOut(Schema):
    """A field of a list: the questions that may be asked of it, and what may be chosen."""

    name: str
    label: str
    type: str
    operators: list[str]
    choices: list[ListChoiceOut]
    points_to: str
    groups: bool
    sums: bool
    written: str
    is_number: bool


class ListFieldsOut(Schema):
    items: list[ListFieldOut]
    sorts: list[str]


class GroupFilter(OfEntity):
    """How a list is put together; `filter` and `q` narrow it as they narrow the list itself."""

    by: Key
    sums: Annotated[list[Key], Field(max_length=10)] = []
    q: Annotated[str, Field(max_length=300)] = ""
    filter: FilterText = ""


class ListSumOut(Schema):
    """One figure of a group: amounts by currency, or a plain number."""

    field: str
    money: list[Money]
    number: int | float | None


class ListConditionOut(Schema):
    """The condition that finds the rows of a group."""

    field: str
    op: str
    value: Any


class ListGroupOut(Schema):
    """Rows with one value; without a condition they belong to a record the reader may not see."""

    value: str | None
    name: str
    is_empty: bool
    count: int
    sums: list[ListSumOut]
    condition: ListConditionOut | None


class ListGroupsOut(Schema):
    items: list[ListGroupOut]
    total: int
    sums: list[ListSumOut]


class CellFilter(OfEntity):
    columns: Annotated[list[Key], Field(max_length=100)] = []
    filter: FilterText = ""
    q: Annotated[str, Field(max_length=300)] = ""
    sort: Key = ""


class CellRowOut(Schema):
    id: UUID
    version: int
    cells: list[str]


class CellsOut(Schema):
    """The first 500 rows of a list in words; a text a spreadsheet would run is guarded by an apostrophe."""

    labels: list[str]
    rows: list[CellRowOut]
    total: int


class OptionFilter(OfEntity):
    field: Key
    q: Annotated[str, Field(max_length=300)] = ""
    ids: Annotated[list[UUID], Field(max_length=100)] = []


class OptionOut(Schema):
    value: UUID
    name: str
    about: str


class OptionsOut(Schema):
    items: list[OptionOut]


def shown(actor: Actor, view: View) -> dict[str, Any]:
    is_mine = actor.kind == "staff" and view.owner.pk == actor.id
    told = "version entity name kind filter columns sort group_by sums colour".split()
    pin = getattr(view, "own_pin", None)
    return {name: getattr(view, name) for name in told} | {
        "id": view.uid,
        "is_pinned": view.is_pinned if is_mine or pin is None else pin,
        "is_home": view.is_home and is_mine,
        "team": ref(view.team),
        "owner": ref(view.owner),
        "is_mine": is_mine,
        "may": authz.may_do(actor, ["update"], view)
        | {"pin": not is_mine and authz.may(actor, "create", "staff.ViewPin")},
    }


@router.get("/views", response=ViewsOut, may="read staff.View")
def list_views(request: ActorRequest, asked: Query[OfEntity]):
    """One's own views of a list and those shared with one's teams."""
    label = readable(request.actor, asked.entity).label
    found = queries.views(request.actor, asked.entity)
    # Of what never changes once it is issued nobody is offered a change.
    changes = any(field.written for field in filters.fields_for(request.actor, asked.entity).values())
    may = {
        "export": authz.may(request.actor, "export", label),
        "bulk": changes and authz.may(request.actor, "bulk", label),
    }
    return {"items": [shown(request.actor, view) for view in found], "may": may}


@router.get("/views/fields", response=ListFieldsOut, may="read staff.View")
def list_fields(request: ActorRequest, asked: Query[OfEntity]):
    """What a list may be narrowed by, in the reader's language."""
    listing, language = readable(request.actor, asked.entity), language_of(request)
    items = [
        {
            "name": field.name,
            "label": wording.name_of(listing.key, field, language),
            "type": field.type.value,
            "operators": filters.operators(field),
            "choices": [
                {"value": value, "name": name}
                for value, name in offered(request.actor, listing.key, field, language).items()
            ],
            "points_to": field.label,
            "groups": field.groups,
            "sums": field.sums,
            "written": field.written,
            "is_number": field.is_number,
        }
        for field in filters.fields_for(request.actor, listing.key).values()
        if not field.is_archived
    ]
    return {"items": items, "sorts": [*listing.sorts, *custom.sortable(listing.key)]}


def offered(actor: Actor, key: str, field: filters.Field, language: str) -> dict[str, str]:
    """What may be chosen by its name; of tags those in use, and others may be typed."""
    if field.suggests:
        return {tag: tag for tag in field.suggests(actor)}
    return wording.choice_names(key, field, language)


@router.get("/views/groups", response=ListGroupsOut, may="read staff.View")
def list_groups(request: ActorRequest, asked: Query[GroupFilter]):
    """Rows of a list put together by one field, with counts and sums. At most 200 groups."""
    actor, listing = request.actor, readable(request.actor, asked.entity)
    rows = filtering.rows_of(actor, listing.key, asked.filter, asked.q)
    by, sums = filtering.grouping(actor, listing.key, asked.by, asked.sums)
    unit, language = filtering.frame_of(actor).currency, language_of(request)
    found = groups.put_together(actor, listing.key, rows, by, sums=sums, currency=unit, language=language)
    return {
        "items": [group_out(by, sums, group) for group in found],
        "total": sum(group.count for group in found),
        "sums": [sum_out(one, [group.sums.get(one.name, {}) for group in found]) for one in sums],
    }


def group_out(by: filters.Field, sums: list[filters.Field], group: groups.Put) -> dict[str, Any]:
    return {
        "value": group.value,
        "name": group.name,
        "is_empty": group.is_empty,
        "count": group.count,
        "sums": [sum_out(one, [group.sums.get(one.name, {})]) for one in sums],
        "condition": groups.condition_of(by, group),
    }


def sum_out(field: filters.Field, parts: list[dict[str, int | float]]) -> dict[str, Any]:
    """Groups' sums of one field, added up by currency."""
    added: Counter[str] = Counter()
    for part in parts:
        added.update(part)
    is_money = field.type is filters.Type.MONEY
    money = [{"amount": amount, "currency": unit} for unit, amount in sorted(added.items())]
    return {
        "field": field.name,
        "money": money if is_money else [],
        "number": None if is_money else groups.figure(added[""]),
    }


@router.get("/views/cells", response=CellsOut, may="read staff.View")
def list_cells(request: ActorRequest, asked: Query[CellFilter]):
    """What is seen of a list, in words: to be copied into a spreadsheet or printed."""
    readable(request.actor, asked.entity)
    seen = exporting.Seen(**asked.model_dump(exclude={"entity"}))
    found = exporting.cells_of(request.actor, asked.entity, seen, language_of(request))
    rows = [{"id": uid, "version": version, "cells": cells} for uid, version, cells in found.rows]
    return {"labels": found.labels, "rows": rows, "total": found.total}


@router.get("/views/options", response=OptionsOut, may="read staff.View")
def list_options(request: ActorRequest, asked: Query[OptionFilter]):
    """The people or records a field may name: by what is typed, or those with these ids."""
    readable(request.actor, asked.entity)
    field = filters.fields_for(request.actor, asked.entity).get(asked.field)
    if field is None or not field.label:
        raise BadInput(fields={"field": "filter_unknown_field"})
    found = options.options(request.actor, field, q=asked.q, ids=asked.ids, language=language_of(request))
    return {"items": found}


@router.post("/views", response={201: ViewOut}, may="create staff.View")
def create_view(request: ActorRequest, body: ViewIn):
    """Keep a list as it is seen: its filter, order, columns and shape."""
    view = actions.create_view(request.actor, body.model_dump())
    return Status(201, shown(request.actor, view))


@router.patch("/views/{view_id}", response=ViewOut, may="update staff.View")
def update_view(request: ActorRequest, view_id: UUID, body: ViewChange, version: IfMatch):
    """Change the parts that are sent; `team_id` shares it with a team or, empty, no longer."""
    view = actions.update_view(request.actor, view_id, body.given(), version=version)
    return shown(request.actor, view)


@router.put("/views/{view_id}/pin", response=ViewOut, may="create staff.ViewPin")
def pin_view(request: ActorRequest, view_id: UUID, body: PinIn):
    """Put a view that is shared with one among one's own tabs, or out of them."""
    view = actions.pin_view(request.actor, view_id, is_pinned=body.is_pinned)
    rows = authz.scope(request.actor, View).filter(pk=view.pk)
    return shown(request.actor, queries.with_pins(request.actor, rows).get())


@router.delete("/views/{view_id}", response={204: None}, may="update staff.View")
def delete_view(request: ActorRequest, view_id: UUID, version: IfMatch):
    """Forget the view; the rows it showed stay."""
    actions.delete_view(request.actor, view_id, version=version)
    return Status(204, None)


def readable(actor: Actor, entity: str) -> filters.Listing:
    """The list by its name, if the actor may read rows of it at all."""
    listing = filters.listing(entity)
    authz.check(actor, "read", listing.label)
    return listing
