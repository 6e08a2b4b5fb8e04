"""Every read of approvals: the routes, who works here, what waits for somebody."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor, Role, policy
from enishi.sales import rules as sales
from enishi.sales.approvals import rules
from enishi.sales.approvals.models import Approval, ApprovalRoute, ApprovalStep
from enishi.sales.quotes.models import Quote
from enishi.staff.models import Team, User
from enishi.staff.queries import our_organisation

WHY = "routes hold for everybody, and the quote passed the gate"
BESIDE = ("person", "acted_by", "moved_from")
OF_QUOTE = ("approval__quote__deal__account", "approval__quote__deal__owner", "approval__requested_by")
ABLE = frozenset(role for role in Role if policy.reach("approvals", "approve", role) > policy.Reach.NONE)


def routes(actor: Actor) -> QuerySet[ApprovalRoute]:
    """The routes in the order in which they are tried. One SQL."""
    return authz.scope(actor, ApprovalRoute).order_by("position", "id")


def route_of(quote: Quote) -> ApprovalRoute | None:
    """The route this quote has to go before it is sent; none where it may be sent as it stands. Two SQL."""
    held = ApprovalRoute.objects.unscoped(WHY).filter(deleted_at=None).order_by("position", "id")
    asked = asked_of(quote)
    return next((route for route in held if rules.fits(conditions_of(route), asked)), None)


def conditions_of(route: ApprovalRoute) -> rules.Conditions:
    return rules.Conditions(route.over_discount, route.from_amount, route.under_margin)


def asked_of(quote: Quote) -> rules.Asked:
    """What routes look at. One SQL a request."""
    ours = our_organisation()
    rate = sales.margin_rate(quote.net, quote.cost)
    return rules.Asked(
        gross=quote.gross,
        net=quote.net,
        amount=quote.net if ours is None or quote.currency == ours.currency else None,
        margin=None if rate is None else rate * 100,
    )


def house() -> rules.House:
    """Who works here and who leads whom. Two SQL."""
    people = list(User.objects.values_list("pk", "is_active", "team_id", "roles"))
    teams = Team.objects.unscoped(WHY).values_list("pk", "parent_id", "manager_id")
    return rules.House(
        active={pk for pk, is_active, _, roles in people if is_active and ABLE.intersection(roles)},
        teams={pk: (parent, manager) for pk, parent, manager in teams},
        team_of={pk: team for pk, _, team, _ in people},
    )


def named_in(route: ApprovalRoute) -> list[dict[str, Any]]:
    """A route's steps with the keys of their people. One SQL."""
    named = {uid for step in route.steps for uid in step["people"]}
    keys = {str(uid): pk for uid, pk in User.objects.filter(uid__in=named).values_list("uid", "pk")}
    return [{**step, "people": [keys[uid] for uid in step["people"] if uid in keys]} for step in route.steps]


def able() -> dict[str, User]:
    """Everybody who may be asked for leave, by public id. One SQL."""
    people = User.objects.filter(is_active=True).order_by("name", "id")
    return {str(person.uid): person for person in people if ABLE.intersection(person.roles)}


def people_of(held: Iterable[ApprovalRoute]) -> dict[str, User]:
    """The people named in routes, also those who have left, by public id. One SQL."""
    named = {uid for route in held for step in route.steps for uid in step["people"]}
    return {str(person.uid): person for person in User.objects.filter(uid__in=named)}


def waiting(actor: Actor) -> QuerySet[ApprovalStep]:
    """What waits for the actor, or for somebody away for whom they stand in, the oldest first. One SQL."""
    rows = authz.scope(actor, ApprovalStep).filter(status=ApprovalStep.WAITING)
    rows = rows.filter(approval__quote__deleted_at=None)
    return rows.select_related(*BESIDE, *OF_QUOTE).order_by("asked_at", "id")


def step(actor: Actor, uid: UUID) -> ApprovalStep:
    """One part of a step with the quote it is about. One SQL."""
    return authz.find(actor, ApprovalStep, uid, joined=lambda rows: rows.select_related(*BESIDE, *OF_QUOTE))


def approvals_of(quote: Quote) -> list[Approval]:
    """All requests on a quote with what was said, the last one first. Two SQL."""
    steps = ApprovalStep.objects.unscoped(WHY).select_related(*BESIDE).order_by("position", "id")
    held = list(
        Approval.objects.unscoped(WHY).filter(quote=quote).select_related("requested_by").order_by("-id")
    )
    of: dict[int, list[ApprovalStep]] = {}
    for one in steps.filter(approval__in=held):
        of.setdefault(one.approval_id, []).append(one)
    for approval in held:
        approval.parts = of.get(approval.pk, [])
    return held


def standing(quote: Quote) -> Approval | None:
    """The request that waits or was granted. One SQL."""
    rows = Approval.objects.unscoped(WHY).filter(quote=quote)
    return rows.filter(status__in=(Approval.REQUESTED, Approval.APPROVED)).order_by("-id").first()


def parts_of(approval: Approval) -> list[ApprovalStep]:
    """Everybody's part of a request, step by step, held for a change. One SQL."""
    rows = ApprovalStep.objects.unscoped(WHY).select_for_update(of=("self",)).filter(approval=approval)
    return list(rows.order_by("position", "id"))


def said(parts: Iterable[ApprovalStep]) -> list[rules.Said]:
    return [rules.Said(part.position, part.needs, part.status) for part in parts]
