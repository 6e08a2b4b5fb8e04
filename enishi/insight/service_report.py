"""The service report: the metrics of `docs/develop/service-metrics.md` over a period, for the command line and the API.

It is a replay of what happened, as of the period's end; nothing depends on the moment of asking. Times are hours with
four decimals, calendar and working; shares have six.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from statistics import fmean
from typing import Any

from enishi.estimators.shares import wilson
from enishi.foundation.authz import Actor
from enishi.insight.reach import counted
from enishi.insight.reports import Period, UnknownGroup
from enishi.service import rules
from enishi.service.histories import History, told
from enishi.service.measures import (
    FORMS,
    Figures,
    Frame,
    Handled,
    Hours,
    Target,
    Times,
    measured,
    quantile,
)
from enishi.service.models import SurveyResponse, Ticket
from enishi.service.queries import within
from enishi.service.surveys.queries import IS_CSAT
from enishi.staff.hours import our_calendar

WITHIN = (4.0, 8.0, 24.0, 40.0, 80.0)
QUANTILES = "linear between order statistics, position q x (n - 1)"
GROUPS = {
    "agent": "solved_by__name",
    "team": "team__name",
    "category": "category",
    "channel": "channel_kind",
    "account": "account__name",
}
HOUR, MINUTE = 3600.0, 60.0
# Fewer answers are no percentage.
FEWEST_RATINGS = 10


def service(
    actor: Actor, period: Period, group: str | None = None, within_hours: Sequence[float] = WITHIN
) -> dict[str, Any]:
    """The whole report. Raises UnknownGroup; nine SQL, however many tickets."""
    if group is not None and group not in GROUPS:
        raise UnknownGroup(fields={"group": "not_a_choice"}, group=group)
    known = told(counted(actor, Ticket), period.start, period.end, actor.zone)
    begins = min((one.row["opened_at"] for one in known.histories), default=known.frame.until)
    hours = Hours(our_calendar(), begins, known.frame.until + timedelta(days=1))
    limits = sorted(set(within_hours))
    found = {
        "from": period.start.isoformat() if period.start else None,
        "to": period.end.isoformat() if period.end else None,
        "as_of": known.frame.until.isoformat() if known.histories else None,
        "zone": actor.zone,
        "quantile_rule": QUANTILES,
        **_told(known.histories, known.frame, hours, limits),
        "csat": _csat(actor, period),
    }
    if group is None:
        return found
    held: dict[str, list[History]] = defaultdict(list)
    for one in known.histories:
        held[one.row[GROUPS[group]] or ""].append(one)
    groups = [{"key": key} | _told(held[key], known.frame, hours, limits) for key in sorted(held)]
    return found | {"group": group, "groups": groups}


def _told(
    histories: Sequence[History], frame: Frame, hours: Hours, limits: Sequence[float]
) -> dict[str, Any]:
    figures = measured((one.case for one in histories), frame, hours)
    resolved = figures.resolved
    return {
        "tickets": figures.tickets,
        "imported": sum(
            bool(one.row["external_id"]) for one in histories if frame.holds(one.case.life.opened_at)
        ),
        "resolved": resolved,
        "resolution": _times(figures.full),
        "first_resolution": _times(figures.first),
        "within": [_within(figures.full.business, limit) for limit in limits],
        "reopened": figures.reopened,
        "reopen_rate": _share(figures.reopened, resolved),
        "first_line": {"count": figures.first_line, "share": _share(figures.first_line, resolved)},
        "touches": {"total": figures.touches, "per_ticket": _ratio(figures.touches, resolved)},
        "resolution_rate": _share(figures.solved_of_tickets, figures.tickets),
        "clearance": _ratio(resolved, figures.tickets),
        "backlog": figures.backlog,
        "first_reply": _times(figures.first_reply) | {"awaiting": figures.awaiting_first_reply},
        "next_reply": {"all_waits": _times(figures.waits), "after_first": _times(figures.later_waits)},
        "fcr": _fcr(figures, frame),
        "aht": {channel: _handled(figures.handled[channel]) for channel in sorted(figures.handled)},
        "sla": {
            "first_reply": _target(figures.sla_first_reply),
            "solve": _target(figures.sla_solve),
            "all_met": _target(figures.all_met),
        },
    }


def _times(times: Times) -> dict[str, Any]:
    return {
        "n": len(times.calendar),
        "calendar_hours": _spread(times.calendar),
        "business_hours": _spread(times.business),
    }


def _spread(seconds: Sequence[float]) -> dict[str, float | None]:
    return {
        "median": _hours(quantile(seconds, 0.5)),
        "p90": _hours(quantile(seconds, 0.9)),
        "mean": _hours(fmean(seconds) if seconds else None),
    }


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / HOUR, 4)


def _within(seconds: Sequence[float], limit: float) -> dict[str, Any]:
    count = sum(one <= limit * HOUR for one in seconds)
    return {"hours": limit, "count": count, "share": _share(count, len(seconds))}


def _fcr(figures: Figures, frame: Frame) -> dict[str, Any]:
    """The forms side by side, over the same tickets; they move until the window after the last solve has passed."""
    forms = {
        form: {"count": figures.fcr[form], "share": _share(figures.fcr[form], figures.fcr_of)}
        for form in FORMS
    }
    final = frame.end + rules.RECONTACT if frame.end else None
    return {"of": figures.fcr_of, **forms, "final_after": final.isoformat() if final else None}


def _handled(handled: Handled) -> dict[str, Any]:
    """Minutes of work a resolved ticket took, over those where it is known, and how many they are."""
    n, seconds = len(handled.seconds), sum(handled.seconds)
    spread = {"median": quantile(handled.seconds, 0.5), "p90": quantile(handled.seconds, 0.9)}
    means = spread | {"mean": seconds / n if n else None}
    return {
        "resolved": handled.resolved,
        "measured": n,
        "unknown": handled.resolved - n,
        "measured_share": _share(n, handled.resolved),
        "by_hand_share": round(handled.by_hand / seconds, 6) if seconds else None,
        "minutes": {name: None if one is None else round(one / MINUTE, 2) for name, one in means.items()},
    }


def _target(target: Target) -> dict[str, Any]:
    decided = target.met + target.missed
    return {"met": target.met, "missed": target.missed, "share": _share(target.met, decided)}


def _csat(actor: Actor, period: Period) -> dict[str, Any]:
    """Answers of 4 and 5 among those given in the period, and how many of those asked in it answered."""
    answers = counted(actor, SurveyResponse).filter(IS_CSAT)
    zone = actor.zone
    given = answers.filter(within("answered_at", period.start, period.end, zone), score__in=rules.SCORES)
    scores = [score for score in given.values_list("score", flat=True) if score is not None]
    asked = list(
        answers.filter(within("asked_at", period.start, period.end, zone)).values_list("score", flat=True)
    )
    n, satisfied = len(scores), sum(score >= 4 for score in scores)
    interval = wilson(satisfied, n) if n else None
    return {
        "answers": n,
        "satisfied": satisfied,
        "share": _share(satisfied, n) if n >= FEWEST_RATINGS else None,
        "low": round(interval.low, 6) if interval else None,
        "high": round(interval.high, 6) if interval else None,
        "mean": round(fmean(scores), 4) if scores else None,
        "distribution": {str(score): scores.count(score) for score in rules.SCORES},
        "asked": len(asked),
        "response_rate": _share(sum(score is not None for score in asked), len(asked)),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
