"""What parts people have in a decision, what is refused, and what is missing. Plain values only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput

DECIDES, APPROVES, PROMOTES, WINDOW, USES, OPPOSES = (
    "decision_maker",
    "approver",
    "promoter",
    "window",
    "user",
    "opponent",
)
ROLES = (DECIDES, APPROVES, PROMOTES, WINDOW, USES, OPPOSES)
ATTITUDES = ("for", "neutral", "against", "unknown")
MOST = 40
# Longer than this without a word, and whoever decides has other things on their mind.
QUIET_DAYS = 30


@dataclass(frozen=True)
class Part:
    """Somebody's part in a decision; `met_on`: when somebody of ours last spoke to them."""

    id: str
    name: str
    role: str
    attitude: str
    met_on: date | None


@dataclass(frozen=True)
class Gap:
    """What is missing: `code` names it, `names` whom it is about, `days` how long ago, 0 where that says nothing."""

    code: str
    names: tuple[str, ...] = ()
    days: int = 0


def gaps(parts: Sequence[Part], today: date) -> list[Gap]:
    """What stands between us and a decision, the most telling first."""
    deciders = [part for part in parts if part.role == DECIDES]
    found = [_of_deciders(deciders, today)]
    if not any(part.role == PROMOTES for part in parts):
        found.append(Gap("no_promoter"))
    against = [part.name for part in parts if part.role == OPPOSES or part.attitude == "against"]
    if against:
        found.append(Gap("opposed", tuple(against)))
    unmet = [part.name for part in parts if part.met_on is None and part.role != DECIDES]
    if unmet:
        found.append(Gap("not_met", tuple(unmet)))
    quiet = [part for part in parts if part.role != DECIDES and _quiet(part, today)]
    if quiet:
        longest = max(_days(part, today) for part in quiet)
        found.append(Gap("quiet", tuple(part.name for part in quiet), longest))
    unknown = [part.name for part in parts if part.attitude == "unknown"]
    if unknown:
        found.append(Gap("attitude_unknown", tuple(unknown)))
    return [gap for gap in found if gap is not None]


def _of_deciders(deciders: Sequence[Part], today: date) -> Gap | None:
    if not deciders:
        return Gap("no_decider")
    unmet = [part.name for part in deciders if part.met_on is None]
    if unmet:
        return Gap("decider_not_met", tuple(unmet))
    quiet = [part for part in deciders if _quiet(part, today)]
    if quiet:
        days = max(_days(part, today) for part in quiet)
        return Gap("decider_quiet", tuple(part.name for part in quiet), days)
    return None


def _days(part: Part, today: date) -> int:
    return (today - part.met_on).days if part.met_on else 0


def _quiet(part: Part, today: date) -> bool:
    return _days(part, today) > QUIET_DAYS


def check_room(count: int) -> None:
    """Few enough to be drawn."""
    if count >= MOST:
        raise BadInput(fields={"contact_id": "full"})


def check_place(own: str, above: str | None, heard: Collection[str], tree: Mapping[str, str | None]) -> None:
    """Those named are others of the deal, and nobody is above themself. `tree` names everybody's superior."""
    refused = {}
    if above is not None and (above not in tree or above == own or _is_under(above, own, tree)):
        refused["reports_to_id"] = "circle" if above in tree else "unknown_reference"
    if not set(heard) <= tree.keys() - {own}:
        refused["influences"] = "unknown_reference"
    if refused:
        raise BadInput(fields=refused)


def _is_under(person: str, boss: str, tree: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    at: str | None = person
    while at is not None and at not in seen:
        seen.add(at)
        at = tree.get(at)
        if at == boss:
            return True
    return False


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """A part as it is stored, besides whom it leads to."""
    heard = list(dict.fromkeys(str(uid) for uid in values["influences"]))
    return {
        "role": values["role"],
        "attitude": values["attitude"],
        "influences": heard,
        "note": values["note"].strip(),
    }
