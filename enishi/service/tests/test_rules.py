"""Targets, pauses, reasons and first-contact resolution, as pure values."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation.worktime import Calendar
from enishi.service import rules
from enishi.service.rules import Change, Resolved

MONDAY = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)  # 09:00 in Tokyo
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NINE_TO_SIX = Calendar.of(
    {
        "zone": "Asia/Tokyo",
        "weekly": {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    }
)


@pytest.mark.parametrize(
    ("priority", "first_reply", "solve"),
    [
        (4, MONDAY + HOUR / 2, MONDAY + 4 * HOUR),
        (3, MONDAY + 2 * HOUR, MONDAY + 9 * HOUR),
        (2, MONDAY + 4 * HOUR, MONDAY + 2 * DAY + 9 * HOUR),
        (1, MONDAY + 9 * HOUR, MONDAY + 4 * DAY + 9 * HOUR),
    ],
)
def test_each_priority_has_its_targets_in_business_time(priority, first_reply, solve):
    assert rules.first_reply_due("mail", rules.targets(priority), MONDAY, NINE_TO_SIX) == first_reply
    assert rules.solve_due(rules.targets(priority), MONDAY, NINE_TO_SIX, rules.pauses([])) == solve


def test_a_visit_and_a_call_await_no_first_reply():
    assert [
        rules.first_reply_due(kind, rules.targets(4), MONDAY, NINE_TO_SIX) for kind in ("phone", "visit")
    ] == [
        None,
        None,
    ]


def test_waiting_and_solved_are_one_pause_when_they_follow_each_other():
    moves = [
        Change("open", MONDAY),
        Change("waiting", MONDAY + HOUR),
        Change("solved", MONDAY + 2 * HOUR),
        Change("open", MONDAY + 5 * HOUR),
        Change("waiting", MONDAY + 6 * HOUR),
    ]
    held = rules.pauses(moves)
    assert held.spans == ((MONDAY + HOUR, MONDAY + 5 * HOUR),)
    assert held.since == MONDAY + 6 * HOUR


def test_a_ticket_that_waits_has_no_solve_target_until_it_goes_on():
    held = rules.pauses([Change("waiting", MONDAY + HOUR)])
    assert rules.solve_due(rules.targets(4), MONDAY, NINE_TO_SIX, held) is None


def test_waiting_does_not_mend_a_target_already_missed():
    held = rules.pauses([Change("waiting", MONDAY + 5 * HOUR)])
    assert rules.solve_due(rules.targets(4), MONDAY, NINE_TO_SIX, held) == MONDAY + 4 * HOUR


def standing(**changed):
    usual = {
        "status": "open",
        "assigned": True,
        "first_reply_at": MONDAY,
        "first_reply_due": MONDAY,
        "solve_due": MONDAY + DAY,
        "reopened": False,
    }
    return rules.Standing(**(usual | changed))


@pytest.mark.parametrize(
    ("ticket", "reason"),
    [
        (
            standing(first_reply_at=None, first_reply_due=MONDAY - HOUR, solve_due=MONDAY - DAY),
            "first_reply_late",
        ),
        (standing(solve_due=MONDAY - HOUR), "solve_late"),
        (standing(status="waiting", solve_due=None), "waiting"),
        (standing(status="waiting", solve_due=MONDAY - HOUR), "solve_late"),
        (
            standing(status="new", assigned=False, first_reply_at=None, first_reply_due=MONDAY + HOUR),
            "unassigned",
        ),
        (standing(first_reply_at=None, first_reply_due=MONDAY + HOUR), "first_reply_due"),
        (standing(reopened=True), "reopened"),
        (standing(), "solve_due"),
        (standing(status="solved"), "solved"),
    ],
)
def test_each_line_of_the_queue_has_a_reason(ticket, reason):
    assert rules.reason(ticket, MONDAY) == reason


SOLVED = Resolved(opened_at=MONDAY, solved_at=MONDAY + DAY, messages=1, reopened=False)


@pytest.mark.parametrize(
    ("ticket", "is_first_contact"),
    [
        (SOLVED, True),
        (Resolved(MONDAY, MONDAY + DAY, messages=2, reopened=False), False),
        (Resolved(MONDAY, MONDAY + DAY, messages=0, reopened=False), False),
        (Resolved(MONDAY, MONDAY + DAY, messages=1, reopened=True), False),
        (Resolved(MONDAY, MONDAY + DAY, 1, False, next_opened_at=MONDAY + 4 * DAY), False),
        (Resolved(MONDAY, MONDAY + DAY, 1, False, next_opened_at=MONDAY + 8 * DAY), False),
        (Resolved(MONDAY, MONDAY + DAY, 1, False, next_opened_at=MONDAY + 8 * DAY + HOUR), True),
    ],
)
def test_first_contact_means_one_message_no_reopening_and_no_return_within_seven_days(
    ticket, is_first_contact
):
    assert rules.is_first_contact(ticket) is is_first_contact


def test_a_period_s_first_contact_figure_is_final_when_its_last_window_has_passed():
    assert not rules.is_final(MONDAY, MONDAY + 7 * DAY)
    assert rules.is_final(MONDAY, MONDAY + 7 * DAY + HOUR)


@pytest.mark.parametrize(
    ("status", "after_reply", "after_message"),
    [
        ("new", "open", "new"),
        ("open", "open", "open"),
        ("waiting", "waiting", "open"),
        ("solved", "solved", "open"),
    ],
)
def test_who_has_the_next_word_decides_the_status(status, after_reply, after_message):
    assert (rules.after_reply(status), rules.after_message(status)) == (after_reply, after_message)
