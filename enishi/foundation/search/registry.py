"""What can be found: each room registers its labels at start-up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from enishi.foundation.authz import Actor


@dataclass(frozen=True)
class Document:
    """What of a row is findable: what it is called, the same without its legal form, its number, more texts."""

    name: str
    head: str = ""
    number: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A found row as one line: what it is called, and what tells it from others of that name."""

    row: Any
    title: str
    subtitle: str = ""


@dataclass(frozen=True)
class Searchable:
    """`document` reads columns of the row in hand only; `show` turns rows of the reader's into lines."""

    kind: str
    document: Callable[[Any], Document]
    show: Callable[[Actor, QuerySet[Any]], Iterable[Shown]]


_known: dict[str, Searchable] = {}


def searchable(label: str, what: Searchable) -> None:
    """Declare rows of `label` ("sales.Deal") findable. Called once from the room's wiring."""
    _known[label] = what


def known() -> Mapping[str, Searchable]:
    return _known
