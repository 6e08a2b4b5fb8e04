"""What travels from a commit to the hubs, and where the hub of this process takes it in."""

from collections.abc import Callable
from dataclasses import dataclass

import orjson

# Stands for every label: so much may have changed that asking for all of it anew is the answer.
EVERYTHING = "*"
# A batch of more events than this travels without their ids; who then reads the log tells of it once more.
MOST_IDS = 1_000


@dataclass(frozen=True)
class Change:
    """Rows of the label `topic` changed; `ids` are the events that say so, none for what is no event.

    `people`: whose rows they are, where nobody else need ask for them anew.
    """

    topic: str
    ids: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    def packed(self) -> bytes:
        return orjson.dumps([self.topic, self.ids[:MOST_IDS], self.people])

    @classmethod
    def unpacked(cls, packed: bytes) -> "Change":
        """Raises ValueError for anything that `packed` did not make."""
        topic, ids, people = orjson.loads(packed)
        if not isinstance(topic, str) or not all(isinstance(one, int) for one in (*ids, *people)):
            raise ValueError("not a change")
        return cls(topic, tuple(ids), tuple(people))


_ears: list[Callable[[Change], None]] = []


def listen(ear: Callable[[Change], None]) -> None:
    """The hub names, at start-up, what takes in a change from any thread of this process."""
    _ears.append(ear)


def post(change: Change) -> None:
    """Tell the hub of this process, if it has one."""
    for ear in _ears:
        ear(change)
