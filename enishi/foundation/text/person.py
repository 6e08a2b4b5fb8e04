"""Names of people: family name first, read apart, shown and sorted the way each language expects."""

import re
from dataclasses import dataclass

from enishi.foundation.text.keys import katakana, normal, search_key

LATIN = re.compile(r"[^\W\d_](?:[\w .,'’-]*)")


@dataclass(frozen=True)
class PersonName:
    """Family and given name with their readings in full-width katakana. Any part may be empty."""

    family: str
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""


def person_parse(name: str, kana: str = "") -> PersonName:
    """A name typed into one field, family name first, split at its first space.

    Without a space all of it is the family name: where a Japanese name divides cannot be told.
    The name itself stays as typed; the reading becomes katakana.
    """
    family, given = split(name)
    family_kana, given_kana = split(katakana(kana))
    return PersonName(family, given, family_kana, given_kana)


def split(text: str) -> tuple[str, str]:
    first, *rest = text.split() or [""]
    return first, " ".join(rest)


def person_display(name: PersonName, language: str = "ja") -> str:
    """The name for a screen, without an honorific. English turns Latin names round: Taro YAMADA.

    A name in kanji or kana stays family first in English too; turned round nobody would know it.
    """
    if language == "en" and name.given and is_latin(name.family) and is_latin(name.given):
        return f"{name.given} {name.family.upper()}"
    return " ".join(part for part in (name.family, name.given) if part)


def is_latin(text: str) -> bool:
    return normal(text)[:1].isascii() and bool(LATIN.fullmatch(normal(text)))


def person_sort_key(name: PersonName) -> str:
    """A text to order people by: reading of the family name, of the given name, then the written name.

    People without a reading come last. Compare it by code point.
    """
    written = f"{search_key(name.family)} {search_key(name.given)}"
    if not name.family_kana and not name.given_kana:
        return f"1 {written}"
    return f"0 {search_key(name.family_kana)} {search_key(name.given_kana)} {written}"


def person_search_key(name: PersonName) -> str:
    """The strict key of the written name and the reading, one after the other, for a search column."""
    written = search_key(name.family + name.given)
    reading = search_key(name.family_kana + name.given_kana)
    return f"{written} {reading}".strip()
