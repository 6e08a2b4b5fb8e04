"""A ticket that nobody holds is put where the rules say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from enishi.foundation import clock
from enishi.interactions.models import Message
from enishi.service.models import RoutingSettings, Ticket
from enishi.service.routing.queries import WHY, agents, facts_of, house_of, settings
from enishi.service.routing.rules import Facts, Routed, Rule, on_duty, routed
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team, User


def route(ticket: Ticket, given: Mapping[str, Any], text: str) -> None:
    """Put a new ticket with a person or a team, and write down why. Nothing is saved here.

    What somebody said of it stands: a person or team they named, a priority, a category. Whoever routes keeps everybody
    else who does waiting until their ticket is written: nobody's last free place is given out twice.
    """
    if ticket.assignee_id is not None or given.get("team_id") is not None or not settings().rules:
        return
    kept = locked()
    found, people = decided(kept, rules_of(kept), facts_of(ticket, text, our_calendar()), ticket.channel_kind)
    if found.rule is not None:
        if found.rule.priority and not given.keys() & {"priority", "impact", "urgency"}:
            ticket.priority = found.rule.priority
        ticket.category = ticket.category or found.rule.category
    ticket.assignee = people.get(found.person)
    ticket.team = team_for(ticket, found, ticket.assignee)
    ticket.waits_for_place = found.waits
    ticket.routed_why = told(found)


def route_again(ticket: Ticket, kept: RoutingSettings) -> tuple[Routed, User | None]:
    """Where a ticket that waits for a free place goes now: by the rule it waits by, else by those of today. Six SQL."""
    rules = rules_of(kept)
    known = (ticket.routed_why or {}).get("rule")
    own = [replace(one, conditions=()) for one in rules if one.name == known]
    facts = Facts() if own else facts_of(ticket, first_words(ticket), our_calendar())
    found, people = decided(kept, own or rules, facts, ticket.channel_kind)
    if own:
        found = replace(found, why={**found.why, "met": (ticket.routed_why or {}).get("met", [])})
    return found, people.get(found.person)


def locked() -> RoutingSettings:
    """The settings, for whoever gives out tickets. One SQL."""
    kept: RoutingSettings = RoutingSettings.objects.unscoped(WHY).select_for_update().get(sole=True)
    return kept


def rules_of(kept: RoutingSettings) -> list[Rule]:
    return [Rule.of(one) for one in kept.rules]


def decided(
    kept: RoutingSettings, rules: Sequence[Rule], facts: Facts, channel: str, at: datetime | None = None
) -> tuple[Routed, dict[str, User]]:
    """What rules make of a ticket now, or at a moment, with the people by public id. Four SQL."""
    house, people = house_of(agents(kept), channel)
    duty = on_duty(kept.rota, at or clock.now(), our_calendar().zone)
    return routed(rules, facts, house, duty), people


def team_for(ticket: Ticket, found: Routed, person: User | None) -> Team | None:
    """The team the rule names, else that of whoever takes it, else the one it is with."""
    named: Team | None = None
    if found.team:
        named = Team.objects.unscoped(WHY).filter(uid=found.team).first()
    return named or (person.team if person else None) or ticket.team


def told(found: Routed) -> dict[str, Any]:
    """The reason as it is kept on the ticket."""
    return {**found.why, "owner": found.person}


def why(ticket: Any) -> dict[str, Any] | None:
    """Why a ticket is whose it is, or with its team; None where somebody said so since."""
    kept: dict[str, Any] | None = ticket.routed_why
    owner = str(ticket.assignee.uid) if ticket.assignee else ""
    return kept if kept and kept["owner"] == owner else None


def first_words(ticket: Ticket) -> str:
    """What the customer said first. One SQL."""
    said = Message.objects.unscoped(WHY).filter(
        conversation__ticket_link__ticket=ticket, direction=Message.INBOUND
    )
    return said.order_by("sent_at", "id").values_list("text", flat=True).first() or ""
