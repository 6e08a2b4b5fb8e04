"""What a line of quick entry says, by example and by rule."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.interactions.quick.rules import KINDS, NAMED, WEEKDAYS, read

TODAY = date(2026, 11, 20)  # a Friday
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
NAMES = st.sampled_from(["ハナサキ精機", "トキワ設備", "白嶺重工", "しおかぜ水産", "ABC"])


@pytest.mark.parametrize(
    ("text", "day", "at", "kind", "words"),
    [
        ("明日10時 ハナサキ精機 訪問", "2026-11-21", "10:00", "visit", ("ハナサキ精機",)),
        ("明日10時ハナサキ精機訪問", "2026-11-21", "10:00", "visit", ("ハナサキ精機",)),
        ("今日 ハナサキ精機に電話", "2026-11-20", None, "call", ("ハナサキ精機",)),
        ("明後日 午後2時半 白嶺重工と会食", "2026-11-22", "14:30", "dinner", ("白嶺重工",)),
        (
            "１２月３日　１０：３０　トキワ設備　Ｗｅｂ会議",
            "2026-12-03",
            "10:30",
            "web_meeting",
            ("トキワ設備",),
        ),
        ("来週月曜 見積を送る", "2026-11-23", None, "", ("見積を送る",)),
        ("再来週の金曜日15時 訪問", "2026-12-04", "15:00", "visit", ()),
        ("月曜 9:00 来社", "2026-11-23", "09:00", "visitor", ()),
        ("金曜 電話", "2026-11-27", None, "call", ()),
        ("3日後 メール", "2026-11-23", None, "mail", ()),
        ("2週間後 訪問", "2026-12-04", None, "visit", ()),
        ("1か月後 電話", "2026-12-20", None, "call", ()),
        ("3日 訪問", "2026-12-03", None, "visit", ()),
        ("20日 訪問", "2026-11-20", None, "visit", ()),
        ("11/2 ハナサキ精機様へ訪問した", "2026-11-02", None, "visit", ("ハナサキ精機",)),
        ("1/5 訪問", "2027-01-05", None, "visit", ()),
        ("2027年1月5日10時15分 セミナー", "2027-01-05", "10:15", "seminar", ()),
        ("昨日 資料送付 白嶺重工", "2026-11-19", None, "material", ("白嶺重工",)),
        ("午前9時 TEL", None, "09:00", "call", ()),
        ("12時 会食", None, "12:00", "dinner", ()),
        ("tomorrow 10:30 visit ABC", "2026-11-21", "10:30", "visit", ("ABC",)),
        ("見積の件", None, None, "", ("見積の件",)),
        ("", None, None, "", ()),
    ],
)
def test_a_line_is_read_as_somebody_who_works_here_means_it(text, day, at, kind, words):
    said = read(text, TODAY)
    assert (said.day, said.kind, said.words) == (date.fromisoformat(day) if day else None, kind, words)
    assert said.at == (time.fromisoformat(at) if at else None)
    assert said.unclear == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("明日10時〜11時半 訪問", 90),
        ("明日10:00-10:45 訪問", 45),
        ("明日 午前11時から1時 会食", 120),
        ("明日10時 90分 訪問", 90),
        ("明日10時 1時間半 訪問", 90),
        ("明日10時 2時間 訪問", 120),
    ],
)
def test_how_long_it_takes_is_said_by_its_end_or_its_length(text, minutes):
    said = read(text, TODAY)
    assert (said.minutes, said.unclear) == (minutes, ())


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("明日2時 訪問", ("which_half", "2時")),
        ("2月30日 訪問", ("no_such_day", "2月30日")),
        ("明日 12月3日 訪問", ("two_days", "12月3日")),
        ("10時 11時 訪問", ("two_times", "11時")),
        ("25時 訪問", ("no_such_time", "25時")),
        ("午後13時 訪問", ("no_such_time", "午後13時")),
        ("訪問 電話", ("two_kinds", "電話")),
        ("30分 45分 訪問", ("two_lengths", "45分")),
        ("10時〜9時 訪問", ("no_such_time", "〜9時")),
    ],
)
def test_what_could_be_two_things_is_not_taken_and_is_named(text, unclear):
    assert read(text, TODAY).unclear == (unclear,)


@given(st.text(max_size=80), DAYS)
def test_no_line_is_too_odd_to_be_read(text, today):
    said = read(text, today)
    assert said.minutes is None or said.minutes >= 0
    assert all(said.words)


@given(DAYS, DAYS, NAMES, st.sampled_from(sorted(KINDS)), st.integers(7, 23), st.integers(0, 59))
def test_a_whole_line_is_read_back_as_it_was_written(day, today, name, kind, hour, minute):
    line = f"{day.year}年{day.month}月{day.day}日 {hour}:{minute:02} {name} {kind}"
    said = read(line, today)
    assert (said.day, said.at, said.kind, said.words) == (day, time(hour, minute), KINDS[kind], (name,))
    assert said.unclear == ()


@given(DAYS, st.integers(-60, 60))
def test_a_day_without_its_year_is_the_nearest(today, ahead):
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert read(f"{day.month}月{day.day}日", today).day == day


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(["", "今週", "来週", "再来週", "先週"]))
def test_a_weekday_is_one_and_lies_in_its_week(today, weekday, week):
    day = read(f"{week}{weekday}曜", today).day
    assert day is not None and WEEKDAYS[day.weekday()] == weekday
    monday = today - timedelta(days=today.weekday())
    weeks = {"今週": 0, "来週": 1, "再来週": 2, "先週": -1}
    assert (0 < (day - today).days <= 7) if week == "" else (day - monday).days // 7 == weeks[week]


@given(DAYS, st.sampled_from(sorted(NAMED)))
def test_a_named_day_is_counted_from_today(today, word):
    assert read(word, today).day == today + timedelta(days=NAMED[word])
