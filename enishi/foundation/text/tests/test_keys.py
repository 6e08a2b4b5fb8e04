import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.keys import katakana, normal, search_key, search_key_loose
from enishi.foundation.text.variants import ROWS

JAPANESE = st.text(st.sampled_from("あがゔんアガヴンｱｶﾞｰー一-−〜～・ 　髙高Ａａ１①㈱゛゜ゝ\u200b\u3099\ufe0f"))


@given(st.text() | JAPANESE)
def test_the_key_of_a_key_is_itself(text):
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(st.characters(codec="ascii")))
def test_latin_letters_have_the_key_they_have_beside_others(text):
    assert search_key(f"林{text}林") == f"林{search_key(text)}林"


@given(JAPANESE, JAPANESE)
def test_equal_strict_keys_mean_equal_loose_keys(a, b):
    if search_key(a) == search_key(b):
        assert search_key_loose(a) == search_key_loose(b)


@pytest.mark.parametrize("row", ROWS)
def test_every_variant_of_a_kanji_has_the_key_of_its_common_form(row):
    assert {search_key(variant) for variant in row} == {row[0]}


def test_no_kanji_stands_in_two_rows():
    every = "".join(ROWS)
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ｶﾌﾞｼｷｶﾞｲｼｬ", "カブシキガイシャ"),
        ("ＡＢＣ１２３", "ABC123"),
        ("①", "1"),
        ("Ⅲ", "III"),
        ("℡", "TEL"),
        ("㎡", "m2"),
        ("０３－１２３４－５６７８", "03-1234-5678"),
        ("￥", "¥"),
        ("㈱", "(株)"),
        ("㍿", "株式会社"),
        ("〜", "〜"),
        ("髙", "髙"),
    ],
)
def test_normalisation_keeps_what_is_not_a_matter_of_width(typed, expected):
    assert normal(typed) == expected


@pytest.mark.parametrize("typed", ["わたなべ", "ﾜﾀﾅﾍﾞ", "ワタナベ", "わたなべ ", "わたなへ\u3099"])
def test_a_reading_is_kept_in_full_width_katakana(typed):
    assert katakana(typed) == "ワタナベ"
