"""When two records of a list are told to be one person, and when they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.keys import search_key
from enishi.foundation.text.likeness import PersonFacts, Together, near, person_evidence

SAME, ALIKE, APART = Together.SAME, Together.ALIKE, Together.APART


def person(family, given="", kana="", email="", mobile=""):
    family_kana, _, given_kana = kana.partition(" ")
    return PersonFacts(
        search_key(family + given),
        search_key(family_kana + given_kana),
        email,
        mobile,
        given,
        given_kana,
    )


@pytest.mark.parametrize(
    ("one", "other", "together", "reasons"),
    [
        (person("髙橋", "健一"), person("高橋", "健一"), SAME, ("company", "name")),
        (person("高橋", "健一"), person("高橋", "健一"), ALIKE, ("company", "name")),
        (person("高橋", "健一"), person("高橋", "健一"), APART, ()),
        (person("高橋", "健一", email="a@b.jp"), person("高橋", "健一", email="a@b.jp"), APART, ("email", "name")),
        (person("高橋", "健一", mobile="+819012345678"), person("高橋", "健一", mobile="+819012345678"), APART, ("mobile", "name")),
        # Written in kana only.
        (person("タカハシ", "ケンイチ"), person("高橋", "健一", "タカハシ ケンイチ"), SAME, ("company", "name")),
        (person("ハラ", "アイ", email="a@b.jp"), person("原", "愛", email="a@b.jp"), SAME, ("email",)),
        (person("ハラ", "アイ", email="a@b.jp"), person("原", "愛", "ハラ マナ", "a@b.jp"), SAME, ()),
        # A character chosen wrongly: the address says that it is one person, the company alone does not.
        (person("高橋", "建一", email="k@b.jp"), person("高橋", "健一", email="k@b.jp"), SAME, ("email",)),
        (person("高橋", "建一"), person("高橋", "健一"), SAME, ()),
        # Another family name since the wedding.
        (person("森", "陽子", email="y@b.jp"), person("高橋", "陽子", email="y@b.jp"), SAME, ("email",)),
        # Father and son share an address and a reading's beginning, colleagues a mailbox.
        (person("森", "健一", "モリ ケンイチ", "m@b.jp"), person("森", "健二", "モリ ケンジ", "m@b.jp"), SAME, ()),
        (person("森", "健一", email="info@b.jp"), person("高橋", "陽子", email="info@b.jp"), SAME, ()),
        # Two of one name in one company, each with an address and a telephone.
        (person("森", "健", email="k.mori@b.jp", mobile="+819011111111"), person("森", "健", email="mori2@b.jp", mobile="+819022222222"), SAME, ()),
        (person("森", "健", email="k.mori@b.jp"), person("森", "健", email="k.mori2@b.jp"), SAME, ()),
        # A mistyped address is not another one.
        (person("森", "健", email="k.mori@b.jp", mobile="+819011111111"), person("森", "健", email="k.mor@b.jp", mobile="+819022222222"), SAME, ("company", "name")),
        # Two companies of one name, one of which tells no number, with addresses of their own.
        (person("森", "健", email="k@b.jp"), person("森", "健", email="k@g-b.jp"), ALIKE, ()),
        (person("森", "健", email="k@gmail.com"), person("森", "健", email="k@g-b.jp"), ALIKE, ("company", "name")),
        (person("", ""), person("", ""), SAME, ()),
    ],
)  # fmt: skip
def test_what_says_that_two_records_are_one_person(one, other, together, reasons):
    assert person_evidence(one, other, together) == reasons
    assert person_evidence(other, one, together) == reasons


names = st.text("健一二郎太", min_size=1, max_size=3)
people = st.builds(
    person,
    st.sampled_from(("森", "高橋")),
    names,
    st.sampled_from(("", "モリ ケンイチ", "モリ ケンジ")),
    st.sampled_from(("", "a@b.jp", "c@b.jp", "a@gmail.com")),
    st.sampled_from(("", "+819011111111", "+819022222222")),
)


@given(people, people, st.sampled_from(Together))
def test_the_order_of_the_two_does_not_matter(one, other, together):
    assert person_evidence(one, other, together) == person_evidence(other, one, together)


@given(people, people, st.sampled_from(Together))
def test_nothing_is_told_of_two_who_share_no_more_than_a_company(one, other, together):
    shares = (one.email_key and one.email_key == other.email_key) or (
        one.mobile_e164 and one.mobile_e164 == other.mobile_e164
    )
    named = {one.name_key, one.kana_key} & {other.name_key, other.kana_key} - {""}
    if not shares and not named:
        assert person_evidence(one, other, together) == ()


@given(st.text("ab@.", max_size=12), st.text("ab@.", max_size=12))
def test_nearness_has_no_direction(one, other):
    assert near(one, other) is near(other, one)
    assert near(one, one)
