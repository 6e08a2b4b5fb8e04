"""One run of kills: mails are delivered, fetched by children that die at a step, and reckoned up."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connections  # noqa: E402

from enishi.channels.fetching import once  # noqa: E402
from enishi.channels.fetching.imap import Session, signed_in  # noqa: E402
from enishi.channels.fetching.servers import server_of  # noqa: E402
from enishi.channels.models import Mailbox, ReceivedMail  # noqa: E402
from enishi.foundation import sealed  # noqa: E402
from enishi.foundation.files import store  # noqa: E402
from enishi.foundation.files.store import DiskStore  # noqa: E402
from enishi.foundation.http import outbound  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.interactions.models import Channel  # noqa: E402
from enishi.service.models import Ticket  # noqa: E402
from enishi.staff.models import Organisation, Team  # noqa: E402
from tests.mail_server.conftest import plain  # noqa: E402
from tests.mail_server.kills import STEPS, die  # noqa: E402
from tests.mail_server.server import PASSWORD, MailServer  # noqa: E402

WHY = "the run looks at what there is"
ADDRESS, KEPT = "desk@minamo.example", "Kept"
MAILS = 4


def main(rounds: int, mutant: bool) -> int:
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as home:
        server = MailServer(Path(home))
        server.start()
        try:
            return run(server, rounds, mutant)
        finally:
            server.stop()


def run(server: MailServer, rounds: int, mutant: bool) -> int:
    mailbox = prepared(server)
    with signed_in(server_of(mailbox)) as session:
        session._dialogue.create(KEPT)
    connections.close_all()
    put = kills = 0
    for turn in range(rounds):
        for step in STEPS:
            for _ in range(MAILS):
                server.put(ADDRESS, plain(put))
                put += 1
            kills += in_child(lambda step=step, turn=turn: fetch(mailbox, mutant, step, turn % MAILS + 1))
    in_child(lambda: fetch(mailbox, mutant, "", 0))
    found = damage(mailbox, put)
    name = "mutant: the server is told first" if mutant else "honest"
    print(f"{name}: {put} mails, {kills} kills, {'; '.join(found) or 'each exactly once'}")
    if kills < rounds * len(STEPS):
        print("a kill did not hit")
        return 1
    return int(bool(found) != mutant)


def prepared(server: MailServer) -> Mailbox:
    outbound.inside = lambda: frozenset({f"imap://127.0.0.1:{server.port}"})  # type: ignore[assignment]
    Organisation.objects.create(name="みなも計装株式会社")
    team = Team.objects.create(name="サポート", is_default_service=True)
    channel = Channel.objects.create(name="desk", kind="mail", purpose="service", team=team)
    server.maildir(ADDRESS)
    return Mailbox.objects.create(
        channel=channel,
        address=ADDRESS,
        imap_host="127.0.0.1",
        imap_port=server.port,
        imap_security="none",
        imap_user=ADDRESS,
        imap_secret=sealed.seal(PASSWORD),
        after_fetch="move",
        moved_to=KEPT,
        fetch_from=date(2000, 1, 1),
    )


def in_child(work: Callable[[], None]) -> bool:
    """Do it in a process of its own; was it killed?"""
    child = os.fork()
    if child == 0:
        work()
        connections.close_all()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def fetch(mailbox: Mailbox, mutant: bool, step: str, count: int) -> None:
    """Fetch all there is, and die when a step has been taken so often."""
    if mutant:
        once._keep = tell_first  # type: ignore[assignment]
    places: dict[str, tuple[Any, str]] = {
        "fetched": (Session, "fetch"),
        "stored": (DiskStore, "put"),
        "committed": (once, "take_in"),
        "told": (Session, "move"),
    }
    if step:
        owner, name = places[step]
        setattr(owner, name, dying(getattr(owner, name), count))
    with signed_in(server_of(mailbox)) as session:
        once.fetch_new(session, mailbox, lambda: True)


def dying(taken: Callable[..., Any], count: int) -> Callable[..., Any]:
    left = count

    def step(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        answer = taken(*args, **kwargs)
        left -= 1
        if left == 0:
            die()
        return answer

    return step


def tell_first(session: Session, mailbox: Mailbox, folder: str, validity: int, found: Any) -> bool:
    """The mutant: the server is told before the mail is kept."""
    session.move(found.uid, mailbox.moved_to)
    origin = once.Origin("imap", folder, validity, found.uid, found.internal_date)
    return once.take_in(mailbox, [found.raw], origin)[1]


def damage(mailbox: Mailbox, put: int) -> list[str]:
    """What is not as it must be: every mail kept once, with its bytes, as one ticket, and moved on the server."""
    drain()
    rows = ReceivedMail.objects.unscoped(WHY)
    times = Counter(rows.values_list("subject", flat=True))
    wanted = {f"No. {number}" for number in range(put)}
    found = []
    if lost := wanted - times.keys():
        found.append(f"{len(lost)} lost")
    if twice := [subject for subject, count in times.items() if count > 1]:
        found.append(f"{len(twice)} twice")
    found += [f"{row.subject} without its bytes" for row in rows if len(store().read(row.digest)) != row.size]
    tickets = Counter(Ticket.objects.unscoped(WHY).values_list("subject", flat=True))
    if any(tickets[subject] != count for subject, count in times.items()):
        found.append("mails and tickets differ")
    with signed_in(server_of(mailbox)) as session:
        session.select("INBOX", to_change=False)
        if left := session.uids(0, None):
            found.append(f"{len(left)} still in the inbox")
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2] == "mutant"))
