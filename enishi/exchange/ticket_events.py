"""Logs of tickets in a CSV file or workbook, read by a mapping and given to service ticket by ticket.

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

Lines of one ticket may stand anywhere in the file, so all of it is read before the first is brought in.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from enishi.customers.bring_in import bring_in_accounts
from enishi.exchange.importer import MOST_PROBLEMS, Report
from enishi.exchange.mapping import BadMapping, MissingColumns
from enishi.exchange.reading import Line, Table
from enishi.foundation import authz, clock, values
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, RowsRefused
from enishi.foundation.values import Field, Setting, Unfit
from enishi.service.bring_in_history import STATUSES, Logged, bring_in_history, known_of
from enishi.staff.bring_in import bring_in_users

NAME = "ticket-events"
LABEL = "service.Ticket"
NEEDED = ("ticket", "status", "at")
OPTIONAL = ("agent", "customer", "category")
LONGEST = {"ticket": 200, "status": 100, "agent": 254, "customer": 255, "category": 60}
FIELDS = {
    name: Field(name, "moment" if name == "at" else "text", name in NEEDED, LONGEST.get(name, 60))
    for name in (*NEEDED, *OPTIONAL)
}
MADE = ("agent", "customer")
# Tickets a transaction.
BATCH = 250
SHOWN = 100


@dataclass(frozen=True)
class EventMap:
    """Which column says what, which status each code means, and who is registered when nobody is found."""

    columns: dict[str, str]
    statuses: dict[str, str]
    made: frozenset[str] = frozenset()


def load(path: Path) -> EventMap:
    """A mapping file. Raises BadMapping naming every entry that makes no sense."""
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadMapping(reason=str(error)) from None
    columns, statuses = read.get("columns"), read.get("status", {})
    if not isinstance(columns, dict) or not isinstance(statuses, dict):
        raise BadMapping(reason="[columns]" if not isinstance(columns, dict) else "[status]")
    columns = {("status" if name == "activity" else name): column for name, column in columns.items()}
    made = {name for name, entry in columns.items() if name in MADE and entry == _making(entry)}
    columns = {name: entry["column"] if name in made else entry for name, entry in columns.items()}
    refused = {name: "unknown_field" for name in columns if name not in FIELDS}
    refused |= {name: "required" for name in NEEDED if not columns.get(name)}
    refused |= {name: "invalid" for name, column in columns.items() if not isinstance(column, str)}
    refused |= {str(code): "not_a_choice" for code, status in statuses.items() if status not in STATUSES}
    if refused:
        raise BadMapping(fields=refused, reason=", ".join(sorted(refused)))
    return EventMap(
        columns, {str(code).strip(): status for code, status in statuses.items()}, frozenset(made)
    )


def _making(entry: Any) -> dict[str, Any]:
    """How an entry is written whose unknown names become rows of their own."""
    column = entry.get("column") if isinstance(entry, dict) else None
    return {"column": column, "missing": "make"} if isinstance(column, str) else {}


def bring_in(actor: Actor, table: Table, chosen: EventMap) -> Report:
    """Bring a log in, some hundred tickets at a time; again is safe. Rows that cannot be read are named and left out."""
    if absent := sorted(set(chosen.columns.values()) - set(table.header)):
        raise MissingColumns(names=", ".join(absent))
    authz.check(actor, "bulk", LABEL)
    report, log = Report(), _Reader(actor, table, chosen)
    cases: dict[str, list[Logged]] = defaultdict(list)
    for line in table.lines():
        report.rows += 1
        logged, problems = log.understood(line)
        _name(report, problems)
        if logged:
            cases[logged.ticket].append(logged)
    for batch in _batches(list(cases.values())):
        _make(actor, batch, chosen.made)
        _take(actor, batch, report)
    report.problems.sort(key=lambda one: one.row)
    return report


def _name(report: Report, problems: Sequence[Problem], rows: int = 1) -> None:
    if problems:
        report.skipped += rows
        report.problems += problems[: max(MOST_PROBLEMS - len(report.problems), 0)]


class _Reader:
    """A log's lines, cell by cell."""

    def __init__(self, actor: Actor, table: Table, chosen: EventMap) -> None:
        self._places = {name: table.header.index(column) for name, column in chosen.columns.items() if column}
        self._statuses = chosen.statuses
        self._setting = Setting("JPY", "JPY", ZoneInfo(actor.zone))
        self._now = clock.now()

    def understood(self, line: Line) -> tuple[Logged | None, list[Problem]]:
        """One line, or all that is wrong with it."""
        if line.problem:
            return None, [Problem(line.row, "", line.problem)]
        read, problems = {}, []
        for name, place in self._places.items():
            text = line.cells[place]
            try:
                value = values.read(FIELDS[name], text, self._setting)
            except Unfit as reason:
                problems.append(Problem(line.row, name, str(reason), text[:SHOWN]))
                continue
            read[name] = value
        at = read.get("at")
        if isinstance(at, datetime) and at > self._now:
            problems.append(Problem(line.row, "at", "in_the_future", line.cells[self._places["at"]]))
        if problems:
            return None, problems
        code = str(read.pop("status"))
        status = self._statuses.get(code, "")
        return Logged(row=line.row, code=code, status=status, **read), []


def _make(actor: Actor, batch: Sequence[Sequence[Logged]], made: frozenset[str]) -> None:
    """Register whom these tickets name and nobody knows: agents who cannot sign in, and customers by their name."""
    log = [line for case in batch for line in case]
    known = known_of(actor, log) if made else None
    if known is None:
        return
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


def _take(actor: Actor, batch: Sequence[Sequence[Logged]], report: Report) -> None:
    """Tickets that are refused are left out whole, the others taken."""
    cases = list(batch)
    while cases:
        try:
            outcome = bring_in_history(actor, [line for case in cases for line in case])
        except RowsRefused as refused:
            named = {problem.row for problem in refused.problems}
            left = [case for case in cases if case[0].row not in named]
            gone = sum(len(case) for case in cases if case[0].row in named)
            if len(left) == len(cases):
                gone, left = sum(map(len, cases)), []
            _name(report, refused.problems, gone)
            cases = left
            continue
        _add(report, outcome)
        return


def _add(report: Report, outcome: Outcome) -> None:
    report.made += outcome.made
    report.changed += outcome.changed
    report.same += outcome.same


def _batches(cases: Sequence[Sequence[Logged]]) -> Iterator[list[Sequence[Logged]]]:
    rest = iter(cases)
    while batch := list(islice(rest, BATCH)):
        yield batch
