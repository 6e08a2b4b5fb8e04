"""Who fetches a mailbox, and how it goes: one process at a time, by a lease that has to be kept alive."""

from datetime import timedelta

from django.db.models import Q

from enishi.channels.fetching.imap import NoMail
from enishi.channels.models import Fetching, Mailbox
from enishi.foundation import clock

LEASE = timedelta(seconds=90)


def due_mailboxes() -> list[Mailbox]:
    """Mailboxes with a server to fetch from that nobody fetches just now. One SQL."""
    rows = Mailbox.objects.unscoped("mail is fetched by the product itself")
    fetched = rows.filter(is_active=True, deleted_at=None).exclude(imap_host="")
    free = Q(fetching=None) | Q(fetching__held_until=None) | Q(fetching__held_until__lt=clock.now())
    return list(fetched.filter(free).select_related("channel").order_by("id"))


def claim(mailbox: Mailbox, holder: str) -> bool:
    """Take the mailbox if it is free. One statement decides between two who ask."""
    now = clock.now()
    Fetching.objects.bulk_create([Fetching(mailbox=mailbox)], ignore_conflicts=True)
    free = Q(held_until=None) | Q(held_until__lt=now)
    rows = Fetching.objects.filter(free, mailbox=mailbox)
    return bool(rows.update(holder=holder, held_until=now + LEASE, tried_at=now))


def keep(mailbox: Mailbox, holder: str) -> bool:
    """Hold on to it; False if another has it by now."""
    now = clock.now()
    rows = Fetching.objects.filter(mailbox=mailbox, holder=holder, held_until__gte=now)
    return bool(rows.update(held_until=now + LEASE))


def went_well(mailbox: Mailbox, holder: str) -> bool:
    """A round came to its end. False if another has the mailbox by now."""
    now = clock.now()
    rows = Fetching.objects.filter(mailbox=mailbox, holder=holder)
    return bool(
        rows.update(
            held_until=now + LEASE,
            fetched_at=now,
            tried_at=now,
            failing_since=None,
            error="",
            detail="",
            alarmed_at=None,
        )
    )


def went_wrong(mailbox: Mailbox, holder: str, error: NoMail, wait: timedelta) -> None:
    """Nobody tries again before `wait` is over."""
    now = clock.now()
    rows = Fetching.objects.filter(mailbox=mailbox, holder=holder)
    rows.filter(failing_since=None).update(failing_since=now)
    rows.update(held_until=now + wait, tried_at=now, error=error.why, detail=error.detail)


def release(mailbox: Mailbox, holder: str) -> None:
    Fetching.objects.filter(mailbox=mailbox, holder=holder).update(held_until=None)
