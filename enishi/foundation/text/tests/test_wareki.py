from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.text.wareki import wareki_format, wareki_parse


@given(st.dates(date(1873, 1, 1), date(2099, 12, 31)))
def test_an_era_date_reads_back_as_the_day_it_was_written_for(day):
    assert wareki_parse(wareki_format(day)) == day


def test_a_paper_printed_before_the_era_changed_still_names_its_day():
    assert wareki_parse("平成33年3月31日") == date(2021, 3, 31)


@pytest.mark.parametrize("text", ["令和元年4月30日", "M5.12.3", "昭和元年12月24日"])
def test_a_day_before_its_era_is_no_date(text):
    assert wareki_parse(text) is None


def test_there_is_no_era_date_of_the_lunar_calendar():
    with pytest.raises(ValueError, match="1873"):
        wareki_format(date(1872, 12, 31))
