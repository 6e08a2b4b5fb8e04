"""Lives worked out by hand, and what must hold of every life.

Days are of November 2026 in Tokyo, working hours 9 to 18; Monday the 23rd is a holiday. Times are working minutes.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime import Calendar
from enishi.service.measures import Case, Frame, Hours, forms, measured, quantile
from enishi.service.replay import Happening, Life, What, replayed
from enishi.service.rules import TARGETS

TOKYO = ZoneInfo("Asia/Tokyo")
WEEK = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
CALENDAR = Calendar.of({"zone": "Asia/Tokyo", "weekly": WEEK, "holidays": ["2026-11-23"]})
ALL = "strict one_touch no_customer_reply no_recontact"
WHAT = {
    "asked": (What.ASKED, ""),
    "replied": (What.REPLIED, ""),
    "auto": (What.REPLIED, ""),
    "note": (What.TOUCHED, ""),
}


def t(text):
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=TOKYO)


UNTIL = t("27 18:00")
HOURS = Hours(CALENDAR, t("1 00:00"), t("30 00:00"))


def happenings(told):
    """`16 09:00 asked, 16 10:00 replied solved`: words before the move at the same instant."""
    found = []
    for key, part in enumerate(told.split(", ")):
        day, clock, *words = part.split()
        for place, word in enumerate(words):
            what, status = WHAT.get(word, (What.MOVED, word))
            found.append(
                Happening(t(f"{day} {clock}"), what, status, is_human=word != "auto", key=key * 10 + place)
            )
    return found


# what happened · first reply · all waits · resolution (working, calendar) · forms of FCR · first reply target · solve target
SOLVED = [
    ("at once", "16 09:00 asked, 16 10:00 replied solved", 60, [60], (60, 60), ALL, True, True),
    ("over night", "16 17:30 asked, 17 09:30 replied solved", 60, [60], (60, 960), ALL, True, True),
    ("over a long weekend", "20 17:00 asked, 24 10:00 replied solved", 120, [120], (120, 5340), ALL, True, True),
    (
        "asked back",
        "16 09:00 asked, 16 10:00 replied, 16 11:00 asked, 16 13:00 replied solved",
        60, [60, 120], (240, 240), "no_recontact", True, True,
    ),
    (
        "asked twice before an answer: the wait began with the first",
        "16 09:00 asked, 16 10:00 asked, 16 11:00 replied solved",
        120, [120], (120, 120), "one_touch no_recontact", True, True,
    ),
    (
        "a note is no reply",
        "16 09:00 asked, 16 09:30 note, 16 14:00 replied solved",
        300, [300], (300, 300), ALL, False, True,
    ),
    (
        "an automatic reply is none either",
        "16 09:00 asked auto, 16 12:00 replied solved",
        180, [180], (180, 180), ALL, True, True,
    ),
    (
        "we wrote first: the clock starts when the customer does",
        "16 09:00 replied, 16 10:00 asked, 16 10:30 replied solved",
        30, [30], (90, 90), "strict no_customer_reply no_recontact", True, True,
    ),
    (
        "waiting for the customer stops the solve clock",
        "16 09:00 asked, 16 10:00 replied waiting, 19 10:00 asked open, 19 12:00 replied solved",
        60, [60, 120], (1800, 4500), "no_recontact", True, True,
    ),
    (
        "on hold inside the house it runs on",
        "16 09:00 asked, 16 10:00 replied hold, 19 10:00 open, 19 12:00 replied solved",
        60, [60], (1800, 4500), "strict no_customer_reply no_recontact", True, False,
    ),
    (
        "reopened: measured to the last solve, and the time between stood still",
        "16 09:00 asked, 16 10:00 replied solved, 17 09:00 asked open, 17 11:00 replied solved",
        60, [60, 120], (660, 1560), "no_recontact", True, True,
    ),
    (
        "thanks after the solve",
        "16 09:00 asked, 16 10:00 replied solved, 16 15:00 asked",
        60, [60], (60, 60), "strict one_touch", True, True,
    ),
    (
        "a word four days after the solve",
        "16 09:00 asked, 16 10:00 replied solved, 20 10:01 asked",
        60, [60], (60, 60), "strict one_touch no_recontact", True, True,
    ),
    (
        "closed for silence without a solve",
        "16 09:00 asked, 16 10:00 replied waiting, 20 10:00 closed",
        60, [60], (2220, 5820), ALL, True, True,
    ),
]  # fmt: skip


def case(told, **facts):
    happened = happenings(told)
    return Case(1, replayed(happened[0].at, happened), **facts)


def figures(one):
    return measured([one], Frame(None, None, UNTIL), HOURS)


def decided(target):
    return None if not target.met + target.missed else bool(target.met)


@pytest.mark.parametrize(
    ("told", "first", "waits", "took", "right", "in_time", "solved_in_time"),
    [row[1:] for row in SOLVED],
    ids=[row[0] for row in SOLVED],
)
def test_a_solved_ticket_worked_out_by_hand(told, first, waits, took, right, in_time, solved_in_time):
    one = case(told)
    found = figures(one)
    assert found.first_reply.business == [first * 60]
    assert found.waits.business == [wait * 60 for wait in waits]
    assert (found.full.business, found.full.calendar) == ([took[0] * 60], [took[1] * 60])
    assert [form for form, holds in forms(one).items() if holds] == right.split()
    assert (decided(found.sla_first_reply), decided(found.sla_solve)) == (in_time, solved_in_time)
    assert decided(found.all_met) == (in_time and solved_in_time)


def test_a_call_solved_in_the_call_awaits_no_reply():
    one = case("16 09:00 asked, 16 09:20 solved", channel_kind="phone")
    found = figures(one)
    assert (found.first_reply.business, found.waits.business, found.full.business) == ([], [], [1200])
    assert set(forms(one).values()) == {True}
    assert (decided(found.sla_first_reply), decided(found.sla_solve)) == (None, True)


def test_a_new_ticket_of_the_category_within_a_week_takes_the_strict_form_away():
    again = [t("16 09:00"), t("22 10:00")]
    one = case("16 09:00 asked, 16 10:00 replied solved", again_at=again, elsewhere_at=again)
    assert [form for form, holds in forms(one).items() if not holds] == ["strict"]


def test_a_contact_on_the_channel_within_three_days_takes_no_recontact_away():
    one = case(
        "16 09:00 asked, 16 10:00 replied solved",
        again_at=[t("16 09:00")],
        elsewhere_at=[t("16 09:00"), t("18 09:00")],
    )
    assert [form for form, holds in forms(one).items() if not holds] == ["no_recontact"]


def test_a_ticket_nobody_answered_has_no_times_and_has_missed_both_targets():
    found = figures(case("16 09:00 asked"))
    assert (found.first_reply.business, found.full.business, found.fcr_of) == ([], [], 0)
    assert (decided(found.sla_first_reply), decided(found.sla_solve)) == (False, False)
    assert (found.awaiting_first_reply, found.backlog, found.all_met.missed) == (1, 1, 0)


def test_targets_that_still_run_are_not_decided():
    found = figures(case("27 17:00 asked"))
    assert (decided(found.sla_first_reply), decided(found.sla_solve)) == (None, None)


def test_an_urgent_ticket_may_miss_one_target_by_a_minute_and_meet_the_other_to_the_minute():
    found = figures(case("16 09:00 asked, 16 09:31 replied, 16 13:00 solved", promised=TARGETS[4]))
    assert (decided(found.sla_first_reply), decided(found.sla_solve)) == (False, True)
    assert decided(found.all_met) is False


def test_a_target_belongs_to_the_period_in_which_it_was_missed():
    one = case("16 09:00 asked, 20 10:00 replied solved")
    before = measured([one], Frame(t("16 00:00"), t("17 00:00"), t("17 00:00")), HOURS)
    after = measured([one], Frame(t("18 00:00"), t("19 00:00"), t("19 00:00")), HOURS)
    assert (before.sla_first_reply.missed, after.sla_first_reply.missed) == (1, 0)
    assert (before.sla_solve.missed, after.sla_solve.missed) == (0, 1)


MOMENTS = st.integers(0, 25 * 24 * 60).map(lambda minutes: t("2 00:00") + timedelta(minutes=minutes))
STATUSES = st.sampled_from(["open", "waiting", "hold", "solved", "closed"])
LIVES = st.lists(st.tuples(MOMENTS, st.sampled_from(list(What)), STATUSES), max_size=25)


@given(LIVES, st.randoms(use_true_random=False))
def test_increments_and_a_replay_in_any_order_end_alike(rows, chance: Random):
    happened = [Happening(at, what, status, key=key) for key, (at, what, status) in enumerate(rows)]
    grown = Life(t("1 09:00"))
    for one in sorted(happened, key=lambda one: (one.at, one.key)):
        grown.take(one)
    chance.shuffle(happened)
    assert replayed(t("1 09:00"), happened) == grown
    assert grown.reopened <= sum(one.what is What.MOVED for one in happened)
    assert all(since <= until for since, until in [*grown.waits, *grown.pauses])


def test_quantiles_lie_linearly_between_the_values():
    assert quantile([], 0.5) is None
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) == pytest.approx(9.1)


def lived(told):
    """The life of a ticket worked on here, where a slip may be taken back."""
    happened = [replace(one, may_slip=True) for one in happenings(told)]
    return replayed(happened[0].at, happened)


def test_a_solve_taken_back_at_once_was_a_slip_and_no_reopening():
    slipped = lived("16 09:00 asked, 16 10:00 solved, 16 10:09 open, 16 11:00 replied solved")
    straight = lived("16 09:00 asked, 16 11:00 replied solved")
    for name in ("reopened", "first_solved_at", "solved_at", "asked_before_solve", "waits", "first_reply_at"):
        assert getattr(slipped, name) == getattr(straight, name), name
    # The wait goes on as if nothing had been clicked.
    answered = lived(
        "16 09:00 asked, 16 09:30 replied, 16 10:00 asked, 16 10:10 solved, 16 10:11 open, 16 10:30 replied"
    )
    assert answered.waits[-1] == (t("16 10:00"), t("16 10:30"))


@pytest.mark.parametrize(
    "told",
    [
        "16 09:00 asked, 16 10:00 replied solved, 16 10:11 open, 16 11:00 solved",
        "16 09:00 asked, 16 10:00 replied solved, 16 10:01 asked, 16 10:02 open, 16 11:00 solved",
        "16 09:00 asked, 16 10:00 replied solved, 16 10:01 replied, 16 10:02 open, 16 11:00 solved",
    ],
    ids=["too late", "the customer wrote", "we wrote"],
)
def test_what_was_said_or_came_later_is_a_reopening(told):
    assert lived(told).reopened == 1


def test_another_products_history_is_taken_as_it_is_told():
    told = "16 09:00 asked, 16 10:00 replied solved, 16 10:01 open, 16 11:00 solved"
    assert replayed(t("16 09:00"), happenings(told)).reopened == 1
