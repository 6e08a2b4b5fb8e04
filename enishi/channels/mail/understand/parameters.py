"""`name; attribute=value; …` of Content-Type and Content-Disposition, and the name of a file in them."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from enishi.channels.mail.understand.charsets import decode
from enishi.channels.mail.understand.headers import WORD, words

MOST = 100
LONGEST_NAME = 255  # bytes of UTF-8, as file systems count
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"?', re.DOTALL)
ATTRIBUTE = re.compile(r"\s*([^\s=;\"]{1,100})\s*=\s*")
PIECE = re.compile(r"^(.+?)(?:\*(\d{1,3}))?(\*)?$")
# Escapes inside quotes: only these two are undone, as `"C:\work\見積.pdf"` is written far more often than `\w`.
ESCAPED = re.compile(r'\\(["\\])')
# Control, bidi and zero-width characters: they make a name look like another one.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffd]"
)


@dataclass(frozen=True)
class Parameters:
    """The value before the first `;` in lower case, and the attributes, decoded."""

    value: str
    attributes: dict[str, str]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


def read(text: str) -> Parameters:
    """Tolerant: unquoted values may hold spaces and encoded words, pieces of RFC 2231 come in any order."""
    value, _, rest = text.partition(";")
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, content in _pairs(rest):
        match = PIECE.match(name)
        if match:
            numbered = pieces.setdefault(match[1].lower(), [])
            numbered.append((int(match[2] or 0) if match[2] else -1, bool(match[3]), content))
    attributes = {name: _joined(found) for name, found in pieces.items()}
    return Parameters(value.strip().lower(), attributes)


def _pairs(rest: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(rest) and len(found) < MOST:
        match = ATTRIBUTE.match(rest, place)
        if not match:
            place = _after(rest, place)
            continue
        name, place = match[1], match.end()
        quoted = QUOTED.match(rest, place)
        if quoted:
            found.append((name, ESCAPED.sub(r"\1", quoted[1])))
            place = _after(rest, quoted.end())
        else:
            end = _after(rest, place)
            found.append((name, rest[place:end].rstrip("; \t")))
            place = end
    return found


def _after(rest: str, place: int) -> int:
    """Behind the next `;` that stands in no encoded word."""
    at = rest.find(";", place)
    return len(rest) if at < 0 else at + 1


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    """RFC 2231 wins over a plain value of the same name: extended whole, then numbered, then plain."""
    whole = [piece for piece in pieces if piece[0] < 0 and piece[1]]
    numbered = sorted(piece for piece in pieces if piece[0] >= 0)
    chosen = whole[:1] or numbered or pieces[:1]
    if not any(extended for _, extended, _ in chosen):
        return words("".join(content for _, _, content in chosen))
    charset, first = _charset(chosen[0])
    contents = [first, *(content for _, _, content in chosen[1:])]
    extended = [is_extended for _, is_extended, _ in chosen]
    raw = b"".join(
        unquote_to_bytes(content) if percent else content.encode("utf-8", "replace")
        for content, percent in zip(contents, extended, strict=True)
    )
    read_as = decode(raw, charset or "utf-8")
    return words(read_as.text) if WORD.search(read_as.text) else read_as.text


def _charset(piece: tuple[int, bool, str]) -> tuple[str, str]:
    """`utf-8'ja'%E8…` → charset and the rest; a mailer may forget the two apostrophes."""
    _, is_extended, content = piece
    charset, first, rest = content.partition("'")
    _, second, rest = rest.partition("'")
    return (charset, rest) if is_extended and first and second else ("", content)


def file_name(disposition: Parameters, kind: Parameters) -> str | None:
    """What the part is called: `filename`, else `name`; a label to show, never a path. None if it has no name."""
    return clean_name(disposition.get("filename")) or clean_name(kind.get("name"))


def clean_name(name: str) -> str | None:
    """Without path, unseen characters and surplus length; NFC; None if nothing is left."""
    base = re.split(r"[/\\]", UNSEEN.sub("", name))[-1]
    composed = unicodedata.normalize("NFC", base).strip(" \t\u3000")
    if not composed.strip(". "):
        return None
    return _shortened(composed)


def _shortened(name: str) -> str:
    """At most LONGEST_NAME bytes, the ending kept."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 20:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + ending
