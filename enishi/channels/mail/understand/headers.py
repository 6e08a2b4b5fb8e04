"""Header lines: split from raw bytes, unfolded, and decoded whether they are written by RFC 2047 or just raw."""

import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.channels.mail.understand.charsets import decode

MOST_FIELDS = 1000
MOST_LINES = 3000
LONGEST = 32_000
BLANK_LINE = re.compile(rb"\n\r?\n")
NAME = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
# The text of a word may hold spaces, which RFC 2047 forbids and mailers write.
WORD = re.compile(r"=\?([^?\s=]{1,60})\?([BbQq])\?([^?\r\n]*)\?=")
QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
CONTROLS = re.compile("[\x00-\x1f\x7f]+")
NEVER_SHOWN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Headers:
    """The fields in their order, names in lower case, values unfolded bytes; where the body begins; what was wrong."""

    fields: tuple[tuple[str, bytes], ...] = ()
    body: int = 0
    defects: frozenset[str] = field(default_factory=frozenset)

    def raw(self, name: str) -> bytes | None:
        """The first value of this name."""
        return next((value for found, value in self.fields if found == name), None)

    def get(self, name: str) -> str:
        """The first value as text with its encoded words still encoded, "" if there is none."""
        value = self.raw(name)
        return "" if value is None else plain(value)

    def all(self, name: str) -> list[str]:
        return [plain(value) for found, value in self.fields if found == name]


def read(data: bytes, start: int, end: int) -> Headers:
    """The header block at `start`. A line that is no field ends it, unless fields go on right behind it."""
    fields: list[tuple[str, list[bytes]]] = []
    defects: set[str] = set()
    place = start
    lines = 0
    while place < end:
        lines += 1
        if len(fields) > MOST_FIELDS or lines > MOST_LINES:
            defects.add("too_many_headers")
            place = _behind_blank_line(data, place, end)
            break
        line, following = _line(data, place, end)
        if not line.strip(b" \t") and (not line or fields):
            place = following
            break
        match = NAME.match(line)
        if match:
            fields.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
        elif line[:1] in (b" ", b"\t") and fields:
            fields[-1][1].append(line)
        elif fields and NAME.match(_line(data, following, end)[0]):
            defects.add("header_damaged")
            fields[-1][1].append(b" " + line)
        elif not (place == start and line.startswith((b"From ", b">From "))):
            defects.add("header_damaged")
            break
        place = following
    joined = [(name, b"".join(pieces)) for name, pieces in fields[:MOST_FIELDS]]
    if any(len(value) > LONGEST for _, value in joined):
        defects.add("header_too_long")
    kept = tuple((name, value[:LONGEST].strip(b" \t")) for name, value in joined)
    return Headers(kept, place, frozenset(defects))


def _behind_blank_line(data: bytes, place: int, end: int) -> int:
    match = BLANK_LINE.search(data, max(place - 1, 0), end)
    return match.end() if match else end


def _line(data: bytes, place: int, end: int) -> tuple[bytes, int]:
    """The line at `place` without its end, and where the next one begins."""
    at = data.find(b"\n", place, end)
    if at < 0:
        return data[place:end], end
    return data[place:at].removesuffix(b"\r"), at + 1


def plain(value: bytes) -> str:
    """A value as text, encoded words left alone; raw JIS, Shift_JIS, EUC and UTF-8 are told apart."""
    return decode(value, None).text


def unstructured(value: bytes | None) -> str:
    """Text such as a subject, as a person reads it, on one line."""
    return tidy(words(plain(value))) if value else ""


def tidy(text: str) -> str:
    """On one line, without control characters and those that turn the direction of writing."""
    return CONTROLS.sub(" ", NEVER_SHOWN.sub("", text)).strip()


def words(text: str) -> str:
    """RFC 2047 words decoded. Neighbours of one charset are joined as bytes first: mailers cut inside a character."""
    found: list[str] = []
    charset, held, place = "", b"", 0
    for match in WORD.finditer(text):
        between = text[place : match.start()]
        place = match.end()
        name = match[1].partition("*")[0].lower()
        apart = between.strip() != "" or (not held and not charset)
        if charset and (apart or name != charset):
            found.append(decode(held, charset).text)
            charset, held = "", b""
        if apart:
            found.append(between)
        charset, held = name, held + _word_bytes(match[2], match[3])
    if charset:
        found.append(decode(held, charset).text)
    return "".join([*found, text[place:]])


def _word_bytes(encoding: str, content: str) -> bytes:
    if encoding in "Bb":
        return base64(content)
    raw = content.replace("_", " ").encode("utf-8", "replace")
    return QUOTED.sub(lambda match: bytes([int(match[1], 16)]), raw)


def base64(content: str) -> bytes:
    """As much as can be read: foreign characters are left out, missing padding is added."""
    return b"".join(_base64_runs(content))


def _base64_runs(content: str) -> Iterator[bytes]:
    for run in content.split("="):
        letters = NOT_BASE64.sub("", run)
        whole = letters[: len(letters) - (len(letters) % 4 == 1)]
        if whole:
            yield a2b_base64(whole + "=" * (-len(whole) % 4))
