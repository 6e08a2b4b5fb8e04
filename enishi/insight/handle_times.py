"""Handle time ticket by ticket: what stands behind the AHT of a channel."""

from typing import Any

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight.first_contacts import Lines
from enishi.insight.reports import Period
from enishi.service.histories import History, told
from enishi.service.models import Ticket


def handle_times(actor: Actor, period: Period, channel: str, *, skipped: int, most: int) -> Lines:
    """The resolved tickets of a channel that the reader may open, the longest first, the unknown ones last."""
    tickets = authz.scope(actor, Ticket).filter(channel_kind=channel)
    known = told(tickets, period.start, period.end, actor.zone)
    lines = [_line(one) for one in known.histories if known.frame.holds(one.case.life.solved_at)]
    lines.sort(key=lambda line: (line["seconds"] is None, -(line["seconds"] or 0), -line["number"]))
    return Lines(lines[skipped : skipped + most], len(lines))


def _line(one: History) -> dict[str, Any]:
    case, row = one.case, one.row
    return {
        "id": row["uid"],
        "number": row["number"],
        "subject": row["subject"],
        "solved_at": case.life.solved_at,
        "seconds": None if case.worked is None else round(case.worked),
        "by_hand": round(case.by_hand),
    }
