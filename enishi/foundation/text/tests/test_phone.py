import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.phone import phone_e164, phone_format


@given(st.text("0123456789-() +ー内線x", max_size=20))
def test_a_number_that_can_be_shown_can_be_matched_and_back(text):
    shown = phone_format(text)
    assert (shown is None) == (phone_e164(text) is None)
    assert shown is None or phone_e164(shown) == phone_e164(text)


@pytest.mark.parametrize(
    "text",
    ["031234567", "0312345678901", "090-1234-000", "0901234567", "00-1234-5678", "312345678", "+81", "+"],
)
def test_a_number_of_a_length_japan_does_not_have_is_refused(text):
    assert phone_e164(text) is None


@given(st.text("0123456789", min_size=9, max_size=10))
def test_ten_and_eleven_digits_are_shown_in_three_groups_or_not_at_all(digits):
    shown = phone_format("0" + digits)
    assert shown is None or (shown.count("-"), shown.replace("-", "")) == (2, "0" + digits)


@pytest.mark.parametrize("text", ["010-1-212-555-0123", "0100123456", "0010123456"])
def test_a_call_abroad_is_no_japanese_number(text):
    assert phone_format(text) is None
    assert phone_e164(text) is None


def test_a_foreign_number_is_shown_the_way_the_world_writes_it():
    assert phone_format("+12125550123") == "+1 212-555-0123"


@pytest.mark.parametrize("text", ["03-1234-5678 extension 12", "03-1234-5678(内線12)", "03-1234-5678EXT12"])
def test_an_extension_is_not_part_of_the_number(text):
    assert phone_format(text) == "03-1234-5678"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("0600000111", "06-0000-0111"), ("0300001234", "03-0000-1234"), ("050-0000-1234", "050-0000-1234")],
)
def test_a_number_nobody_was_given_is_shown_like_any_other(text, shown):
    assert phone_format(text) == shown
