"""Imports as the API sends and takes them."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema


class WordOut(Schema):
    """What a file may say, and what it is called on screen."""

    value: str
    name: str


class FieldOut(Schema):
    """A field that a column may fill. `makes`: names nobody knows yet may become rows of their own."""

    key: str
    name: str
    type: str
    required: bool
    makes: bool
    choices: list[WordOut]


class KindOut(Schema):
    key: str
    name: str
    fields: list[FieldOut]


class KindsOut(Schema):
    kinds: list[KindOut]
    encodings: list[str]
    delimiters: list[str]


class ProblemOut(Schema):
    """Why a row is not taken: its number in the file, the field, what stands there, and the reason in words."""

    row: int
    field: str
    name: str
    value: str
    reason: str


class FileColumnOut(Schema):
    name: str
    samples: list[str]


class ImportRow(Schema):
    id: UUID
    version: int
    kind: str
    file_name: str
    status: str
    row_count: int
    done: int
    made: int
    changed: int
    same: int
    skipped: int
    alike: int
    undone: int
    spared: int
    refusal: str
    started_by: str
    created_at: datetime
    finished_at: datetime | None
    may: dict[str, bool]


class ImportPage(Page[ImportRow]):
    may: dict[str, bool]


class SparedOut(Schema):
    """A row that stayed when its import was taken back: `reason` is edited, in_use, not_yours, not_known or stays."""

    kind: str
    id: UUID
    name: str
    reason: str


class RememberedOut(Schema):
    """The import of a file with the same columns whose mapping is used."""

    file_name: str
    created_at: datetime


class ImportOut(ImportRow):
    """`guessed`: the mapping by the columns' names alone, while the import waits. `first_on`, `last_on`: the days a ticket
    log that came in is of."""

    encoding: str
    remembered: RememberedOut | None
    guessed: dict[str, Any]
    spared_rows: list[SparedOut]
    delimiter: str
    atomic: bool
    first_on: date | None
    last_on: date | None
    mapping: dict[str, Any]
    columns: list[FileColumnOut]
    problems: list[ProblemOut]


class DoubledOut(Schema):
    """A record of a pair, as a list calls it."""

    id: UUID
    name: str
    about: str


class ExpectedOut(Schema):
    """A row that may be there already: as another row of the file, or as a record (null where it is not the reader's)."""

    row: int
    kind: str
    reasons: list[str]
    other_row: int
    other: DoubledOut | None


class DuplicateOut(Schema):
    """Two records that may be one; null is one the reader may not see. `is_settled`: one of them is gone."""

    row: int
    kind: str
    reasons: list[str]
    made: DoubledOut | None
    other: DoubledOut | None
    is_settled: bool


class LoggedOut(Schema):
    """How many lines of a ticket log say a status; `touch`: work that moves nothing."""

    status: str
    count: int


class TouchOut(Schema):
    """A code that means no status, and how many lines have it."""

    word: str
    count: int


class LogOut(Schema):
    """What the lines of a ticket log mean that were looked at: of how many tickets, since and until when."""

    tickets: int
    first_at: datetime | None
    last_at: datetime | None
    statuses: list[LoggedOut]
    touches: list[TouchOut]


class PreviewOut(Schema):
    """What the first rows would do. Of a ticket log (`log`) the first 20,000 rows are read and 200 tickets are tried."""

    rows: int
    made: int
    changed: int
    same: int
    skipped: int
    alike: int
    log: LogOut | None
    duplicates: list[ExpectedOut]
    problems: list[ProblemOut]


class CountedOut(Schema):
    """A word of the file, how often it stands there, and the choice it is understood as; "" for none."""

    word: str
    count: int
    means: str


class CountedWordsOut(Schema):
    words: list[CountedOut]


class UploadIn(StrictIn):
    kind: Annotated[str, Field(max_length=20)]


class ImportChange(StrictIn):
    encoding: Annotated[str, Field(max_length=20)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    mapping: dict[str, Any] = {}
    atomic: bool = False

    # A tab is a delimiter: nothing is stripped.
    model_config = ConfigDict(str_strip_whitespace=False)


class ImportFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    status: Annotated[str, Field(max_length=10)] | None = None


class ColumnAsked(Schema):
    """The words of a column, as the choices of a field."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(max_length=60)]
    column: Annotated[str, Field(max_length=100_000)]
