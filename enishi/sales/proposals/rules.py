"""What a proposal must say before it is issued, and how its words are kept. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

PARTS = ("need", "feature", "benefit", "proof")
MOST_POINTS = 20
LONGEST = 2_000
# Without these a point proposes nothing.
ASKED = ("need", "feature", "benefit")


class Issued(Refusal):
    """An issued proposal stands as it was printed; another begins as its copy."""

    code = "proposal.issued"


class NotReady(Refusal):
    """What is still to be written; each field is named."""

    code = "proposal.not_ready"


def check_draft(status: str) -> None:
    if status != "draft":
        raise Issued()


def points_in(given: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Points as they are kept: trimmed, those that say nothing left out."""
    if len(given) > MOST_POINTS:
        raise BadInput(fields={"points": "too_many"})
    kept = [{part: point.get(part, "").strip() for part in PARTS} for point in given]
    return [point for point in kept if any(point.values())]


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """The given fields as they are kept."""
    kept = dict(values)
    for name in ("title", "situation", "plan", "closing"):
        if name in kept:
            kept[name] = kept[name].strip()
    if kept.get("title") == "":
        raise BadInput(fields={"title": "required"})
    if "points" in kept:
        kept["points"] = points_in(kept["points"])
    return kept


def missing(points: Sequence[Mapping[str, str]], *, has_account: bool) -> list[str]:
    """The fields that are empty though they are needed: whom it is for, and each point with its answer."""
    found = [] if has_account else ["account_id"]
    if not points:
        return [*found, "points"]
    return found + [
        f"points.{place}.{part}" for place, point in enumerate(points) for part in ASKED if not point[part]
    ]


def check_ready(points: Sequence[Mapping[str, str]], *, has_account: bool) -> None:
    lacking = missing(points, has_account=has_account)
    if lacking:
        raise NotReady(fields=dict.fromkeys(lacking, "required"))
