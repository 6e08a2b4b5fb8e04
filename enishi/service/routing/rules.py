"""Which rule holds for a ticket, and whom it goes to. Pure.

Rules are tried in order; the first that fits and finds somebody who is here decides. Where all who could take it have no
room, it waits in their team for a free place. Where no rule decides, it lies with the team that new tickets go to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from enishi.foundation.text.keys import search_key
from enishi.service.rules import OURS, PRIORITIES
from enishi.service.tags.rules import key
from enishi.staff.turns.rules import House, Taker, person_or_deputy, whose_turn

PERSON, TEAM, TURN, DUTY = "person", "team", "turn", "duty"
# Beside how a taker was found: nobody has room, nobody is named, no rule decides.
FULL, QUEUE, FALLBACK, DUTY_DEPUTY = "full", "queue", "fallback", "duty_deputy"
# Asked whether a value is among those given; the rest whether one of the given words stands in it.
TAGS = "tags"
CHOICES = ("type", "priority", "channel", "language", "stage", "contract", "hours", TAGS)
WORDS = ("words", "subject", "category", "customer", "industry", "prefecture", "product", "address")
CUSTOM = "custom."
ALL = "all"
# A day's duty begins and ends at this hour of the organisation's clock.
DUTY_HOUR = 9
JAPANESE = ("\u3040", "\u9fff")


@dataclass(frozen=True)
class Facts:
    """What rules may ask of a ticket: by field the values it has, or the texts words may stand in."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """Whom tickets go to that meet every condition: a person, a team as a whole, whose turn it is, or who is on duty."""

    name: str
    to: str
    conditions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    person: str = ""
    team: str = ""
    skills: tuple[str, ...] = ()
    priority: int | None = None
    category: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Rule":
        conditions = tuple((one["field"], tuple(one["values"])) for one in kept["conditions"])
        return cls(**{**kept, "conditions": conditions, "skills": tuple(kept["skills"])})

    @property
    def asks(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.conditions)

    def unmet(self, ticket: Facts) -> tuple[str, ...]:
        """The conditions a ticket does not meet; what is not known of it meets none."""
        return tuple(name for name, among in self.conditions if not _holds(name, among, ticket))


def _holds(name: str, among: Sequence[str], ticket: Facts) -> bool:
    if name == TAGS:
        among = [key(one) for one in among]
    if name in ticket.values:
        return bool(ticket.values[name] & set(among))
    text = search_key(ticket.texts.get(name, ""))
    return any(search_key(word) in text for word in among)


@dataclass(frozen=True)
class Routed:
    """Where a ticket goes, and why: kept on the ticket, and told in the reader's words. `person`, `team`: public ids."""

    rule: Rule | None
    person: str
    team: str
    why: dict[str, Any]

    @property
    def waits(self) -> bool:
        """Is it given out once somebody has room?"""
        return bool(self.why["how"] == FULL)


NOBODY = Routed(None, "", "", {"rule": "", "met": [], "how": FALLBACK})


def routed(rules: Iterable[Rule], ticket: Facts, house: House, on_duty: Sequence[str] = ()) -> Routed:
    """Where these rules put a ticket. `on_duty`: who is on duty now, in the order they are asked."""
    for rule in rules:
        if not rule.unmet(ticket) and (found := _found(rule, house, on_duty)):
            return found
    return NOBODY


def _found(rule: Rule, house: House, on_duty: Sequence[str]) -> Routed | None:
    if rule.to == TEAM:
        return _routed(rule, Taker("", QUEUE), house) if rule.team in house.teams else None
    if rule.to == PERSON:
        taker = person_or_deputy(house, rule.person)
    elif rule.to == DUTY:
        taker = next((one for who in on_duty if (one := person_or_deputy(house, who))), None)
    else:
        taker = whose_turn(house, house.teams.get(rule.team, ("", ()))[1], rule.skills)
    return _routed(rule, taker, house) if taker else None


def _routed(rule: Rule, taker: Taker, house: House) -> Routed:
    how = taker.how
    if rule.to == DUTY:
        how = DUTY if how == PERSON else DUTY_DEPUTY
    elif rule.to == TURN:
        how = TURN if taker.person else FULL
    why = {
        "rule": rule.name,
        "met": list(rule.asks),
        "how": how,
        "team": house.teams.get(rule.team, ("", ()))[0],
        "skills": list(rule.skills) if rule.to == TURN else [],
        "load": taker.load,
        "away": list(taker.away),
    }
    return Routed(rule, taker.person, rule.team, why)


@dataclass(frozen=True)
class Held:
    """Open tickets of one person that are alike, and how many."""

    channel: str
    priority: int
    status: str
    count: int


def load_of(held: Iterable[Held]) -> float:
    """What somebody has on their hands: each open ticket by its priority, 1 to 4, half while the customer is waited for."""
    return sum(one.count * one.priority * (1 if one.status in OURS else 0.5) for one in held)


def has_room(capacity: Mapping[str, int], held: Iterable[Held], channel: str) -> bool:
    """Do they take one more of this channel? What waits for the customer takes no place; no figure is no limit."""
    ours = [one for one in held if one.status in OURS]
    every = sum(one.count for one in ours)
    here = sum(one.count for one in ours if one.channel == channel)
    return every < capacity.get(ALL, every + 1) and here < capacity.get(channel, here + 1)


def on_duty(rota: Iterable[Mapping[str, Any]], at: datetime, zone: ZoneInfo) -> list[str]:
    """Who is on duty at a moment: a day's duty lasts from nine to nine of the next day."""
    day = (at.astimezone(zone) - timedelta(hours=DUTY_HOUR)).date()
    return [
        one["person"]
        for one in rota
        if date.fromisoformat(one["starts_on"]) <= day <= date.fromisoformat(one["ends_on"])
    ]


def language_of(known: str, text: str) -> str:
    """The writer's language where it is known, else the one the text is in."""
    if known:
        return known
    return "ja" if any(JAPANESE[0] <= sign <= JAPANESE[1] for sign in text) else "en"


def choices_of(name: str) -> tuple[str, ...] | None:
    """The values a condition may name where there are only so many."""
    return {"priority": tuple(map(str, PRIORITIES)), "hours": ("inside", "outside")}.get(name)
