"""First-contact resolution ticket by ticket: the four forms side by side, with what makes them differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight.reports import Period
from enishi.service import rules
from enishi.service.histories import History, told
from enishi.service.measures import NO_RECONTACT, forms, later
from enishi.service.models import Ticket


@dataclass(frozen=True)
class Lines:
    """A piece of the tickets, the latest solve first, and how many there are."""

    items: Sequence[dict[str, Any]]
    total: int


def first_contacts(actor: Actor, period: Period, *, differing: bool, skipped: int, most: int) -> Lines:
    """The resolved tickets that the reader may open and whose thread is known; `differing`: of unequal forms only."""
    known = told(authz.scope(actor, Ticket), period.start, period.end, actor.zone)
    resolved = [
        one
        for one in known.histories
        if one.case.life.asked_before_solve and known.frame.holds(one.case.life.solved_at)
    ]
    lines = [line for line in map(_line, resolved) if not differing or len(set(line["forms"].values())) > 1]
    lines.sort(key=lambda line: (line["solved_at"], line["number"]), reverse=True)
    return Lines(lines[skipped : skipped + most], len(lines))


def _line(one: History) -> dict[str, Any]:
    life, row = one.case.life, one.row
    solved = life.solved_at
    assert solved is not None
    return {
        "id": row["uid"],
        "number": row["number"],
        "subject": row["subject"],
        "solved_at": solved,
        "forms": dict(forms(one.case)),
        "asked_before_solve": life.asked_before_solve,
        "asked": life.asked,
        "replies_before_solve": life.replies_before_solve,
        "reopened": life.reopened,
        "again_at": _soon(later(one.case.again_at, life.opened_at), solved, rules.RECONTACT),
        "back_at": _soon(
            min(
                [*life.asked_after_solve, *filter(None, [later(one.case.elsewhere_at, solved)])], default=None
            ),
            solved,
            NO_RECONTACT,
        ),
    }


def _soon(at: datetime | None, solved: datetime, window: timedelta) -> datetime | None:
    return at if at is not None and at <= solved + window else None
