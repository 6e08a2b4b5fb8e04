"""Contracts and installed items over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce.contracts import actions, queries, shapes
from enishi.customers.queries import in_our_currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["commerce"])


@router.get("/contracts", response=shapes.ContractPage, may="read commerce.Contract")
def list_contracts(request: ActorRequest, asked: Query[shapes.ContractFilter]):
    """What customers agreed to, the one that renews first on top."""
    today = clock.today(request.actor.zone)
    rows = queries.contracts(request.actor, asked.model_dump(), today)
    found = page(rows, asked, sorts=queries.CONTRACT_SORTS, show=lambda one: shapes.contract_row(one, today))
    return found | {"may": {"create": authz.may(request.actor, "create", actions.CONTRACT)}}


@router.post(
    "/contracts/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.Contract"
)
def export_contracts(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "contracts", seen, language_of(request), body.form)


@router.post("/contracts", response={201: shapes.ContractOut}, may="create commerce.Contract")
def create_contract(request: ActorRequest, body: shapes.ContractIn):
    """A new contract."""
    contract = actions.create_contract(request.actor, in_our_currency(body.given(), "amount"))
    return Status(201, contract_record(request.actor, contract.uid))


@router.get("/contracts/{contract_id}", response=shapes.ContractOut, may="read commerce.Contract")
def get_contract(request: ActorRequest, contract_id: UUID):
    """One contract with the machines it cares for."""
    return contract_record(request.actor, contract_id)


@router.patch("/contracts/{contract_id}", response=shapes.ContractOut, may="update commerce.Contract")
def update_contract(request: ActorRequest, contract_id: UUID, body: shapes.ContractChange, version: IfMatch):
    """Change the fields that are sent."""
    change_contract(request.actor, contract_id, body, version)
    return contract_record(request.actor, contract_id)


@router.post("/contracts/{contract_id}/end", response=shapes.ContractOut, may="update commerce.Contract")
def end_contract(request: ActorRequest, contract_id: UUID, body: shapes.ContractEndIn, version: IfMatch):
    """It ends on a day of its period and does not go on."""
    actions.end_contract(request.actor, contract_id, version=version, **body.model_dump())
    return contract_record(request.actor, contract_id)


@router.delete("/contracts/{contract_id}", response={204: None}, may="delete commerce.Contract")
def delete_contract(request: ActorRequest, contract_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_contract(request.actor, contract_id, version=version)
    return Status(204, None)


@router.post("/contracts/{contract_id}/restore", response=shapes.ContractOut, may="delete commerce.Contract")
def restore_contract(request: ActorRequest, contract_id: UUID):
    """Back out of the bin."""
    actions.restore_contract(request.actor, contract_id)
    return contract_record(request.actor, contract_id)


@router.get("/items", response=shapes.InstalledItemPage, may="read commerce.InstalledItem")
def list_items(request: ActorRequest, asked: Query[shapes.InstalledItemFilter]):
    """Our machines at customers'."""
    today = clock.today(request.actor.zone)
    rows = queries.items(request.actor, asked.model_dump(), today)
    found = page(rows, asked, sorts=queries.ITEM_SORTS, show=lambda one: shapes.item_row(one, today))
    return found | {"may": {"create": authz.may(request.actor, "create", actions.ITEM)}}


@router.post(
    "/items/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.InstalledItem"
)
def export_items(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "items", seen, language_of(request), body.form)


@router.post("/items", response={201: shapes.InstalledItemOut}, may="create commerce.InstalledItem")
def create_item(request: ActorRequest, body: shapes.InstalledItemIn):
    """A new machine at a customer's."""
    item = actions.create_item(request.actor, body.given())
    return Status(201, item_record(request.actor, item.uid))


@router.get("/items/{item_id}", response=shapes.InstalledItemOut, may="read commerce.InstalledItem")
def get_item(request: ActorRequest, item_id: UUID):
    """One installed item."""
    return item_record(request.actor, item_id)


@router.patch("/items/{item_id}", response=shapes.InstalledItemOut, may="update commerce.InstalledItem")
def update_item(request: ActorRequest, item_id: UUID, body: shapes.InstalledItemChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_item(request.actor, item_id, body.given(), version=version)
    return item_record(request.actor, item_id)


@router.delete("/items/{item_id}", response={204: None}, may="delete commerce.InstalledItem")
def delete_item(request: ActorRequest, item_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_item(request.actor, item_id, version=version)
    return Status(204, None)


@router.post(
    "/items/{item_id}/restore", response=shapes.InstalledItemOut, may="delete commerce.InstalledItem"
)
def restore_item(request: ActorRequest, item_id: UUID):
    """Back out of the bin."""
    actions.restore_item(request.actor, item_id)
    return item_record(request.actor, item_id)


def change_contract(actor: Actor, uid: UUID, body: shapes.ContractChange, version: int) -> Any:
    """One row of a bulk edit, or the record itself."""
    given = in_our_currency(body.given(), "amount")
    return actions.update_contract(actor, uid, given, version=version)


def change_item(actor: Actor, uid: UUID, body: shapes.InstalledItemChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_item(actor, uid, body.given(), version=version)


changed_by("contracts", shapes.ContractChange, change_contract)
changed_by("items", shapes.InstalledItemChange, change_item)


def contract_record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.contract_out(actor, queries.contract(actor, uid), clock.today(actor.zone))


def item_record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.item_out(actor, queries.item(actor, uid), clock.today(actor.zone))
