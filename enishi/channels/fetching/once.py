"""One round for one mailbox: everything new in its folders is taken in, and only then is the server told."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from enishi.channels.fetching.imap import Fetched, NoMail, Session
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import FolderCursor, Mailbox
from enishi.foundation.actions import one_transaction
from enishi.staff.queries import our_zone

INBOX = "INBOX"


def fetch_new(session: Session, mailbox: Mailbox, go_on: Callable[[], bool]) -> int:
    """Take in what is new; how many mails that were. `go_on` is asked before each: is the mailbox still ours?"""
    taken = 0
    for folder in mailbox.folders or [INBOX]:
        taken += _fetch_folder(session, mailbox, folder, go_on)
    return taken


def _fetch_folder(session: Session, mailbox: Mailbox, folder: str, go_on: Callable[[], bool]) -> int:
    validity = session.select(folder, to_change=mailbox.after_fetch != "keep")
    cursor = _cursor(mailbox, folder, validity)
    taken = 0
    # From the beginning: the first time, and when the server counts anew. What we have is known by its bytes.
    since: date | None = mailbox.fetch_from if cursor.last_uid == 0 else None
    zone = ZoneInfo(our_zone())
    for uid in session.uids(cursor.last_uid, since):
        if not go_on():
            raise NoMail("taken_over")
        found = session.fetch(uid)
        if found is not None and not _is_older(found, since, zone):
            taken += _keep(session, mailbox, folder, validity, found)
        # Last of all: whoever dies before this gets the mail once more, knows it by its bytes, and tells the server.
        cursor.last_uid = uid
        cursor.save(update_fields=["last_uid"])
    return taken


def _is_older(found: Fetched, since: date | None, zone: ZoneInfo) -> bool:
    """Did it arrive before that day began here? The server, which was asked first, counts days in a zone of its own."""
    if since is None or found.internal_date is None:
        return False
    return found.internal_date.astimezone(zone).date() < since


def _keep(session: Session, mailbox: Mailbox, folder: str, validity: int, found: Fetched) -> bool:
    origin = Origin("imap", folder, validity, found.uid, found.internal_date)
    _, is_new = take_in(mailbox, [found.raw], origin)
    if not found.is_whole:
        return is_new  # the rest of it lies there alone
    if mailbox.after_fetch == "seen":
        session.mark_seen(found.uid)
    elif mailbox.after_fetch == "move" and mailbox.moved_to:
        session.move(found.uid, mailbox.moved_to)
    return is_new


def _cursor(mailbox: Mailbox, folder: str, validity: int) -> FolderCursor:
    with one_transaction():
        cursor, _ = FolderCursor.objects.get_or_create(
            mailbox=mailbox, folder=folder, defaults={"uid_validity": validity}
        )
        if cursor.uid_validity != validity:
            cursor.uid_validity, cursor.last_uid = validity, 0
            cursor.save(update_fields=["uid_validity", "last_uid"])
    return cursor
