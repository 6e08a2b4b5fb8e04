"""A file in one line: `table("a,b\\n1,2\\n")`, and an import in another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enishi.exchange import mapping
from enishi.exchange.importer import Importer, Report
from enishi.exchange.kinds import kind_of
from enishi.exchange.reading import Table, open_table
from enishi.foundation.authz import Actor, System


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """`write("a,b\\n", encoding="utf-16")`, or bytes as they are."""

    def make(content: str | bytes, *, encoding: str = "utf-8", name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


@pytest.fixture
def table(write) -> Callable[..., Table]:
    return lambda content, **how: open_table(write(content, **how))


@pytest.fixture
def bring(table) -> Callable[..., Report]:
    """`bring("accounts", "external_id,name\\n1,花咲\\n")`: columns named like fields, unless `columns` says."""

    def run(
        kind: str,
        content: str | bytes,
        *,
        actor: Actor | None = None,
        columns: dict[str, Any] | None = None,
        dry: bool = False,
        atomic: bool = False,
    ) -> Report:
        wanted, read = kind_of(kind), table(content)
        chosen = columns or mapping.by_header(read.header, wanted.fields)
        importer = Importer(actor or System("cli"), wanted, read, mapping.understood(chosen, wanted.fields))
        return importer.run_whole(dry=dry) if dry or atomic else importer.run()

    return run


@pytest.fixture
def faults() -> Callable[[Report], list[tuple[int, str, str]]]:
    """A report's problems as (row, field, code)."""
    return lambda report: [(one.row, one.field, one.code) for one in report.problems]
