"""An organisation's calendar in the form it is kept: from what was typed, and to what clocks run on. Pure."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from enishi.foundation.worktime import BadHours, Calendar, NoWorkingTime, due
from enishi.foundation.worktime.closures import AnyOf, BadClosure, Closure

PARTS = ("zone", "working_hours", "closures", "openings")
USUAL = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}

Rows = Sequence[Mapping[str, Any]]


def as_calendar(
    *,
    zone: str,
    working_hours: Mapping[str, Any],
    closures: Rows = (),
    openings: Rows = (),
    holidays: Container[date] = frozenset(),
) -> Calendar:
    """A calendar from its parts as they are kept; BadHours, BadClosure or NoWorkingTime otherwise."""
    special = {opening["day"]: opening["frames"] for opening in openings}
    calendar = Calendar.of({"zone": zone, "weekly": working_hours, "special": special})
    return replace(calendar, closed=AnyOf.of(map(closure, closures)), holidays=holidays)


def closure(row: Mapping[str, Any]) -> Closure:
    """A closure from the form it is kept in."""
    return Closure(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["yearly"])


def kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The given parts in the form they are kept in, rows in the order they were typed in."""
    parts = {name: fields[name] for name in PARTS if name in fields}
    if "closures" in parts:
        parts["closures"] = [
            {
                "name": row.get("name", "").strip(),
                "first": str(row["first"]),
                "last": str(row["last"]),
                "yearly": row.get("yearly", False),
            }
            for row in parts["closures"]
        ]
    if "openings" in parts:
        parts["openings"] = [
            {
                "day": str(row["day"]),
                "name": row.get("name", "").strip(),
                "frames": [list(frame) for frame in row["frames"]],
            }
            for row in parts["openings"]
        ]
    return parts


def in_order(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The same parts, their rows by day."""
    keys = {
        "closures": lambda row: (row["first"], row["last"], row["name"]),
        "openings": lambda row: row["day"],
    }
    return {name: sorted(part, key=keys[name]) if name in keys else part for name, part in parts.items()}


def faults(parts: Mapping[str, Any], *, now: datetime, holidays: Container[date]) -> dict[str, str]:
    """Why these parts make no calendar, by field: somebody must be there at some hour to come."""
    refused = dict([*_closure_faults(parts["closures"]), *_opening_faults(parts["openings"])])
    if refused:
        return refused
    if not any(parts["working_hours"].values()):
        return {"working_hours": "no_working_time"}
    try:
        due(now, timedelta(minutes=1), as_calendar(**parts, holidays=holidays))
    except NoWorkingTime:
        return {"working_hours": "no_working_time"}
    except BadHours as error:
        return {"zone": "unknown_zone"} if "zone" in error.fields else {"working_hours": "bad_hours"}
    return {}


def _closure_faults(rows: Rows) -> Iterable[tuple[str, str]]:
    for place, row in enumerate(rows):
        try:
            closure(row)
        except BadClosure as error:
            yield f"closures.{place}.last", error.fields["last"]


def _opening_faults(rows: Rows) -> Iterable[tuple[str, str]]:
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if row["day"] in seen:
            yield f"openings.{place}.day", "opening_twice"
        seen.add(row["day"])
        try:
            Calendar.of({"zone": "UTC", "special": {row["day"]: row["frames"]}})
        except (BadHours, NoWorkingTime):
            yield f"openings.{place}.frames", "bad_hours"
