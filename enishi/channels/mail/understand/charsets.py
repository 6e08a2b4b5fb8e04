"""Bytes and the label they came with, to text. The label is a hint: Japanese mail often carries a wrong one."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.channels.mail.understand import japanese

# Names in mail to the codec that reads what is really sent under them: always the superset Windows uses.
# Only codecs of text stand here: Python would also decode `rot13`, `zip` or `unicode_escape`. UTF-7 is refused,
# since it hides markup from every filter that looks at ASCII.
CODECS = {
    "utf-8": "utf8 utf_8 unicode-1-1-utf-8 utf-8-bom utf8mb4 cp65001 unicode",
    "us-ascii": "ascii ansi_x3.4-1968 iso646-us us 7bit default",
    "iso-2022-jp": "iso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms iso-2022-jp-ext cp50220 cp50221 cp50222"
    " csiso2022jp jis iso-2022-jp-2004 jis7",
    "cp932": "shift_jis shift-jis sjis x-sjis x-shift_jis windows-31j windows-932 ms932 ms_kanji csshiftjis cswindows31j"
    " shift_jis_2004 shift_jisx0213 sjis-win x-ms-cp932 mskanji",
    "euc-jp": "eucjp x-euc-jp euc_jp x-euc cseucpkdfmtjapanese cp51932 eucjp-win eucjp-ms ujis euc",
    "gb18030": "gb2312 gbk x-gbk cp936 windows-936 hz-gb-2312 csgb2312 euc-cn gb_2312-80",
    "cp950": "big5 big5-eten x-x-big5 csbig5 big-5",
    "big5hkscs": "big5-hkscs",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601 uhc windows-949 korean ksc5601 euckr",
    "iso2022_kr": "iso-2022-kr",
    "cp1252": "iso-8859-1 latin1 latin-1 iso8859-1 iso_8859-1 windows-1252 l1 cp-1252 x-ansi",
    "cp1254": "iso-8859-9 windows-1254 latin5",
    "cp874": "tis-620 iso-8859-11 windows-874",
    "koi8-r": "koi8r cskoi8r",
    "koi8-u": "koi8u",
    "mac-roman": "macintosh mac x-mac-roman",
    "utf-16": "utf16 unicode-1-1 iso-10646-ucs-2 ucs-2",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
}
CODECS |= {f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
CODECS |= {f"cp{page}": f"windows-{page}" for page in (1250, 1251, 1253, 1255, 1256, 1257, 1258)}
BY_NAME = {name: codec for codec, names in CODECS.items() for name in (codec, *names.split())}
UTF_7 = re.compile(r"^(unicode-1-1-|x-|cp)?(utf-?7|65000)")
JUNK = re.compile(r"^[^a-z0-9]+|[^a-z0-9_.:+-].*$", re.DOTALL)
WESTERN = {"us-ascii", "cp1252", "cp1254", "mac-roman"}
ASCII_ALIKE = re.compile(rb"\A[\x00-\x7f]*\Z")
HIRAGANA = re.compile("[ぁ-ん]")
# What a wrong guess between Shift_JIS and EUC is full of: half-width kana, private characters, rare kanji.
ODD = re.compile("[\uff61-\uff9f\x80-\x9f\xa0\ue000-\uf8ff\ufffd]")


@dataclass(frozen=True)
class Decoded:
    """`charset` is what the bytes were read as; `lossy` if a character could not be read, `refused` for UTF-7."""

    text: str
    charset: str
    lossy: bool = False
    refused: bool = False


def decode(data: bytes, label: str | None) -> Decoded:
    """Text, whatever the label; never raises."""
    named = codec_of(label)
    refused = bool(label and UTF_7.match(JUNK.sub("", label.strip().lower())))
    seven_bit = bool(ASCII_ALIKE.match(data))
    if japanese.has_escapes(data) and (seven_bit or named == "iso-2022-jp"):
        return Decoded(*_japanese("iso-2022-jp", data))
    if seven_bit and not (named or "").startswith(("utf-16", "iso2022")):
        return Decoded(data.decode("ascii"), named or "us-ascii", refused=refused)
    read = next((read for codec in _candidates(data, named) if (read := _strict(data, codec))), None)
    if read is None:
        read = Decoded(*_least_bad(data, named), True)
    return Decoded(read.text, read.charset, read.lossy, refused)


def codec_of(label: str | None) -> str | None:
    """`"_iso-2022-jp$ESC"` → `"iso-2022-jp"`; None for a name nobody knows."""
    return BY_NAME.get(JUNK.sub("", label.strip().lower())) if label else None


def _candidates(data: bytes, named: str | None) -> Iterator[str]:
    if data.startswith(codecs.BOM_UTF8):
        yield "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
    trusted = named and named not in WESTERN
    # Text that is valid UTF-8 beyond ASCII is hardly ever anything else, so it goes before a Western label:
    # that one accepts any byte and would never fail.
    if not trusted or named == "iso-2022-jp":
        yield "utf-8"
    if trusted and named != "iso-2022-jp":
        yield str(named)
        if named == "cp932":
            yield "shift_jis_2004"
    yield "utf-8"
    yield from _by_likeness(data, western=named in WESTERN)
    if named in WESTERN:
        yield str(named)
    if not trusted:
        yield "cp1252"


def _by_likeness(data: bytes, *, western: bool) -> list[str]:
    """Shift_JIS and EUC-JP, the likelier first, if the bytes are valid; under a Western label only real Japanese."""
    read = [found for codec in ("cp932", "euc-jp") if (found := _strict(data, codec))]
    if western:
        read = [found for found in read if len(HIRAGANA.findall(found.text)) >= 2]
    return [found.charset for found in sorted(read, key=lambda found: _oddity(found.text))]


def _oddity(text: str) -> float:
    beyond = sum(character > "\x7f" for character in text)
    return len(ODD.findall(text)) / beyond if beyond else 0.0


def _strict(data: bytes, codec: str) -> Decoded | None:
    """Read without a single replacement, or not at all."""
    if codec == "euc-jp" and not japanese.EUC_WHOLE.match(data):
        return None
    if codec in ("iso-2022-jp", "euc-jp"):
        text, charset, lossy = _japanese(codec, data)
        return None if lossy else Decoded(text, charset)
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None
    return Decoded(text.removeprefix("\ufeff"), "cp932" if codec == "shift_jis_2004" else codec)


def _japanese(codec: str, data: bytes) -> tuple[str, str, bool]:
    text, lossy = japanese.euc_jp(data) if codec == "euc-jp" else japanese.iso_2022_jp(data)
    return text, codec, lossy


def _least_bad(data: bytes, named: str | None) -> tuple[str, str]:
    """Nothing fits: the label's codec with replacement characters, else UTF-8, whichever loses less."""
    names = dict.fromkeys([named or "utf-8", "utf-8", "cp932"])
    read = [(_replaced(data, codec), codec) for codec in names]
    return min(read, key=lambda found: len(ODD.findall(found[0])))


def _replaced(data: bytes, codec: str) -> str:
    if codec in ("iso-2022-jp", "euc-jp"):
        return _japanese(codec, data)[0]
    return data.decode(codec, "replace")
