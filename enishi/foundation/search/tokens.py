"""How a text becomes tokens: its pieces of one to three characters, how it begins, and all of it. Pure.

Words are not looked for, because Japanese does not mark them: a query of one character (林) and one from
the middle of a name (ハナサキ in 株式会社ハナサキ精機) both have to hit.
"""

import re
from collections.abc import Iterable, Sequence
from operator import add
from zlib import crc32

from enishi.foundation.text.company import company_parse
from enishi.foundation.text.keys import loosened, remembered, search_key
from enishi.foundation.text.phone import phone_e164, phone_format

# Marks no text can contain once compacted, and that SQLite's tokenizer takes for letters.
HEAD = "\u00a7"
WHOLE = "\u00ac"
# Beyond this nothing of a text is indexed, and of a query nothing is read.
LONGEST_TEXT = 400
LONGEST_BODY = 2_000
LONGEST_QUERY = 60
# "No. 1042" and "T7999901000001" are how people write a number; stored is the number alone.
NUMBER = re.compile("^(?:NO|T(?=[0-9]{13}$))([0-9]+)$")

SHORT_NUMBER = re.compile("[1-9][0-9]?")


@remembered
def compact(text: str) -> str:
    """Letters and digits of the search key: 03-1234-5678 and 0312345678 are one text."""
    return "".join(filter(str.isalnum, search_key(text)))


def loose(compacted: str) -> str:
    """A compacted text, also blind to what people write either way: サーバ and サーバー, ヴ and ブ."""
    return loosened(compacted)


def words(query: str) -> list[str]:
    """The parts of a query; each has to be found somewhere in the record.

    A telephone number is one part. A legal form is a part of its own, written out: ㈱田中 finds 田中株式会社.
    """
    typed = query[:LONGEST_QUERY]
    national = phone_format(typed) if phone_e164(typed) else None
    parts = [national] if national else [part for word in typed.split() for part in apart(word)]
    return [NUMBER.sub(r"\1", word) for word in map(compact, parts) if word]


def apart(word: str) -> tuple[str, ...]:
    company = company_parse(word)
    return (company.core, company.form) if company.form else (word,)


def loose_words(query: str) -> list[str]:
    """The same parts, compacted loosely."""
    return [loosely for word in words(query) if (loosely := loose(word))]


def pieces(text: str) -> set[str]:
    """Its characters and pairs of neighbours, and of Latin letters and digits, which are few, triples too."""
    pairs = list(map(add, text, text[1:]))
    triples = map(add, pairs, text[2:])
    return {*text, *pairs, *(triples if text.isascii() else filter(str.isascii, triples))}


def cover(word: str) -> list[str]:
    """The fewest, longest pieces that hold every character of a word."""
    found = []
    place = 0
    while place < len(word):
        size = 3 if len(triple := word[place : place + 3]) == 3 and triple.isascii() else 2
        if place + size > len(word):
            # What is left over is looked for with what stands before it.
            size = 3 if len(word) >= 3 and word[-3:].isascii() else min(2, len(word))
            place = len(word) - size
        found.append(word[place : place + size])
        place += size
    return found


def few(pieces: Sequence[str]) -> Sequence[str]:
    """Enough of a word's pieces to find it by: whether the rest is there, the text says faster than the index.

    The more pieces are named, the rarer a database thinks them together, and neighbours never are. Digits and
    Latin letters tell less: there the middle is named as well, and of a long word, which is rare, all of it.
    """
    is_latin = "".join(pieces).isascii()
    if len(pieces) <= 2 or (is_latin and len(pieces) > 3):
        return pieces
    return [pieces[0], *([pieces[1]] if is_latin else []), pieces[-1]]


def kind_letter(label: str) -> str:
    """What every token of a kind begins with, so that a database knows how common each is among its rows.

    One letter, of those that are nobody's. Were two kinds to share it, nothing would be found wrongly: a
    question names its label too.
    """
    return chr(0xE000 + crc32(label.encode()) % 0x1900)


def of_kind(label: str, piece: str) -> str:
    return kind_letter(label) + piece


def head_token(word: str) -> str:
    """How a text begins: its first character or pair."""
    return HEAD + word[:2]


def whole_token(word: str) -> str:
    return WHOLE + word


def is_short_number(parts: Sequence[str]) -> bool:
    """One or two digits of a number that people say: very many begin so, and the newest of them all at once."""
    return len(parts) == 1 and SHORT_NUMBER.fullmatch(parts[0]) is not None


def is_whole(token: str) -> bool:
    """Does this token alone say what the text is?"""
    return token.startswith(WHOLE)


def of_record(label: str, key: str, called: Iterable[str]) -> list[str]:
    """Every token of a record, in no order: `key` is its texts with spaces between, `called` those it may be called by."""
    found: set[str] = set()
    whole = ""
    for text in key.split():
        # A name's halves stand behind it: what is part of a text has no pieces of its own.
        if text not in whole:
            whole = text
            found |= pieces(text)
    for text in called:
        if text:
            found |= {HEAD + text[:1], head_token(text), whole_token(text[:LONGEST_QUERY])}
    return list(map(kind_letter(label).__add__, found))


def of_query(label: str, parts: Iterable[str], mark: str = "") -> list[str]:
    """The tokens a record of this kind must have to contain every part, and to be so marked."""
    if is_whole(mark):
        return [of_kind(label, mark)]
    asked = {piece for part in parts for piece in few(cover(part))}
    # What begins with a pair has that pair: said twice, a database would think it rarer than it is.
    asked = asked - {mark[1:]} | {mark} if mark else asked
    return sorted(of_kind(label, piece) for piece in asked)
