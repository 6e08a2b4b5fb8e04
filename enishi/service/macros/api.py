"""Macros over HTTP."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, Tags, ref
from enishi.service.macros import actions, queries
from enishi.service.macros.actions import LABEL
from enishi.service.models import Macro

router = Routes(tags=["service"])


class MacroIn(StrictIn):
    """Words with places such as {addressee} or {宛名}, and what is done besides. `takes`: whoever runs it holds the ticket."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    text: Annotated[str, Field(max_length=20_000)] = ""
    status: Literal["", "open", "waiting", "solved", "closed"] = ""
    reason: Literal["", "customer", "inside", "maker"] = ""
    priority: Literal[1, 2, 3, 4] | None = None
    category: Annotated[str, Field(max_length=60)] = ""
    tags: Tags = []
    assignee_id: UUID | None = None
    takes: bool = False
    note: Annotated[str, Field(max_length=20_000)] = ""
    is_shared: bool = False


class MacroFacts(Schema):
    """What a macro says and does."""

    id: UUID
    name: str
    text: str
    status: str
    reason: str
    priority: int | None
    category: str
    tags: list[str]
    assignee: Ref | None
    takes: bool
    note: str
    is_shared: bool


class MacroOut(MacroFacts):
    version: int
    may: dict[str, bool]


class MacrosOut(Schema):
    """Everybody's and one's own. `may.share`: make one that is everybody's."""

    items: list[MacroOut]
    may: dict[str, bool]


class ReadyMacroOut(MacroFacts):
    """As it would be said in this ticket; `empty` are the places for which there is no word here."""

    empty: list[str]


class ReadyMacrosOut(Schema):
    items: list[ReadyMacroOut]


@router.get("/macros", response=MacrosOut, may="read service.Macro")
def list_macros(request: ActorRequest):
    """The macros one may run."""
    shares = authz.reaches_all(request.actor, "update", LABEL)
    items = [
        shown(macro, may_change=shares or macro.owner_id is not None)
        for macro in queries.usable(request.actor)
    ]
    return {"items": items, "may": {"create": authz.may(request.actor, "create", LABEL), "share": shares}}


@router.post("/macros", response={201: MacroOut}, may="create service.Macro")
def create_macro(request: ActorRequest, body: MacroIn):
    """A macro of one's own, or one for everybody."""
    return Status(201, shown(actions.create_macro(request.actor, body.model_dump())))


@router.put("/macros/{macro_id}", response=MacroOut, may="update service.Macro")
def update_macro(request: ActorRequest, macro_id: UUID, body: MacroIn, version: IfMatch):
    """Say and do something else from now on."""
    return shown(actions.update_macro(request.actor, macro_id, body.model_dump(), version=version))


@router.delete("/macros/{macro_id}", response={204: None}, may="update service.Macro")
def delete_macro(request: ActorRequest, macro_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_macro(request.actor, macro_id, version=version)
    return Status(204, None)


@router.get("/tickets/{ticket_id}/macros", response=ReadyMacrosOut, may="read service.Macro")
def ready_macros(request: ActorRequest, ticket_id: UUID):
    """The macros with their places filled in for this ticket. They are run by `POST /tickets/acts`."""
    return {"items": [filled_in(one) for one in queries.ready_in(request.actor, ticket_id)]}


def facts(macro: Macro) -> dict[str, Any]:
    return {
        "id": macro.uid,
        "name": macro.name,
        "text": macro.text,
        "status": macro.status,
        "reason": macro.reason,
        "priority": macro.priority,
        "category": macro.category,
        "tags": macro.tags,
        "assignee": ref(macro.assignee),
        "takes": macro.takes,
        "note": macro.note,
        "is_shared": macro.owner_id is None,
    }


def shown(macro: Macro, may_change: bool = True) -> dict[str, Any]:
    may = {"update": may_change, "delete": may_change}
    return facts(macro) | {"version": macro.version, "may": may}


def filled_in(one: queries.Ready) -> dict[str, Any]:
    empty = dict.fromkeys((*one.text.empty, *one.note.empty))
    return facts(one.macro) | {"text": one.text.text, "note": one.note.text, "empty": list(empty)}
