"""A contract's days and what follows from them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.commerce.contracts import rules
from enishi.foundation.errors import BadInput
from enishi.foundation.worktime.japan import is_business_day

START, END = date(2025, 8, 1), date(2026, 7, 31)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def always(day):
    return True


def formed(values, held=None):
    return rules.contract_in_form(values, held or {}, is_business_day)


def test_a_year_of_care_gives_notice_on_the_business_day_before_the_holidays():
    told = formed({"name": " 年間保守 ", "starts_on": START, "ends_on": END, "notice_days": 90})
    assert told["notice_on"] == date(2026, 5, 1)
    assert (told["name"], told["renewal_on"]) == ("年間保守", date(2026, 8, 1))


@settings(max_examples=25)
@given(DAYS, st.integers(0, rules.LONGEST_NOTICE))
def test_notice_is_given_on_a_day_we_work_and_never_too_late(ends_on, days):
    found = rules.notice_on(ends_on, days, is_business_day)
    assert is_business_day(found)
    assert timedelta(days=0) <= (ends_on - timedelta(days=days)) - found <= timedelta(days=10)


def test_a_house_that_never_opens_has_its_notice_on_the_day_itself():
    assert rules.notice_on(END, 10, lambda day: False) == date(2026, 7, 21)


@pytest.mark.parametrize(
    ("today", "cancelled_on", "found"),
    [
        (date(2025, 7, 31), None, "planned"),
        (START, None, "active"),
        (date(2026, 4, 30), None, "active"),
        (date(2026, 5, 1), None, "renewing"),
        (END, None, "renewing"),
        (date(2026, 8, 1), None, "ended"),
        (date(2026, 6, 1), date(2026, 6, 30), "active"),
        (date(2026, 7, 1), date(2026, 6, 30), "cancelled"),
        (date(2027, 1, 1), END, "cancelled"),
    ],
)
def test_the_state_of_a_contract_follows_from_its_days(today, cancelled_on, found):
    told = rules.state(
        starts_on=START, ends_on=END, notice_on=date(2026, 5, 1), cancelled_on=cancelled_on, today=today
    )
    assert told == found


def test_a_renewal_nobody_moved_goes_along_with_the_last_day():
    held = {"starts_on": START, "ends_on": END, "renewal_on": date(2026, 8, 1), "notice_days": 60}
    assert formed({"ends_on": date(2026, 9, 30)}, held)["renewal_on"] == date(2026, 10, 1)
    moved = held | {"renewal_on": date(2026, 9, 1)}
    assert formed({"note": "x"}, moved)["renewal_on"] == date(2026, 9, 1)
    assert formed({"ends_on": date(2026, 8, 15)}, moved)["renewal_on"] == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"name": " "}, {"name"}),
        ({"name": "a", "starts_on": None, "ends_on": None}, {"starts_on", "ends_on"}),
        ({"ends_on": date(2025, 7, 31)}, {"ends_on"}),
        ({"renewal_on": date(2025, 7, 1)}, {"renewal_on"}),
        ({"kind": "rent", "per": "week", "amount": -1}, {"kind", "per", "amount"}),
        ({"notice_days": 731}, {"notice_days"}),
    ],
)
def test_every_field_of_a_contract_that_cannot_be_taken_is_named(values, refused):
    held = {"starts_on": START, "ends_on": END, "renewal_on": None, "notice_days": 60}
    with pytest.raises(BadInput) as told:
        formed(values, held)
    assert set(told.value.fields) == refused


@pytest.mark.parametrize(
    ("amount", "per", "ends_on", "found"),
    [
        (288_000, "year", END, 288_000),
        (45_000, "month", END, 540_000),
        (300_000, "", END, 300_000),
        (600_000, "", date(2027, 7, 31), 300_000),
        (80_000, "", date(2025, 8, 31), 80_000),
        (None, "year", END, None),
    ],
)
def test_what_a_contract_is_worth_a_year(amount, per, ends_on, found):
    assert rules.a_year(amount, per, START, ends_on) == found


def test_a_contract_ends_on_a_day_of_its_period_and_once():
    rules.check_ending(START, END, None, START)
    with pytest.raises(BadInput):
        rules.check_ending(START, END, None, date(2026, 8, 1))
    with pytest.raises(rules.ContractOver):
        rules.check_ending(START, END, END, END)


def test_a_guarantee_is_told_only_where_its_end_is_known():
    days = (END, date(2026, 7, 30), None)
    assert [rules.warranty(day, END) for day in days] == ["in", "out", "unknown"]


def test_nothing_of_a_machine_happens_before_it_was_installed():
    with pytest.raises(BadInput) as told:
        rules.item_in_form({"warranty_until": date(2025, 1, 1)}, {"installed_on": START})
    assert told.value.fields == {"warranty_until": "before_installed"}
    assert rules.item_in_form({"serial": " A-1 "}, {}) == {"serial": "A-1"}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "after", "found"),
    [
        (START, END, END, date(2027, 7, 31)),
        (START, END, date(2028, 1, 1), date(2028, 7, 31)),
        (date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 3, 1), date(2025, 2, 28), date(2025, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 10), date(2026, 1, 20)),
    ],
)
def test_the_next_period_is_as_long_as_the_one_before(starts_on, ends_on, after, found):
    assert rules.next_end(starts_on, ends_on, after) == found


@given(DAYS, st.integers(1, 1_500), st.integers(0, 3_000))
def test_the_next_period_ends_after_the_day_asked_about(starts_on, length, ahead):
    ends_on = starts_on + timedelta(days=length)
    after = ends_on + timedelta(days=ahead)
    assert rules.next_end(starts_on, ends_on, after) > after
