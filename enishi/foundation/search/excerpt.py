"""Why a record was found, where its line does not show it: the field, and the place in it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enishi.foundation.search import tokens
from enishi.foundation.search.registry import Document

BEFORE, AFTER = 12, 40
# The voiced marks of half-width kana: one letter with what stands before them.
VOICED = "\uff9e\uff9f\u3099\u309a"


@dataclass(frozen=True)
class Excerpt:
    """A piece of a field's text as it is written, with the words that were sought in its middle."""

    field: str
    before: str
    hit: str
    after: str


def excerpt(document: Document, shown: str, parts: Sequence[str]) -> Excerpt | None:
    """The first part of the query that `shown` leaves out, in the field that has it."""
    visible = tokens.compact(shown)
    unseen = (part for part in parts if part not in visible)
    cuts = (
        _cut(field, text, *place)
        for part in unseen
        for field, text in _texts(document)
        if (place := _place(text, part)) is not None
    )
    return next(cuts, None)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for fields in (document.called, document.body):
        for field, spellings in fields.items():
            for text in (spellings,) if isinstance(spellings, str) else spellings:
                yield field, text


def _place(text: str, part: str) -> tuple[int, int] | None:
    """From where to where the text says the part, in the text's own characters."""
    if part not in tokens.compact(text):
        return None
    letters = list(_letters(text))
    compacted = "".join(letter for letter, _, _ in letters)
    at = compacted.find(part)
    if at < 0:
        return None
    places = [(start, end) for letter, start, end in letters for _ in letter]
    return places[at][0], places[at + len(part) - 1][1]


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character with the marks that belong to it: compacted, and where it stands."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not (text[end] in VOICED or unicodedata.combining(text[end])):
            yield _compacted(text[start:end]), start, end
            start = end


@lru_cache(maxsize=8192)
def _compacted(character: str) -> str:
    return tokens.compact(character)


def _cut(field: str, text: str, start: int, end: int) -> Excerpt:
    first, last = max(start - BEFORE, 0), end + AFTER
    return Excerpt(
        field=field,
        before=("…" if first else "") + _flat(text[first:start]),
        hit=text[start:end],
        after=_flat(text[end:last]) + ("…" if last < len(text) else ""),
    )


def _flat(text: str) -> str:
    """Line breaks as spaces: an excerpt is one line."""
    return re.sub("[\r\n]+", " ", text)
