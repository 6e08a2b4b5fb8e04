"""One database: `python -m benchmarks.one LOGIN ROUNDS`, settings in the environment."""

import sys
from collections.abc import Sequence

import django

django.setup()

from django.db import connection  # noqa: E402  # the rooms exist only once Django is set up

from benchmarks.bare import Bare  # noqa: E402
from benchmarks.client import Browser  # noqa: E402
from benchmarks.fill import filled  # noqa: E402
from benchmarks.house import serving  # noqa: E402
from benchmarks.measure import CLIENTS, Figure, figure, floor, lists_per_second  # noqa: E402
from benchmarks.operations import operations  # noqa: E402
from enishi.exchange.demo.company import PASSWORD  # noqa: E402
from enishi.foundation.config import config  # noqa: E402

MOST_ADDED_MS = 5.0
LISTS_PER_SECOND = 200
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def main(login: str, rounds: int) -> int:
    """0 when every list, record and search adds no more than the limit to its own SQL."""
    told = ", ".join(f"{rows:,} {kind}" for kind, rows in filled().items())
    print(f"\n{NAMES[connection.vendor]}: {told}; {login} asks", flush=True)
    with serving(config.data / "serve.log") as port:

        def open_browser() -> Browser:
            return Browser(port, f"{login}@minamo.example", PASSWORD)

        browser, bare = open_browser(), Bare()
        _head()
        figures = []
        for operation in operations(browser):
            figures.append(figure(operation, browser, bare, rounds))
            _tell(figures[-1])
        print(f"An answer without database takes {floor(browser, rounds):.1f} ms.")
        _tell_lists(lists_per_second(open_browser, "/api/v1/accounts?limit=50"))
        browser.close()
        bare.close()
    return _verdict(figures)


def _head() -> None:
    print(f"{'median, ms':<22}{'HTTP':>8}{'bare SQL':>10}{'added':>8}{'goal':>7}{'SQL':>5}{'kB':>7}")


def _tell(one: Figure) -> None:
    mark = "" if one.meets_goal else "  above the goal"
    if one.operation.limited and one.added_ms > MOST_ADDED_MS:
        mark += f"  ADDS MORE THAN {MOST_ADDED_MS:.0f} ms"
    # A Japanese character takes two columns.
    wide = sum(ord(char) > 0x2FFF for char in one.operation.name)
    print(
        f"{one.operation.name:<{22 - wide}}{one.http_ms:8.1f}{one.bare_ms:10.1f}{one.added_ms:8.1f}"
        f"{one.operation.goal_ms:7.0f}{one.statements:5}{one.bytes / 1000:7.1f}{mark}",
        flush=True,
    )


def _tell_lists(rate: float) -> None:
    mark = "" if rate >= LISTS_PER_SECOND else "  below the goal"
    print(f"{CLIENTS} people at once: {rate:.0f} lists a second (goal {LISTS_PER_SECOND}){mark}")


def _verdict(figures: Sequence[Figure]) -> int:
    slow = [one for one in figures if one.operation.limited and one.added_ms > MOST_ADDED_MS]
    if slow:
        print(f"FAILED: {len(slow)} of {len(figures)} add more than {MOST_ADDED_MS:.0f} ms to their SQL.")
        return 1
    print(f"Lists, records and searches add at most {MOST_ADDED_MS:.0f} ms to their SQL.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
