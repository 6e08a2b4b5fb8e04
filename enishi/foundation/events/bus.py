"""How a higher room hears a lower one. Listeners run inside the transaction that recorded the event."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import Model

from enishi.foundation.authz import Actor


class Heard(NamedTuple):
    """An event as listeners get it: the stored event, the row it speaks of, and who did it."""

    event: Any
    row: Model
    actor: Actor
    before: dict[str, Any] | None
    data: dict[str, Any]


Listener = Callable[[Sequence[Heard]], None]
_live: dict[str, list[Listener]] = defaultdict(list)
_always: dict[str, list[Listener]] = defaultdict(list)


def on(kind: str, listener: Listener, *, history: bool = False) -> None:
    """Call `listener` with the events of this kind, a batch at a time.

    `history=True` hears imported and generated history too (roll-ups, read models); without it the
    listener only hears what happens now, so an import opens no handover and sends no notice.
    A kind ending in `.*` hears all of a subject, `*` hears everything.
    """
    chosen = (_live, _always) if history else (_live,)
    for table in chosen:
        if listener not in table[kind]:
            table[kind].append(listener)


def listeners(kind: str, *, history: bool) -> list[Listener]:
    """Who hears this kind: listeners of the exact kind, then of its subject, then of everything."""
    table = _always if history else _live
    found = [*table.get(kind, ()), *table.get(kind.split(".")[0] + ".*", ()), *table.get("*", ())]
    return list(dict.fromkeys(found))
