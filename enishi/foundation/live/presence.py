"""Who is looking at a record, and who is typing there. Nothing of it is stored.

A line is at one place at most. Who comes to a place is asked of the gate, and so is everybody who is told
of it, each time: whoever may not read the record any more neither sees nor is seen there. Processes tell each other
over Redis; without it each knows its own lines.
"""

import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

import orjson
from channels.db import database_sync_to_async
from django.apps import apps
from django.db import Error as DatabaseError

from enishi.foundation import authz
from enishi.foundation.authz import Staff
from enishi.foundation.authz.registry import labels
from enishi.foundation.live.line import Line

TYPES_SECONDS = 5.0
# What another process said of a place holds so long; it says it again well before.
AFAR_SECONDS = 40.0


@dataclass(frozen=True)
class Place:
    """A record by its label and public id."""

    subject: str
    uid: UUID


@dataclass(frozen=True)
class Person:
    """Somebody at a place."""

    user_id: int
    name: str
    types: bool


class Presence:
    """The places of this process's lines, and what others say of theirs."""

    def __init__(self) -> None:
        self.send_afar: Callable[[bytes], Awaitable[object]] | None = None
        self._process = uuid4().hex
        self._at: dict[Place, set[Line]] = {}
        self._place_of: dict[Line, Place] = {}
        self._types_until: dict[Line, float] = {}
        self._afar: dict[Place, dict[str, tuple[float, list[Person]]]] = {}

    async def enter(self, line: Line, place: Place) -> None:
        """The line's person looks at this record now; one they may not read is like one that is not there."""
        if self._place_of.get(line) != place:
            await self.leave(line)
        if line not in await _readers([line], place) or line.is_over:
            return
        self._place_of[line] = place
        self._at.setdefault(place, set()).add(line)
        await self._changed(place)

    async def leave(self, line: Line) -> None:
        place = self._place_of.pop(line, None)
        self._types_until.pop(line, None)
        if place is None:
            return
        self._at[place].discard(line)
        await self._changed(place)
        if not self._at[place]:
            del self._at[place]

    async def types(self, line: Line) -> None:
        """A key was pressed: until it is said again, this holds for five seconds."""
        place = self._place_of.get(line)
        if place is None:
            return
        was = line in self._types_until
        self._types_until[line] = time.monotonic() + TYPES_SECONDS
        if not was:
            await self._changed(place)

    async def settle(self, *, again: bool) -> None:
        """Let go of typing and of far people that nobody spoke of again; `again` tells the other processes anew."""
        now = time.monotonic()
        places = set()
        for line in [line for line, until in self._types_until.items() if until < now]:
            del self._types_until[line]
            places.add(self._place_of[line])
        for place, said in [*self._afar.items()]:
            for process in [process for process, (at, _) in said.items() if at < now - AFAR_SECONDS]:
                del said[process]
                places.add(place)
            if not said:
                del self._afar[place]
        for place in places:
            await self._changed(place)
        for place in [*self._at] if again else ():
            await self._say_afar(place)

    async def hear(self, packed: bytes) -> None:
        """What another process says of a place. Raises ValueError, TypeError or KeyError for anything else."""
        said = orjson.loads(packed)
        if said["process"] == self._process:
            return
        place = Place(str(said["subject"]), UUID(said["id"]))
        people = [Person(int(one), str(name), bool(types)) for one, name, types in said["people"]]
        was = self._afar.setdefault(place, {}).get(said["process"], (0.0, []))[1]
        self._afar[place][said["process"]] = (time.monotonic(), people)
        if people != was and place in self._at:
            await self._tell(place)

    async def _changed(self, place: Place) -> None:
        await self._tell(place)
        await self._say_afar(place)

    async def _tell(self, place: Place) -> None:
        lines = [line for line in self._at.get(place, ()) if not line.is_over]
        readers = await _readers(lines, place)
        for line in [line for line in lines if line not in readers]:
            self._at[place].discard(line)
            self._place_of.pop(line, None)
            self._types_until.pop(line, None)
        people = merged([*self._near(place), *self._far(place)])
        for line in readers:
            others = [{"name": one.name, "types": one.types} for one in people if one.user_id != line.user_id]
            here = {"subject": place.subject, "id": str(place.uid), "people": others}
            line.say(orjson.dumps({"topics": [], "event": None, "here": here}).decode())

    def _near(self, place: Place) -> list[Person]:
        lines = [line for line in self._at.get(place, ()) if not line.is_over]
        return [
            Person(line.user_id, line.known.actor.name, line in self._types_until)
            for line in lines
            if line.known is not None
        ]

    def _far(self, place: Place) -> list[Person]:
        return [one for _, people in self._afar.get(place, {}).values() for one in people]

    async def _say_afar(self, place: Place) -> None:
        if self.send_afar is None:
            return
        people = [(one.user_id, one.name, one.types) for one in self._near(place)]
        said = {"process": self._process, "subject": place.subject, "id": str(place.uid), "people": people}
        await self.send_afar(orjson.dumps(said))


def merged(people: Iterable[Person]) -> list[Person]:
    """Each person once, however many pages they have open, in the order of their names."""
    found: dict[int, Person] = {}
    for one in people:
        types = one.types or (one.user_id in found and found[one.user_id].types)
        found[one.user_id] = Person(one.user_id, one.name, types)
    return sorted(found.values(), key=lambda one: (one.name, one.user_id))


async def _readers(lines: Iterable[Line], place: Place) -> set[Line]:
    """Those of the lines whose person may read this record now. One statement a person."""
    asked = {line: line.known.actor for line in lines if line.known is not None}
    try:
        allowed = await database_sync_to_async(_who_may)({*asked.values()}, place) if asked else set()
    except DatabaseError:
        allowed = set()
    return {line for line, actor in asked.items() if actor in allowed}


def _who_may(actors: Iterable[Staff], place: Place) -> set[Staff]:
    if place.subject not in labels():
        return set()
    model = apps.get_model(place.subject)
    if not hasattr(model, "uid"):
        return set()
    return {actor for actor in actors if authz.scope(actor, model).filter(uid=place.uid).exists()}
