"""The builder: bytes of mails from templates. Encoders of its own where Python has none, so nothing is read back."""

import base64
import quopri
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

US = "support@enishi.example"
CUSTOMER = "tanaka@minato.example"
DATE = "Tue, 10 Jun 2025 10:00:00 +0900"
# cp932 writes IBM's kanji in rows ISO-2022-JP cannot reach; Windows sends their twins that NEC chose.
TWINS = {
    bytes((lead, trail)).decode("cp932"): bytes((lead, trail))
    for lead in (0xED, 0xEE)
    for trail in (*range(0x40, 0x7F), *range(0x80, 0xFD))
    if len(bytes((lead, trail)).decode("cp932", "ignore")) == 1
}


@dataclass(frozen=True)
class Case:
    """A mail and what `enishi mail understand` must print for it; only the named fields are compared."""

    name: str
    raw: bytes
    says: dict[str, Any] = field(default_factory=dict)


Header = tuple[str, str | bytes]


def mail(
    headers: Iterable[Header], body: bytes = b"", *, end: bytes = b"\r\n", standard: bool = True
) -> bytes:
    """A whole mail; sender, recipient, identity and date are added where `headers` leave them out."""
    given = list(headers)
    named = {name.lower() for name, _ in given}
    usual: list[Header] = [
        ("Return-Path", f"<{CUSTOMER}>"),
        ("From", f"Tanaka <{CUSTOMER}>"),
        ("To", US),
        ("Subject", "test"),
        ("Message-ID", "<m1@minato.example>"),
        ("Date", DATE),
        ("MIME-Version", "1.0"),
    ]
    lines = [(name, value) for name, value in usual if standard and name.lower() not in named] + given
    return b"".join(_header(name, value) + end for name, value in lines) + end + body.replace(b"\n", end)


def _header(name: str, value: str | bytes) -> bytes:
    return name.encode() + b": " + (value.encode() if isinstance(value, str) else value)


def plain(text: str, *headers: Header) -> bytes:
    """A mail of UTF-8 text."""
    return mail([*headers, ("Content-Type", "text/plain; charset=utf-8")], text.encode())


def html(markup: str, *headers: Header) -> bytes:
    return mail([*headers, ("Content-Type", "text/html; charset=utf-8")], markup.encode())


def part(kind: str, body: bytes, *headers: Header, encoding: str = "") -> bytes:
    """One part of a container, line ends still LF."""
    lines = [("Content-Type", kind), *headers]
    if encoding:
        lines.append(("Content-Transfer-Encoding", encoding))
    return b"".join(_header(name, value) + b"\n" for name, value in lines) + b"\n" + transfer(body, encoding)


def text_part(text: str) -> bytes:
    return part("text/plain; charset=utf-8", text.encode())


def html_part(markup: str) -> bytes:
    return part("text/html; charset=utf-8", markup.encode())


def file_part(content: bytes, kind: str, disposition: str | bytes | None, *headers: Header) -> bytes:
    put: list[Header] = [("Content-Disposition", disposition)] if disposition else []
    return part(kind, content, *put, *headers, encoding="base64")


def container(kind: str, parts: Iterable[bytes], boundary: str = "B1", more: str = "") -> bytes:
    """A container as a part of another one."""
    return (
        _header("Content-Type", f'multipart/{kind}; boundary="{boundary}"{more}')
        + b"\n\n"
        + inside(parts, boundary)
    )


def inside(parts: Iterable[bytes], boundary: str = "B1") -> bytes:
    mark = b"--" + boundary.encode()
    return b"".join(mark + b"\n" + content + b"\n" for content in parts) + mark + b"--\n"


def multi(kind: str, parts: Iterable[bytes], *headers: Header, more: str = "") -> bytes:
    """A mail that is a container."""
    return mail([*headers, ("Content-Type", f'multipart/{kind}; boundary="B1"{more}')], inside(parts))


def transfer(body: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return base64.encodebytes(body).rstrip(b"\n")
    return quopri.encodestring(body) if encoding == "quoted-printable" else body


def encode(text: str, charset: str) -> bytes:
    """Text as a Windows mailer writes it in this charset."""
    if charset == "iso-2022-jp":
        return jis(text)
    if charset == "euc-jp":
        return euc(text)
    return text.encode(charset)


def jis(text: str, *, kanji: bytes = b"\x1b$B", ascii_: bytes = b"\x1b(B", close: bool = True) -> bytes:
    """ISO-2022-JP with Windows' additions and half-width kana; each line goes back to ASCII unless not to `close`."""
    found: list[bytes] = []
    shown = ascii_
    for wanted, content in _jis_runs(text, kanji, ascii_, close=close):
        if wanted != shown:
            found.append(wanted)
            shown = wanted
        found.append(content)
    if shown != ascii_ and close:
        found.append(ascii_)
    return b"".join(found)


def _jis_runs(text: str, kanji: bytes, ascii_: bytes, *, close: bool) -> Iterator[tuple[bytes, bytes]]:
    last = ascii_
    for character in text:
        pair = TWINS.get(character) or character.encode("cp932")
        if len(pair) == 2:
            last = kanji
            yield kanji, jis_cell(pair)
        elif 0xA1 <= pair[0] <= 0xDF:
            last = b"\x1b(I"
            yield b"\x1b(I", bytes((pair[0] - 0x80,))
        else:
            last = ascii_ if close or character != "\n" else last
            yield last, pair


def jis_cell(pair: bytes) -> bytes:
    """A Shift_JIS pair as its row and cell in JIS."""
    lead, trail = pair
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
    if trail >= 0x9F:
        return bytes((row + 1 + 0x21, trail - 0x9F + 0x21))
    return bytes((row + 0x21, trail - 0x40 + 0x21 - (trail > 0x7F)))


def euc(text: str) -> bytes:
    """CP51932."""
    found = []
    for character in text:
        pair = TWINS.get(character) or character.encode("cp932")
        if len(pair) == 2:
            found.append(bytes(byte | 0x80 for byte in jis_cell(pair)))
        else:
            found.append(b"\x8e" + pair if pair[0] >= 0xA1 else pair)
    return b"".join(found)


def word(text: str, charset: str, how: str = "B") -> str:
    """One encoded word of RFC 2047."""
    return raw_word(encode(text, charset), charset, how)


def raw_word(raw: bytes, charset: str, how: str = "B") -> str:
    if how == "B":
        return f"=?{charset}?B?{base64.b64encode(raw).decode()}?="
    return f"=?{charset}?Q?{''.join(_q(byte) for byte in raw)}?="


def _q(byte: int) -> str:
    return "_" if byte == 0x20 else chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}"


def percent(text: str, charset: str) -> str:
    """The value of an extended parameter of RFC 2231, without its charset."""
    return "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in encode(text, charset)
    )
