"""What a list may be narrowed by, grouped by and shown with: declared by each room at start-up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.db.models import BigIntegerField, Case, F, FloatField, Func, Q, QuerySet, Transform, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from enishi.foundation import authz, search
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput


class Type(StrEnum):
    """What a field holds; it decides which questions may be asked of it."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"
    CHOICES = "choices"
    TAGS = "tags"
    PERSON = "person"
    RECORD = "record"
    YES = "yes"


GROUPED = (Type.CHOICE, Type.PERSON, Type.RECORD)


@dataclass(frozen=True)
class Field:
    """One field of a list.

    `path` leads from the row to the column. `label` is the kind of row a record or person field points to.
    `is_folded`: the column holds a search key, so width, case and kana do not matter. `is_always`: never
    empty. `is_zero`: no row beside means nought. `currency`: the column that says whose money it is; without
    one it is the organisation's. `through`: rows that link to this one by their key `back`; `path` then
    starts at them, only those the reader may see count, and they are told in the order `along`. `is_number`: the choices are kept as numbers.
    `is_short`: a text of few values, by which rows may be put together. `written`: its name in the body of a
    change, where people may change it. `shown`: the columns that say it in words, where `path` does not.
    `seen`: the rows whose value the reader may know, where these are not all.

    A field the organisation made up lies in a JSON column under its `key`; it is called by its own `names`
    and `choice_names`, by language, and once archived it is answered but not offered any more.

    Tags are free words in a list of their own: `suggests` tells those the actor may know of, the most used first.
    """

    name: str
    type: Type
    path: str
    choices: tuple[str, ...] = ()
    label: str = ""
    is_folded: bool = False
    is_always: bool = False
    is_zero: bool = False
    currency: str = ""
    through: str = ""
    back: str = ""
    along: tuple[str, ...] = ("-is_primary", "id")
    is_number: bool = False
    is_short: bool = False
    written: str = ""
    shown: tuple[str, ...] = ()
    seen: Q | None = None
    key: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    choice_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_archived: bool = False
    suggests: Callable[[Actor], Sequence[str]] | None = None

    @property
    def value(self) -> F | Func | Transform | Case:
        """Its value in the database, empty in rows whose value the reader may not know."""
        return self._column if self.seen is None else Case(When(self.seen, then=self._column), default=None)

    @property
    def groups(self) -> bool:
        """Whether rows may be put together by it."""
        return not self.through and self.seen is None and (self.is_short or self.type in GROUPED)

    @property
    def sums(self) -> bool:
        return not self.through and self.type in (Type.NUMBER, Type.MONEY)

    @property
    def _column(self) -> F | Func | Transform:
        """What it is grouped, added up and sorted by, whoever reads."""
        if not self.key:
            return F(self.path)
        text = KeyTextTransform(self.key, self.path.removesuffix(f"__{self.key}"))
        kinds = {Type.NUMBER: FloatField, Type.MONEY: BigIntegerField}
        return Cast(text, kinds[self.type]()) if self.type in kinds else text


def _as_kept(_actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows


@dataclass(frozen=True)
class Listing:
    """A list: its name ("deals"), the kind of its rows, its fields, and the names it is sorted by.

    `worked_out` gives the rows that belong to the list what no column holds, such as a state that depends on
    the day. `sought` narrows them to what somebody types, where the search does not know them.
    """

    key: str
    label: str
    fields: tuple[Field, ...]
    sorts: tuple[str, ...]
    worked_out: Callable[[Actor, QuerySet[Any]], QuerySet[Any]] = _as_kept
    sought: Callable[[QuerySet[Any], str], QuerySet[Any]] = search.narrow


class UnknownList(BadInput):
    """No list is called so."""

    code = "unknown_list"


_listings: dict[str, Listing] = {}
_more: list[Callable[[str], Iterable[Field]]] = []


def listed(one: Listing) -> None:
    """Declare a list. Called once from the room's wiring."""
    _listings[one.key] = one


def listings() -> Mapping[str, Listing]:
    return _listings


def listing(key: str) -> Listing:
    try:
        return _listings[key]
    except KeyError:
        raise UnknownList(fields={"entity": "invalid"}) from None


def more_fields(of: Callable[[str], Iterable[Field]]) -> None:
    """Declare where fields come from that no room knows beforehand. Called once at start-up."""
    _more.append(of)


def fields_of(key: str) -> dict[str, Field]:
    """The fields of a list by name, those the organisation made up last."""
    own = listing(key).fields
    return {field.name: field for field in (*own, *(field for of in _more for field in of(key)))}


def fields_for(actor: Actor, key: str) -> dict[str, Field]:
    """Those that the actor may know: of a field that is hidden from them a list knows nothing."""
    label = listing(key).label
    told = {name: _told(actor, label, field) for name, field in fields_of(key).items()}
    return {name: field for name, field in told.items() if field}


def _told(actor: Actor, label: str, field: Field) -> Field | None:
    rows = authz.field_rows(actor, label, field.path)
    if not rows:
        return None
    written = field.written if authz.field_rows(actor, label, field.path, "update") else ""
    return replace(field, written=written, seen=None if rows is True else rows)
