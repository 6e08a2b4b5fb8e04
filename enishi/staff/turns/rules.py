"""Whom work goes to that nobody holds: a person, or of several whoever has the least to do. Pure.

People who are away are passed over; among those with as little to do it is whoever got something longest ago.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

NEVER = datetime.min.replace(tzinfo=UTC)
PERSON, DEPUTY, TURN = "person", "deputy", "team"


@dataclass(frozen=True)
class Person:
    """Somebody who takes work, what they have on their hands, and who stands in while they are away.

    `is_full`: they have room for no more of what is given out now.
    """

    name: str
    load: float = 0
    last: datetime = NEVER
    is_away: bool = False
    stand_in: str = ""
    skills: frozenset[str] = frozenset()
    is_full: bool = False


@dataclass(frozen=True)
class House:
    """The people by public id, and the teams: how each is called, and who is in it or in a team below."""

    people: Mapping[str, Person]
    teams: Mapping[str, tuple[str, tuple[str, ...]]]

    def with_one_more(self, who: str, at: datetime) -> "House":
        """The same house after this person got something to do."""
        one = self.people[who]
        return replace(self, people={**self.people, who: replace(one, load=one.load + 1, last=at)})


@dataclass(frozen=True)
class Taker:
    """Whoever takes it, by public id; "" where everybody who could has no room. `away`: who was passed over."""

    person: str
    how: str
    load: float = 0
    away: tuple[str, ...] = ()


def person_or_deputy(house: House, who: str) -> Taker | None:
    """A person while they are here, else whoever stands in; None where nobody does."""
    named = house.people.get(who)
    if named is None:
        return None
    if not named.is_away:
        return Taker(who, PERSON, named.load)
    deputy = house.people.get(named.stand_in)
    if deputy is None or deputy.is_away:
        return None
    return Taker(named.stand_in, DEPUTY, deputy.load, (named.name,))


def whose_turn(house: House, members: Iterable[str], skills: Iterable[str] = ()) -> Taker | None:
    """Of the members who are here and have every skill, who has room and the least to do; None where nobody is here."""
    asked = frozenset(skills)
    able = {
        one: house.people[one] for one in members if one in house.people and asked <= house.people[one].skills
    }
    here = [one for one, person in able.items() if not person.is_away]
    if not here:
        return None
    away = tuple(sorted(person.name for person in able.values() if person.is_away))
    free = [one for one in here if not able[one].is_full]
    if not free:
        return Taker("", TURN, 0, away)
    who = min(free, key=lambda one: (able[one].load, able[one].last, one))
    return Taker(who, TURN, able[who].load, away)
