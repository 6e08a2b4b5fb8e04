"""Cards of telephones, mail programs and business-card readers, and what we write ourselves."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.vcard import Card, cards, written

APPLE = """BEGIN:VCARD
VERSION:3.0
N:渡辺;千尋;;;
FN:渡辺 千尋
X-PHONETIC-FIRST-NAME:チヒロ
X-PHONETIC-LAST-NAME:ワタナベ
ORG:株式会社ハナサキ精機;製造部;第二課
TITLE:課長
item1.EMAIL;type=INTERNET;type=WORK;type=pref:watanabe@hanasaki.example
EMAIL;type=HOME:chihiro@home.example
TEL;type=CELL;type=VOICE;type=pref:090-1234-5678
TEL;type=WORK,VOICE:03-1234-5678
TEL;type=WORK,FAX:03-1234-9999
NOTE:午前\\, 電話\\n折り返し
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
END:VCARD
"""
NEWER = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
FN:Maria de la Cruz
N;SORT-AS="クルス,マリア":de la Cruz;Maria;;;
TEL;VALUE=uri;TYPE="voice,home";PREF=2:tel:+81-3-1111-2222;ext=5
TEL;VALUE=uri;PREF=1;TYPE=work:tel:+81-3-3333-4444
EMAIL;PREF=1:maria@cruz.example
ORG:Cruz\\; Sons
END:VCARD
"""
OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63;=91=BE=
=98=59
SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾔﾏﾀﾞ;ﾀﾛｳ
TEL;CELL:09011112222
END:VCARD
"""


def read(text):
    return list(cards(text.splitlines(keepends=True)))


def test_a_japanese_card_has_its_readings_and_the_right_number_for_each_use():
    assert read(APPLE) == [
        Card(
            family_name="渡辺",
            given_name="千尋",
            family_kana="ワタナベ",
            given_kana="チヒロ",
            company="株式会社ハナサキ精機",
            department="製造部 第二課",
            title="課長",
            email="watanabe@hanasaki.example",
            phone="03-1234-5678",
            mobile="090-1234-5678",
            note="午前, 電話\n折り返し",
        )
    ]


def test_newer_and_older_cards_say_the_same_in_their_own_ways():
    (newer,) = read(NEWER)
    assert (newer.uid, newer.name, newer.family_kana, newer.given_kana) == (
        "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "de la Cruz Maria", "クルス", "マリア",
    )  # fmt: skip
    assert (newer.company, newer.phone, newer.private_phone) == (
        "Cruz; Sons", "+81-3-3333-4444", "+81-3-1111-2222 ext. 5",
    )  # fmt: skip
    (old,) = read(OLD)
    assert (old.family_name, old.given_name, old.family_kana, old.mobile) == (
        "山田",
        "太郎",
        "ﾔﾏﾀﾞ",
        "09011112222",
    )


@pytest.mark.parametrize(
    ("shown", "family", "given"),
    [
        ("佐藤 健", "佐藤", "健"),
        ("佐藤　健", "佐藤", "健"),
        ("Ken Sato", "Sato", "Ken"),
        ("佐藤健", "佐藤健", ""),
    ],
)
def test_a_card_with_a_shown_name_alone_is_taken_apart_as_its_language_does(shown, family, given):
    (card,) = read(f"BEGIN:VCARD\nFN:{shown}\nEND:VCARD\n")
    assert (card.family_name, card.given_name) == (family, given)


def test_a_card_without_an_id_has_the_same_key_again_and_another_card_another():
    one, again = read(APPLE + APPLE)
    (other,) = read(APPLE.replace("千尋", "千夏"))
    assert one.key == again.key != other.key
    assert len(other.key) < 60


def test_what_is_no_card_or_has_no_end_is_passed_over():
    endless = "BEGIN:VCARD\nFN:a\nNOTE:" + "x\n y" * 1_100_000 + "\nEND:VCARD\n"
    assert [card.name for card in read("hello\nEND:VCARD\n" + endless + APPLE)] == ["渡辺 千尋"]
    assert read("BEGIN:VCARD\nFN:a") == []


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), max_size=60)


@given(
    st.builds(Card, **dict.fromkeys(("family_name", "given_name", "family_kana", "company", "note"), TEXTS))
)
def test_what_we_write_we_read_again_in_lines_of_75_octets(card):
    told = written(card)
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    (again,) = read(told)
    names = ("family_kana", "company", "note")
    assert {name: asdict(again)[name] for name in names} == {name: asdict(card)[name] for name in names}
    assert again.name == card.name
