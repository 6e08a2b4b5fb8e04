"""Accounts over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers import actions, queries
from enishi.customers.api import shapes
from enishi.customers.lists import ACCOUNT_LINES, ACCOUNT_SORTS, by_name, listed_accounts
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Page, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.foundation.text.company import CompanyFacts
from enishi.foundation.text.numbers import corporate_number_normalise
from enishi.staff import custom
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["customers"])


@router.get("/accounts", response=Page[shapes.AccountRow], may="read customers.Account")
def list_accounts(request: ActorRequest, asked: Query[shapes.AccountFilter]):
    """Customers with what is open with them; `owner` is mine, team or none."""
    paging, column = by_name(asked, ACCOUNT_SORTS)
    rows = listed_accounts(request.actor, asked.model_dump(), column)
    unit = queries.currency()
    rows, paging, sorts = custom.ordered(rows, "accounts", paging, ["-updated_at", *ACCOUNT_SORTS.values()])
    return page(
        rows, paging, sorts=sorts, lines=ACCOUNT_LINES, show=lambda line: shapes.account_row(line, unit)
    )


@router.get("/accounts/duplicates", response=shapes.LikeAccounts, may="read customers.Account")
def like_accounts(request: ActorRequest, typed: Query[shapes.TypedAccount]):
    """Accounts that may be the one being typed; `hidden` says there is one outside the reader's reach."""
    facts = CompanyFacts(
        name=typed.name,
        corporate_number=corporate_number_normalise(typed.corporate_number),
        postal=typed.postal_code,
        phone=typed.phone,
        email=typed.email,
        url=typed.website,
    )
    found = queries.like_account(request.actor, facts, typed.except_id)
    return {
        "items": [
            {
                "id": like.row.uid,
                "number": like.row.number,
                "name": like.row.name,
                "match": like.match,
                "corporate_number": like.row.corporate_number,
                "prefecture": like.row.prefecture,
                "city": like.row.city,
                "sales_owner": shapes.ref(like.row.sales_owner),
            }
            for like in found.seen
        ],
        "hidden": found.hidden,
    }


@router.post(
    "/accounts/export", response={200: None}, openapi_extra=LIST_FILE, may="export customers.Account"
)
def export_accounts(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    return exported(
        request.actor, "accounts", Seen(**body.model_dump(exclude={"form"})), language_of(request), body.form
    )


@router.post("/accounts", response={201: shapes.AccountOut}, may="create customers.Account")
def create_account(request: ActorRequest, body: shapes.AccountIn):
    """A new customer; owned by its maker on their own side unless an owner is named."""
    account = actions.create_account(request.actor, values(body))
    return Status(201, record(request.actor, account.uid))


@router.get("/accounts/{account_id}", response=shapes.AccountOut, may="read customers.Account")
def get_account(request: ActorRequest, account_id: UUID):
    """One customer with owners, standing and people."""
    return record(request.actor, account_id)


@router.patch("/accounts/{account_id}", response=shapes.AccountOut, may="update customers.Account")
def update_account(request: ActorRequest, account_id: UUID, body: shapes.AccountChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_account(request.actor, account_id, values(body), version=version)
    return record(request.actor, account_id)


@router.delete("/accounts/{account_id}", response={204: None}, may="delete customers.Account")
def delete_account(request: ActorRequest, account_id: UUID, version: IfMatch):
    """Into the bin. Refused while deals, tickets or handovers are open."""
    actions.delete_account(request.actor, account_id, version=version)
    return Status(204, None)


@router.post("/accounts/{account_id}/restore", response=shapes.AccountOut, may="delete customers.Account")
def restore_account(request: ActorRequest, account_id: UUID):
    """Back out of the bin."""
    actions.restore_account(request.actor, account_id)
    return record(request.actor, account_id)


def change_row(actor: Actor, uid: UUID, body: shapes.AccountChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_account(actor, uid, values(body), version=version)


changed_by("accounts", shapes.AccountChange, change_row)


def values(body: shapes.AccountFields) -> dict[str, Any]:
    """What was sent, with money as its amount in the organisation's currency."""
    return queries.in_our_currency(body.given(), "annual_revenue")


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.account_out(actor, queries.account(actor, uid), queries.currency())
