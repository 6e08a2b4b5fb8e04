"""What no handler should ever see: text no database keeps, and days no calendar of ours reaches.

Looked for once at the door, after types and before rights, so that a new field or filter needs no
care of its own and both databases answer alike.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from enishi.foundation.errors import BadInput, NotFound

# C0 controls but tab and line ends, and lone surrogates: no database keeps them, no person typed them.
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
YEARS = range(1800, 2300)
"""A company's founding and a far contract fit; zones and business time stay computable inside."""


def check_usable(arguments: Mapping[str, Any], query: Collection[str]) -> None:
    """Refuse a handler's arguments under the names their sender used; no row has such a text as its address."""
    found: dict[str, str] = {}
    for name, value in arguments.items():
        findings = dict(_findings(value, "" if isinstance(value, BaseModel) else name))
        if name in findings and name not in query:
            raise NotFound()
        found |= findings
    if found:
        raise BadInput(fields=found)


def _findings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if UNUSABLE.search(value):
            yield name, "control_characters"
    elif isinstance(value, date):
        if value.year not in YEARS:
            yield name, "year_out_of_range"
    elif isinstance(value, BaseModel):
        for field in value.model_fields_set:
            yield from _findings(getattr(value, field), f"{name}.{field}" if name else field)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _findings(item, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _findings(item, f"{name}.{place}")
