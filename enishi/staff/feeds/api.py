"""One's own calendar for a calendar program."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status

from enishi.foundation.http import PUBLIC, SIGNED_IN, ActorRequest, Routes
from enishi.staff.feeds import actions, queries
from enishi.staff.models import CalendarFeed

router = Routes(tags=["staff"])
ICS = {
    "responses": {
        200: {"description": "iCalendar", "content": {"text/calendar": {"schema": {"type": "string"}}}}
    }
}


class CalendarFeedOut(Schema):
    """Whether there is an address, since when, and when it was last read, to the hour."""

    is_on: bool
    made_at: datetime | None
    last_read_at: datetime | None


class NewCalendarFeedOut(CalendarFeedOut):
    """The only answer that ever holds the address."""

    address: str


@router.get("/calendar-feed", response=CalendarFeedOut, may=SIGNED_IN)
def calendar_feed(request: ActorRequest):
    """Whether one's own calendar has an address."""
    return shown(actions.own(request.actor))


@router.post("/calendar-feed", response={201: NewCalendarFeedOut}, may=SIGNED_IN)
def renew_calendar_feed(request: ActorRequest):
    """A new secret address of one's own calendar; the one before opens nothing any more."""
    key = actions.renew(request.actor)
    address = f"{settings.BASE_URL}/api/v1/calendars/{key}"
    return Status(201, shown(actions.own(request.actor)) | {"address": address})


@router.delete("/calendar-feed", response={204: None}, may=SIGNED_IN)
def revoke_calendar_feed(request: ActorRequest):
    """End the address; whoever still asks there is told nothing."""
    actions.revoke(request.actor)
    return Status(204, None)


@router.get("/calendars/{key}", response={200: None}, openapi_extra=ICS, may=PUBLIC)
def read_calendar(request: HttpRequest, key: str):
    """The calendar behind a secret address, as iCalendar (RFC 5545)."""
    response = HttpResponse(queries.read(request, key), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="enishi.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def shown(feed: CalendarFeed | None) -> dict[str, object]:
    return {
        "is_on": bool(feed and feed.key_hash),
        "made_at": feed.made_at if feed else None,
        "last_read_at": feed.last_read_at if feed else None,
    }
