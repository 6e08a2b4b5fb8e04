"""Writes on how tickets are given out, and giving out those that wait for a free place."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.foundation import authz, events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.interactions.rules import CHANNEL_KINDS
from enishi.service.actions.steps import check_assignee
from enishi.service.actions.tickets import give
from enishi.service.models import RoutingSettings, Ticket
from enishi.service.routing import choosing, forms, queries
from enishi.service.routing.queries import KNOWN, WHY
from enishi.service.rules import OURS
from enishi.staff.models import Team, User

LABEL = "service.RoutingSettings"
BATCH = 50


@action
def update_routing(actor: Actor, values: Mapping[str, Any], *, version: int) -> RoutingSettings:
    """Other rules, people or duty. They hold for new tickets, and for those that wait for a free place."""
    authz.check(actor, "update", LABEL)
    rows = RoutingSettings.objects.unscoped(WHY)
    rows.get_or_create(sole=True)
    held: RoutingSettings = rows.select_for_update().get(sole=True)
    versions.claim(held, version)
    before = held.snapshot()
    if "rules" in values:
        held.rules = forms.rules_in_form(_named_in_rules(actor, values["rules"]))
    if "agents" in values:
        held.agents = forms.agents_in_form(_people(actor, values["agents"], "agents"), CHANNEL_KINDS)
    if "rota" in values:
        held.rota = forms.rota_in_form(_people(actor, values["rota"], "rota"))
    held.save()
    requests.forget(KNOWN)
    events.record("routing_settings.updated", actor, held, before=before)
    return held


def _named_in_rules(actor: Actor, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rules with the people and teams they name looked up."""
    rows = []
    for place, one in enumerate(given):
        person = _answerer(actor, one["person_id"], f"rules.{place}")
        team = authz.refer(actor, Team, one["team_id"], f"rules.{place}")
        own = {name: value for name, value in one.items() if not name.endswith("_id")}
        rows.append(
            {**own, "person": str(person.uid) if person else "", "team": str(team.uid) if team else ""}
        )
    return rows


def _people(actor: Actor, given: Sequence[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    rows = []
    for place, one in enumerate(given):
        person = _answerer(actor, one["person_id"], f"{name}.{place}")
        own = {key: value for key, value in one.items() if key != "person_id"}
        rows.append({**own, "person": str(person.uid) if person else ""})
    return rows


def _answerer(actor: Actor, uid: Any, field: str) -> User | None:
    person = authz.refer(actor, User, uid, field)
    if person is not None:
        check_assignee(person, field)
    return person


@action
def place_waiting(actor: System) -> int:
    """Tickets that wait for a free place go to whoever has one now, the most urgent first. Answers how many."""
    if not queries.settings().rules:
        return 0
    waiting = Ticket.objects.unscoped(WHY).filter(
        waits_for_place=True, assignee=None, status__in=OURS, deleted_at=None
    )
    rows = waiting.select_for_update(of=("self",)).order_by("-priority", "opened_at", "pk")
    kept, given = choosing.locked(), 0
    for ticket in list(rows[:BATCH]):
        found, person = choosing.route_again(ticket, kept)
        if person is not None:
            versions.touch(ticket)
            team = choosing.team_for(ticket, found, person)
            give(actor, ticket, person, team, why=choosing.told(found))
            given += 1
    return given
