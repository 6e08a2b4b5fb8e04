"""Bringing a file in: rows are read, understood, and given to their room a batch at a time.

Each batch is one action of its own; a row that breaks a rule is named and left out, the rest of its batch
is taken. `atomic` takes all or nothing, `dry_run` finds out what would happen; both run in one transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import DataError, IntegrityError, transaction
from django.db.models import Q

from enishi.customers import companies
from enishi.customers.queries import currency as organisation_currency
from enishi.exchange.kinds import KINDS, Kind
from enishi.exchange.mapping import BadMapping, ColumnMap
from enishi.exchange.reading import Line, Table
from enishi.exchange.wording import plain, said_choices
from enishi.foundation import authz, events, values
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, RowsRefused
from enishi.foundation.inserts import unhurried
from enishi.foundation.search import Ready, bringing_in
from enishi.foundation.values import SEVERAL, Setting, Unfit

BATCH = 1000
Reader = Callable[[Sequence[str]], str]
MOST_PROBLEMS = 1000
SHOWN = 100
Guard = Callable[[], AbstractContextManager[Any]]

# What a row that is only known by its name consists of, for fields whose mapping says `missing = "make"`.
MADE_FOR: Mapping[str, tuple[str, Callable[[str, Setting], dict[str, Any]]]] = {
    "account": ("accounts", lambda name, setting: {"name": name}),
    "owner": ("users", lambda name, setting: {"name": name, "roles": ["sales_rep"]}),
    "sales_owner": ("users", lambda name, setting: {"name": name, "roles": ["sales_rep"]}),
    "service_owner": ("users", lambda name, setting: {"name": name, "roles": ["service_agent"]}),
    "assignee": ("users", lambda name, setting: {"name": name, "roles": ["service_agent"]}),
    "agent": ("users", lambda name, setting: {"name": name, "roles": ["service_agent"]}),
    "customer": ("accounts", lambda name, setting: {"name": name}),
    "product": ("products", lambda name, setting: {"name": name, "code": name, "currency": setting.currency}),
}


@dataclass(frozen=True)
class Twin:
    """A record made of a row, and one that may be the same. `other_row`: the file's own, 0 where it was there."""

    row: int
    label: str
    row_id: int
    other_id: int
    reasons: tuple[str, ...]
    other_row: int = 0


@dataclass(frozen=True)
class Wrote:
    """Rows of one kind that a batch made and changed, with their versions."""

    label: str
    made: list[tuple[int, int]]
    changed: list[tuple[int, int]]


@dataclass
class LogSeen:
    """What the lines of a ticket log mean: how many tickets they are of, since and until when, how many lines say each
    status, and the codes that only touch a ticket, most frequent first."""

    tickets: int = 0
    first: datetime | None = None
    last: datetime | None = None
    statuses: Mapping[str, int] = field(default_factory=dict)
    touches: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True)
class Batch:
    """Lines of the file as far as they can be worked out without the database."""

    lines: int
    position: int
    rows: Sequence[Brought]
    problems: Sequence[Problem]
    findable: Ready


@dataclass(frozen=True)
class Tally:
    """What became of one batch."""

    rows: int
    position: int
    outcome: Outcome
    problems: Sequence[Problem]
    twins: Sequence[Twin]
    wrote: Sequence[Wrote]


@dataclass
class Report:
    """What an import did: rows made, changed, left as they were, and not taken, with the reasons."""

    rows: int = 0
    made: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    # The number of the last row that was dealt with: where a stopped import goes on.
    position: int = 0
    problems: list[Problem] = field(default_factory=list)
    # How many records may be there twice, and those that nobody wrote down yet.
    alike: int = 0
    twins: list[Twin] = field(default_factory=list)
    wrote: list[Wrote] = field(default_factory=list)
    # Of a ticket log: what its lines mean.
    log: LogSeen | None = None

    def add(self, batch: Tally) -> None:
        self.rows += batch.rows
        self.position = batch.position
        self.made += batch.outcome.made
        self.changed += batch.outcome.changed
        self.same += batch.outcome.same
        self.skipped += len({problem.row for problem in batch.problems})
        room = max(MOST_PROBLEMS - len(self.problems), 0)
        self.alike += len(batch.twins)
        self.twins += batch.twins
        self.wrote += batch.wrote
        self.problems += sorted(batch.problems, key=lambda one: one.row)[:room]


class Early(Iterator[Batch]):
    """Batches of which the next may be fetched before it is asked for."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._fetched: Future[Batch] | None = None

    def fetch(self) -> "Future[Batch]":
        """The next at hand. What it raises is raised when it is asked for: the one before it is not at fault."""
        if self._fetched is None:
            self._fetched = Future()
            try:
                self._fetched.set_result(next(self._batches))
            except Exception as failed:  # noqa: BLE001  # raised again where the batch is asked for
                self._fetched.set_exception(failed)
        return self._fetched

    def __next__(self) -> Batch:
        fetched = self.fetch()
        self._fetched = None
        return fetched.result()


class NothingKept(Exception):
    """Undoes everything: an atomic import with a bad row, or a dry run."""


Keep = Callable[[Report], None]


@dataclass
class Importer:
    """One file of one kind, with its mapping, for one actor. `keep` runs in each batch's transaction."""

    actor: Actor
    kind: Kind
    table: Table
    columns: ColumnMap
    keep: Keep = lambda report: None

    def __post_init__(self) -> None:
        unmade = [name for name in self.columns.made_when_missing() if name not in MADE_FOR]
        if unmade:
            raise BadMapping(fields=dict.fromkeys(unmade, "invalid"), reason=", ".join(unmade))
        readers = self.columns.readers(self.table.header)
        # The currency first: amounts are read in it.
        self._readers = {
            name: self._in_words(name, readers[name])
            for name in sorted(readers, key=lambda one: one != "currency")
        }
        currency = self.columns.currency or organisation_currency()
        self._setting = Setting(currency, organisation_currency(), ZoneInfo(self.actor.zone))
        self._seen: dict[str, int] = {}
        self._batches = Early(iter(()))
        # By label and record, its row in the file: what a preview made is gone when it is told.
        self._is_dry = False
        self._made: dict[tuple[str, int], int] = {}

    def run(self, report: Report | None = None, *, most: int | None = None) -> Report:
        """Take the rows behind `report.position`, batch by batch; at most `most` of them."""
        report = report or Report()
        authz.check(self.actor, "bulk", self.kind.label)
        self._batches = Early(self._worked_out(report.position, most))
        for batch in self._batches:
            self._batch(batch, report, nullcontext)
        return report

    def run_whole(self, *, dry: bool = False, most: int | None = None) -> Report:
        """All rows or none. A dry run keeps nothing and says what would have been."""
        report = Report()
        self._is_dry = dry
        authz.check(self.actor, "bulk", self.kind.label)
        try:
            with one_transaction():
                self._batches = Early(self._worked_out(0, most))
                for batch in self._batches:
                    self._batch(batch, report, transaction.atomic)
                if dry or report.skipped:
                    raise NothingKept
        except NothingKept:
            if not dry:
                report.made = report.changed = report.same = 0
        return report

    def _in_words(self, name: str, reader: Reader) -> Reader:
        """A reader that also understands what a choice is called on screen."""
        said = said_choices(self.kind, name)
        if self.kind.fields[name].type == "choices":
            return lambda cells: ",".join(said.get(plain(one), one) for one in SEVERAL.split(reader(cells)))
        if said:
            return lambda cells: said.get(plain(text := reader(cells)), text)
        return reader

    def _unread(self, position: int) -> Iterator[Line]:
        """Lines not dealt with yet; the outside ids of the others are remembered."""
        for line in self.table.lines():
            if line.row > position:
                yield line
            elif not line.problem:
                self._seen.setdefault(self._readers["external_id"](line.cells).strip(), line.row)

    def _worked_out(self, position: int, most: int | None) -> Iterator[Batch]:
        """The lines behind this position, at most so many, batch by batch. Asks nothing of the database."""
        for lines in _batches(islice(self._unread(position), most)):
            understood = [self._understood(line) for line in lines]
            rows = [row for row, _ in understood if row]
            problems = [problem for _, found in understood for problem in found]
            findable = self.kind.findable(rows) if self.kind.findable else {}
            yield Batch(len(lines), lines[-1].row, rows, problems, findable)

    def _batch(self, batch: Batch, report: Report, guard: Guard) -> None:
        """Give the rows to their room; without those it refuses, until it takes all that are left."""
        rows, problems = batch.rows, batch.problems
        while True:
            try:
                with one_transaction(), guard(), bringing_in(batch.findable):
                    outcome, twins, wrote = self._bring(rows)
                    report.add(Tally(batch.lines, batch.position, outcome, problems, twins, wrote))
                    self.keep(report)
                return
            except RowsRefused as refused:
                found = refused.problems
                if not {problem.row for problem in found} & {row.row for row in rows}:
                    found = self._culprits(rows, guard, found[0])
            except (DataError, IntegrityError):
                found = self._culprits(rows, guard, Problem(0, "external_id", "not_storable"))
            named = {problem.row for problem in found}
            rows = [row for row in rows if row.row not in named]
            problems = [*problems, *found]

    def _culprits(self, rows: Sequence[Brought], guard: Guard, reason: Problem) -> list[Problem]:
        """Which rows are at fault, where the room could not say: each is tried alone, and undone."""
        found = [problem for row in rows for problem in self._alone(row, guard)]
        return found or [replace(reason, row=row.row) for row in rows]

    def _alone(self, row: Brought, guard: Guard) -> list[Problem]:
        try:
            with one_transaction(), guard():
                self._bring([row])
                raise NothingKept
        except NothingKept:
            return []
        except RowsRefused as refused:
            return [replace(problem, row=row.row) for problem in refused.problems]
        except (DataError, IntegrityError):
            return [Problem(row.row, "external_id", "not_storable", row.key)]

    def _bring(self, rows: Sequence[Brought]) -> tuple[Outcome, list[Twin], list[Wrote]]:
        if not rows:
            return Outcome(), [], []
        with unhurried(self._batches.fetch), events.gathered():
            return self._brought(rows)

    def _brought(self, rows: Sequence[Brought]) -> tuple[Outcome, list[Twin], list[Wrote]]:
        twins: list[Twin] = []
        wrote: list[Wrote] = []
        for name in self.columns.made_when_missing():
            kind = KINDS[MADE_FOR[name][0]]
            if missing := self._missing(name, rows):
                outcome, found = self._taken(kind, missing)
                twins += found
                wrote.append(_wrote(kind, outcome))
        outcome, found = self._taken(self.kind, rows)
        return outcome, twins + found, [*wrote, _wrote(self.kind, outcome)]

    def _taken(self, kind: Kind, rows: Sequence[Brought]) -> tuple[Outcome, list[Twin]]:
        """Rows given to their room, and which of the records made of them may be there twice."""
        outcome = kind.bring_in(self.actor, rows)
        if kind.alike is None or not outcome.new:
            return outcome, []
        at = {(kind.label, outcome.rows[row.key].pk): row.row for row in rows}
        if self._is_dry:
            self._made |= at
        return outcome, [
            Twin(
                at[kind.label, one.row_id],
                kind.label,
                one.row_id,
                one.other_id,
                one.reasons,
                (self._made or at).get((kind.label, one.other_id), 0),
            )
            for one in kind.alike(outcome.new)
        ]

    def _missing(self, name: str, rows: Sequence[Brought]) -> list[Brought]:
        """What rows have to be made of, for the names in this field that nobody knows yet."""
        if name == "account":
            return [
                Brought(row.row, {"external_id": number or text, "name": text, "corporate_number": number})
                for row, text, number in companies.unknown(self.actor, rows)
            ]
        kind_name, blank = MADE_FOR[name]
        kind = KINDS[kind_name]
        first = {str(row.values[name]): row.row for row in reversed(rows) if row.values.get(name)}
        known = authz.scope(self.actor, apps.get_model(kind.label), "link").filter(
            Q(external_id__in=first) | Q(name__in=first)
        )
        for row in known.values_list("external_id", "name"):
            for text in row:
                first.pop(text, None)
        return [
            Brought(row, {"external_id": text} | blank(text, self._setting)) for text, row in first.items()
        ]

    def _understood(self, line: Line) -> tuple[Brought | None, list[Problem]]:
        """The row's values by field, or all that is wrong with it."""
        if line.problem:
            return None, [Problem(line.row, "", line.problem)]
        texts = {name: reader(line.cells) for name, reader in self._readers.items()}
        setting, read, problems = self._setting, {}, []
        for name, text in texts.items():
            try:
                value = values.read(self.kind.fields[name], text, setting)
            except Unfit as reason:
                problems.append(Problem(line.row, name, str(reason), text[:SHOWN]))
                continue
            if value is not values.KEEP:
                read[name] = value
            if name == "currency" and value is not values.KEEP:
                setting = replace(setting, currency=value)
        if self.kind.with_currency:
            read.setdefault("currency", setting.currency)
        problems += self._twice(line.row, texts["external_id"].strip())
        return (None, problems) if problems else (Brought(line.row, read), [])

    def _twice(self, row: int, key: str) -> list[Problem]:
        first = self._seen.setdefault(key, row)
        return [Problem(row, "external_id", "twice_in_file", key)] if key and first != row else []


def _wrote(kind: Kind, outcome: Outcome) -> Wrote:
    new = {one.pk for one in outcome.new}
    at = [(one.pk, getattr(one, "version", 1)) for one in outcome.touched]
    return Wrote(kind.label, [one for one in at if one[0] in new], [one for one in at if one[0] not in new])


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    lines = iter(lines)
    while batch := list(islice(lines, BATCH)):
        yield batch
