"""Reads a company as a program of the customer's would: over HTTP, page by page or as the files one takes out."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.test import Client

from enishi.foundation.worktime.japan import is_business_day
from enishi.staff.models import User

TOKYO = ZoneInfo("Asia/Tokyo")
OPEN_HOURS = ((time(9), time(12)), (time(13), time(18)))


class Reader:
    """The API as the owner of the company has it."""

    def __init__(self, email: str = "owner@minamo.example") -> None:
        self.http = Client(
            headers={"accept-language": "ja"}, SERVER_NAME=urlsplit(settings.BASE_URL).hostname
        )
        self.http.force_login(User.objects.get(email=email))

    def get(self, path: str, **asked: Any) -> dict[str, Any]:
        answer = self.http.get(f"/api/v1/{path}?{urlencode(asked)}")
        assert answer.status_code == 200, (path, asked, answer.content)
        read: dict[str, Any] = answer.json()
        return read

    def pages(self, path: str, **asked: Any) -> Iterator[dict[str, Any]]:
        """All rows of a list."""
        after: dict[str, str] = {}
        while True:
            page = self.get(path, limit=200, **asked, **after)
            yield from page["items"]
            if not page["next"]:
                return
            after = {"cursor": page["next"]}

    def export(self, path: str, *columns: str) -> list[dict[str, str]]:
        """These columns of all rows of a list, as text."""
        answer = self.http.post(
            f"/api/v1/{path}/export", json.dumps({"columns": columns}), content_type="application/json"
        )
        assert answer.status_code == 200, (path, answer.content)
        _, *lines = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
        return [dict(zip(columns, line, strict=True)) for line in lines]


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(TOKYO)


def day_of(text: str) -> date:
    return moment_of(text).date()


def minutes_between(start: datetime, end: datetime) -> float:
    """Open minutes from start to end, by adding up the days one by one."""
    total, day = timedelta(), start.date()
    while day <= end.date():
        if is_business_day(day):
            for opens, closes in OPEN_HOURS:
                first = max(start, datetime.combine(day, opens, TOKYO))
                last = min(end, datetime.combine(day, closes, TOKYO))
                total += max(last - first, timedelta())
        day += timedelta(days=1)
    return total.total_seconds() / 60
