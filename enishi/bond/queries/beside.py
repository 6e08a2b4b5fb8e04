"""What an event of the timeline is told with, where that stands in another row: read once a page, where needed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from enishi.customers.models import Merge
from enishi.foundation.events.models import Event
from enishi.staff.models import OwnerChange

WHY = "told of a record that passed the gate"


@dataclass(frozen=True)
class Beside:
    """By event: whom or what it names, what is said with it; and those that no longer hold."""

    names: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    untold: set[int] = field(default_factory=set)


def beside(events: Sequence[Event]) -> Beside:
    """One SQL where a merge is told of, two where records passed to somebody else, else none."""
    found = Beside()
    _merges(events, found)
    _passings([event for event in events if event.kind.endswith(".passed_on")], found)
    return found


def _merges(events: Sequence[Event], found: Beside) -> None:
    """What the other customer of a merge was called."""
    merges = {event.pk: event.data["merge"] for event in events if "merge" in event.data}
    rows = Merge.objects.unscoped(WHY).filter(uid__in=merges.values()) if merges else ()
    names = {str(one.uid): {one.kept_id: one.gone_name, one.gone_id: one.kept_name} for one in rows}
    for event in events:
        if merges.get(event.pk) in names:
            found.names[event.pk] = names[merges[event.pk]].get(event.subject_id, "")


def _passings(events: Sequence[Event], found: Beside) -> None:
    """Who took over, and the note for them; what was taken back since is not told."""
    if not events:
        return
    edits = {event.data["edit"] for event in events}
    changes = OwnerChange.objects.unscoped(WHY).filter(edit__uid__in=edits).select_related("edit", "receiver")
    known: dict[str, list[OwnerChange]] = defaultdict(list)
    for change in changes.order_by("id"):
        known[str(change.edit.uid)].append(change)
    back = Q()
    for event in events:
        back |= Q(
            subject=event.subject, subject_id=event.subject_id, kind=f"{event.kind.split('.')[0]}.taken_back"
        )
    taken = {
        (one.subject, one.subject_id, one.data["edit"])
        for one in Event.objects.filter(back).only("subject", "subject_id", "data")
    }
    for event in events:
        if (event.subject, event.subject_id, event.data["edit"]) in taken:
            found.untold.add(event.pk)
        for change in known[event.data["edit"]]:
            told = found.names.get(event.pk)
            found.names[event.pk] = f"{told}・{change.receiver.name}" if told else change.receiver.name
            found.texts[event.pk] = change.edit.note
