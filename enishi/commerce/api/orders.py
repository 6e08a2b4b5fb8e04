"""Orders over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce import actions, queries
from enishi.commerce.api import shapes
from enishi.commerce.deliveries.queries import supplied
from enishi.commerce.models import Order, Product
from enishi.customers.models import Account, Contact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SALES_ROLES
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.exporting import Seen, exported
from enishi.staff.models import User
from enishi.staff.queries import user_behind

router = Routes(tags=["commerce"])


@router.get("/orders", response=shapes.OrderPage, may="read commerce.Order")
def list_orders(request: ActorRequest, asked: Query[shapes.OrderFilter]):
    """What customers ordered, the latest first."""
    rows = queries.orders(request.actor, asked.model_dump())
    may = {"create": authz.may(request.actor, "create", "commerce.Order")}
    return page(rows, asked, sorts=queries.ORDER_SORTS, show=shapes.order_row) | {"may": may}


@router.post("/orders/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.Order")
def export_orders(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "orders", seen, language_of(request), body.form)


@router.post("/orders", response={201: shapes.OrderOut}, may="create commerce.Order")
def record_order(request: ActorRequest, body: shapes.OrderIn):
    """Record an order by hand; owned by who records it unless an owner is named."""
    actor = request.actor
    account = authz.refer(actor, Account, body.account_id, "account_id")
    assert account is not None
    order = actions.record_order(
        actor,
        account=account,
        owner=authz.refer(actor, User, body.owner_id, "owner_id") or usual_owner(actor, account),
        contact=authz.refer(actor, Contact, body.contact_id, "contact_id"),
        deal_kind=body.deal_kind,
        ordered_on=body.ordered_on,
        lines=[line_facts(actor, line, f"lines.{place}") for place, line in enumerate(body.lines)],
    )
    return Status(201, order_record(actor, order.uid))


@router.get("/orders/{order_id}", response=shapes.OrderOut, may="read commerce.Order")
def get_order(request: ActorRequest, order_id: UUID):
    """One order with its lines."""
    return order_record(request.actor, order_id)


@router.patch("/orders/{order_id}", response=shapes.OrderOut, may="update commerce.Order")
def update_order(request: ActorRequest, order_id: UUID, body: shapes.OrderChange, version: IfMatch):
    """Say whose it is from now on."""
    change_order(request.actor, order_id, body, version)
    return order_record(request.actor, order_id)


def change_order(actor: Actor, uid: UUID, body: shapes.OrderChange, version: int) -> Order:
    """One row of a bulk edit, or the record itself."""
    return actions.update_order(actor, uid, body.model_dump(exclude_unset=True), version=version)


changed_by("orders", shapes.OrderChange, change_order)


def usual_owner(actor: Actor, account: Account) -> User | None:
    """A seller records their own orders; anybody else records them for the customer's seller."""
    person = staff_behind(actor)
    if person is not None and person.roles & SALES_ROLES:
        return user_behind(actor)
    return account.sales_owner


def line_facts(actor: Actor, line: shapes.LineIn, place: str) -> actions.LineFacts:
    product = authz.refer(actor, Product, line.product_id, f"{place}.product_id")
    return actions.LineFacts(
        product_id=product.pk if product else None,
        text=line.text,
        quantity=line.quantity,
        unit_price=shapes.amount(line.unit_price, f"{place}.unit_price"),
        discount=shapes.amount(line.discount, f"{place}.discount") if line.discount else 0,
    )


def order_record(actor: Actor, uid: UUID) -> dict[str, Any]:
    order = queries.order(actor, uid)
    return shapes.order_out(actor, order, supplied(order))
