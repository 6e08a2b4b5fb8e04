"""Keys under which texts are found again however they were typed. A key is compared, never shown or stored
over the text.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from enishi.foundation.text.variants import COMMON_FORM

# Names, companies and telephone numbers come again and again where many rows are written; long texts do not.
REMEMBERED, SHORT = 4_096, 200
T = TypeVar("T")

# Zero-width characters and the selectors that pick a glyph of the same character: they survive NFKC.
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]")
HIRAGANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
# Punctuation that NFKC keeps apart from its everyday form.
PUNCTUATION = str.maketrans({"\u301c": "~", "\u2212": "-", "\u2010": "-", "・": ""})

V_ROW = re.compile("ヴ([ァィェォ]?)")
V_TO_B = {"": "ブ", "ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ"}
LOOSE = str.maketrans("ヂヅヲァィゥェォッャュョヮヵヶ", "ジズオアイウエオツヤユヨワカケ", "ー-")


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """What was last asked of short texts is not worked out again."""
    known = lru_cache(maxsize=REMEMBERED)(read)

    @wraps(read)
    def of(text: str) -> T:
        return known(text) if len(text) <= SHORT else read(text)

    return of


def normal(text: str) -> str:
    """NFKC with invisible characters removed and the ends trimmed: the form every parser here starts from."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).strip()


def katakana(text: str) -> str:
    """A reading as it is stored: hiragana and half-width kana become full-width katakana."""
    return unicodedata.normalize("NFKC", normal(text).translate(HIRAGANA))


@remembered
def search_key(text: str) -> str:
    """The strict key: equal keys mean the same characters, width, case, kana and kanji variants aside.

    The long mark ー, the kanji 一 and the hyphen stay three different characters.
    """
    if text.isascii():
        # A mail address or a number: nothing of what follows knows such characters.
        return "".join(text.upper().split())
    folded = normal(text).casefold().upper()
    mapped = folded.translate(HIRAGANA).translate(PUNCTUATION).translate(COMMON_FORM)
    # Once more, because a free-standing voiced mark now stands beside its kana.
    return unicodedata.normalize("NFKC", "".join(mapped.split()))


def search_key_loose(text: str) -> str:
    """The key for suggestions: also blind to small kana, long marks, hyphens, ヴ and ヂ ヅ ヲ."""
    return loosened(search_key(text))


def loosened(key: str) -> str:
    """The key for suggestions, from the strict one."""
    # Latin letters and digits are written one way only.
    if key.isascii() and "-" not in key:
        return key
    return V_ROW.sub(lambda found: V_TO_B[found[1]], key).translate(LOOSE)
