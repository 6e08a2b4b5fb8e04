"""The policies, and which of them a ticket has."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from enishi.customers.models import Account
from enishi.foundation import authz, clock, requests
from enishi.foundation.authz import Actor
from enishi.service.models import SlaPolicy, Ticket
from enishi.service.routing.queries import contract_classes
from enishi.service.rules import PRIORITIES, UNSOLVED, Targets
from enishi.service.sla.rules import (
    BUILT_IN,
    NAMES,
    Closing,
    Facts,
    Policy,
    Step,
    chosen,
    own_hours,
    promises_of,
)
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team

WHY = "what is promised is the same whoever reads it"
KNOWN = "sla_policies"


def policies() -> Sequence[Policy]:
    """The policies in order, the default one last. One SQL a request."""
    return [policy for policy, is_live in _read() if is_live]


def every_policy() -> Sequence[Policy]:
    """Those in the bin as well: closed and solved tickets have them still."""
    return [policy for policy, _ in _read()]


def _read() -> Sequence[tuple[Policy, bool]]:
    return requests.once(KNOWN, _every)


def _every() -> Sequence[tuple[Policy, bool]]:
    rows = SlaPolicy.objects.unscoped(WHY).order_by("is_default", "position", "id")
    found = [(as_value(row), row.deleted_at is None) for row in rows]
    return found if any(policy.key is None for policy, _ in found) else [*found, (BUILT_IN, True)]


def as_value(row: SlaPolicy) -> Policy:
    return Policy(
        None if row.is_default else row.pk,
        row.name,
        promises_of(row.targets, row.always, own_hours(row.hours)),
        frozenset(row.types),
        frozenset(row.priorities),
        frozenset(row.stages),
        frozenset(row.contracts),
        timedelta(minutes=row.second_line) if row.second_line else None,
        tuple(Step(**step) for step in row.steps),
        Closing(row.close_solved_days, row.close_waiting_days, row.close_notice_days),
    )


def facts_of(ticket: Ticket) -> Facts:
    """What of a ticket decides its policy."""
    return _facts(ticket, policies())


def _facts(ticket: Ticket, among: Sequence[Policy]) -> Facts:
    """Contracts are looked up only where a policy asks about them. Up to one SQL."""
    account, asked = ticket.account, any(policy.contracts for policy in among)
    contracts = contract_classes(ticket, ticket.opened_at, our_calendar()) if asked else frozenset[str]()
    stage = account.relationship_stage if account else ""
    return Facts(ticket.type, ticket.priority, stage, frozenset(contracts))


def policy_of(ticket: Ticket) -> Policy:
    """The policy that fits a ticket as it is."""
    return chosen(policies(), facts_of(ticket))


def by_key() -> Mapping[int | None, Policy]:
    """Every policy by its key, also those in the bin: for many tickets it is asked once. One SQL a request."""
    return {policy.key: policy for policy, _ in _read()}


def held(policy_id: int | None) -> Policy:
    """The policy a ticket has, also one in the bin; the default one where it has none."""
    return by_key()[policy_id]


def promised(policy_id: int | None, priority: int) -> Targets:
    """The targets of a ticket by its policy, also one in the bin; the default policy's where it has none."""
    return held(policy_id).promises[priority]


def listed(actor: Actor) -> QuerySet[SlaPolicy]:
    """The policies in order, with how many open tickets have each. One SQL."""
    held = Ticket.objects.unscoped("a count of those that a policy holds for").filter(
        policy=OuterRef("pk"), status__in=UNSOLVED, deleted_at=None
    )
    counted = held.order_by().values("policy").annotate(n=Count("pk")).values("n")
    rows = authz.scope(actor, SlaPolicy).annotate(open_tickets=Coalesce(Subquery(counted), 0))
    return rows.order_by("is_default", "position", "id")


def teams_of(rows: Iterable[SlaPolicy]) -> dict[str, Team]:
    """The teams their steps ask, by public id. One SQL."""
    named = {step["team"] for row in rows for step in row.steps if step["team"]}
    teams = Team.objects.unscoped(WHY).filter(uid__in=named) if named else ()
    return {str(team.uid): team for team in teams}


def stored_targets(promises: Mapping[int, Targets]) -> dict[str, dict[str, int]]:
    """Targets as minutes by priority."""
    return {
        str(priority): {name: int(getattr(promises[priority], name).total_seconds()) // 60 for name in NAMES}
        for priority in PRIORITIES
    }


def facts_asked(actor: Actor, asked: Mapping[str, Any]) -> Facts:
    """The facts of a ticket that is only thought of."""
    uid: UUID | None = asked["account_id"]
    account = authz.refer(actor, Account, uid, "account_id")
    thought = Ticket(type=asked["type"], priority=asked["priority"], account=account, opened_at=clock.now())
    return facts_of(thought)
