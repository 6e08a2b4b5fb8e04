"""National holidays over HTTP: what counts in a year, and the published list taken in."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import File, Query, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field

from enishi.foundation import clock
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.contract import StrictIn
from enishi.foundation.worktime.cabinet import FIRST_YEAR, LARGEST, LAST_YEAR
from enishi.staff import queries
from enishi.staff.actions import organisation as actions

router = Routes(tags=["staff"])


class YearAsked(StrictIn):
    model_config = ConfigDict(extra="forbid")

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None


class HolidayOut(Schema):
    day: date
    name: str


class HolidaysOut(Schema):
    """`taken_at` is when the published list of this year was taken in; without one the days are computed."""

    year: int
    items: list[HolidayOut]
    taken_at: datetime | None
    years: list[int]


class TakenOut(Schema):
    """The years whose holidays are other ones now."""

    years: list[int]


@router.get("/holidays", response=HolidaysOut, may="read staff.HolidayYear")
def list_holidays(request: ActorRequest, asked: Query[YearAsked]):
    """The national holidays of a year, this year's without one, and the years that were taken in."""
    return shown(request, asked.year or clock.today(request.actor.zone).year)


@router.post("/holidays", response=TakenOut, may="update staff.HolidayYear")
def take_holidays(request: ActorRequest, file: File[UploadedFile]):
    """Take in the Cabinet Office's list (syukujitsu.csv, Shift_JIS or UTF-8); its years are replaced."""
    changed = actions.take_holidays(request.actor, file.read(LARGEST + 1))
    return {"years": [row.year for row in changed]}


def shown(request: ActorRequest, year: int) -> dict[str, Any]:
    days, taken_at = queries.holidays(request.actor, year)
    return {
        "year": year,
        "items": [{"day": day, "name": name} for day, name in sorted(days.items())],
        "taken_at": taken_at,
        "years": queries.holiday_years(request.actor),
    }
