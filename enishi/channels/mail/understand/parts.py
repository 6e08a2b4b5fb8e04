"""The MIME tree of a mail, from its bytes, within hard limits.

The standard library's parser goes one stack frame deeper for each level and looks at every line once for each of
them; this one keeps spans of the bytes, so a mail of 10,000 levels costs what a mail of MOST_LEVELS costs, and an
attached mail keeps exactly the bytes it came with.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.channels.mail.understand import headers as header_lines
from enishi.channels.mail.understand import parameters
from enishi.channels.mail.understand.headers import Headers
from enishi.channels.mail.understand.parameters import Parameters

LARGEST = 50 * 1024 * 1024
MOST_LEVELS = 20
MOST_PARTS = 500
MOST_PADS = 10_000  # base64 may end and begin again; not at every letter
SPACES = b"\r\n\t "
BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
NOT_QUOTED = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]{0,80}\r?(?:\n|\Z))")
AS_THEY_ARE = ("", "7bit", "8bit", "binary", "8bits", "7bits", "utf-8")
MEDIA_TYPE = re.compile(r"^[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}$")
NO_PARAMETERS = Parameters("", {})


@dataclass
class Part:
    """A leaf or a container. `start` to `end` is its body in the mail's bytes."""

    data: bytes
    headers: Headers
    end: int
    default: str = "text/plain"
    level: int = 0
    children: list["Part"] = field(default_factory=list)
    defects: set[str] = field(default_factory=set)
    kind: Parameters = NO_PARAMETERS
    disposition: Parameters = NO_PARAMETERS

    def __post_init__(self) -> None:
        self.defects |= self.headers.defects
        self.kind = parameters.read(self.headers.get("content-type"))
        self.disposition = parameters.read(self.headers.get("content-disposition"))

    @property
    def type(self) -> str:
        """The declared media type; what has none, or one that is none, is plain text (RFC 2045, 5.2)."""
        declared = self.kind.value
        return declared if MEDIA_TYPE.match(declared) else "text/plain" if declared else self.default

    @property
    def name(self) -> str | None:
        return parameters.file_name(self.disposition, self.kind)

    @property
    def content_id(self) -> str:
        return self.headers.get("content-id").strip("<> \t")

    @property
    def encoding(self) -> str:
        return self.headers.get("content-transfer-encoding").partition(";")[0].strip().lower()

    def content(self) -> bytes:
        """The body with its transfer encoding undone, as far as it can be; what could not be is a defect."""
        raw = self.data[self.headers.body : self.end]
        if self.encoding == "base64":
            return self._base64(raw)
        if self.encoding == "quoted-printable":
            if NOT_QUOTED.search(raw):
                self.defects.add("quoted_printable_damaged")
            return binascii.a2b_qp(raw)
        if self.encoding not in AS_THEY_ARE:
            self.defects.add("encoding_unknown")
        return raw

    def _base64(self, raw: bytes) -> bytes:
        letters = raw.translate(None, SPACES)
        if letters.translate(None, BASE64):
            self.defects.add("base64_damaged")
            letters = NOT_BASE64.sub(b"", letters)
        if letters.count(b"=") > MOST_PADS:
            letters = letters.replace(b"=", b"")
        if b"=" not in letters.rstrip(b"="):
            return self._base64_run(letters.rstrip(b"="))
        return b"".join(self._base64_run(run) for run in re.split(rb"=+", letters))

    def _base64_run(self, run: bytes) -> bytes:
        if len(run) % 4 == 1:
            self.defects.add("base64_damaged")
            run = run[:-1]
        return binascii.a2b_base64(run + b"=" * (-len(run) % 4))

    def walk(self) -> Iterator["Part"]:
        yield self
        for child in self.children:
            yield from child.walk()


def read(data: bytes) -> Part:
    """The whole mail as a tree. Defects stand at the part they were met in; never raises."""
    data, defects = _without_oddities(data)
    start = len(data) - len(data.lstrip(b"\r\n"))
    root = Part(data, header_lines.read(data, start, len(data)), len(data))
    root.defects |= defects
    waiting = [root]
    count = 1
    while waiting:
        part = waiting.pop()
        if not part.type.startswith("multipart/"):
            continue
        if part.level >= MOST_LEVELS:
            root.defects.add("too_deep")
            continue
        room = MOST_PARTS - count
        part.children = _children(part, room)
        if len(part.children) > room:
            root.defects.add("too_many_parts")
            del part.children[room:]
        count += len(part.children)
        waiting += reversed(part.children)
    return root


def _without_oddities(data: bytes) -> tuple[bytes, set[str]]:
    """Too long is cut, a byte order mark goes, line ends of old Macs become ours."""
    defects = {"too_large"} if len(data) > LARGEST else set()
    data = data[:LARGEST].removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data[:2000] and b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return data, defects


def _children(part: Part, room: int) -> list[Part]:
    """The parts between the delimiter lines, one more than `room` at most to tell that there were more."""
    boundary = part.kind.get("boundary").rstrip() or _guessed(part)
    spans, closed = _spans(part, boundary, room + 1) if boundary else ([], False)
    if not spans:
        part.defects.add("boundary_missing")
    elif not closed and len(spans) <= room:
        part.defects.add("not_closed")
    default = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
    return [
        Part(part.data, header_lines.read(part.data, start, end), end, default, part.level + 1)
        for start, end in spans
    ]


def _guessed(part: Part) -> str:
    """A container that forgot to name its boundary: its first line that looks like a delimiter."""
    part.defects.add("boundary_missing")
    match = re.compile(rb"^--([^\s-][^\r\n]{0,80}?)[ \t]*\r?$", re.MULTILINE).search(
        part.data, part.headers.body, part.end
    )
    return match[1].decode("ascii", "ignore") if match else ""


def _spans(part: Part, boundary: str, most: int) -> tuple[list[tuple[int, int]], bool]:
    # Begins with fixed bytes, so that the search leaps over the contents of files.
    delimiter = re.compile(
        b"--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*\r?(?:\n|\Z)"
    )
    spans: list[tuple[int, int]] = []
    open_at: int | None = None
    for match in delimiter.finditer(part.data, part.headers.body, part.end):
        if match.start() > part.headers.body and part.data[match.start() - 1 : match.start()] != b"\n":
            continue
        if open_at is not None:
            spans.append((open_at, _before(part.data, open_at, match.start())))
        open_at = None if match[1] else match.end()
        if match[1] or len(spans) >= most:
            return spans, bool(match[1])
    if open_at is not None:
        spans.append((open_at, part.end))
    return spans, False


def _before(data: bytes, start: int, at: int) -> int:
    """The line end in front of a delimiter belongs to the delimiter."""
    if at > start and data[at - 1 : at] == b"\n":
        at -= 2 if at - 1 > start and data[at - 2 : at - 1] == b"\r" else 1
    return max(at, start)
