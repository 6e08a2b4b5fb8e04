"""Whom a note calls by name. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

MENTION = re.compile(r"[@＠]\S")


def mentioned_in(text: str, people: Mapping[int, Iterable[str]]) -> frozenset[int]:
    """Whose names stand behind an @, with or without the space in them; of two that fit, the longer one is meant."""
    words = _closed(text)
    names = sorted(
        ((f"@{_closed(name)}", pk) for pk, called in people.items() for name in called if _closed(name)),
        key=lambda found: -len(found[0]),
    )
    meant: set[int] = set()
    for name, pk in names:
        if name in words:
            meant.add(pk)
            # Two people of one name are both meant; a shorter name inside this one is not.
            meant.update(other for same, other in names if same == name)
            words = words.replace(name, " ")
    return frozenset(meant)


def _closed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
