import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.company import (
    CompanyFacts,
    CompanyMatch,
    CompanyName,
    Position,
    company_match,
    company_parse,
    formal_name,
    web_host,
)

NAMES = st.sampled_from(["㈱青空商会", "株式会社青空商会", "青空商会株式会社", "青空商会", "海猫商事", ""])
FACTS = st.builds(
    CompanyFacts,
    name=NAMES,
    corporate_number=st.sampled_from([None, "", "7999901000001", "6999901000002"]),
    postal=st.sampled_from([None, "530-0001", "5300001", "100-0001"]),
    phone=st.sampled_from([None, "03-0000-1001", "+81 3-0000-1001", "なし"]),
    email=st.sampled_from([None, "a@gmail.com", "a@aozora.example", "B@AOZORA.example"]),
)


@given(FACTS, FACTS)
def test_a_match_does_not_depend_on_the_order_of_the_two(a, b):
    assert company_match(a, b) is company_match(b, a)


@given(FACTS, FACTS)
def test_two_different_corporate_numbers_are_never_one_company(a, b):
    if a.corporate_number and b.corporate_number and a.corporate_number != b.corporate_number:
        assert company_match(a, b) is CompanyMatch.NEVER


def test_a_name_that_is_only_a_legal_form_stays_a_name():
    assert company_parse("株式会社") == CompanyName(None, None, "株式会社")
    assert company_match(CompanyFacts(""), CompanyFacts("")) is CompanyMatch.NONE


def test_the_longest_legal_form_is_the_one_meant():
    assert company_parse("医療法人社団青空会") == CompanyName("医療法人社団", Position.BEFORE, "青空会")
    assert company_parse("青空協会一般社団法人") == CompanyName("一般社団法人", Position.AFTER, "青空協会")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("㈱ 髙島", "株式会社髙島"),
        ("ＡＢＣ（株）", "ＡＢＣ株式会社"),
        ("株式会社 青空", "株式会社 青空"),
        ("㈱", "㈱"),
        ("", ""),
    ],
)
def test_a_document_writes_the_legal_form_out_and_leaves_the_name(typed, printed):
    assert formal_name(typed) == printed


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://www.Aozora.example/ja?x=1", "aozora.example"),
        ("aozora.example/ja", "aozora.example"),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_the_host_of_an_address_is_found_however_it_was_typed(typed, host):
    assert web_host(typed) == host
