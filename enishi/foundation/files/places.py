"""Where files hang, and which columns name bytes of the store. Rooms say both in their `wiring`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from enishi.foundation.authz.registry import hang

FILE = "foundation.StoredFile"


@dataclass(frozen=True)
class Place:
    """A kind of record with files: `noun` is its name outside ("deal"), `most` how many one record takes.

    `is_open`: files are put on such a record at any time; else only with the act that makes it, as with a message.
    """

    noun: str
    label: str
    is_open: bool
    most: int

    @property
    def model(self) -> type[Any]:
        return apps.get_model(self.label)


_places: dict[str, Place] = {}
_columns: dict[tuple[str, str], None] = {}
_gone: dict[str, dict[str, str]] = {}


def holds_files(noun: str, label: str, *, most: int = 1_000, settled: bool = False) -> None:
    """Files may hang on rows of `label`, and are reached as far as these.

    `settled`: what was said with them was said; taking one off asks for the right to delete the row.
    """
    _places[noun] = Place(noun, label, not settled, most)
    hang(FILE, label, settled=settled)


def names_bytes(label: str, *columns: str, unless: Mapping[str, str] | None = None) -> None:
    """These columns hold digests: as long as a row names some bytes, they are kept.

    `unless`: of rows with these values the bytes were erased, and the digest is all that stays.
    """
    _columns.update({(label, column): None for column in columns})
    _gone[label] = dict(unless or {})


def gone(model: type[Model]) -> Mapping[str, str]:
    """Which rows of a model name bytes that were erased."""
    return _gone.get(model._meta.label, {})


def places() -> Mapping[str, Place]:
    return dict(_places)


def place_of(label: str) -> Place:
    """The place that rows of this label are. KeyError where none of their room said so."""
    return {place.label: place for place in _places.values()}[label]


def naming_columns() -> Iterator[tuple[type[Model], str]]:
    """Every column that names bytes of the store, with its model."""
    for label, column in _columns:
        yield apps.get_model(label), column
