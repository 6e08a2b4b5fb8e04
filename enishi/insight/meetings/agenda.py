"""Makes the agenda of a sales meeting: what is still open, where the month stands, what moved, stands still, is overdue."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight import yomi
from enishi.insight.freezing import week_of
from enishi.insight.meetings import rules
from enishi.insight.meetings.models import MeetingDecision, MeetingItem, SalesMeeting
from enishi.insight.meetings.rules import Entry
from enishi.insight.reports import Period
from enishi.sales.models import Deal, Pipeline, StageType
from enishi.sales.queries import usual_days
from enishi.staff.models import Team
from enishi.staff.queries import team_and_below

# More than a meeting ever speaks about, so that counting what is left out stays cheap.
MOST_READ = 500
SHOWN = ("target", "won", "weighted", "all_in")


@dataclass(frozen=True)
class Agenda:
    """The items in their order, how many were left out for length, and the frozen week the moves are held against."""

    entries: list[Entry]
    left_out: dict[str, int]
    week: date | None


def agenda(actor: Actor, team: Team, day: date, *, but: int | None = None) -> Agenda:
    """The agenda of a team's meeting on a day, as far as its maker may read deals. `but`: the meeting it is for.

    Moves are held against the week of the team's last meeting, so that nothing between the two is missed.
    """
    teams = team_and_below(team)
    earlier = _earlier(actor, team, day, but)
    weeks = yomi.frozen_weeks()
    last = earlier.order_by("-held_on", "-id").values_list("held_on", flat=True).first()
    since = next((week for week in weeks if last and week <= last), None)
    week = since or yomi.against(weeks, week_of(day))
    month = Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    sheet = yomi.sheet(actor, month, "person", week, teams=teams)
    deals = authz.scope(actor, Deal).filter(owner__team__in=teams)
    entries = [*_decisions(actor, earlier), _gap(sheet, month), *_moves(sheet)]
    entries += [*_stuck(actor, deals, day), *_overdue(deals, day)]
    kept, left_out = rules.arranged(entries)
    return Agenda(kept, left_out, sheet.week)


def _earlier(actor: Actor, team: Team, day: date, but: int | None) -> QuerySet[SalesMeeting]:
    rows = authz.scope(actor, SalesMeeting).filter(team=team, held_on__lte=day)
    return rows.exclude(pk=but) if but else rows


def _decisions(actor: Actor, earlier: QuerySet[SalesMeeting]) -> Iterator[Entry]:
    """Decisions of earlier meetings that nobody has done yet, the nearest day first."""
    rows = authz.scope(actor, MeetingDecision).filter(
        meeting__in=earlier.values("pk"), task__done_at=None, task__deleted_at=None
    )
    for row in rows.select_related("item").order_by("task__due_on", "id")[:MOST_READ]:
        yield Entry(MeetingItem.DECISION, row.item.deal_id, row.pk)


def _gap(sheet: yomi.Sheet, month: Period) -> Entry:
    """Target, won and expected of the month, in all and by person."""
    assert month.start and month.end
    lines = [
        {"id": str(line["id"]) if line["id"] else None, "name": line["name"], **_figures(line)}
        for line in sheet.lines
    ]
    facts = {
        "start": month.start.isoformat(),
        "end": month.end.isoformat(),
        "currency": sheet.currency,
        **_figures(sheet.total),
        "lines": lines[: rules.MOST],
    }
    return Entry(MeetingItem.GAP, facts=facts)


def _figures(line: Mapping[str, Any]) -> dict[str, int]:
    return {name: line[name] or 0 for name in SHOWN}


def _moves(sheet: yomi.Sheet) -> Iterator[Entry]:
    """Deals that moved in the sheet since the frozen week, the largest first."""
    for change, _ in sheet.changes:
        yield Entry(
            MeetingItem.MOVE,
            change.deal,
            facts={"move": change.move.value, "value": change.value, "currency": sheet.currency},
        )


def _stuck(actor: Actor, deals: QuerySet[Deal], day: date) -> Iterator[Entry]:
    """Open deals that stand in their stage for too long, the largest first. Three SQL a pipeline."""
    for pipeline in authz.scope(actor, Pipeline).order_by("-is_default", "id"):
        usual = usual_days(actor, pipeline)
        rows = deals.filter(pipeline=pipeline, stage_type=StageType.OPEN).order_by("-amount", "id")
        for pk, stage, since in rows.values_list("pk", "stage_id", "stage_since")[:MOST_READ]:
            days = (day - since).days
            if rules.is_stuck(days, usual.get(stage)):
                yield Entry(MeetingItem.STUCK, pk, facts={"days": days, "usual": usual.get(stage)})


def _overdue(deals: QuerySet[Deal], day: date) -> Iterator[Entry]:
    """Open deals whose next step is past its day, longest ago first, then those without one."""
    late = deals.filter(Q(next_action_on__lt=day) | Q(next_action_on=None), stage_type=StageType.OPEN)
    rows = late.order_by("next_action_on", "id").values_list("pk", "next_action_on")[:MOST_READ]
    for pk, on in sorted(rows, key=lambda row: (row[1] is None, row[1] or day)):
        yield Entry(MeetingItem.OVERDUE, pk, facts={"next_action_on": on.isoformat() if on else None})
