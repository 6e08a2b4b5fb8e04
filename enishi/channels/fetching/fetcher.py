"""The fetcher: beside the worker of jobs, a thread for each mailbox this process holds."""

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import close_old_connections, connection

from enishi.channels.fetching import lease
from enishi.channels.fetching.imap import NoMail, Session, signed_in
from enishi.channels.fetching.once import INBOX, fetch_new
from enishi.channels.fetching.servers import server_of
from enishi.channels.models import Mailbox
from enishi.foundation import hold

log = logging.getLogger(__name__)
LOOK_SECONDS = 3.0
POLL_SECONDS = 30.0
RETRY = timedelta(seconds=30)
MOST_AT_ONCE = 50


class Fetcher:
    """Looks for mailboxes nobody fetches, and fetches them until stopped. Any number of processes may."""

    def __init__(self, *, poll_seconds: float = POLL_SECONDS) -> None:
        self._poll = poll_seconds
        self._stop = threading.Event()
        self._threads: dict[int, threading.Thread] = {}
        self._holder = f"{os.getpid()}-{secrets.token_hex(8)}"

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        """Until `stop` is called; an unreachable database is waited for."""
        while not self._stop.wait(LOOK_SECONDS):
            close_old_connections()
            try:
                self._look()
            # The edge of the fetcher: a broken database connection must not end it.
            except Exception:
                log.exception("fetcher could not reach its mailboxes")
                connection.close()
        for thread in self._threads.values():
            thread.join(timeout=5)

    def _look(self) -> None:
        self._threads = {key: thread for key, thread in self._threads.items() if thread.is_alive()}
        if hold.held():
            return
        for mailbox in lease.due_mailboxes():
            if mailbox.pk in self._threads or len(self._threads) >= MOST_AT_ONCE:
                continue
            if lease.claim(mailbox, self._holder):
                thread = threading.Thread(
                    target=self._fetch, args=(mailbox,), name=f"fetch-{mailbox.pk}", daemon=True
                )
                self._threads[mailbox.pk] = thread
                thread.start()

    def _fetch(self, mailbox: Mailbox) -> None:
        try:
            fetch(mailbox, self._holder, self._stop.is_set, self._poll)
        # The edge of the fetcher: one mailbox's trouble is noted and stops no other.
        except Exception:
            log.exception("mailbox not fetched", extra={"mailbox": mailbox.address})
        finally:
            connection.close()


def fetch(mailbox: Mailbox, holder: str, stopped: Callable[[], bool], poll_seconds: float) -> None:
    """Fetch one mailbox whose lease we hold, until told to stop, or it was changed, or something goes wrong."""
    try:
        with signed_in(server_of(mailbox)) as session:
            _rounds(session, mailbox, holder, stopped, poll_seconds)
    except NoMail as error:
        log.warning("mailbox not fetched", extra={"mailbox": mailbox.address, "why": error.why})
        lease.went_wrong(mailbox, holder, error, RETRY)
        return
    # The disk or the database is full or away: the mail stays with the server, and this is tried again.
    except OSError as error:
        lease.went_wrong(mailbox, holder, NoMail("not_kept", str(error)), RETRY)
        raise
    lease.release(mailbox, holder)


def _rounds(
    session: Session, mailbox: Mailbox, holder: str, stopped: Callable[[], bool], poll_seconds: float
) -> None:
    def go_on() -> bool:
        return not stopped() and lease.keep(mailbox, holder)

    while not stopped() and is_unchanged(mailbox) and not hold.held():
        fetch_new(session, mailbox, go_on)
        if not lease.went_well(mailbox, holder):
            return
        _wait(session, mailbox, stopped, poll_seconds)


def _wait(session: Session, mailbox: Mailbox, stopped: Callable[[], bool], seconds: float) -> None:
    if session.can_wait:
        session.select(INBOX if not mailbox.folders else mailbox.folders[0], to_change=False)
        session.wait(seconds, stopped)
        return
    end = time.monotonic() + seconds
    while time.monotonic() < end and not stopped():
        time.sleep(0.5)


def is_unchanged(mailbox: Mailbox) -> bool:
    """Are its servers and passwords still those we signed in with?"""
    rows = Mailbox.objects.unscoped("mail is fetched by the product itself")
    same = rows.filter(pk=mailbox.pk, version=mailbox.version, is_active=True, deleted_at=None)
    return same.exists()
