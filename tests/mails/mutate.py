"""Damage done to a mail, the same for the same seed."""

import random
from collections.abc import Callable

SPICES = (
    b"\0", b"\r\n", b"\n\n", b"\r", b"--B1", b"--B1--", b"=?", b"?=", b"=?utf-8?B?", b"\x1b$B", b"\x1b(B", b"\x1b(I", b"\xff\xfe", b";",
    b'"', b"<", b">", b"(", b"\\", b"Content-Type: multipart/mixed; boundary=", b"Content-Transfer-Encoding: base64\r\n", b"charset=",
    b"filename*0*=", b"=\r\n", b"%", b"&#xD800;", b"<svg><style>", b"<!--", b"\xed\xa0\x80", b"\x8f\xa2", b"> ", b"-- \r\n", b"\xe3\x81",
    b"On a wrote:\r\n", "差出人: ".encode(), b"Content-Type: message/delivery-status\r\n\r\n", b"begin 644 a\r\n", b"Subject: ", b"\x0e",
)  # fmt: skip
LARGEST = 200_000


def mutate(raw: bytes, seed: int) -> bytes:
    """One to six wounds; never longer than LARGEST."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        raw = chance.choice(WOUNDS)(raw, chance)[:LARGEST]
    return raw


def _place(raw: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(raw))


def flip(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def spice(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + chance.choice(SPICES) * chance.choice((1, 1, 1, 2, 40)) + raw[at:]


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: _place(raw, chance)]


def drop(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + raw[at + chance.randint(1, 60) :]


def repeat(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    piece = raw[at : at + chance.randint(1, 300)]
    return raw[:at] + piece * chance.choice((2, 2, 3, 100)) + raw[at:]


def swap_lines(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def lose_line(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def relabel(raw: bytes, chance: random.Random) -> bytes:
    labels = (
        b"utf-8",
        b"iso-2022-jp",
        b"shift_jis",
        b"euc-jp",
        b"us-ascii",
        b"utf-7",
        b"utf-16",
        b"gb18030",
        b"big5",
        b"base64",
        b"8bit",
    )
    return raw.replace(chance.choice(labels), chance.choice(labels))


WOUNDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip, spice, spice, cut, drop, repeat, swap_lines, lose_line, relabel,
)  # fmt: skip
