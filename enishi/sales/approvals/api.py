"""Approvals over HTTP: routes, requests on a quote, and what waits for the actor."""

from typing import Any
from uuid import UUID

from ninja import Status

from enishi.customers.queries import currency, in_our_currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales.api.shapes import ref
from enishi.sales.approvals import actions, queries, routes, shapes
from enishi.sales.approvals.models import ApprovalRoute, ApprovalStep
from enishi.sales.quotes import queries as quotes
from enishi.sales.quotes.bodies import ApprovalIn
from enishi.sales.quotes.shapes import QuoteOut, quote_out

router = Routes(tags=["sales"])


@router.get("/approval-routes", response=shapes.ApprovalRoutesOut, may="read sales.ApprovalRoute")
def list_approval_routes(request: ActorRequest):
    """The routes in the order in which they are tried, and who may be asked."""
    held = list(queries.routes(request.actor))
    people, unit = queries.people_of(held), currency()
    return {
        "items": [shapes.route_out(route, people, unit) for route in held],
        "able": [ref(person) for person in queries.able().values()],
        "may": {"create": authz.may(request.actor, "create", "sales.ApprovalRoute")},
    }


@router.post("/approval-routes", response={201: shapes.ApprovalRouteOut}, may="create sales.ApprovalRoute")
def create_approval_route(request: ActorRequest, body: shapes.ApprovalRouteIn):
    """A route behind those there are."""
    return Status(201, shown(routes.create_route(request.actor, given(body))))


@router.put("/approval-routes/order", response={204: None}, may="create sales.ApprovalRoute")
def order_approval_routes(request: ActorRequest, body: shapes.ApprovalRouteOrderIn):
    """The order in which routes are tried."""
    routes.order_routes(request.actor, body.ids)
    return Status(204, None)


@router.put("/approval-routes/{route_id}", response=shapes.ApprovalRouteOut, may="update sales.ApprovalRoute")
def update_approval_route(
    request: ActorRequest, route_id: UUID, body: shapes.ApprovalRouteIn, version: IfMatch
):
    """Other conditions and steps for requests from now on."""
    return shown(routes.update_route(request.actor, route_id, given(body), version=version))


@router.delete("/approval-routes/{route_id}", response={204: None}, may="delete sales.ApprovalRoute")
def delete_approval_route(request: ActorRequest, route_id: UUID, version: IfMatch):
    """Into the bin; requests under way go on."""
    routes.delete_route(request.actor, route_id, version=version)
    return Status(204, None)


@router.post("/quotes/{quote_id}/approval", response=QuoteOut, may="send sales.Quote")
def request_quote_approval(request: ActorRequest, quote_id: UUID, body: ApprovalIn, version: IfMatch):
    """Ask for leave to send the quote as it stands; its route says whose."""
    actions.request_approval(request.actor, quote_id, version=version, note=body.comment)
    return record(request.actor, quote_id)


@router.post("/quotes/{quote_id}/approval/withdraw", response=QuoteOut, may="send sales.Quote")
def withdraw_quote_approval(request: ActorRequest, quote_id: UUID, version: IfMatch):
    """Take the request back."""
    actions.withdraw(request.actor, quote_id, version=version)
    return record(request.actor, quote_id)


@router.get("/approvals", response=shapes.ApprovalsOut, may="read sales.ApprovalStep")
def list_approvals(request: ActorRequest):
    """What waits for one's yes, or for that of somebody away for whom one stands in; the oldest first."""
    may = authz.may(request.actor, "approve", "sales.ApprovalStep")
    return {"items": [shapes.wait_out(part, may_decide=may) for part in queries.waiting(request.actor)]}


@router.get("/approval-people", response=shapes.ApprovalPeopleOut, may="read sales.ApprovalStep")
def list_approval_people(request: ActorRequest):
    """Who may be asked for leave, and so take a part over."""
    return {"items": [ref(person) for person in queries.able().values()]}


@router.post(
    "/approvals/{step_id}/approve", response=shapes.ApprovalWaitOut, may="approve sales.ApprovalStep"
)
def approve_step(request: ActorRequest, step_id: UUID, body: ApprovalIn, version: IfMatch):
    """Yes; with the last one the quote may be sent as it stands. Nobody grants what they asked for."""
    return said(actions.approve(request.actor, step_id, version=version, comment=body.comment))


@router.post("/approvals/{step_id}/return", response=shapes.ApprovalWaitOut, may="approve sales.ApprovalStep")
def return_step(request: ActorRequest, step_id: UUID, body: ApprovalIn, version: IfMatch):
    """Send the request back, and say why."""
    return said(actions.send_back(request.actor, step_id, version=version, comment=body.comment))


@router.post(
    "/approvals/{step_id}/delegate", response=shapes.ApprovalWaitOut, may="approve sales.ApprovalStep"
)
def delegate_step(request: ActorRequest, step_id: UUID, body: shapes.ApprovalDelegateIn, version: IfMatch):
    """Pass one's part to somebody else who may approve."""
    return said(actions.delegate(request.actor, step_id, version=version, **body.model_dump()))


def given(body: shapes.ApprovalRouteIn) -> dict[str, Any]:
    return in_our_currency(body.model_dump(), "from_amount")


def shown(route: ApprovalRoute) -> dict[str, Any]:
    return shapes.route_out(route, queries.people_of([route]), currency())


def said(part: ApprovalStep) -> dict[str, Any]:
    return shapes.wait_out(part, may_decide=False)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return quote_out(actor, quotes.quote(actor, uid))
