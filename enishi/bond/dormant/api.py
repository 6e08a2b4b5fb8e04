"""Customers gone quiet, over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.bond.api.shapes import Ref, ref
from enishi.bond.dormant import actions, queries
from enishi.bond.dormant.export import exported
from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.http import (
    LIST_FILE,
    ActorRequest,
    FilteredPaging,
    FilterText,
    Money,
    Page,
    Routes,
    StrictIn,
    page,
)
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of

router = Routes(tags=["bond"])
Months = Annotated[int, Field(ge=1, le=120)]
Owner = Literal["", "mine", "team", "none"]
Typed = Annotated[str, Field(max_length=200)]


class DormantFilter(FilteredPaging):
    """`months` without a purchase and without a word; `owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    months: Months = 12
    owner: Owner = ""
    q: Typed = ""


class DormantSeenIn(StrictIn):
    """What is seen of the list, and as what file it is wanted."""

    months: Months = 12
    owner: Owner = ""
    q: Typed = ""
    filter: FilterText = ""
    form: Literal["csv", "xlsx"] = "csv"


class DormantRow(Schema):
    """`worth`: what was ordered in the last three years; `lifetime`: in all. `rating`: the last answer, 1 to 5."""

    id: UUID
    number: int
    name: str
    phone: str
    owner: Ref | None
    bought_on: date | None
    worth: Money
    lifetime: Money
    last_contact_at: datetime | None
    rating: int | None
    complaints: int


class DormantPage(Page[DormantRow]):
    """With what the reader may do with whom is chosen."""

    may: dict[str, bool]


class WinBackIn(StrictIn):
    """`to_owners`: each task is for whoever sells to that customer, else all are for who asks."""

    account_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    subject: Annotated[str, Field(max_length=300)]
    due_on: date
    to_owners: bool = False


class WinBackOut(Schema):
    """How many tasks were made: none for a customer about whom such a task is open."""

    made: int


@router.get("/dormant-accounts", response=DormantPage, may="read customers.Account")
def list_dormant_accounts(request: ActorRequest, asked: Query[DormantFilter]):
    """Customers who bought and went quiet, the most valuable first; no contract runs and no deal is open."""
    actor, unit = request.actor, currency()
    rows = queries.dormant(actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=lambda row: row)
    beside = queries.beside(actor, [row.pk for row in found["items"]])
    found["items"] = [dormant_row(row, beside[row.pk], unit) for row in found["items"]]
    may = {
        "task": authz.may(actor, "create", "interactions.Task"),
        "list": authz.may(actor, "create", "sales.TargetList"),
        "export": authz.may(actor, "export", "customers.Account"),
    }
    return found | {"may": may}


@router.post(
    "/dormant-accounts/export", response={200: None}, openapi_extra=LIST_FILE, may="export customers.Account"
)
def export_dormant_accounts(request: ActorRequest, body: DormantSeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    asked = body.model_dump(exclude={"form"})
    return exported(request.actor, asked, language_of(request), body.form)


@router.post("/dormant-accounts/tasks", response={201: WinBackOut}, may="create interactions.Task")
def win_back_accounts(request: ActorRequest, body: WinBackIn):
    """A task about each of these customers."""
    made = actions.ask_to_win_back(
        request.actor, body.account_ids, body.subject, body.due_on, to_owners=body.to_owners
    )
    return Status(201, {"made": made})


def dormant_row(account: Any, beside: queries.Beside, unit: str) -> dict[str, Any]:
    standing = getattr(account, "standing", None)
    return {
        "id": account.uid,
        "number": account.number,
        "name": account.name,
        "phone": account.phone,
        "owner": ref(account.sales_owner),
        "worth": {"amount": account.worth, "currency": unit},
        "lifetime": {"amount": standing.lifetime_net if standing else 0, "currency": unit},
        "last_contact_at": standing.last_contact_at if standing else None,
        **vars(beside),
    }
