"""Logs of tickets from other products: what happened to each, as far as their log knows, becomes a history here.

A line of a log is a move to a status or, where its code means none, a touch. Both are kept as `StatusChange`, in the
order of their times, with the log's own code; a ticket's columns are what the replay of its history says. Bringing
the same log in again changes nothing; a longer one adds what is new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enishi.customers.models import Account
from enishi.foundation import authz, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, by_outside_id, refuse, upsert
from enishi.foundation.events import Change
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many, made
from enishi.foundation.worktime import Calendar
from enishi.service import rules
from enishi.service.models import StatusChange, Ticket
from enishi.service.replay import HOLD, Happening, Life, What, replayed
from enishi.staff.hours import our_calendar
from enishi.staff.models import User

STATUSES = (rules.NEW, rules.OPEN, "pending", HOLD, rules.SOLVED, rules.CLOSED)
# Waiting for the customer is called pending elsewhere.
OURS = {"pending": rules.WAITING}
CHANNEL = "hand"
WHY = "the history of tickets this import may change, checked before"


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of a log: its row, which ticket, the code, the status it means (blank: a touch), when, and by whom."""

    row: int
    ticket: str
    code: str
    status: str
    at: datetime
    agent: str = ""
    customer: str = ""
    category: str = ""


@dataclass(frozen=True)
class Known:
    """Who of those a log names is registered here."""

    agents: Mapping[str, User]
    customers: Mapping[str, Account]


@action
def bring_in_history(actor: Actor, log: Sequence[Logged]) -> Outcome:
    """Whole tickets of a log. Some ten SQL, however many; RowsRefused where a ticket lives here already."""
    cases: dict[str, list[Logged]] = defaultdict(list)
    for line in log:
        cases[line.ticket].append(line)
    brought = [Brought(lines[0].row, {"external_id": name}) for name, lines in cases.items()]
    stored = by_outside_id(authz.scope(actor, Ticket, "bulk"), cases.keys())
    past = _past(stored)
    new = {name: _new(lines, past.get(name, ())) for name, lines in cases.items()}
    refuse(
        [
            Problem(lines[0].row, "ticket", "lives_here", name)
            for name, lines in cases.items()
            if new[name] and any(not move.code for move in past.get(name, ()))
        ]
    )
    known = known_of(actor, log)
    calendar = our_calendar()

    def facts(row: Brought, ticket: Ticket | None) -> Mapping[str, Any]:
        if ticket is not None and not new[row.key]:
            return {}
        return _columns(cases[row.key], past.get(row.key, ()), new[row.key], known, calendar, ticket)

    def make(fresh: Sequence[Brought]) -> list[Ticket]:
        numbers = next_numbers("ticket", len(fresh))
        return [made(Ticket, number=number, channel_kind=CHANNEL, priority=2) for number in numbers]

    outcome = upsert(actor, Ticket, brought, facts, noun="ticket", make=make, created="opened")
    _write(actor, outcome, past, new, known)
    return outcome


def known_of(actor: Actor, log: Iterable[Logged]) -> Known:
    """Agents and customers by outside id, agents also by address or name, customers also by name."""
    people, firms = {one.agent for one in log} - {""}, {one.customer for one in log} - {""}
    users, accounts = authz.scope(actor, User, "link"), authz.scope(actor, Account, "link")
    agents = by_outside_id(users, people)
    for column in ("email", "name"):
        agents |= _by(users, column, people - agents.keys())
    customers = by_outside_id(accounts, firms)
    return Known(agents, customers | _by(accounts, "name", firms - customers.keys()))


def _by(rows: Any, column: str, wanted: set[str]) -> dict[str, Any]:
    """Rows by a text of theirs, as far as it is only one's."""
    if not wanted:
        return {}
    found = list(rows.filter(**{f"{column}__in": wanted}))
    often = Counter(str(getattr(one, column)) for one in found)
    return {text: one for one in found if often[text := str(getattr(one, column))] == 1}


def _past(stored: Mapping[str, Ticket]) -> dict[str, list[StatusChange]]:
    """The history that is here already, by the ticket's outside id, in order."""
    names = {ticket.pk: name for name, ticket in stored.items()}
    rows = StatusChange.objects.unscoped(WHY).filter(ticket__in=names).order_by("changed_at", "id")
    found: dict[str, list[StatusChange]] = defaultdict(list)
    for move in rows:
        found[names[move.ticket_id]].append(move)
    return found


def _new(lines: Sequence[Logged], past: Sequence[StatusChange]) -> list[Logged]:
    """The lines that are not here yet: as many of one code at one time as the log has more of."""
    here = Counter((move.changed_at, move.code) for move in past)
    new = []
    for line in sorted(lines, key=lambda one: (one.at, one.row)):
        if here[line.at, line.code] > 0:
            here[line.at, line.code] -= 1
        else:
            new.append(line)
    return new


def _life(past: Sequence[StatusChange], new: Sequence[Logged]) -> Life:
    happened = [_happening(move.changed_at, "" if move.is_touch else move.to_status, 0) for move in past]
    happened += [_happening(line.at, _status(line), line.row) for line in new]
    return replayed(min(one.at for one in happened), happened)


def _happening(at: datetime, status: str, key: int) -> Happening:
    return Happening(at, What.MOVED if status else What.TOUCHED, status, key=key)


def _status(line: Logged) -> str:
    return OURS.get(line.status, line.status)


def _columns(
    lines: Sequence[Logged],
    past: Sequence[StatusChange],
    new: Sequence[Logged],
    known: Known,
    calendar: Calendar,
    ticket: Ticket | None,
) -> dict[str, Any]:
    """A ticket as its history leaves it, with the targets its priority promises."""
    life = _life(past, new)
    ordered = sorted(lines, key=lambda one: (one.at, one.row))
    held = [known.agents[one.agent] for one in ordered if one.agent in known.agents]
    firm = [known.customers[one.customer] for one in ordered if one.customer in known.customers]
    category = next((one.category for one in reversed(ordered) if one.category), "")
    holder = held[-1].pk if held else None
    promised = rules.targets(ticket.priority if ticket else 2)
    # What ended the life is no pause of its target.
    spans = rules.Pauses(tuple(life.pauses), None if life.is_resolved else life.paused_at)
    return {
        "subject": f"{category} {ordered[0].ticket}".strip()[:300],
        "category": category[:60],
        "account_id": firm[-1].pk if firm else None,
        "assignee_id": holder,
        "status": rules.OPEN if life.status == HOLD else life.status,
        "opened_at": life.opened_at,
        "first_solved_at": life.first_solved_at,
        "solved_at": life.solved_at,
        "closed_at": life.closed_at,
        "solved_by_id": holder if life.is_resolved else None,
        "reopened_count": life.reopened,
        "first_reply_due": rules.first_reply_due(CHANNEL, promised, life.opened_at, calendar),
        "solve_due": rules.solve_due(promised, life.opened_at, calendar, spans),
    }


def _write(
    actor: Actor,
    outcome: Outcome,
    past: Mapping[str, Sequence[StatusChange]],
    new: Mapping[str, Sequence[Logged]],
    known: Known,
) -> None:
    """The new lines as history, in order, and an event of each at its own time."""
    rows: list[StatusChange] = []
    told: dict[str, list[Change]] = defaultdict(list)
    for name, ticket in outcome.rows.items():
        if not new[name]:
            continue
        status, photo = rules.NEW, ticket.snapshot()
        entries: list[tuple[datetime, int, StatusChange | Logged]] = [
            *((move.changed_at, 0, move) for move in past.get(name, ())),
            *((line.at, line.row, line) for line in new[name]),
        ]
        for at, _, one in sorted(entries, key=lambda entry: entry[:2]):
            if isinstance(one, StatusChange):
                status = one.to_status
                continue
            to = _status(one) or status
            rows.append(
                made(
                    StatusChange,
                    ticket_id=ticket.pk,
                    from_status=status,
                    to_status=to,
                    changed_at=at,
                    code=one.code[:100],
                    is_touch=not one.status,
                )
            )
            by = known.agents.get(one.agent)
            facts = {"from": status, "to": to, "code": one.code[:100]}
            kind = "ticket.updated" if to == status else rules.event_of(status, to)
            told[kind].append(Change(ticket, photo, facts, at=at, by=by.pk if by else None))
            status = to
    insert_many(rows)
    for kind, changes in told.items():
        events.record_many(kind, actor, changes, history=True)
