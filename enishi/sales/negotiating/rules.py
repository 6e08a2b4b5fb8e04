"""What may be written of needs and objections, how offers compare, and which answers worked. Plain values only."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from enishi.foundation.errors import BadInput

CATEGORIES = ("price", "function", "timing", "trust", "competitor", "approval", "support", "other")
OPEN, RESOLVED, STAYED = "open", "resolved", "stayed"
OUTCOMES = (OPEN, RESOLVED, STAYED)
MOST_ROWS, SHOWN = 50, 5
# Before an answer was tried this often, its own share of won deals weighs less than that of its kind.
WEIGHT = 4.0
BEST_FIT = 2


class NameTaken(BadInput):
    """Two battle cards of one competitor would contradict each other."""

    code = "competitor.name_taken"


@dataclass(frozen=True)
class Tried:
    """An answer that was given on a deal which has ended."""

    answer: str
    won: bool


@dataclass(frozen=True)
class Suggestion:
    """An answer, on how many deals it was given, how many of them were won, and the smoothed share."""

    answer: str
    won: int
    tried: int
    rate: float


def same(answer: str) -> str:
    """Two answers that differ in width, case or spaces only are one."""
    return " ".join(unicodedata.normalize("NFKC", answer).casefold().split())


def worked(tried: Iterable[Tried], most: int = SHOWN) -> list[Suggestion]:
    """The answers after which most deals were won, the best first.

    An answer given once says little: its share is drawn towards that of all answers of the kind, as if it had been
    given WEIGHT times more with that result.
    """
    rows = [one for one in tried if same(one.answer)]
    if not rows:
        return []
    usual = sum(one.won for one in rows) / len(rows)
    groups: dict[str, list[Tried]] = {}
    for one in rows:
        groups.setdefault(same(one.answer), []).append(one)
    found = []
    for group in groups.values():
        won = sum(one.won for one in group)
        rate = (won + WEIGHT * usual) / (len(group) + WEIGHT)
        found.append(Suggestion(min(one.answer.strip() for one in group), won, len(group), round(rate, 4)))
    return sorted(found, key=lambda one: (-one.rate, -one.tried, one.answer))[:most]


def fit(needs: Iterable[tuple[int, int | None]]) -> float | None:
    """How well needs (importance, fit) are met, weighed by importance, from 0 to 1; None before anybody looked."""
    known = [(weight, met) for weight, met in needs if met is not None]
    whole = sum(weight for weight, _ in known)
    return round(sum(weight * met for weight, met in known) / (BEST_FIT * whole), 4) if whole else None


def check_competitor(name: str, taken: Collection[str]) -> str:
    """A name of its own."""
    if not name.strip():
        raise BadInput(fields={"name": "required"})
    if same(name) in {same(one) for one in taken}:
        raise NameTaken(fields={"name": "name_is_taken"})
    return name.strip()


def check_room(count: int) -> None:
    """Few enough to be read on the deal's page."""
    if count >= MOST_ROWS:
        raise BadInput(fields={"text": "full"})


def need_in_form(values: Mapping[str, Any], competitors: Collection[str]) -> dict[str, Any]:
    """A need as it is stored; it is compared with competitors of its deal only."""
    text, theirs = values["text"].strip(), {str(key): met for key, met in values["theirs"].items()}
    fields = {}
    if not text:
        fields["text"] = "required"
    if not set(theirs) <= set(competitors):
        fields["theirs"] = "no_such_competitor"
    if fields:
        raise BadInput(fields=fields)
    return {"text": text, "importance": values["importance"], "ours": values["ours"], "theirs": theirs}


def objection_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """An objection as it is stored; one that is resolved says by which answer."""
    told = {name: values[name].strip() for name in ("text", "answer")}
    fields = {}
    if not told["text"]:
        fields["text"] = "required"
    if values["outcome"] == RESOLVED and not told["answer"]:
        fields["answer"] = "required"
    if fields:
        raise BadInput(fields=fields)
    return told | {"category": values["category"], "outcome": values["outcome"]}
