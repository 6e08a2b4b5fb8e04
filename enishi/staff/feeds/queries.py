"""What a secret address opens."""

from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.http import HttpRequest

from enishi.foundation import clock
from enishi.foundation.errors import NotFound
from enishi.foundation.http.limits import Limit, consume, place_of
from enishi.foundation.i18n import say
from enishi.staff.feeds import rules
from enishi.staff.feeds.registry import entries
from enishi.staff.models import CalendarFeed, NotificationSettings
from enishi.staff.queries import organisation_name
from enishi.staff.secrets import secret_hash
from enishi.staff.signin import staff_of

WHY = "whoever holds the address is known by it"
# Calendar programs ask a few times an hour; keys that open nothing are a guesser's.
READS, GUESSES = Limit(60, 3600), Limit(20, 600)
NOTED_EVERY = timedelta(hours=1)
KINDS = ("task", "activity", "next", "deal", "demo", "meeting", "promise")


def read(request: HttpRequest, key: str) -> bytes:
    """The calendar behind a key, as of now and as its owner may see it; 404 for any other key."""
    digest = secret_hash(key)
    rows = CalendarFeed.objects.unscoped(WHY).exclude(key_hash="")
    feed = rows.filter(key_hash=digest).select_related("person").first()
    if feed is None or not feed.person.is_active or not feed.person.roles:
        consume(f"calendar-guesses:{place_of(request)}", GUESSES)
        raise NotFound()
    consume(f"calendar:{feed.pk}", READS)
    _note_reading(feed)
    user, now = feed.person, clock.now()
    person = staff_of(user)
    chosen = NotificationSettings.objects.unscoped(WHY).filter(person=user).first()
    found = islice(entries(person, [person.user_id], now - rules.PAST, now + rules.AHEAD), rules.MOST)
    return rules.calendar(
        found,
        name=f"Enishi – {organisation_name()}",
        zone=(chosen.zone if chosen else "") or person.zone,
        base=settings.BASE_URL,
        words={kind: say(f"calendar.{kind}", user.language) for kind in KINDS},
    )


def _note_reading(feed: CalendarFeed) -> None:
    """When it was last read, to the hour: for whoever wonders whether anybody still does."""
    now = clock.now()
    if feed.last_read_at is None or feed.last_read_at < now - NOTED_EVERY:
        CalendarFeed.objects.unscoped(WHY).filter(pk=feed.pk).update(last_read_at=now)
