"""Kanji written in several ways in names, each with the form that stands for all of them in a search key.

Unicode normalisation keeps these apart, and so does the product wherever it stores or shows a name.
The first character of a row is the common form, the rest are read as the same.
"""

ROWS = (
    "高髙",
    "崎﨑嵜",
    "斎斉齋齊",
    "辺邊邉",
    "浜濱濵",
    "吉𠮷",
    "橋槗",
    "沢澤",
    "島嶋嶌",
    "広廣",
    "国國",
    "富冨",
    "真眞",
    "桜櫻",
    "徳德",
    "瀬瀨",
    "曽曾",
    "会會",
    "栄榮",
    "恵惠",
    "竜龍",
    "寿壽",
    "豊豐",
    "静靜",
    "万萬",
    "関關",
    "浅淺",
    "条條",
    "蔵藏",
    "弥彌",
    "桧檜",
    "塩鹽",
    "鉄鐵",
    "黒黑",
    "緑綠",
    "実實",
    "学學",
    "渓溪",
)

COMMON_FORM = str.maketrans({variant: row[0] for row in ROWS for variant in row[1:]})
