"""Routing over HTTP."""

from typing import Any

from enishi.customers.models import Account, Contact
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SERVICE_ROLES
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.interactions.rules import check_channel
from enishi.service.models import RoutingSettings, Ticket
from enishi.service.routing import actions, choosing, queries, shapes
from enishi.staff.hours import our_calendar

router = Routes(tags=["service"])
LABEL = actions.LABEL


@router.get("/routing", response=shapes.RoutingOut, may="read service.RoutingSettings")
def get_routing(request: ActorRequest):
    """The rules in the order in which they are tried, and who is on duty when."""
    return told(request.actor, queries.settings())


@router.patch("/routing", response=shapes.RoutingOut, may="update service.RoutingSettings")
def update_routing(request: ActorRequest, body: shapes.RoutingPatch, version: IfMatch):
    """Change what is sent: all rules, all people with skills or places, all days of duty."""
    given = body.model_dump(include=body.model_fields_set)
    return told(request.actor, actions.update_routing(request.actor, given, version=version))


@router.get("/routing/agents", response=shapes.AgentsOut, may="update service.RoutingSettings")
def list_agents(request: ActorRequest):
    """Who answers tickets: their skills and places, and what they have now."""
    every = queries.agents(queries.settings())
    kept = {one["person"] for one in queries.settings().agents}
    return {
        "items": [
            shapes.agent_out(one, every)
            for one in every.values()
            if one.user.role_set & SERVICE_ROLES or str(one.user.uid) in kept
        ]
    }


@router.post("/routing/try", response=shapes.RoutingTryOut, may="read service.RoutingSettings")
def try_routing(request: ActorRequest, body: shapes.RoutingTryIn):
    """Where such a ticket would go, and why. Nothing is written."""
    return tried(request.actor, body.model_dump())


def told(actor: Actor, kept: RoutingSettings) -> dict[str, Any]:
    return shapes.settings_out(kept, may_update=authz.may(actor, "update", LABEL))


def tried(actor: Actor, asked: dict[str, Any]) -> dict[str, Any]:
    text, at = asked.pop("text"), asked.pop("at")
    check_channel(asked["channel_kind"])
    account = authz.refer(actor, Account, asked.pop("account_id"), "account_id")
    contact = authz.refer(actor, Contact, asked.pop("contact_id"), "contact_id")
    ticket = Ticket(account=account, contact=contact, opened_at=at or clock.now(), **asked)
    kept = queries.settings()
    rules = choosing.rules_of(kept)
    facts = queries.facts_of(ticket, text, our_calendar())
    found, people = choosing.decided(kept, rules, facts, ticket.channel_kind, ticket.opened_at)
    person = people.get(found.person)
    end = rules.index(found.rule) + 1 if found.rule else len(rules)
    return {
        "tried": [{"name": one.name, "unmet": list(one.unmet(facts))} for one in rules[:end]],
        "person": shapes.ref(person),
        "team": shapes.ref(choosing.team_for(ticket, found, person)),
        "priority": (found.rule and found.rule.priority) or ticket.priority,
        "category": ticket.category or (found.rule.category if found.rule else ""),
        "why": found.why,
    }
