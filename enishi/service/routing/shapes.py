"""What routing looks like over HTTP."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.models import RoutingSettings
from enishi.service.routing import forms
from enishi.service.routing.choosing import why
from enishi.service.routing.queries import WHY, Agent, position
from enishi.service.routing.rules import load_of
from enishi.service.rules import OURS
from enishi.staff.models import Team, User

Word = Annotated[str, Field(max_length=forms.LONGEST)]
Skills = Annotated[list[Word], Field(max_length=forms.MOST_SKILLS)]
To = Literal["person", "team", "turn", "duty"]
Places = Annotated[int | None, Field(ge=0, le=forms.MOST_PLACES)]


class RoutedRef(Schema):
    id: UUID
    name: str


class RoutingConditionIn(StrictIn):
    """A field of the ticket and what may stand in it. `field` may be `custom.` and the key of a custom field."""

    field: Annotated[str, Field(max_length=60)]
    values: Annotated[list[Word], Field(max_length=forms.MOST_VALUES)]


class RoutingConditionOut(Schema):
    field: str
    values: list[str]


class RoutingRuleIn(StrictIn):
    """`to` a person, a team as a whole, in turn by skills and load, or whoever is on duty."""

    name: Word
    conditions: Annotated[list[RoutingConditionIn], Field(max_length=forms.MOST_CONDITIONS)] = []
    to: To
    person_id: UUID | None = None
    team_id: UUID | None = None
    skills: Skills = []
    priority: Literal[1, 2, 3, 4] | None = None
    category: Annotated[str, Field(max_length=60)] = ""


class RoutingRuleOut(Schema):
    """A rule without conditions fits every ticket. `person` and `team` are null where the one it named is gone."""

    name: str
    conditions: list[RoutingConditionOut]
    to: To
    person: RoutedRef | None
    team: RoutedRef | None
    skills: list[str]
    priority: int | None
    category: str


class AgentPlacesIn(StrictIn):
    """What somebody can, and how many tickets of a channel they take at once; `all` counts every channel."""

    person_id: UUID
    skills: Skills = []
    capacity: dict[Word, Places] = {}


class DutyIn(StrictIn):
    """Who is on duty on these days, both included, each from nine to nine of the next day."""

    person_id: UUID
    starts_on: date
    ends_on: date


class DutyOut(Schema):
    person: RoutedRef
    starts_on: date
    ends_on: date


class RoutingOut(Schema):
    version: int
    rules: list[RoutingRuleOut]
    rota: list[DutyOut]
    may: dict[str, bool]


class RoutingPatch(StrictIn):
    rules: Annotated[list[RoutingRuleIn], Field(max_length=forms.MOST_RULES)] = []
    agents: Annotated[list[AgentPlacesIn], Field(max_length=forms.MOST_AGENTS)] = []
    rota: Annotated[list[DutyIn], Field(max_length=forms.MOST_DUTIES)] = []


class AgentOut(Schema):
    """Somebody who answers tickets. `load`: their open tickets by priority, half of it where the customer is waited for."""

    person: RoutedRef
    team: RoutedRef | None
    skills: list[str]
    capacity: dict[str, int]
    open: dict[str, int]
    load: float
    is_away: bool
    stand_in: RoutedRef | None


class AgentsOut(Schema):
    items: list[AgentOut]


class RoutedOut(Schema):
    """Why a ticket went where it is. `position`: the how-manieth it is of those that wait for a free place."""

    rule: str
    met: list[str]
    how: Literal["person", "deputy", "queue", "turn", "full", "duty", "duty_deputy", "fallback"]
    team: str = ""
    skills: list[str] = []
    load: float = 0
    away: list[str] = []
    position: int | None = None


class RoutingTryIn(StrictIn):
    """A ticket that is only thought of. `at`: when it comes in; now where it is not said."""

    subject: Annotated[str, Field(max_length=300)] = ""
    text: Annotated[str, Field(max_length=10_000)] = ""
    type: Literal["question", "fault", "request", "complaint", "pre_sales"] = "question"
    priority: Literal[1, 2, 3, 4] = 2
    channel_kind: Annotated[str, Field(max_length=12)] = "mail"
    category: Annotated[str, Field(max_length=60)] = ""
    account_id: UUID | None = None
    contact_id: UUID | None = None
    at: datetime | None = None


class RoutingTriedOut(Schema):
    """One rule in order: the conditions such a ticket does not meet; none where it fits."""

    name: str
    unmet: list[str]


class RoutingTryOut(Schema):
    """The rules down to the one that decides, and where the ticket would go."""

    tried: list[RoutingTriedOut]
    person: RoutedRef | None
    team: RoutedRef | None
    priority: int
    category: str
    why: RoutedOut


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def settings_out(kept: RoutingSettings, *, may_update: bool) -> dict[str, Any]:
    """At most two SQL; none while nothing is ruled."""
    people = _by_uid(User.objects.all(), [one["person"] for one in (*kept.rules, *kept.rota)])
    teams = _by_uid(Team.objects.unscoped(WHY), [one["team"] for one in kept.rules])
    return {
        "version": kept.version,
        "rules": [
            one | {"person": ref(people.get(one["person"])), "team": ref(teams.get(one["team"]))}
            for one in kept.rules
        ],
        "rota": [
            one | {"person": ref(people[one["person"]])} for one in kept.rota if one["person"] in people
        ],
        "may": {"update": may_update},
    }


def _by_uid(rows: Any, named: Sequence[str]) -> dict[str, Any]:
    asked = {uid for uid in named if uid}
    return {str(one.uid): one for one in rows.filter(uid__in=asked)} if asked else {}


def agent_out(agent: Agent, everybody: dict[int, Agent]) -> dict[str, Any]:
    deputy = everybody.get(agent.stand_in or 0)
    places: dict[str, int] = {}
    for one in agent.held:
        if one.status in OURS and one.count:
            places[one.channel] = places.get(one.channel, 0) + one.count
    return {
        "person": ref(agent.user),
        "team": ref(agent.user.team),
        "skills": sorted(agent.skills),
        "capacity": agent.capacity,
        "open": places,
        "load": load_of(agent.held),
        "is_away": agent.is_away,
        "stand_in": ref(deputy.user) if deputy else None,
    }


def routed_out(ticket: Any) -> dict[str, Any] | None:
    """Why it is whose it is, where a rule said so. One SQL where it waits for a free place."""
    told = why(ticket)
    return told and {**told, "position": position(ticket)}
