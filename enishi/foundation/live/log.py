"""What the log of events knows that a socket was not told: while its line was down, or by another process."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max, Q, QuerySet

from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.foundation.live.change import EVERYTHING, Change

# An event gets its id before it is committed: one with a lower id may come to light later than one with a
# higher. As long as a transaction is open, and no longer, it may be looked for behind what was already read.
OVERLAP = timedelta(seconds=60)
NEAR = 10_000
# Further back than this there is hardly a label that did not change.
FAR = 20_000
BATCH = 10_000
MOST_GAPS = 1_000
# Acts that touch rows of more kinds than the one they speak of.
WIDE = frozenset(
    f"{one}.{act}" for one in ("account", "contact") for act in ("merged", "unmerged", "gathered")
)


@dataclass(frozen=True)
class Missed:
    """The labels that changed, and the newest event at that moment."""

    topics: frozenset[str]
    event: int


def missed(since: int | None, age: timedelta) -> Missed:
    """What changed after the event `since` was heard; without one, in the `age` of the page. Three SQL at most."""
    newest = _newest()
    if since is None:
        young = Event.objects.filter(id__gt=newest - NEAR, at__gte=clock.now() - age)
        return Missed(_labels(young), newest)
    heard = Event.objects.filter(id=since).values_list("at", flat=True).first()
    if (heard is None and since != 0) or newest - since > FAR:
        return Missed(frozenset({EVERYTHING}), newest)
    late = Q(id__gt=since - NEAR, at__gte=heard - OVERLAP) if heard else Q()
    return Missed(_labels(Event.objects.filter(Q(id__gt=since) | late)), newest)


def _newest() -> int:
    return Event.objects.aggregate(newest=Max("id"))["newest"] or 0


def _labels(events: QuerySet[Event]) -> frozenset[str]:
    found = [*events.order_by().values_list("subject", "kind").distinct()]
    if any(kind in WIDE for _, kind in found):
        return frozenset({EVERYTHING})
    return frozenset(subject for subject, _ in found)


class Reading:
    """How far the hub of this process has read the log. One statement each time it looks."""

    def __init__(self) -> None:
        self.reached: int | None = None
        self._gaps: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def heard(self, ids: Iterable[int]) -> None:
        """These were told already, on the short way."""
        now = time.monotonic()
        self._told |= dict.fromkeys(ids, now)

    def news(self) -> list[Change]:
        """One change for each label of events that nobody told here; from the first call on."""
        if self.reached is None:
            self.reached = _newest()
            return []
        rows = Event.objects.filter(Q(id__gt=self.reached) | Q(id__in=[*self._gaps]))
        found = list(rows.order_by("id").values_list("id", "subject", "kind", "history")[:BATCH])
        fresh = {subject: pk for pk, subject, kind, past in found if not past and pk not in self._told}
        wide = any(kind in WIDE for pk, _, kind, past in found if not past and pk not in self._told)
        self._note([pk for pk, *_ in found])
        if wide:
            return [Change(EVERYTHING, (self.reached,))]
        return [Change(subject, (pk,)) for subject, pk in fresh.items()]

    def _note(self, found: Collection[int]) -> None:
        """What is missing between is looked for again as long as its transaction may be open."""
        assert self.reached is not None
        now = time.monotonic()
        limit = now - OVERLAP.total_seconds()
        for pk in found:
            self._gaps.pop(pk, None)
            if pk > self.reached:
                self._gaps |= dict.fromkeys(range(max(self.reached + 1, pk - MOST_GAPS), pk), now)
                self.reached = pk
        kept = [(pk, seen) for pk, seen in self._gaps.items() if seen > limit][-MOST_GAPS:]
        self._gaps = dict(kept)
        self._told = {pk: seen for pk, seen in self._told.items() if seen > limit or pk > self.reached}
