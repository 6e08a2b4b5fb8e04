"""What the calendar on screen looks like."""

from typing import Any

from enishi.examples.words.cast import CUSTOMER, SELLER

WORDS: dict[str, Any] = {
    "Calendar.start": "2026-11-16",
    "Calendar.end": "2026-11-22",
    "Calendar.people": [SELLER],
    "CalendarEntry.kind": "activity",
    "CalendarEntry.day": None,
    "CalendarEntry.at": "2026-11-20T01:00:00Z",
    "CalendarEntry.minutes": 60,
    "CalendarEntry.title": "ご提案のご説明",
    "CalendarEntry.account": CUSTOMER["name"],
    "CalendarEntry.page": f"/accounts/{CUSTOMER['id']}",
    "CalendarEntry.owner": SELLER,
    "CalendarEntry.may_move": True,
    "ClosedDay.day": "2026-11-23",
    "ClosedDay.name": "勤労感謝の日",
    "AwayDays.person": SELLER,
    "AwayDays.deputy": None,
    "AwayDays.reason": "leave",
    "AwayDays.starts_on": "2026-11-24",
    "AwayDays.ends_on": "2026-11-25",
}
