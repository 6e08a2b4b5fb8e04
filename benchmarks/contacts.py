"""`python -m benchmarks.contacts`: an address book of 100,000 people brought in by `enishi import contacts`.

Into an empty installation, on SQLite and on PostgreSQL: how fast, in how much memory, and how many of the people it
has twice the report lists (precision: of what is listed, recall: of what is there twice). Then once more, killed half
way with SIGKILL and started again: every row must be there once. 1 when a promise is not kept.
"""

import argparse
import csv
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.address_book import COLUMNS, MAPPING, Book, Person
from benchmarks.databases import OutOfReach, postgresql, settings_for

ROWS, SEED = 100_000, 20_261_128
PRECISION, RECALL = 0.98, 0.90
GOALS = {"sqlite": 2_000, "postgresql": 3_000}
VARIABLE, USUAL = "ENISHI_TEST_BENCH_IMPORT_URL", "enishi_bench_import"
LOOK_EVERY = 0.05


@dataclass(frozen=True)
class Truth:
    """Whom each row speaks of, and how many rows speak of somebody another row spoke of."""

    who: dict[str, int]
    twice: int

    @classmethod
    def of(cls, people: list[Person]) -> "Truth":
        return cls(
            {one.cells(row)[0]: one.who for row, one in enumerate(people)},
            len(people) - len({one.who for one in people}),
        )

    def measured(self, pairs: list[tuple[str, str]]) -> tuple[float, float]:
        """Precision and recall of these pairs of outside ids."""
        right = [pair for pair in pairs if self.who[pair[0]] == self.who[pair[1]]]
        found = {self.who[one] for one, _ in right}
        spoken_of = defaultdict(int)
        for who in self.who.values():
            spoken_of[who] += 1
        there = sum(count > 1 for count in spoken_of.values())
        return len(right) / max(len(pairs), 1), len(found) / max(there, 1)


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.contacts", description=__doc__)
    asked.add_argument("--only", choices=list(GOALS), help="one database instead of both")
    asked.add_argument("--rows", type=int, default=ROWS)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--without-kill", action="store_true")
    given = asked.parse_args()
    people = Book(given.seed).rows(given.rows)
    names = [given.only] if given.only else list(GOALS)
    return max(on(name, people, is_killed=not given.without_kill) for name in names)


def on(name: str, people: list[Person] | None = None, *, is_killed: bool = True) -> int:
    """One database. Without people named, as many as were promised."""
    people = people or Book(SEED).rows(ROWS)
    with tempfile.TemporaryDirectory(prefix="enishi-contacts-") as folder:
        write(Path(folder), people)
        return measured(name, Path(folder), people, is_killed=is_killed)


def write(folder: Path, people: list[Person]) -> None:
    with (folder / "contacts.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(one.cells(row) for row, one in enumerate(people))
    (folder / "columns.toml").write_text(MAPPING, "utf-8")


def measured(name: str, folder: Path, people: list[Person], *, is_killed: bool) -> int:
    """Brought in at one go, then killed half way and taken up again."""
    try:
        url = postgresql(VARIABLE, USUAL) if name == "postgresql" else ""
    except OutOfReach as away:
        print(away)
        return 1 if os.environ.get(VARIABLE) else 0
    truth, rows = Truth.of(people), len(people)
    house = House(name, folder, url)
    house.empty()
    spent, worked, memory, said = house.bring_in()
    whole = house.state()
    precision, recall = truth.measured(house.pairs())
    rate, merges = rows / spent, house.merged_across(people)
    print(
        f"\nContacts on {name}: {whole.contacts:,} of {rows:,} taken in, {rate:,.0f} a second"
        f" (goal {GOALS[name]:,}){'' if rate >= GOALS[name] else '  below the goal'}, {memory:,} MB,"
        f" {worked:.0f} of {spent:.0f} s its own processor time\n"
        f"  {truth.twice:,} there twice: precision {precision:.3f} (promised {PRECISION}), recall {recall:.3f}"
        f" (promised {RECALL}), merged across corporate numbers: {merges} (promised 0)"
    )
    is_kept = precision >= PRECISION and recall >= RECALL and not merges and whole.contacts == rows
    if not is_kept:
        print(said)
    return 0 if is_kept and (not is_killed or resumed(house, whole, rows)) else 1


def resumed(house: "House", whole: "State", rows: int) -> bool:
    """Killed about half way and started again it is as if it had run through."""
    house.empty()
    stood = house.kill_at(rows // 2)
    spent, _, _, said = house.bring_in()
    again = house.state()
    is_same = again == whole
    print(
        f"  killed at row {stood:,}, taken up again in {spent:.0f} s:"
        f" {'nothing lost, nothing twice' if is_same else f'{again} instead of {whole}'}"
    )
    if not is_same:
        print(said)
    return is_same


@dataclass(frozen=True)
class State:
    """What an import leaves behind, counted."""

    contacts: int
    places: int
    companies: int
    events: int
    findable: int
    told: int


class House:
    """An installation of its own: its folder, its database, and `enishi` run in it."""

    def __init__(self, name: str, folder: Path, url: str) -> None:
        self.folder, self.url, self.data = folder, url, folder / name
        self.settings = os.environ | settings_for(self.data, url)
        self.list = folder / f"{name}-duplicates.csv"

    def empty(self) -> None:
        """Nothing in it but its tables."""
        if self.url:
            server, _, name = self.url.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as there:
                there.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
                there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        for file in self.data.glob("enishi.sqlite3*"):
            file.unlink()
        self.data.mkdir(exist_ok=True)
        self.enishi("migrate").wait()

    def enishi(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "enishi", *words],
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start(self) -> "subprocess.Popen[str]":
        columns, file = self.folder / "columns.toml", self.folder / "contacts.csv"
        return self.enishi(
            "import", "contacts", str(file), "--map", str(columns), "--duplicates", str(self.list)
        )

    def bring_in(self) -> tuple[float, float, int, str]:
        """Seconds, of which its own processor's, megabytes and what it said."""
        started = time.perf_counter()
        process = self.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said = process.stdout.read() if process.stdout else ""
        worked = usage.ru_utime + usage.ru_stime
        return time.perf_counter() - started, worked, usage.ru_maxrss // 1024, said

    def kill_at(self, row: int) -> int:
        """SIGKILL once so many rows are in; the row it had reached."""
        process = self.start()
        while process.poll() is None and self.position() < row:
            time.sleep(LOOK_EVERY)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return self.position()

    def position(self) -> int:
        return int(self.ask("SELECT coalesce(max(position), 0) FROM exchange_import")[0][0])

    def state(self) -> State:
        counts = "customers_contact customers_accountcontact customers_account foundation_event foundation_searchrow exchange_duplicate"
        return State(*(int(self.ask(f"SELECT count(*) FROM {table}")[0][0]) for table in counts.split()))

    def pairs(self) -> list[tuple[str, str]]:
        with self.list.open(newline="", encoding="utf-8") as file:
            return [(one["id"], one["other_id"]) for one in csv.DictReader(file) if one["kind"] == "contacts"]

    def merged_across(self, people: list[Person]) -> int:
        """Customers under which rows of different corporate numbers came to stand."""
        number = {one.cells(row)[0]: one.number for row, one in enumerate(people)}
        under: dict[int, set[str]] = defaultdict(set)
        places = (
            "SELECT account_id, external_id FROM customers_accountcontact place"
            " JOIN customers_contact person ON person.id = place.contact_id"
        )
        for account, contact in self.ask(places):
            under[account] |= {number[contact]} - {""}
        return sum(len(numbers) > 1 for numbers in under.values())

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Read past the product: what it says of itself is what is being checked."""
        if self.url:
            with psycopg.connect(self.url) as there:
                return there.execute(question).fetchall()  # type: ignore[arg-type]  # no word of it is from outside
        with closing(sqlite3.connect(self.data / "enishi.sqlite3", timeout=20)) as there:
            return there.execute(question).fetchall()


if __name__ == "__main__":
    sys.exit(main())
