"""Making, renewing and ending the secret address of one's own calendar."""

from enishi.foundation import clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff.models import CalendarFeed
from enishi.staff.notices.actions import reader
from enishi.staff.secrets import new_secret, secret_hash

WHY = "one's own calendar"
PREFIX = "cal_"


def own(actor: Actor) -> CalendarFeed | None:
    """One's own feed. It is a person's: a program has an address of its own already, its token."""
    return CalendarFeed.objects.unscoped(WHY).filter(person=reader(actor).user_id).first()


@action
def renew(actor: Actor) -> str:
    """A new address, shown this once; the one before opens nothing from now on."""
    found = own(actor)
    feed = found or CalendarFeed(person_id=reader(actor).user_id)
    before = feed.snapshot() if found else None
    key = new_secret(PREFIX)
    feed.key_hash, feed.made_at, feed.last_read_at = secret_hash(key), clock.now(), None
    if found:
        versions.touch(feed)
    feed.save()
    events.record("calendar_feed.renewed", actor, feed, before=before)
    return key


@action
def revoke(actor: Actor) -> None:
    """No address opens the calendar any more."""
    feed = own(actor)
    if feed is None or not feed.key_hash:
        return
    before = feed.snapshot()
    feed.key_hash, feed.made_at, feed.last_read_at = "", None, None
    versions.touch(feed)
    feed.save()
    events.record("calendar_feed.revoked", actor, feed, before=before)
