"""What stands on the agenda of a sales meeting, in which order, and what its minutes must say. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

# First what was agreed last time, then where the month stands, then deal by deal.
ORDER = ("decision", "gap", "move", "stuck", "overdue", "topic")
# Of each kind at most so many: a meeting is over before its agenda is.
MOST = 20
# A deal stands still once it is twice as long in its stage as deals that were won, but a week at least.
TIMES_USUAL, LEAST_DAYS = 2, 7
# Where nobody won yet, a month is long.
WITHOUT_HISTORY = 30


class MeetingClosed(Refusal):
    """The minutes are done; whoever has more to write opens the meeting again."""

    code = "sales_meeting.closed"
    shows = ("sales_meeting",)


@dataclass(frozen=True)
class Entry:
    """One item of an agenda before it is a row: what it is about, by key, and its figures."""

    kind: str
    deal: int | None = None
    about: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def same(self) -> tuple[str, int | None, int | None]:
        """What makes two items the same one."""
        return (self.kind, self.deal, self.about)


def check_open(closed: bool) -> None:
    if closed:
        raise MeetingClosed()


def is_stuck(days: int, usual: int | None) -> bool:
    """Whether a deal stands in its stage for too long. `usual`: the median days of deals that were won."""
    limit = WITHOUT_HISTORY if usual is None else max(usual * TIMES_USUAL, LEAST_DAYS)
    return days > limit


def is_overdue(next_action_on: date | None, day: date) -> bool:
    """The next step is past its day, or there is none."""
    return next_action_on is None or next_action_on < day


def arranged(entries: Iterable[Entry]) -> tuple[list[Entry], dict[str, int]]:
    """The agenda: each deal once, under the first reason it has, with its other reasons in `also`; and how many
    items of each kind were left out for length."""
    by_kind: dict[str, list[Entry]] = {kind: [] for kind in ORDER}
    first: dict[int, Entry] = {}
    also: dict[int, list[str]] = {}
    for entry in sorted(entries, key=lambda one: ORDER.index(one.kind)):
        if entry.deal is not None and entry.kind != "decision":
            if entry.deal in first:
                also.setdefault(entry.deal, []).append(entry.kind)
                continue
            first[entry.deal] = entry
        by_kind[entry.kind].append(entry)
    kept = [_with(one, also) for kind in ORDER for one in by_kind[kind][:MOST]]
    return kept, {kind: len(all_) - MOST for kind, all_ in by_kind.items() if len(all_) > MOST}


def _with(entry: Entry, also: Mapping[int, Sequence[str]]) -> Entry:
    more = also.get(entry.deal, []) if entry.deal is not None else []
    return Entry(entry.kind, entry.deal, entry.about, {**entry.facts, "also": list(more)}) if more else entry


def words(text: str, name: str, *, most: int = 300) -> str:
    """One line that says something."""
    kept = " ".join(text.split())
    if not kept:
        raise BadInput(fields={name: "required"})
    if len(kept) > most:
        raise BadInput(fields={name: "too_long"})
    return kept
