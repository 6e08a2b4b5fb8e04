"""A made-up log of a help desk, and its figures counted by other means than the product's.

`python -m tests.imports.ticket_log EVENTS FILE` writes one. Everything here is worked out from the lines of the log
alone, minute by minute where working time is concerned, with nothing of the product's.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

HEADER = ("Case ID", "Activity", "Complete Timestamp", "Resource", "customer", "product")
CODES = {
    "assign": "new",
    "take": "open",
    "wait": "pending",
    "hold": "hold",
    "resolve": "solved",
    "close": "closed",
}
TOUCHES = ("insert note", "require upgrade", "change severity")
MAP = """
[columns]
ticket = "Case ID"
activity = "Activity"
at = "Complete Timestamp"
agent = "Resource"
customer = "customer"
category = "product"

[status]
""" + "".join(f'"{code}" = "{status}"\n' for code, status in CODES.items())
# The log's wall times, which have no zone.
BEGINS = datetime.fromisoformat("2026-03-02T08:00")
RESOLVED = ("solved", "closed")
# Working minutes in which a ticket of medium priority is to be solved.
TARGET = 1_620
Row = tuple[str, str, datetime]


def log(events: int, seed: int = 7) -> list[Row]:
    """Lines of a log in the order of their times, of tickets of two to twelve events."""
    chance = Random(seed)
    rows: list[Row] = []
    case = 0
    while len(rows) < events:
        case += 1
        at = BEGINS + timedelta(minutes=chance.randrange(0, 120 * 24 * 60))
        codes = ["assign", "take"]
        codes += chance.choices(["wait", "take", "hold", *TOUCHES], k=chance.randrange(0, 6))
        if chance.random() < 0.93:
            codes += ["take", "resolve"] if chance.random() < 0.5 else ["resolve"]
            if chance.random() < 0.12:
                codes += [chance.choice(["take", "wait"]), "insert note", "resolve"]
            codes += ["close"] * (chance.random() < 0.7)
        for code in codes:
            rows.append((f"Case {case}", code, at))
            at += timedelta(minutes=round(chance.expovariate(1 / 600)))
    return sorted(rows, key=lambda row: row[2])


def write(rows: Sequence[Row], file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        for case, code, at in rows:
            writer.writerow([case, code, at.strftime("%Y/%m/%d %H:%M:%S.000"), "agent 3", "", "product 1"])


def figures(rows: Sequence[Row], holidays: frozenset[str]) -> dict[str, Any]:
    """What the report must say, from the lines alone."""
    lives: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for case, code, at in rows:
        lives[case].append((code, at))
    open_minutes = _open_minutes(rows, holidays)
    last = max(at for _, _, at in rows)
    calendar, business, reopened, touches = [], [], 0, 0
    met = missed = solved_once = 0
    for happened in lives.values():
        status, solved, again, touched = "new", None, 0, 0
        used, running_since = 0, happened[0][1]
        for code, at in happened:
            to = CODES.get(code)
            if to is None:
                touched += 1
                continue
            stops, stopped = to in (*RESOLVED, "pending"), status in (*RESOLVED, "pending")
            if stops and not stopped:
                used += open_minutes(at) - open_minutes(running_since)
            if stopped and not stops:
                running_since = at
            if to in RESOLVED and status not in RESOLVED:
                solved = at
            if status in RESOLVED and to not in RESOLVED:
                again += 1
                solved = None
            status = to
        solved_once += solved is not None or again > 0
        if status not in (*RESOLVED, "pending"):
            used += open_minutes(last) - open_minutes(running_since)
        met += solved is not None and used <= TARGET
        missed += used > TARGET
        if solved is None:
            continue
        opened = happened[0][1]
        calendar.append((solved - opened).total_seconds() / 3600)
        business.append((open_minutes(solved) - open_minutes(opened)) / 60)
        reopened += again > 0
        touches += touched
    return {
        "tickets": len(lives),
        "resolved": len(calendar),
        "calendar": _spread(calendar),
        "business": _spread(business),
        "within": [sum(one <= limit for one in business) for limit in (4, 8, 24, 40, 80)],
        "reopened": reopened,
        "touches": touches,
        "targets": (met, missed),
        "solved_once": solved_once,
    }


def _open_minutes(rows: Sequence[Row], holidays: frozenset[str]) -> Any:
    """How many minutes of Monday to Friday, nine to six, lie before an instant: counted one by one."""
    first = min(at for _, _, at in rows).replace(hour=0, minute=0)
    last = max(at for _, _, at in rows)
    before = [0]
    for minute in range(int((last - first).total_seconds() // 60) + 1):
        at = first + timedelta(minutes=minute)
        is_open = at.weekday() < 5 and 9 <= at.hour < 18 and at.date().isoformat() not in holidays
        before.append(before[-1] + is_open)
    return lambda at: before[int((at - first).total_seconds() // 60)]


def _spread(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values)

    def at(q: float) -> float:
        place = q * (len(ordered) - 1)
        low = int(place)
        rest = place - low
        return ordered[low] * (1 - rest) + ordered[min(low + 1, len(ordered) - 1)] * rest

    return at(0.5), at(0.9), sum(values) / len(values)


if __name__ == "__main__":
    write(log(int(sys.argv[1])), Path(sys.argv[2]))
