"""ISO-2022-JP and EUC-JP as Windows and telephones write them; Python's own codecs refuse ①㈱髙.

A double-byte code is turned into its Shift_JIS pair and read as cp932, which knows NEC row 13 and IBM's kanji.
"""

import re
from functools import lru_cache

REPLACEMENT = "\ufffd"
ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\$\([A-Za-z@]|\([A-Za-z@]|&@|\$A|\.[A-Z]|[NO])?|[\x0e\x0f]|\r?\n|\r")
# Escapes that only Japanese mail uses: the sign that 7-bit text is ISO-2022-JP, whatever its label says.
SIGNS = (b"\x1b$B", b"\x1b$@", b"\x1b(I", b"\x1b$(D", b"\x1b$(Q", b"\x1b$(O")
SETS = {
    b"\x1b$B": "kanji",
    b"\x1b$@": "kanji",
    b"\x1b$(B": "kanji",
    b"\x1b$(@": "kanji",
    b"\x1b$(D": "extra",
    b"\x1b$(O": "plane1",
    b"\x1b$(Q": "plane1",
    b"\x1b$(P": "plane2",
    b"\x1b(I": "kana",
    b"\x0e": "kana",
}
LINE_ENDS = (b"\n", b"\r\n", b"\r")
EUC_PLANE = {"extra": b"\x8f", "plane1": b"", "plane2": b"\x8f"}


def has_escapes(data: bytes) -> bool:
    return any(sign in data for sign in SIGNS)


def iso_2022_jp(data: bytes) -> tuple[str, bool]:
    """The text, and whether something in it could not be read. Bytes A1–DF are half-width kana; a closing
    escape may be missing, since by RFC 1468 every line begins in ASCII anyway."""
    found: list[str] = []
    lossy, shown, place = False, "ascii", 0
    for mark in ESCAPE.finditer(data):
        text, bad = _run(data[place : mark.start()], shown)
        found.append(text)
        lossy |= bad
        place = mark.end()
        if mark[0] in LINE_ENDS:
            found.append(mark[0].decode("ascii"))
            shown = "ascii"
        elif mark[0] != b"\x1b&@":
            shown = SETS.get(mark[0], "ascii")
    text, bad = _run(data[place:], shown)
    return "".join([*found, text]), lossy | bad


def _run(run: bytes, shown: str) -> tuple[str, bool]:
    if not run:
        return "", False
    if shown == "ascii":
        return _single(run)
    if shown == "kana":
        return _single(bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in run))
    return _pairs(run, shown)


def _single(run: bytes) -> tuple[str, bool]:
    try:
        return run.decode("ascii"), False
    except UnicodeDecodeError:
        kana = all(byte < 0x80 or 0xA1 <= byte <= 0xDF for byte in run)
        return run.decode("cp932" if kana else "ascii", "replace"), not kana


def _pairs(run: bytes, shown: str) -> tuple[str, bool]:
    found: list[str] = []
    lossy, place = False, 0
    while place < len(run):
        pair = run[place : place + 2]
        if 0x21 <= pair[0] <= 0x7E and len(pair) == 2 and 0x21 <= pair[1] <= 0x7E:
            character = kanji(pair) if shown == "kanji" else _other(pair, shown)
            place += 2
        else:
            character = chr(pair[0]) if pair[0] <= 0x20 else _single(pair[:1])[0]
            lossy |= pair[0] > 0x20
            place += 1
        lossy |= REPLACEMENT in character
        found.append(character)
    return "".join(found), lossy


@lru_cache(maxsize=94 * 94)
def kanji(pair: bytes) -> str:
    """The character of a JIS X 0208 cell (two bytes of 21–7E), Windows' additions included."""
    high, low = pair
    lead = (high + 1) // 2 + (0x70 if high < 0x5F else 0xB0)
    trail = low + (0x7E if high % 2 == 0 else 0x20 if low >= 0x60 else 0x1F)
    try:
        return bytes((lead, trail)).decode("cp932")
    except UnicodeDecodeError:
        return _other(pair, "plane1")


def _other(pair: bytes, shown: str) -> str:
    codec = "euc_jp" if shown == "extra" else "euc_jis_2004"
    euc = EUC_PLANE[shown] + bytes(byte | 0x80 for byte in pair)
    return euc.decode(codec, "replace")[:1] if len(euc.decode(codec, "replace")) == 1 else REPLACEMENT


EUC = re.compile(rb"[\x00-\x7f]|\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe]{2}|[\xa1-\xfe]{2}")
EUC_WHOLE = re.compile(rb"(?:[\x00-\x7f]|\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe]{2}|[\xa1-\xfe]{2})*\Z")


def euc_jp(data: bytes) -> tuple[str, bool]:
    """The text, and whether something could not be read: EUC-JP with CP51932's ①㈱髙 beside the standard's cells."""
    try:
        return data.decode("euc_jp"), False
    except UnicodeDecodeError:
        pass
    found: list[str] = []
    lossy, place = False, 0
    while place < len(data):
        match = EUC.match(data, place)
        character = _euc_character(match[0]) if match else REPLACEMENT
        place = match.end() if match else place + 1
        lossy |= REPLACEMENT in character
        found.append(character)
    return "".join(found), lossy


@lru_cache(maxsize=3 * 94 * 94)
def _euc_character(part: bytes) -> str:
    try:
        return part.decode("euc_jp")
    except UnicodeDecodeError:
        return kanji(bytes(byte & 0x7F for byte in part)) if len(part) == 2 else REPLACEMENT
