"""Places in a text that are filled in once, by a fixed list of names: the words of people are never a template (B53)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{([^{}\s]{1,40})\}")


@dataclass(frozen=True)
class Filled:
    """A text with its places filled in, and the names of those for which there is no word: they stand as they were."""

    text: str
    empty: tuple[str, ...]


def called(places: Mapping[str, str]) -> dict[str, str]:
    """Each place by its two names, from its own name and what it is called in Japanese."""
    return {**{name: name for name in places}, **{spoken: name for name, spoken in places.items()}}


def filled(text: str, words: Mapping[str, str], names: Mapping[str, str]) -> Filled:
    """One pass: what a word itself holds is not looked at again (B54). What is no place of `names` stays as it is."""
    empty: dict[str, None] = {}

    def word(match: re.Match[str]) -> str:
        name = names.get(match[1])
        if name is None:
            return match[0]
        if not words.get(name):
            empty[name] = None
            return match[0]
        return words[name]

    return Filled(PLACE.sub(word, text), tuple(empty))
