"""One run: the world is made, every question is asked of the honest gate, then those that matter of each mutant."""

import random
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, setup_test_environment

from enishi.foundation.authz import Role
from enishi.foundation.authz.registry import labels
from enishi.staff.actions import identities
from tests.gate.calls import Caller, undone
from tests.gate.world import browser, build
from tests.mutants.asking import Question, actors, listening, questions
from tests.mutants.cells import Mutant, made_for_oneself, mutants, same_question

NOTHING_THERE, NOBODY_ASKS = "nothing is there", "nobody asks"
SAME_QUESTION, MADE_FOR_ONESELF = "the same question", "made for oneself"


@contextmanager
def prepared() -> Iterator[Caller]:
    """A database of its own with the world of `tests/gate`, and somebody to ask."""
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    with undone(), patch.object(identities, "_answers", lambda issuer: None):
        yield asker()


def asker() -> Caller:
    world = build()
    clients: dict[Role | None, Client] = {role: browser(user) for role, user in world.people.items()}
    return Caller(world, {**clients, None: Client(headers={"accept-language": "ja"})})


@dataclass
class Tally:
    """What became of the mutants."""

    caught: dict[str, str] = field(default_factory=dict)
    survived: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        tried = len(self.caught) + len(self.survived)
        return len(self.caught) / tried if tried else 1.0


class Dishonest(AssertionError):
    """The gate as it is does not answer as the tables say: no mutant proves anything."""


def honest(asked: Sequence[Question]) -> list[tuple[Question, set[tuple[Any, ...]]]]:
    """Each question with the parts of the gate it asks; all of them must be answered as the tables say."""
    found = []
    for question in asked:
        heard: set[tuple[Any, ...]] = set()
        with listening(heard):
            if wrong := question.ask():
                raise Dishonest(f"{question.name}: {wrong}")
        found.append((question, heard))
    # What asks little of the gate notices soonest what it is about.
    return sorted(found, key=lambda one: (one[0].cost, len(one[1])))


def run(caller: Caller, *, sample: int = 0, seed: int = 0, told: Any = print) -> Tally:
    """Try the mutants, or so many of them; each survivor is told at once."""
    began = time.monotonic()
    known = honest(questions(caller))
    told(f"{len(known)} questions answered as the tables say, {time.monotonic() - began:.0f} s")
    tally, everybody, asked = Tally(), actors(caller.world), parts_asked(known)
    every = mutants()
    chosen = random.Random(seed).sample(every, sample) if sample else every
    for number, mutant in enumerate(chosen):
        if number % 100 == 0:
            told(f"{number} of {len(chosen)} tried, {time.monotonic() - began:.0f} s", flush=True)
        if reason := opens_nothing(mutant, asked, everybody):
            tally.left_out[mutant.name] = reason
            continue
        if noticed := caught_by(mutant, known):
            tally.caught[mutant.name] = noticed
        else:
            tally.survived.append(mutant.name)
            told(f"survived: {mutant.name}", flush=True)
    told(f"{time.monotonic() - began:.0f} s in all")
    return tally


def parts_asked(known: Iterable[tuple[Question, set[tuple[Any, ...]]]]) -> set[tuple[Any, ...]]:
    """The parts of the gate that somebody asks, and of those about rows also who does."""
    asked: set[tuple[Any, ...]] = set()
    for question, heard in known:
        asked |= heard | {(*part, question.role) for part in heard if part[0] == "rows"}
    return asked


class Anything:
    """Holds whatever is looked for."""

    def __contains__(self, one: object) -> bool:
        return True


def sampled(caller: Caller, *, number: int, seed: int) -> Tally:
    """So many cells of the role table, asked first by the ways in that declare their act: a few seconds."""
    tally, everybody, every = Tally(), actors(caller.world), questions(caller)
    tried = [one for one in mutants() if one.asks[0] == "cell"]
    random.Random(seed).shuffle(tried)
    for mutant in tried:
        theirs = [one for one in every if one.role is mutant.role and one.cost == 1]
        nearest = [one for one in theirs if one.declares == (mutant.act, mutant.capability)]
        no_mutant = made_for_oneself(mutant) or same_question(mutant, everybody, Anything())
        if not nearest or no_mutant:
            continue
        asked = sorted(theirs, key=lambda one: _distance(one, mutant))
        if noticed := caught_by(mutant, [(question, {mutant.asks}) for question in asked]):
            tally.caught[mutant.name] = noticed
        elif reason := opens_nothing(mutant, parts_asked(honest(asked)), everybody):
            tally.left_out[mutant.name] = reason
        else:
            tally.survived.append(mutant.name)
        if len(tally.caught) + len(tally.survived) == number:
            break
    return tally


def _distance(question: Question, mutant: Mutant) -> int:
    """0 where the way in declares this very act, 1 where it is about the same kind of records, 2 for all others."""
    if question.declares == (mutant.act, mutant.capability):
        return 0
    return 1 if question.declares and question.declares[1] == mutant.capability else 2


def opens_nothing(mutant: Mutant, asked: set[tuple[Any, ...]], everybody: Mapping[Role, list[Any]]) -> str:
    """Why a mutant is none; "" for one that opens something."""
    capabilities = {owned.capability for owned in labels().values()}
    groups = {group for owned in labels().values() for group in owned.guarded}
    if mutant.capability and mutant.capability not in capabilities | groups:
        return NOTHING_THERE
    if not _is_asked(mutant, asked):
        return NOBODY_ASKS
    if made_for_oneself(mutant):
        return MADE_FOR_ONESELF
    return SAME_QUESTION if same_question(mutant, everybody, asked) else ""


def _is_asked(mutant: Mutant, asked: set[tuple[Any, ...]]) -> bool:
    """Does anybody get as far as to ask the gate for this, and of what is opened wider: on which rows?"""
    if mutant.asks not in asked:
        return False
    return mutant.opens_anew or ("rows", mutant.act, mutant.capability, mutant.role) in asked


def caught_by(mutant: Mutant, known: Iterable[tuple[Question, Collection[tuple[Any, ...]]]]) -> str:
    """The first question whose answer gives the mutant away, or "" when none does."""
    with mutant.apply():
        for question, heard in known:
            if mutant.asks in heard and (wrong := _asked(question)):
                return f"{question.name}: {wrong}"
    return ""


def _asked(question: Question) -> str:
    """What is wrong with the answer; one that breaks is wrong too."""
    try:
        with undone():
            return question.ask()
    except Exception as broken:
        if not connection.is_usable():
            raise
        return f"breaks with {type(broken).__name__}"


def report(tally: Tally) -> list[str]:
    """The last lines: how many were caught, and what was not counted and why."""
    reasons = Counter(tally.left_out.values())
    out = ", ".join(f"{count} because {reason}" for reason, count in sorted(reasons.items()))
    tried = len(tally.caught) + len(tally.survived)
    return [
        f"{len(tally.caught)} of {tried} mutants caught: {tally.rate:.1%}",
        f"{len(tally.left_out)} open nothing and are not counted: {out or 'none'}",
    ]
