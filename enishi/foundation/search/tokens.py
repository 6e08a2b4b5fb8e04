"""How a text becomes tokens: its characters, its pairs of neighbours, and how it begins. Pure.

Words are not looked for, because Japanese does not mark them: a query of one character (林) and one from
the middle of a name (ハナサキ in 株式会社ハナサキ精機) both have to hit.
"""

from collections.abc import Iterable

from enishi.foundation.text.keys import search_key

# Marks no text can contain once compacted, and that SQLite's tokenizer takes for letters.
HEAD = "\u00a7"
KIND = "\u00b6"
# Beyond this nothing of a text is indexed, and of a query nothing is read.
LONGEST_TEXT = 400
LONGEST_NUMBER = 100
LONGEST_QUERY = 60


def compact(text: str) -> str:
    """Letters and digits of the search key: 03-1234-5678 and 0312345678 are one text."""
    return "".join(char for char in search_key(text) if char.isalnum())


def words(query: str) -> list[str]:
    """The parts of a query; each has to be found somewhere in the record."""
    return [word for word in (compact(part) for part in query[:LONGEST_QUERY].split()) if word]


def pairs(word: str) -> list[str]:
    """Neighbouring characters; a single character stands for itself."""
    if len(word) < 2:
        return [word]
    return [word[place : place + 2] for place in range(len(word) - 1)]


def kind_token(label: str) -> str:
    return KIND + label.replace(".", "").lower()


def head_token(word: str) -> str:
    """How a text begins: its first character or pair."""
    return HEAD + word[:2]


def of_record(label: str, key: str, heads: Iterable[str]) -> list[str]:
    """Every token of a record: `key` is its compacted texts with spaces between, `heads` those it is called by."""
    found = {kind_token(label)}
    for text in key.split():
        found.update(text)
        found.update(pairs(text))
    for head in heads:
        found |= {HEAD + head[:1], head_token(head)} if head else set()
    return sorted(found)


def of_query(label: str, parts: Iterable[str]) -> list[str]:
    """The tokens a record of this kind must have to contain every part."""
    return sorted({kind_token(label)}.union(*(pairs(part) for part in parts)))
