"""A made-up service desk on which orders of a queue are compared: 20 days of nine hours, every fifth one twice as busy.

Tickets come by chance (30 an hour), take 24 minutes on average (lognormal, standard deviation as large as the mean),
are due within 1, 4, 8 or 24 working hours, and customers differ in value (lognormal, sigma 1.2, mean 1). There are
as many agents as make the mean load the asked one. Same seed, same world. Hours are working hours.
"""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import log, sqrt

import numpy as np

from enishi.estimators.queueing import Line, Policy, Waiting, first

DAYS, HOURS, RATE = 20, 9.0, 30.0
BUSY_EVERY, BUSY = 5, 2.0
MEAN_SERVICE = 0.4
BUDGETS, SHARES = (1.0, 4.0, 8.0, 24.0), (0.05, 0.2, 0.5, 0.25)
SPREAD_OF_VALUE = 1.2
Pick = Callable[[Line, float], Waiting]


@dataclass(frozen=True)
class World:
    """Who comes, how long each takes by key, and how many serve."""

    tickets: tuple[Waiting, ...]
    takes: tuple[float, ...]
    agents: int


@dataclass(frozen=True)
class Outcome:
    """Lateness at the finish, weighted by value, and the longest wait until the start; both in hours."""

    lateness: float
    longest_wait: float


@dataclass(frozen=True)
class Comparison:
    """The same world served in three orders."""

    fifo: Outcome
    sla_only: Outcome
    adaptive: Outcome


def world(seed: int, load: float, *, equal_values: bool = False) -> World:
    """A world of its own for each seed; the same tickets at every load."""
    if not load > 0:
        raise ValueError(f"a load is positive: {load}")
    chance = np.random.default_rng(seed)
    rates = [RATE * (BUSY if (day + 1) % BUSY_EVERY == 0 else 1.0) for day in range(DAYS)]
    comes = np.concatenate(
        [
            day * HOURS + np.sort(chance.uniform(0.0, HOURS, chance.poisson(rate * HOURS)))
            for day, rate in enumerate(rates)
        ]
    )
    n = len(comes)
    spread = sqrt(log(2.0))
    takes = chance.lognormal(log(MEAN_SERVICE) - spread**2 / 2, spread, n)
    due = comes + chance.choice(BUDGETS, n, p=SHARES)
    values = chance.lognormal(-(SPREAD_OF_VALUE**2) / 2, SPREAD_OF_VALUE, n)
    values = np.ones(n) if equal_values else values
    columns = zip(comes.tolist(), due.tolist(), values.tolist(), strict=True)
    tickets = tuple(Waiting(key, *column) for key, column in enumerate(columns))
    mean_load = sum(rates) / DAYS * MEAN_SERVICE
    return World(tickets, tuple(takes.tolist()), max(round(mean_load / load), 1))


def compare(made: World, bound: float) -> Comparison:
    """The world served first come first served, by due time alone, and by the product's own rule."""
    policy = Policy(pace=MEAN_SERVICE / made.agents, bound=bound)
    return Comparison(
        fifo=served(made, lambda line, at: line.by_age[0]),
        sla_only=served(made, lambda line, at: line.by_due[0]),
        adaptive=served(made, lambda line, at: first(line, at, policy)),
    )


def served(made: World, pick: Pick) -> Outcome:
    """Let the agents work until nobody waits: whoever is free takes whom `pick` names."""
    free = [0.0] * made.agents
    heapify(free)
    line, coming, at = Line(), 0, 0.0
    late = weight = longest = 0.0
    while coming < len(made.tickets) or line.by_due:
        at = max(at, heappop(free))
        if not line.by_due:
            at = max(at, made.tickets[coming].since)
        while coming < len(made.tickets) and made.tickets[coming].since <= at:
            line.join(made.tickets[coming])
            coming += 1
        one = pick(line, at)
        line.leave(one)
        ends = at + made.takes[one.key]
        heappush(free, ends)
        late += one.value * max(ends - one.due, 0.0)
        weight += one.value
        longest = max(longest, at - one.since)
    return Outcome(late / weight if weight else 0.0, longest)
