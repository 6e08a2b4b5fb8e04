"""What the answers of a period come to: CSAT, CES and NPS with their uncertainty, as they are and weighted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean, median
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from enishi.estimators.nonresponse import weights
from enishi.estimators.shares import Interval, mean, nps, wilson
from enishi.service.models import SurveyResponse, Ticket
from enishi.service.queries import midnight
from enishi.service.surveys import rules

WHY = "what is known of everybody asked, whoever reads the totals"
# Fewer answers are no figure.
FEWEST = 10
LATELY, LONG = timedelta(days=180), timedelta(days=3 * 365)
LARGE = 300
COLUMNS = {
    "kind": "survey__kind",
    "priority": "ticket__priority",
    "channel": "ticket__channel_kind",
    "reopened": "ticket__reopened_count",
    "took": F("ticket__solved_at") - F("ticket__opened_at"),
    "since": "account__customer_since",
    "employees": "account__employees",
}


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval. `error`: its standard error, where the interval is made of it."""

    value: float
    low: float
    high: float
    error: float | None = None


@dataclass(frozen=True)
class Figures:
    """One question over a period. `responded` of those `asked` in it answered, whenever; `answers` were given in it.

    `value` is CSAT's share of 4 and 5, the mean of CES, or the net promoter score; None of fewer than ten answers.
    `weighted` is the same for everybody asked, by what is known of who answers; None where too little is known.
    """

    kind: str
    asked: int
    responded: int
    answers: int
    bands: dict[str, int]
    distribution: dict[str, int]
    mean: float | None
    value: Estimate | None
    share: Estimate | None
    weighted: Estimate | None


def figures(rows: QuerySet[SurveyResponse], start: date | None, end: date | None, zone: str) -> list[Figures]:
    """Each question's figures over the given askings. Days are included. One SQL."""
    first = midnight(start, zone) if start else None
    until = midnight(end + timedelta(days=1), zone) if end else None

    def inside(at: datetime | None) -> bool:
        return at is not None and (first is None or at >= first) and (until is None or at < until)

    recent = Ticket.objects.unscoped(WHY).filter(
        account=OuterRef("account"),
        opened_at__lte=OuterRef("asked_at"),
        opened_at__gt=OuterRef("asked_at") - LATELY,
    )
    told = rows.order_by("pk").annotate(has_ticket=Exists(recent), **_named())
    every = list(
        told.values("asked_at", "answered_at", "score", "has_ticket", *(f"of_{name}" for name in COLUMNS))
    )
    return [
        _figures(
            kind,
            [row for row in every if row["of_kind"] == kind and inside(row["asked_at"])],
            [
                row
                for row in every
                if row["of_kind"] == kind
                and inside(row["answered_at"])
                and row["score"] in rules.SCALES[kind].scores
            ],
        )
        for kind in rules.KINDS
    ]


def _named() -> dict[str, Any]:
    return {f"of_{name}": F(path) if isinstance(path, str) else path for name, path in COLUMNS.items()}


def _figures(kind: str, asked: Sequence[dict[str, Any]], given: Sequence[dict[str, Any]]) -> Figures:
    scale = rules.SCALES[kind]
    scores = [row["score"] for row in given]
    bands = [scale.band(score) for score in scores]
    is_told = len(scores) >= FEWEST
    good = bands.count("good")
    return Figures(
        kind=kind,
        asked=len(asked),
        responded=sum(row["score"] is not None for row in asked),
        answers=len(scores),
        bands={band: bands.count(band) for band in rules.BANDS},
        distribution={str(score): scores.count(score) for score in scale.scores},
        mean=fmean(scores) if is_told else None,
        value=_value(kind, scores, bands) if is_told else None,
        share=_of(good / len(scores), wilson(good, len(scores))) if is_told and kind != rules.NPS else None,
        weighted=_weighted(kind, asked, given) if is_told else None,
    )


def _value(kind: str, scores: Sequence[int], bands: Sequence[str]) -> Estimate:
    if kind == rules.NPS:
        net = nps(*(bands.count(band) for band in rules.BANDS))
        return _of(net.score, net.interval, net.error)
    if kind == rules.CES:
        middle = mean(scores)
        return _of(middle.value, middle.interval, middle.error)
    good = bands.count("good")
    return _of(good / len(scores), wilson(good, len(scores)))


def _weighted(kind: str, asked: Sequence[dict[str, Any]], given: Sequence[dict[str, Any]]) -> Estimate | None:
    traits = _traits(kind, asked)
    counted = weights(
        [traits(row) for row in asked],
        [row["score"] is not None for row in asked],
        [traits(row) for row in given],
    )
    if counted is None:
        return None
    found = mean([_counts(kind, row["score"]) for row in given], counted)
    return _of(found.value, found.interval, found.error)


def _counts(kind: str, score: int) -> float:
    """What one answer adds to the figure of its question."""
    if kind == rules.CES:
        return score
    band = rules.SCALES[kind].band(score)
    if kind == rules.CSAT:
        return float(band == "good")
    return {"good": 100.0, "middle": 0.0, "low": -100.0}[band]


def _traits(kind: str, asked: Iterable[dict[str, Any]]) -> Any:
    """What is recorded of an asking, answered or not, as a function of its row."""
    if kind == rules.NPS:
        return lambda row: [
            float(row["has_ticket"]),
            float(row["of_since"] is not None and row["asked_at"].date() - row["of_since"] > LONG),
            float((row["of_employees"] or 0) >= LARGE),
        ]
    spans = [row["of_took"] for row in asked if row["of_took"] is not None]
    usual = median(spans) if spans else timedelta(0)
    return lambda row: [
        float((row["of_priority"] or 0) >= 3),
        float(row["of_channel"] == "phone"),
        float((row["of_reopened"] or 0) > 0),
        float((row["of_took"] or usual) > usual),
    ]


def _of(value: float, interval: Interval, error: float | None = None) -> Estimate:
    return Estimate(value, interval.low, interval.high, error)
