"""A hit says where it was found, in the text's own writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.search import Document, tokens
from enishi.foundation.search.excerpt import Excerpt, excerpt

TEXTS = st.text(alphabet="株式会社ﾊﾅｻｷがぎか\u3099ｶﾞ髙𠮷ABｃ019 -・\n", min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("text", "part", "cut"),
    [
        ("03-1234-5678", "0312345678", ("", "03-1234-5678", "")),
        ("03-1234-5678", "1234", ("03-", "1234", "-5678")),
        ("ﾜﾀﾅﾍﾞ ﾁﾋﾛ", "ナベ", ("ﾜﾀ", "ﾅﾍﾞ", " ﾁﾋﾛ")),
        ("髙﨑運輸", "高崎", ("", "髙﨑", "運輸")),
        ("一行目\n二行目", "二行", ("一行目 ", "二行", "目")),
        ("あ" * 20 + "山" + "い" * 50, "山", ("…" + "あ" * 12, "山", "い" * 40 + "…")),
    ],
)
def test_the_place_is_cut_out_as_it_is_written(text, part, cut):
    assert excerpt(Document({"kana": text}), "", [part]) == Excerpt("kana", *cut)


def test_what_the_line_shows_needs_no_excerpt():
    document = Document({"name": "青葉商事㈱", "kana": "アオバショウジ"})
    assert excerpt(document, "青葉商事㈱ 東京都", ["青葉"]) is None
    assert excerpt(document, "青葉商事㈱ 東京都", ["青葉", "アオバ"]) == Excerpt(
        "kana", "", "アオバ", "ショウジ"
    )


@given(text=TEXTS, data=st.data())
def test_what_is_cut_out_is_what_was_sought(text, data):
    key = tokens.compact(text)
    start = data.draw(st.integers(0, len(key)))
    part = key[start : data.draw(st.integers(start, len(key)))]
    found = excerpt(Document({}, body={"text": text}), "", [part] if part else [])
    if found is not None:
        assert part in tokens.compact(found.hit)
