"""Which column fills which field. A mapping is a TOML file or what was chosen on the screen, in one form:

currency = "USD"

[deals]
external_id = "opportunity_id"                          # a column
stage = { column = "state", values = { Won = "won" } }  # a column whose words mean ours
annual_revenue = { column = "m_usd", scale = 1000000 }  # a figure in millions
team = { text = "{region} / {manager}" }                # columns put together
roles = { value = "sales_rep" }                         # the same for every row
account = { column = "customer", missing = "make" }     # made when it is not there yet
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import Any

from enishi.foundation import values
from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import exponent
from enishi.foundation.text.keys import normal
from enishi.foundation.values import Field

PLACE = re.compile(r"\{([^{}]+)\}")
KEYS = frozenset({"column", "text", "value", "values", "scale", "missing"})


class BadMapping(BadInput):
    """The mapping cannot be read; `fields` names the entries."""

    code = "import.bad_mapping"


class MissingColumns(BadInput):
    """The mapping speaks of columns the file does not have."""

    code = "import.missing_columns"


@dataclass(frozen=True)
class Source:
    """Where a field's text comes from: one of column, text with places, or a fixed value."""

    column: str = ""
    text: str = ""
    value: str | None = None
    values: Mapping[str, str] = attribute(default_factory=dict)
    scale: Decimal | None = None
    missing: str = "refuse"

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,) if self.column else tuple(PLACE.findall(self.text))

    def reader(self, header: Sequence[str]) -> Callable[[Sequence[str]], str]:
        """How a row's cells give this field's text."""
        if self.value is not None:
            fixed = self.value
            return lambda cells: fixed
        if not self.column:
            places = {name: header.index(name) for name in self.columns}
            return lambda cells: PLACE.sub(lambda found: cells[places[found[1]]], self.text).strip()
        place = header.index(self.column)
        if self.scale is not None:
            scale = self.scale
            return lambda cells: values.scaled(cells[place], scale)
        if self.values:
            return lambda cells: self.values.get(cells[place].strip(), cells[place])
        return lambda cells: cells[place]


@dataclass(frozen=True)
class ColumnMap:
    """The sources of one kind's fields, and the currency its amounts are in ("" for the organisation's)."""

    sources: Mapping[str, Source]
    currency: str = ""

    def readers(self, header: Sequence[str]) -> dict[str, Callable[[Sequence[str]], str]]:
        """Every field's reader for a file with this header. Raises MissingColumns."""
        wanted = {column for source in self.sources.values() for column in source.columns}
        absent = sorted(wanted - set(header))
        if absent:
            raise MissingColumns(names=", ".join(absent))
        return {name: source.reader(header) for name, source in self.sources.items()}

    def made_when_missing(self) -> list[str]:
        """The reference fields whose unknown names become rows of their own."""
        return [name for name, source in self.sources.items() if source.missing == "make"]


def load(path: Path, kind: str) -> dict[str, Any]:
    """The part of a mapping file that speaks of this kind, as `understood` reads it."""
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadMapping(reason=str(error)) from None
    part = read.get(kind)
    if not isinstance(part, dict):
        raise BadMapping(reason=f"[{kind}]")
    return {"currency": read.get("currency", "")} | part


def understood(given: Mapping[str, Any], fields: Mapping[str, Field]) -> ColumnMap:
    """A mapping as stored in TOML or JSON. Raises BadMapping naming every entry that makes no sense."""
    currency = given.get("currency", "")
    entries = {name: entry for name, entry in given.items() if name != "currency" or isinstance(entry, dict)}
    if isinstance(currency, dict):
        currency = ""
    refused = {name: "unknown_field" for name in entries if name not in fields}
    sources = {}
    for name, entry in entries.items():
        source = _source(entry)
        if source is None:
            refused[name] = "invalid"
        else:
            sources[name] = source
    refused |= {name: "required" for name, field in fields.items() if field.required and name not in sources}
    if refused:
        raise BadMapping(fields=refused, reason=", ".join(sorted(refused)))
    if currency:
        exponent(currency)
    return ColumnMap(sources, currency)


def shape(header: Sequence[str]) -> str:
    """Equal for files with the same columns, in whatever order."""
    return sha256("\n".join(sorted(_plain(column) for column in header)).encode()).hexdigest()


def by_header(
    header: Sequence[str], fields: Mapping[str, Field], calls: Sequence[Mapping[str, Sequence[str]]] = ()
) -> dict[str, Any]:
    """A first guess, {field: column}: columns called like a field in code, then as each of `calls` says."""
    columns = {_plain(column): column for column in header if _plain(column)}
    found: dict[str, Any] = {}
    for called in ({name: (name,) for name in fields}, *calls):
        for name in fields:
            matches = (columns.get(_plain(call)) for call in called.get(name, ()))
            column = next((one for one in matches if one and one not in found.values()), None)
            if column and name not in found:
                found[name] = column
    # The word alone would be the currency of all rows, not a column that says each row's.
    return found | ({"currency": {"column": found["currency"]}} if "currency" in found else {})


def kept(given: Mapping[str, Any], header: Sequence[str]) -> dict[str, Any]:
    """The entries whose columns a file with this header still has."""
    sources = {name: _source(entry) for name, entry in given.items()}
    return {
        name: given[name] for name, source in sources.items() if source and set(source.columns) <= set(header)
    }


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-/・]", "", normal(name)).casefold()


def _source(entry: Any) -> Source | None:
    if isinstance(entry, str):
        return Source(column=entry) if entry else None
    if not isinstance(entry, dict) or not entry.keys() <= KEYS:
        return None
    if sum(key in entry for key in ("column", "text", "value")) != 1:
        return None
    texts = [str(entry.get(key, "")) for key in ("column", "text", "missing")]
    try:
        scale = Decimal(str(entry["scale"])) if "scale" in entry else None
    except InvalidOperation:
        return None
    words = entry.get("values", {})
    if not isinstance(words, dict) or texts[2] not in ("", "refuse", "make"):
        return None
    return Source(
        column=texts[0],
        text=texts[1],
        value=str(entry["value"]) if "value" in entry else None,
        values={str(key): str(value) for key, value in words.items()},
        scale=scale,
        missing=texts[2] or "refuse",
    )
