"""Medians of an operation: over HTTP and of its own SQL bare, taken in turns so that both meet the same load."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.bare import Bare, statements
from benchmarks.client import Browser, Request
from benchmarks.operations import Operation

WARM = 5
PER_ROUND = 40
# A row far from its goal need not be measured for minutes to show it.
FEWEST, ROUND_SECONDS = 5, 3.0
CLIENTS = 4
LISTS_EACH = 100
FLOOR = Request("/healthz")


@dataclass(frozen=True)
class Figure:
    """One row of the table; times in milliseconds."""

    operation: Operation
    http_ms: float
    bare_ms: float
    statements: int
    bytes: int

    @property
    def added_ms(self) -> float:
        return self.http_ms - self.bare_ms

    @property
    def meets_goal(self) -> bool:
        return self.http_ms <= self.operation.goal_ms


def figure(operation: Operation, browser: Browser, bare: Bare, rounds: int) -> Figure:
    """The calmest of some rounds: on a machine that does other work, the others measure that work."""
    heard = statements(operation.make(), browser.cookies)
    ready, writes = bare.prepared(heard), operation.writes

    def ask() -> None:
        browser.send(operation.make())

    def run() -> None:
        bare.run(ready, writes=writes)

    if writes:
        # The bare statements hold the id of the next new row: they run before somebody takes it.
        bare_ms = min(_median(run) for _ in range(rounds))
        http_ms = min(_median(ask) for _ in range(rounds))
    else:
        _in_turns(ask, run, WARM)
        taken = [_in_turns(ask, run, PER_ROUND) for _ in range(rounds)]
        http_ms, bare_ms = min(taken, key=sum)
    return Figure(operation, http_ms, bare_ms, len(heard), len(browser.send(operation.make())))


def _in_turns(ask: Callable[[], None], run: Callable[[], None], most: int) -> tuple[float, float]:
    asked: list[float] = []
    ran: list[float] = []
    until = time.perf_counter() + ROUND_SECONDS
    while len(asked) < FEWEST or (len(asked) < most and time.perf_counter() < until):
        asked.append(_milliseconds(ask))
        ran.append(_milliseconds(run))
    return median(asked), median(ran)


def _median(act: Callable[[], None]) -> float:
    return median(_milliseconds(act) for _ in range(PER_ROUND))


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def floor(browser: Browser, rounds: int) -> float:
    """An answer that needs no database: what HTTP and this machine take at least."""
    return min(
        median(_milliseconds(lambda: browser.send(FLOOR)) for _ in range(PER_ROUND)) for _ in range(rounds)
    )


def lists_per_second(open_browser: Callable[[], Browser], path: str) -> float:
    """Lists of 50 answered a second while four people ask without pause."""
    browsers = [open_browser() for _ in range(CLIENTS)]
    request = Request(path)

    def ask(browser: Browser) -> None:
        for _ in range(LISTS_EACH):
            browser.send(request)

    for browser in browsers:
        browser.send(request)
    threads = [threading.Thread(target=ask, args=[browser]) for browser in browsers]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    for browser in browsers:
        browser.close()
    return CLIENTS * LISTS_EACH / seconds
