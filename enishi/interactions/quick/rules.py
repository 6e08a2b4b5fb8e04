"""What a line of quick entry says: which day, at what time, of what kind, and the words that are left. Pure.

Nothing is guessed: what could be two things is not taken and is named in `unclear`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

WEEKDAYS = "月火水木金土日"
NAMED: Mapping[str, int] = {
    "一昨日": -2,
    "おととい": -2,
    "昨日": -1,
    "きのう": -1,
    "今日": 0,
    "本日": 0,
    "きょう": 0,
    "明後日": 2,
    "あさって": 2,
    "明日": 1,
    "あした": 1,
    "あす": 1,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
KINDS: Mapping[str, str] = {
    "訪問": "visit",
    "来社": "visitor",
    "来訪": "visitor",
    "web会議": "web_meeting",
    "ウェブ会議": "web_meeting",
    "オンライン会議": "web_meeting",
    "電話": "call",
    "架電": "call",
    "tel": "call",
    "メール": "mail",
    "fax": "fax",
    "ファクス": "fax",
    "展示会": "exhibition",
    "セミナー": "seminar",
    "会食": "dinner",
    "資料送付": "material",
    "visit": "visit",
    "call": "call",
    "mail": "mail",
}
SPACES = re.compile(r"[\s,、。]+")
PARTICLES = re.compile(r"(様|さん)?(へ|に|と|を|の|で|から|より)?(の)?$")
LEADING = re.compile(r"^(に|は|の|から|より|頃に?|ごろに?|、)+")

NUMBER = r"(\d{1,4})"
AFTER = re.compile(rf"{NUMBER}(日|週間|か月|ヶ月)(後|前)")
WEEKDAY = re.compile(r"(今週|来週|再来週|先週)?の?([月火水木金土日])(?:曜日?)")
BARE_WEEK = re.compile(r"(今週|来週|再来週|先週)の?([月火水木金土日])(?![曜\w])")
FULL_DAY = re.compile(r"(\d{4})[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?")
MONTH_DAY = re.compile(r"(\d{1,2})(?:月(\d{1,2})日|/(\d{1,2})(?![\d/]))")
DAY = re.compile(r"(\d{1,2})日(?!間|後|前)")
HALF = r"(午前|午後|am|pm)?"
CLOCK = re.compile(rf"{HALF}(\d{{1,2}})(?::(\d{{2}})(?!\d)|時(半|(\d{{1,2}})分)?)")
UNTIL = re.compile(r"[〜~\-–から]+")
SPAN = re.compile(r"(?:(\d{1,2})時間(半)?)?(?:(\d{1,3})分間?)?")
SHOWN = 60
WEEKS: Mapping[str, int] = {"先週": -1, "今週": 0, "来週": 1, "再来週": 2}


@dataclass(frozen=True)
class Said:
    """What a line says. `words` are the pieces nobody knows yet: whom it is about, and the rest.

    `unclear` names what could not be taken: (code, the words it is about).
    """

    day: date | None = None
    at: time | None = None
    minutes: int | None = None
    kind: str = ""
    words: tuple[str, ...] = ()
    unclear: tuple[tuple[str, str], ...] = ()


def read(text: str, today: date) -> Said:
    """What a line says on this day. Words in a row may be written without spaces between day, time, whom and kind."""
    said = Said()
    for piece in filter(None, SPACES.split(unicodedata.normalize("NFKC", text).strip())):
        said = _piece(said, piece, today)
    return said


def _piece(said: Said, piece: str, today: date) -> Said:
    """A day or a time or a length may stand at its start, a kind at its end; what is between is a word."""
    rest, taken = piece, True
    while rest and taken:
        taken = False
        for take in (_day, _clock, _span):
            told, left = take(said, rest, today)
            if left != rest:
                said, rest, taken = told, LEADING.sub("", left), True
                break
    if not rest:
        return said
    said, rest = _kind(said, rest)
    return replace(said, words=(*said.words, rest)) if rest else said


def _unclear(said: Said, code: str, words: str) -> Said:
    return replace(said, unclear=(*said.unclear, (code, words[:SHOWN])))


def _day(said: Said, rest: str, today: date) -> tuple[Said, str]:
    found = day_at(rest, today)
    if found is None:
        return said, rest
    day, length = found
    words, left = rest[:length], rest[length:]
    if day is None:
        return _unclear(said, "no_such_day", words), left
    if said.day not in (None, day):
        return _unclear(said, "two_days", words), left
    return replace(said, day=day), left


def day_at(text: str, today: date) -> tuple[date | None, int] | None:
    """The day said at the start of a text, and how many characters say it; None where none is. (None, n): no day is so."""
    for word, days in NAMED.items():
        if text.lower().startswith(word):
            return today + timedelta(days=days), len(word)
    for pattern, meant in READ:
        if match := pattern.match(text):
            return meant(match, today), match.end()
    return None


def _after(match: re.Match[str], today: date) -> date | None:
    number, unit, way = int(match[1]), match[2], 1 if match[3] == "後" else -1
    if unit in ("か月", "ヶ月"):
        month = today.month - 1 + number * way
        year = today.year + month // 12
        # The 31st a month later is that month's last day.
        return next((day for n in range(4) if (day := _day_of(year, month % 12 + 1, today.day - n))), None)
    days = number * (7 if unit == "週間" else 1)
    return today + timedelta(days=days * way)


def _weekday(match: re.Match[str], today: date) -> date:
    """Of a named week; without one the next such day that comes."""
    wanted = WEEKDAYS.index(match[2])
    if match[1]:
        return today - timedelta(days=today.weekday()) + timedelta(weeks=WEEKS[match[1]], days=wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _full_day(match: re.Match[str], today: date) -> date | None:
    return _day_of(*(int(match[n]) for n in (1, 2, 3)))


def _month_day(match: re.Match[str], today: date) -> date | None:
    """Without a year the nearest one."""
    month, day = int(match[1]), int(match[2] or match[3])
    days = [found for year in (-1, 0, 1) if (found := _day_of(today.year + year, month, day))]
    return min(days, key=lambda one: (abs((one - today).days), -one.toordinal()), default=None)


def _day_alone(match: re.Match[str], today: date) -> date | None:
    """Without a month the next such day, today included."""
    for months in range(3):
        month = today.month - 1 + months
        found = _day_of(today.year + month // 12, month % 12 + 1, int(match[1]))
        if found and found >= today:
            return found
    return None


READ: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]] = (
    (AFTER, _after),
    (FULL_DAY, _full_day),
    (MONTH_DAY, _month_day),
    (WEEKDAY, _weekday),
    (BARE_WEEK, _weekday),
    (DAY, _day_alone),
)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(said: Said, rest: str, today: date) -> tuple[Said, str]:
    match = CLOCK.match(rest.lower())
    if match is None or rest[match.end() :].startswith("間"):
        return said, rest
    at, code = _time_of(match)
    words, left = rest[: match.end()], rest[match.end() :]
    if at is None:
        return _unclear(said, code, words), left
    if said.at not in (None, at):
        return _unclear(said, "two_times", words), left
    until = UNTIL.match(left)
    end = CLOCK.match(left[until.end() :].lower()) if until else None
    said = replace(said, at=at)
    if until is None or end is None:
        return said, left
    finish, _ = _time_of(end, after=at)
    size = until.end() + end.end()
    if finish is None or finish <= at:
        return _unclear(said, "no_such_time", left[:size]), left[size:]
    length = (finish.hour - at.hour) * 60 + finish.minute - at.minute
    return replace(said, minutes=length), left[size:]


def _time_of(match: re.Match[str], after: time | None = None) -> tuple[time | None, str]:
    """The time, or why it is none. From one to six o'clock only the half of the day says which is meant."""
    half, hour = match[1], int(match[2])
    minute = 30 if match[4] == "半" else int(match[3] or match[5] or 0)
    if half and hour > 12:
        return None, "no_such_time"
    if half in ("午後", "pm"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    elif after is not None and 1 <= hour <= 6 and hour < after.hour:
        hour += 12
    elif 1 <= hour <= 6 and match[3] is None and after is None:
        return None, "which_half"
    if hour > 23 or minute > 59:
        return None, "no_such_time"
    return time(hour, minute), ""


def _span(said: Said, rest: str, today: date) -> tuple[Said, str]:
    match = SPAN.match(rest)
    if match is None or not match[0]:
        return said, rest
    minutes = int(match[1] or 0) * 60 + (30 if match[2] else 0) + int(match[3] or 0)
    left = rest[match.end() :]
    if said.minutes not in (None, minutes):
        return _unclear(said, "two_lengths", match[0]), left
    return replace(said, minutes=minutes), left


def _kind(said: Said, rest: str) -> tuple[Said, str]:
    """A kind stands at the end of a piece, behind whom it is about: 「ハナサキ精機に電話」."""
    low = rest.lower().removesuffix("する").removesuffix("した")
    word = next((word for word in sorted(KINDS, key=len, reverse=True) if low.endswith(word)), "")
    if not word or (len(word) < len(low) and word.isascii()):
        return said, PARTICLES.sub("", rest) or rest
    before = PARTICLES.sub("", rest[: len(low) - len(word)])
    if said.kind not in ("", KINDS[word]):
        return _unclear(said, "two_kinds", word), before
    return replace(said, kind=KINDS[word]), before
