"""Two customers, or two people, becoming one, over HTTP: looked at before, done, told, taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.customers import queries, rules
from enishi.customers.actions import merging
from enishi.customers.actions.merging import ACCOUNTS, CONTACTS, Kind
from enishi.customers.models import Merge
from enishi.foundation import authz, clock
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.staff import custom

router = Routes(tags=["customers"])
Taken = Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=40)]


class OtherIn(StrictIn):
    """The record that would go."""

    other_id: UUID


class MergeIn(OtherIn):
    """`take` names the fields whose value comes from the other record; all else is the kept one's.

    `sure`: the two are one company although their corporate numbers differ.
    """

    other_version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    take: Taken = []
    sure: bool = False


class GoingOut(Schema):
    kind: str
    rows: int


class MergePreviewOut(Schema):
    """Which fields differ, and how much would go along; `hidden`: more than the reader may see."""

    differing: list[str]
    going: list[GoingOut]
    hidden: bool


class MergeOut(Schema):
    """A merge: `name` is what the record was called that went."""

    id: UUID
    name: str
    merged_by: str
    merged_at: datetime
    undone_at: datetime | None
    may: dict[str, bool]


class MergesOut(Schema):
    items: list[MergeOut]


@router.post(
    "/accounts/{account_id}/merges/preview", response=MergePreviewOut, may="update customers.Account"
)
def preview_account_merge(request: ActorRequest, account_id: UUID, body: OtherIn):
    """Look before: what differs, and what would go along from the other customer. Nothing is written."""
    return preview(request, ACCOUNTS, account_id, body)


@router.post("/accounts/{account_id}/merges", response={201: MergeOut}, may="update customers.Account")
def merge_accounts(request: ActorRequest, account_id: UUID, body: MergeIn, version: IfMatch):
    """Make one customer of two. The other one's address leads here from now on."""
    return Status(201, merged(request, ACCOUNTS, account_id, body, version))


@router.get("/accounts/{account_id}/merges", response=MergesOut, may="read customers.Account")
def list_account_merges(request: ActorRequest, account_id: UUID):
    """What was merged into a customer."""
    return merges(request, ACCOUNTS, account_id)


@router.post("/accounts/merges/{merge_id}/undo", response=MergeOut, may="update customers.Account")
def unmerge_accounts(request: ActorRequest, merge_id: UUID):
    """Take a merge back within 30 days. What was made or changed since stays with the kept customer."""
    return shown(merging.unmerge(request.actor, ACCOUNTS, merge_id), may_undo=False)


@router.post(
    "/contacts/{contact_id}/merges/preview", response=MergePreviewOut, may="update customers.Contact"
)
def preview_contact_merge(request: ActorRequest, contact_id: UUID, body: OtherIn):
    """Look before: what differs, and what would go along from the other person. Nothing is written."""
    return preview(request, CONTACTS, contact_id, body)


@router.post("/contacts/{contact_id}/merges", response={201: MergeOut}, may="update customers.Contact")
def merge_contacts(request: ActorRequest, contact_id: UUID, body: MergeIn, version: IfMatch):
    """Make one person of two. The other one's address leads here from now on."""
    return Status(201, merged(request, CONTACTS, contact_id, body, version))


@router.get("/contacts/{contact_id}/merges", response=MergesOut, may="read customers.Contact")
def list_contact_merges(request: ActorRequest, contact_id: UUID):
    """What was merged into a person."""
    return merges(request, CONTACTS, contact_id)


@router.post("/contacts/merges/{merge_id}/undo", response=MergeOut, may="update customers.Contact")
def unmerge_contacts(request: ActorRequest, merge_id: UUID):
    """Take a merge back within 30 days. What was made or changed since stays with the kept person."""
    return shown(merging.unmerge(request.actor, CONTACTS, merge_id), may_undo=False)


def preview(request: ActorRequest, kind: Kind, kept_id: UUID, body: OtherIn) -> dict[str, Any]:
    kept, gone = merging.pair(request.actor, kind, kept_id, body.other_id)
    going, is_more = queries.goes_along(request.actor, gone)
    hidden = authz.hidden(request.actor, kept) | authz.hidden(request.actor, gone)
    columns = {name: kept._meta.get_field(name).attname for name in kind.fields if name not in hidden}
    language = language_of(request)
    return {
        "differing": [
            *(name for name, own in columns.items() if getattr(kept, own) != getattr(gone, own)),
            *(f"{custom.PREFIX}{key}" for key in contested(f"{kind.noun}s", kept.custom, gone.custom)),
        ],
        "going": [{"kind": say(f"follows.{one.label}", language), "rows": one.rows} for one in going],
        "hidden": is_more,
    }


def contested(entity: str, kept: Mapping[str, Any], gone: Mapping[str, Any]) -> list[str]:
    """The custom fields in use of which both know a value, and not the same."""
    used = [key for key, one in custom.known(entity).items() if not one.is_archived]
    return [key for key in used if key in kept and key in gone and kept[key] != gone[key]]


def merged(request: ActorRequest, kind: Kind, kept_id: UUID, body: MergeIn, version: int) -> dict[str, Any]:
    one = merging.merge(
        request.actor,
        kind,
        kept_id,
        body.other_id,
        version=version,
        gone_version=body.other_version,
        take=body.take,
        sure=body.sure,
    )
    return shown(one, may_undo=True)


def merges(request: ActorRequest, kind: Kind, kept_id: UUID) -> dict[str, Any]:
    kept = authz.find(request.actor, kind.model, kept_id)
    may = authz.may_do(request.actor, ["update"], kept)["update"]
    found = queries.merges_of(kept)
    # The latest that still holds: those below it wait until it is taken back.
    top = next((one for one in found if one.undone_at is None), None)
    return {"items": [shown(one, may_undo=may and one is top and is_fresh(one)) for one in found]}


def is_fresh(one: Merge) -> bool:
    return clock.now() - one.created_at <= rules.UNDO_LASTS


def shown(one: Merge, *, may_undo: bool) -> dict[str, Any]:
    return {
        "id": one.uid,
        "name": one.gone_name,
        "merged_by": one.merged_by.name if one.merged_by else "",
        "merged_at": one.created_at,
        "undone_at": one.undone_at,
        "may": {"undo": may_undo},
    }
