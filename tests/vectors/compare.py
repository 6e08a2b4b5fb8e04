"""Read a vector file and compare each case with what the product answers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.vectors.groups import GROUPS

FILE = Path(__file__).with_name("japan.json")
EDGES = Path(__file__).with_name("edges.json")
# Any order, or any way to write the same instant, is right in these groups.
UNORDERED = {"postal_lookup"}
INSTANTS = {"sla_due"}
# Blank lines and space at line ends say nothing here.
TEXTS = {"quote_strip"}


@dataclass(frozen=True)
class Miss:
    """One case the product did not meet."""

    given: Any
    expected: Any
    answered: Any


class NotVectors(ValueError):
    """The file is not `{group: {cases: [{"in": {...}, "out": ...}]}}`; the text says where it differs."""


def read(file: Path = FILE) -> dict[str, list[Mapping[str, Any]]]:
    """Group name to its cases."""
    try:
        content = json.loads(file.read_text("utf-8-sig"))
    except ValueError as error:
        raise NotVectors(f"no JSON in UTF-8: {error}") from error
    if not isinstance(content, dict):
        raise NotVectors("the outermost value is no object of groups")
    return {name: _cases(name, group) for name, group in content.items()}


def _cases(name: str, group: Any) -> list[Mapping[str, Any]]:
    cases = group.get("cases") if isinstance(group, dict) else None
    if not isinstance(cases, list):
        raise NotVectors(f"{name}: no list of cases")
    for place, case in enumerate(cases, 1):
        if not isinstance(case, dict) or not isinstance(case.get("in"), dict) or "out" not in case:
            raise NotVectors(f"{name}: case {place} has no object `in`, or no `out`")
    return cases


def misses(group: str, cases: list[Mapping[str, Any]]) -> Iterator[Miss]:
    for case in cases:
        answered = answer(group, case["in"])
        if comparable(group, answered) != comparable(group, case["out"]):
            yield Miss(case["in"], case["out"], answered)


def answer(group: str, given: Mapping[str, Any]) -> Any:
    """What the product says; an error is an answer too, so that the other cases still run."""
    try:
        return GROUPS[group](given)
    except Exception as error:  # noqa: BLE001 - a crash is one failed case
        return f"{type(error).__name__}: {error}"


def comparable(group: str, value: Any) -> Any:
    if group in UNORDERED and isinstance(value, list):
        return sorted(json.dumps(row, sort_keys=True) for row in value)
    if group in TEXTS and isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().splitlines() if line.strip())
    if group in INSTANTS and isinstance(value, str) and ": " not in value:
        return datetime.fromisoformat(value)
    return value
