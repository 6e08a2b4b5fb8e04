"""What a cell says, and what it cannot say."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from enishi.foundation.values import KEEP, Field, Setting, Unfit, read

SETTING = Setting("USD", "JPY", ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "2026-11-20", date(2026, 11, 20)),
        ("day", "2026/1/5", date(2026, 1, 5)),
        ("day", "20261120", date(2026, 11, 20)),
        ("day", "2026年11月20日", date(2026, 11, 20)),
        ("day", "令和8年11月20日", date(2026, 11, 20)),
        ("day", "2026-11-20T10:00:00", date(2026, 11, 20)),
        ("moment", "2026-11-20 09:30", datetime(2026, 11, 20, 0, 30, tzinfo=UTC)),
        ("moment", "2026-11-20T09:30:00+00:00", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("moment", "2026/6/1 9:05", datetime(2026, 6, 1, 0, 5, tzinfo=UTC)),
        ("moment", "2026-11-20", datetime(2026, 11, 20, 3, 0, tzinfo=UTC)),
        ("amount", "500.0", 50000),
        ("amount", "$1,234.56", 123456),
        ("amount", "518.50000000001", 51850),
        ("integer", "13938.0", 13938),
        ("decimal", "2.5", Decimal("2.5")),
        ("yes", "はい", True),
        ("yes", "FALSE", False),
        ("currency", "eur", "EUR"),
        ("text", "  花咲 ", "花咲"),
    ],
)
def test_a_cell_is_read_as_its_field_says(kind, text, value):
    assert read(Field("x", kind), text, SETTING) == value


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        ("day", "20/11/2026", "bad_date"),
        ("day", "11/20/2026", "bad_date"),
        ("day", "2026-02-30", "no_such_date"),
        ("day", "0001-01-01", "bad_date"),
        ("day", "tomorrow", "bad_date"),
        ("moment", "2026-13-01 10:00", "no_such_date"),
        ("moment", "2026-11-20 25:10", "bad_date"),
        ("amount", "-5", "negative_amount"),
        ("amount", "▲500", "negative_amount"),
        ("amount", "12.345", "amount_has_too_many_decimals"),
        ("amount", "1,23", "amount_not_a_number"),
        ("amount", "NaN", "amount_not_a_number"),
        ("amount", "9" * 30, "amount_too_large"),
        ("own_amount", "5", "other_currency"),
        ("integer", "1.5", "not_whole"),
        ("integer", "1e400", "amount_too_large"),
        ("integer", "Infinity", "amount_not_a_number"),
        ("yes", "perhaps", "not_yes_or_no"),
        ("currency", "XXY", "unknown_currency"),
        ("choice", "blue", "not_a_choice"),
        ("text", "x" * 201, "too_long"),
        ("text", "a\x07b", "control_characters"),
    ],
)
def test_a_cell_that_does_not_fit_says_why(kind, text, why):
    with pytest.raises(Unfit, match=f"^{why}$"):
        read(Field("x", kind), text, SETTING)


def test_a_blank_cell_empties_what_may_be_empty_and_leaves_the_rest():
    assert read(Field("x", "text"), " ", SETTING) == ""
    assert read(Field("x", "amount"), "", SETTING) is None
    assert read(Field("x", "choice", choices=("a",)), "", SETTING) is KEEP
    assert read(Field("x", "amount", keeps=True), "", SETTING) is KEEP
    with pytest.raises(Unfit, match="^required$"):
        read(Field("x", "text", required=True), " ", SETTING)
