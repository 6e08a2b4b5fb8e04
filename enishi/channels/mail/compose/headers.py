"""Header lines: one value each, whatever the values hold. No line end, control character or turned direction of writing
ever gets into one (B56)."""

import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

from enishi.channels.mail.compose import charsets
from enishi.channels.mail.compose.addresses import for_servers
from enishi.channels.mail.compose.letter import ISO_2022_JP, UTF_8, Person
from enishi.channels.mail.understand.headers import tidy

LONGEST_LINE = 76
LONGEST_WORD = 45  # bytes of text in one encoded word: base64 makes 60 of them, and 75 are allowed
LONGEST_TEXT = 2000
NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
PLAIN = re.compile(r"[!-~]{1,70}(?: [!-~]{1,70})*")
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,70}(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,70})*")
IDENTITY = re.compile(r"<[!-;=?-~]{1,500}>")
SEPARATORS = re.compile("[\u2028\u2029\x80-\x9f]+")


def line(name: str, value: str) -> bytes:
    """`Name: value`, folded before spaces. The value must be ASCII without line ends: the makers below see to it."""
    if not NAME.fullmatch(name) or not value.isascii() or not value.isprintable():
        raise ValueError(f"not a header: {name}")
    lines, room = [f"{name}:"], LONGEST_LINE
    for word in value.split(" "):
        if len(lines[-1]) + 1 + len(word) > room and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines).encode("ascii") + b"\r\n"


def one_line(text: str) -> str:
    return tidy(SEPARATORS.sub(" ", text))[:LONGEST_TEXT]


def text(value: str, charset: str) -> str:
    """Free text such as a subject: as it is if plain ASCII, else in encoded words of RFC 2047."""
    shown = one_line(value)
    return shown if PLAIN.fullmatch(shown) and "=?" not in shown else words(shown, charset)


def words(value: str, charset: str) -> str:
    """Encoded words, cut between letters."""
    if charset == ISO_2022_JP and charsets.letters_lost(value):
        charset = UTF_8
    return " ".join(
        f"=?{charset.upper()}?B?{b64encode(piece).decode('ascii')}?=" for piece in _pieces(value, charset)
    )


def _pieces(value: str, charset: str) -> Iterable[bytes]:
    held = ""
    for letter in value:
        if held and len(charsets.encode(held + letter, charset)) > LONGEST_WORD:
            yield charsets.encode(held, charset)
            held = ""
        held += letter
    if held:
        yield charsets.encode(held, charset)


def mailbox(person: Person, charset: str) -> str:
    """`name <address>`; raises Unaddressable."""
    address, name = for_servers(person.address), one_line(person.name)[:200]
    if not name:
        return address
    shown = name if ATOMS.fullmatch(name) and "=?" not in name else words(name, charset)
    return f"{shown} <{address}>"


def mailboxes(people: Iterable[Person], charset: str) -> str:
    return ", ".join(mailbox(person, charset) for person in people)


def identities(found: Iterable[str]) -> list[str]:
    """Message-IDs that may stand in a header, each once."""
    return [identity for identity in dict.fromkeys(found) if IDENTITY.fullmatch(identity)]


def file_name(name: str) -> tuple[str, str, str]:
    """A file's name three ways: plain ASCII, RFC 2231, RFC 2047 for old mailers."""
    plain = re.sub(r"[^A-Za-z0-9._ ()-]", "_", name).strip()
    return plain or "file", f"UTF-8''{quote(name, safe='')}", words(name, UTF_8)
