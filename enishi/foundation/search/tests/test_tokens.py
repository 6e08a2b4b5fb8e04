"""How texts become tokens: whatever is part of a name has to be findable by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.search import tokens

NAMES = st.text(alphabet="株式会社ハナサキ精機田中髙𠮷ABCabc019ｱｲ・ー -", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("typed", "compact"),
    [
        ("03-1234-5678", "0312345678"),
        ("（０３）１２３４－５６７８", "0312345678"),
        ("a..b@docomo.ne.jp", "ABDOCOMONEJP"),
        ("ﾊﾅｻｷ 精機", "ハナサキ精機"),
        ("髙﨑", "高崎"),
        ("#1042", "1042"),
        ("!?", ""),
    ],
)
def test_what_is_compared_is_letters_and_digits_only(typed, compact):
    assert tokens.compact(typed) == compact


def test_a_record_has_its_characters_pairs_beginnings_and_kind():
    found = tokens.of_record("sales.Deal", "林商", ["林商"])
    assert found == sorted(["¶salesdeal", "林", "商", "林商", "§林", "§林商"])


def test_a_query_of_one_character_stands_for_itself():
    assert tokens.of_query("sales.Deal", ["林"]) == ["¶salesdeal", "林"]


@given(name=NAMES, data=st.data())
def test_every_part_of_a_name_has_only_tokens_of_that_name(name, data):
    key = tokens.compact(name)
    start = data.draw(st.integers(0, len(key)))
    end = data.draw(st.integers(start, len(key)))
    record = set(tokens.of_record("sales.Deal", key, [key]))
    parts = [key[start:end]] if key[start:end] else []
    assert set(tokens.of_query("sales.Deal", parts)) <= record


@given(name=NAMES)
def test_tokens_hold_no_mark_that_an_index_could_misread(name):
    key = tokens.compact(name)
    for token in tokens.of_record("sales.Deal", key, [key]):
        assert not set(token) & set("\"' *^():-")
