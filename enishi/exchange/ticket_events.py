"""Logs of tickets in a CSV file or workbook, read by a mapping and given to service ticket by ticket.

The mapping is chosen on screen, or a TOML file:

[columns]
ticket = "Case ID"
status = "Activity"                 # or `activity`: whose codes [status] explains
at = "Complete Timestamp"           # without a zone it is the organisation's
agent = "Resource"                  # these three may be left out
customer = { column = "customer", missing = "make" }    # made when it is not there yet; agents alike
category = "product"

[status]                            # new, open, pending, hold, solved, closed; any other code is a touch
"Take in charge ticket" = "open"
"Wait" = "pending"
"Resolve ticket" = "solved"

A code that is called as a status is on screen means that status. Lines of one ticket may stand anywhere in the file, so
all of it is read before the first is brought in.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from enishi.customers.bring_in import bring_in_accounts
from enishi.exchange.importer import MOST_PROBLEMS, SHOWN, Guard, Keep, LogSeen, NothingKept, Report
from enishi.exchange.kinds import TICKET_EVENTS
from enishi.exchange.mapping import BadMapping, ColumnMap
from enishi.exchange.reading import Line, Table
from enishi.exchange.wording import plain, said_choices
from enishi.foundation import authz, clock, values
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, RowsRefused
from enishi.foundation.values import Field, Setting, Unfit
from enishi.service.bring_in_history import STATUSES, Logged, bring_in_history, known_of
from enishi.staff.bring_in import bring_in_users

NAME = "ticket-events"
NEEDED = ("ticket", "status", "at")
FIELDS = TICKET_EVENTS.fields
# The code is kept as the file has it; what it means is looked up.
CODE = Field("status", "text", required=True, longest=100)
TOUCH = "touch"
MADE = ("agent", "customer")
# Tickets a transaction.
BATCH = 250
# Lines that are read to say what a log means before it is brought in, and codes that are told.
LOOKED_AT, MOST_CODES = 20_000, 50

Case = Sequence[Logged]


def load(path: Path) -> dict[str, Any]:
    """A mapping file, as `mapping.understood` reads it. Raises BadMapping naming every entry that makes no sense."""
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadMapping(reason=str(error)) from None
    columns, statuses = read.get("columns"), read.get("status", {})
    if not isinstance(columns, dict) or not isinstance(statuses, dict):
        raise BadMapping(reason="[columns]" if not isinstance(columns, dict) else "[status]")
    entries = {("status" if name == "activity" else name): entry for name, entry in columns.items()}
    refused = {name: "unknown_field" for name in entries if name not in FIELDS}
    refused |= {name: "required" for name in NEEDED if not entries.get(name)}
    refused |= {name: "invalid" for name, entry in entries.items() if not _is_entry(name, entry)}
    refused |= {str(code): "not_a_choice" for code, status in statuses.items() if status not in STATUSES}
    if refused:
        raise BadMapping(fields=refused, reason=", ".join(sorted(refused)))
    meant = {str(code).strip(): status for code, status in statuses.items()}
    filled = {name: entry for name, entry in entries.items() if entry}
    return filled | {"status": {"column": entries["status"], "values": meant}}


def _is_entry(name: str, entry: Any) -> bool:
    """A column, or a column whose unknown names become rows of their own."""
    if isinstance(entry, dict) and name in MADE:
        return isinstance(entry.get("column"), str) and entry == {
            "column": entry["column"],
            "missing": "make",
        }
    return isinstance(entry, str)


@dataclass
class LogImporter:
    """One log, with its mapping, for one actor: an `Importer` of whole tickets. `keep` runs in each batch's transaction.

    A report counts tickets that were made, changed and left as they were, and rows that were not taken; its position is
    the first row of the last ticket dealt with. `before`: what happened later is a slip of the pen; the same on every run.
    """

    actor: Actor
    table: Table
    columns: ColumnMap
    before: datetime | None = None
    keep: Keep = lambda report: None

    def __post_init__(self) -> None:
        sources = self.columns.sources
        refused = {name: "invalid" for name in self.columns.made_when_missing() if name not in MADE}
        codes = sources["status"].values
        refused |= {
            code: "not_a_choice" for code, status in codes.items() if status not in (*STATUSES, TOUCH)
        }
        if refused:
            raise BadMapping(fields=refused, reason=", ".join(sorted(refused)))
        self._codes, self._said = codes, said_choices(TICKET_EVENTS, "status")
        unexplained = replace(
            self.columns, sources={**sources, "status": replace(sources["status"], values={})}
        )
        self._readers = unexplained.readers(self.table.header)
        self._setting = Setting("JPY", "JPY", ZoneInfo(self.actor.zone))
        self._before = self.before or clock.now()

    def run(self, report: Report | None = None, *, most: int | None = None) -> Report:
        """Take the tickets behind `report.position`, some hundred at a time; again is safe."""
        report = report or Report()
        authz.check(self.actor, "bulk", TICKET_EVENTS.label)
        for batch in _batches(self._cases(report, most)):
            self._batch(batch, report, nullcontext)
        report.problems.sort(key=lambda one: one.row)
        return report

    def run_whole(self, *, dry: bool = False, most: int | None = None) -> Report:
        """All tickets or none. A dry run says what `most` tickets of the first lines would become, and keeps nothing."""
        report = Report()
        authz.check(self.actor, "bulk", TICKET_EVENTS.label)
        try:
            with one_transaction():
                for batch in _batches(self._cases(report, most)):
                    self._batch(batch, report, transaction.atomic)
                if dry or report.skipped:
                    raise NothingKept
        except NothingKept:
            if not dry:
                report.made = report.changed = report.same = 0
        report.problems.sort(key=lambda one: one.row)
        return report

    def _cases(self, report: Report, most: int | None) -> list[Case]:
        """The tickets that are left, by their first rows. The first time, rows that cannot be read are named."""
        cases: dict[str, list[Logged]] = defaultdict(list)
        seen, is_new = LogSeen(), not report.position
        report.rows, report.log = 0, seen
        for line in islice(self.table.lines(), None if most is None else LOOKED_AT):
            report.rows += 1
            logged, problems = self._understood(line)
            if is_new:
                _name(report, problems)
            if logged:
                cases[logged.ticket].append(logged)
        lines = [line for case in cases.values() for line in case]
        times = [line.at for line in lines]
        seen.tickets, seen.first, seen.last = len(cases), min(times, default=None), max(times, default=None)
        seen.statuses = Counter(one.status or TOUCH for one in lines)
        seen.touches = Counter(one.code for one in lines if not one.status).most_common(MOST_CODES)
        return list(islice((case for case in cases.values() if case[0].row > report.position), most))

    def _understood(self, line: Line) -> tuple[Logged | None, list[Problem]]:
        """One line, or all that is wrong with it."""
        if line.problem:
            return None, [Problem(line.row, "", line.problem)]
        read: dict[str, Any] = {}
        problems = []
        for name, reader in self._readers.items():
            text = reader(line.cells)
            try:
                read[name] = values.read(CODE if name == "status" else FIELDS[name], text, self._setting)
            except Unfit as reason:
                problems.append(Problem(line.row, name, str(reason), text[:SHOWN]))
        at = read.get("at")
        if isinstance(at, datetime) and at > self._before:
            problems.append(Problem(line.row, "at", "in_the_future", self._readers["at"](line.cells)[:SHOWN]))
        if problems:
            return None, problems
        code = str(read.pop("status"))
        status = self._codes.get(code) or self._said.get(plain(code), TOUCH)
        return Logged(row=line.row, code=code, status="" if status == TOUCH else status, **read), []

    def _batch(self, batch: Sequence[Case], report: Report, guard: Guard) -> None:
        """Tickets that are refused are left out whole, the others taken."""
        cases, position = list(batch), batch[-1][0].row
        while True:
            try:
                with one_transaction(), guard():
                    outcome = self._taken(cases)
                    report.made += outcome.made
                    report.changed += outcome.changed
                    report.same += outcome.same
                    report.position = position
                    self.keep(report)
                return
            except RowsRefused as refused:
                named = {problem.row for problem in refused.problems}
                left = [case for case in cases if case[0].row not in named]
                if len(left) == len(cases):
                    left = []
                _name(report, refused.problems, sum(map(len, cases)) - sum(map(len, left)))
                cases = left

    def _taken(self, cases: Sequence[Case]) -> Outcome:
        log = [line for case in cases for line in case]
        if not log:
            return Outcome()
        _make(self.actor, log, self.columns.made_when_missing())
        return bring_in_history(self.actor, log)


def _name(report: Report, problems: Sequence[Problem], rows: int = 1) -> None:
    if problems:
        report.skipped += rows
        report.problems += problems[: max(MOST_PROBLEMS - len(report.problems), 0)]


def _make(actor: Actor, log: Sequence[Logged], made: Iterable[str]) -> None:
    """Register whom these lines name and nobody knows: agents who cannot sign in, and customers by their name."""
    if not made:
        return
    known = known_of(actor, log)
    agents = {one.agent: one.row for one in reversed(log) if one.agent and one.agent not in known.agents}
    firms = {
        one.customer: one.row for one in reversed(log) if one.customer and one.customer not in known.customers
    }
    if "agent" in made and agents:
        roles = {"roles": ["service_agent"]}
        bring_in_users(actor, [_called(name, row, roles) for name, row in agents.items()])
    if "customer" in made and firms:
        bring_in_accounts(actor, [_called(name, row, {}) for name, row in firms.items()])


def _called(name: str, row: int, more: Mapping[str, Any]) -> Brought:
    return Brought(row, {"external_id": name, "name": name, **more})


def _batches(cases: Sequence[Case]) -> Iterator[list[Case]]:
    rest = iter(cases)
    while batch := list(islice(rest, BATCH)):
        yield batch
