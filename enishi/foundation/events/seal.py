"""The digest chain over the event log: each seal hashes the one before, so a removed or changed event shows."""

import hashlib

from django.db.models import Max

from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import Event, EventSeal
from enishi.foundation.events.record import digest

BATCH = 500


def link(previous: str, event_digest: str) -> str:
    return hashlib.sha256(f"{previous}{event_digest}".encode()).hexdigest()


@action
def seal_events(actor: Actor) -> int:
    """Seal the next batch of unsealed events, the newest stretch of the log first; answers how many."""
    last = EventSeal.objects.select_for_update().order_by("-place").first()
    place, chain = (last.place, last.chain) if last else (0, "")
    seals = []
    for event in _unsealed(sealed=place):
        place, chain = place + 1, link(chain, event.digest)
        seals.append(EventSeal(event=event, chain=chain, place=place))
    EventSeal.objects.bulk_create(seals)
    return len(seals)


def _unsealed(sealed: int) -> list[Event]:
    """What stands behind the last seal, then what a slow transaction put before it.

    The log is searched from its beginning only when the counts say that something was left out: done
    each minute, that search would hold SQLite's one writer place for longer and longer.
    """
    reached = EventSeal.objects.aggregate(last=Max("event_id"))["last"] or 0
    found = list(Event.objects.filter(id__gt=reached).order_by("id")[:BATCH])
    if len(found) < BATCH and Event.objects.count() > sealed + len(found):
        late = Event.objects.filter(id__lt=reached, seal=None).order_by("id")
        found += late[: BATCH - len(found)]
    return found


def first_broken() -> int | None:
    """The place of the first seal that no longer fits its event, or None: `enishi doctor` asks."""
    chain = ""
    rows = EventSeal.objects.select_related("event", "event__values").order_by("place")
    for place, seal in enumerate(rows.iterator(chunk_size=BATCH), start=1):
        event = seal.event
        chain = link(chain, event.digest)
        blanked = event.values.after is None
        if seal.place != place or seal.chain != chain:
            return place
        if not blanked and digest(event, event.values.before, event.values.after) != event.digest:
            return place
    return None
