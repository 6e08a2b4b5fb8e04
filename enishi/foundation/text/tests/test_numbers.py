import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.numbers import (
    corporate_check_digit,
    corporate_number_normalise,
    corporate_number_valid,
    invoice_number_normalise,
)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_exactly_one_first_digit_makes_a_number_valid(base):
    valid = [digit for digit in "0123456789" if corporate_number_valid(digit + base)]
    assert valid == [str(corporate_check_digit(base))]


@pytest.mark.parametrize("typed", ["7999901000001", "７９９９９０１０００００１", " 7-9999-0100-0001 "])
def test_a_corporate_number_is_read_however_it_was_typed(typed):
    assert corporate_number_normalise(typed) == "7999901000001"


@pytest.mark.parametrize("typed", ["", "799990100000", "T7999901000001", "٣999901000001"])
def test_other_texts_are_no_corporate_number(typed):
    assert corporate_number_normalise(typed) is None


def test_a_sole_traders_number_is_kept_with_a_warning():
    number = invoice_number_normalise("T1234567890123")
    assert (number.value, number.check_ok) == ("T1234567890123", False)
