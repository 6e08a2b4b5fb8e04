"""What can be found: each room registers its labels at start-up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines

Spellings = str | tuple[str, ...]
Texts = tuple[tuple[Spellings, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Document:
    """What of a row is findable, by field.

    `called` holds what people call it by, whole or from the beginning: name, reading, number, address. A
    field may have several spellings (a name without its legal form), the first of which is shown. `body`
    is longer text, found anywhere in it.
    """

    called: Mapping[str, Spellings]
    body: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> Texts:
        """All it says: two documents of the same texts are found by the same tokens."""
        return tuple(self.called.values()), tuple(self.body.values())


@dataclass(frozen=True)
class Shown:
    """A found row as one line: what it is called, what tells it from others of that name, and where it is.

    `at` is the kind and row to open, where that is another one: a message opens its ticket.
    """

    row: Any
    title: str
    subtitle: str = ""
    at: tuple[str, Any] | None = None


@dataclass(frozen=True)
class Searchable:
    """`document` reads columns of the row in hand only; `show` turns what `lines` read of rows into hits.

    `readable`: the rows a reader may find, where that is narrower than the gate's answer for the label.
    """

    kind: str
    document: Callable[[Any], Document]
    lines: Lines
    show: Callable[[Actor, Sequence[Any]], Iterable[Shown]]
    readable: Callable[[Actor], QuerySet[Any]] | None = None

    def shown(self, actor: Actor, keys: Sequence[Any]) -> list[Shown]:
        """The rows with these keys, which passed the gate, in the keys' order."""
        found = self.lines.read(keys)
        return list(self.show(actor, [found[key] for key in keys if key in found]))


_known: dict[str, Searchable] = {}
_beside: set[str] = set()


def searchable(label: str, what: Searchable) -> None:
    """Declare rows of `label` ("sales.Deal") findable. Called once from the room's wiring."""
    _known[label] = what


def known() -> Mapping[str, Searchable]:
    return _known


def changes_no_text(*kinds: str) -> None:
    """Declare that events of these kinds leave all that can be found of their row as it is: the index is not asked to follow."""
    _beside.update(kinds)


def may_change_text(kind: str) -> bool:
    return kind not in _beside
