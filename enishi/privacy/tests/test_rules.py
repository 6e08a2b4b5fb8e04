"""What names a person is found however it is written, and nothing else is touched."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.privacy.rules import TOMBSTONE, Marks, NameDiffers, check_name, kept_until, pattern, without

PERSON = Marks(
    names=[("渡辺", "千尋"), ("Watanabe", "Chihiro"), ("林", "")],
    addresses=["c.watanabe@hanasaki.example"],
    phones=["090-1234-5678", "+81 3-1234-5678"],
)
MARKS = pattern(PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "渡辺千尋",
        "渡辺　千尋",
        "千尋 渡辺",
        "chihiro watanabe",
        "WATANABE, Chihiro",
        "C.Watanabe@Hanasaki.example",
        "09012345678",
        "090-1234-5678",
        "+81 90-1234-5678",
        "(090) 1234 5678",
        "03-1234-5678",
    ],
)
def test_a_person_is_found_however_they_are_written(text):
    assert without(f"担当は{text}です", MARKS) == f"担当は{TOMBSTONE}です"


@pytest.mark.parametrize(
    "text",
    [
        "渡辺様",
        "林",
        "千尋さん",
        "xc.watanabe@hanasaki.example",
        "c.watanabe@hanasaki.example-2.jp",
        "1090-1234-56789",
    ],
)
def test_who_only_shares_half_a_name_or_a_part_of_a_number_is_left(text):
    assert without(text, MARKS) == text


def test_a_name_beside_an_address_goes_with_it():
    people = [
        {"name": "ちひろ", "address": "c.watanabe@hanasaki.example"},
        {"name": "工場長", "address": "a@b.example"},
    ]
    assert without(people, MARKS) == [{"name": TOMBSTONE, "address": TOMBSTONE}, people[1]]


@given(st.text(max_size=40), st.text(max_size=40), st.integers())
def test_whatever_stands_around_a_mark_stays(before, after, number):
    told = without({"a": [f"{before}\n渡辺 千尋\n{after}", number, None]}, MARKS)["a"]
    assert "渡辺 千尋" not in told[0]
    assert told[1:] == [number, None]
    if MARKS.search(before + "\n") is None and MARKS.search("\n" + after) is None:
        assert told[0] == f"{before}\n{TOMBSTONE}\n{after}"


def test_who_has_no_mark_is_looked_for_nowhere():
    assert pattern(Marks(names=[("林", ""), ("", "")], phones=["119"])) is None


@pytest.mark.parametrize("typed", ["渡辺千尋", "渡辺　千尋", " 渡辺 千尋 "])
def test_the_name_confirms_however_it_is_spaced(typed):
    check_name(typed, "渡辺 千尋")


def test_another_name_does_not_confirm():
    with pytest.raises(NameDiffers):
        check_name("渡辺", "渡辺 千尋")


@pytest.mark.parametrize(
    ("issued", "start", "until"),
    [
        # Fiscal year April to March: over on 31 March 2027, return due on 31 May, and seven years.
        (date(2026, 11, 20), 4, date(2034, 5, 31)),
        (date(2027, 3, 31), 4, date(2034, 5, 31)),
        (date(2027, 4, 1), 4, date(2035, 5, 31)),
        (date(2026, 6, 1), 1, date(2034, 2, 28)),
        (date(2026, 6, 1), 12, date(2034, 1, 31)),
        (date(2026, 12, 1), 12, date(2035, 1, 31)),
        (date(2026, 6, 1), 11, date(2033, 12, 31)),
    ],
)
def test_a_document_is_kept_for_seven_years_after_the_return_was_due(issued, start, until):
    assert kept_until(issued, start) == until
