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


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("田中　電機", ["田中", "電機"]),
        ("03 1234 5678", ["0312345678"]),
        ("+81 3-1234-5678", ["0312345678"]),
        ("03-12", ["0312"]),
        ("No.1042", ["1042"]),
        ("T7999901000001", ["7999901000001"]),
        ("T1042", ["T1042"]),
        ("㈱田中", ["田中", "株式会社"]),
        ("田中（有）", ["田中", "有限会社"]),
        ("株式会社", ["株式会社"]),
        ("a" * 99, ["A" * 60]),
        ("!?", []),
    ],
)
def test_a_query_is_taken_apart_where_people_write_one_thing_in_many_ways(query, parts):
    assert tokens.words(query) == parts


@pytest.mark.parametrize(
    ("query", "parts"), [("サーバー", ["サバ"]), ("ゲートウェイ", ["ゲトウエイ"]), ("田中", ["田中"])]
)
def test_loosely_read_long_marks_and_small_kana_make_no_difference(query, parts):
    assert tokens.loose_words(query) == parts


def test_a_record_has_its_pieces_its_beginnings_all_of_it_and_its_kind():
    found = tokens.of_record("sales.Deal", "林A12", ["林A12"])
    pieces = ["林", "A", "1", "2", "林A", "A1", "12", "A12", "§林", "§林A", "¬林A12"]
    assert sorted(found) == sorted(tokens.of_kind("sales.Deal", piece) for piece in pieces)


def test_a_kind_marks_its_tokens_with_one_letter_of_its_own():
    kinds = ["customers.Account", "customers.Contact", "sales.Deal", "sales.Lead", "service.Ticket"]
    marked = [tokens.of_kind(kind, "林") for kind in kinds]
    assert {len(token) for token in marked} == {2}
    assert len(set(marked)) == len(kinds)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("林", ["林"]),
        ("林商店", ["林商", "商店"]),
        ("0312345678", ["031", "234", "567", "678"]),
        ("会社A12", ["会社", "A12"]),
        ("A1会", ["A1", "1会"]),
    ],
)
def test_a_word_is_looked_for_by_the_fewest_pieces_that_hold_all_of_it(word, pieces):
    assert tokens.cover(word) == pieces


def test_a_beginning_is_not_asked_for_twice():
    asked = tokens.of_query("sales.Deal", ["林商店"], tokens.head_token("林商店"))
    assert asked == sorted(tokens.of_kind("sales.Deal", piece) for piece in ("商店", "§林商"))


def test_of_a_long_word_a_few_pieces_are_asked_for():
    asked = tokens.of_query("sales.Deal", ["青凪若葉金属工業"])
    assert asked == sorted(tokens.of_kind("sales.Deal", piece) for piece in ("青凪", "工業"))
    asked = tokens.of_query("sales.Deal", ["ABCDEFGHI"])
    assert asked == sorted(tokens.of_kind("sales.Deal", piece) for piece in ("ABC", "DEF", "GHI"))


def test_of_a_long_latin_word_every_piece_is_asked_for():
    asked = tokens.of_query("sales.Deal", ["ABCDEFGHIJKL"])
    assert asked == [tokens.of_kind("sales.Deal", piece) for piece in ("ABC", "DEF", "GHI", "JKL")]


def test_a_query_of_one_character_stands_for_itself():
    assert tokens.of_query("sales.Deal", ["林"]) == [tokens.of_kind("sales.Deal", "林")]


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


@given(word=NAMES)
def test_the_pieces_of_a_word_hold_every_character_of_it(word):
    key = tokens.compact(word)
    assert set("".join(tokens.cover(key))) == set(key)
    assert set(tokens.cover(key)) <= tokens.pieces(key)
