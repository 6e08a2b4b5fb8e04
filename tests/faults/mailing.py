"""The killing itself: `python -m tests.faults.mailing ROUNDS`, settings in the environment; see `mails`."""

import os
import signal
import sys
import time
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connections  # noqa: E402

from enishi.channels.models import Mailbox, OutgoingMail, OutgoingRecipient  # noqa: E402
from enishi.channels.sending import sender  # noqa: E402
from enishi.channels.tests.post_office import Orders, post_office  # noqa: E402
from enishi.foundation import clock  # noqa: E402
from enishi.foundation.actions import one_transaction  # noqa: E402
from enishi.foundation.http import outbound  # noqa: E402
from enishi.foundation.jobs import enqueue  # noqa: E402
from enishi.foundation.jobs.models import Job  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.interactions.models import Channel, Conversation, Message  # noqa: E402
from enishi.staff.models import Organisation  # noqa: E402

# Where in the dialogue the sender dies, and what may become of the mail.
PLACES = {
    "connect": {"sent"},
    "rcpt": {"sent"},
    "data": {"sent"},
    # The server asks for the bytes while the sender writes down that it hands them over.
    "bytes": {"unknown", "sent"},
    "taken": {"unknown"},
    # The server has said yes: what the sender still managed to write down decides.
    "answered": {"unknown", "sent"},
}
WAY_BACK = 2 * sender.SURELY_OVER
WHY = "looking in a test"


def main(rounds: int) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    Organisation.objects.create(name="みなも計装株式会社", set_up_at=clock.now())
    orders, seen, wrong = Orders(), Counter[str](), list[str]()
    with post_office(orders) as office:
        outbound.inside = lambda: frozenset({f"smtp://127.0.0.1:{office.port}"})
        mailbox = desk(office.port)
        for place in rounds * list(PLACES):
            became, is_right = one_kill(orders, mailbox, place)
            seen[became] += 1
            wrong += [] if is_right else [became]
    for line, times in sorted(seen.items()):
        print(f"{times:6} {line}")
    print(f"{sum(seen.values())} kills; {len(wrong)} wrong: {wrong[:5]}")
    return 1 if wrong else 0


def one_kill(orders: Orders, mailbox: Mailbox, place: str) -> tuple[str, bool]:
    """What became of a mail whose sender died there, and whether that may be."""
    orders.taken.clear()
    mail = plan(mailbox)
    kill_at(orders, place)
    state = end_of(mail)
    copies = sum(mail.identity.encode() in taken.raw for taken in orders.taken)
    is_right = state in PLACES[place] and copies <= 1 and (state != "sent" or copies == 1)
    return f"{place}: {state}, {copies} in the sink", is_right


def desk(port: int) -> Mailbox:
    channel = Channel.objects.create(kind="mail", purpose="service", name="受付")
    return Mailbox.objects.create(
        channel=channel,
        address="desk@minamo.example",
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
    )


def plan(mailbox: Mailbox) -> OutgoingMail:
    with one_transaction():
        thread = Conversation.objects.create(channel=mailbox.channel, subject="件")
        message = Message.objects.create(
            conversation=thread, direction="out", channel_kind="mail", text="本文", sent_at=clock.now()
        )
        mail = OutgoingMail.objects.create(
            message=message,
            mailbox=mailbox,
            kind="reply",
            subject="件",
            identity=f"<{message.uid}@minamo.example>",
        )
        address = "to@customer.example"
        OutgoingRecipient.objects.create(mail=mail, address=address, address_key=address)
        enqueue("channels.sending.send", mail_id=mail.pk)
    return mail


def kill_at(orders: Orders, place: str) -> None:
    """A sender of its own process, dead as soon as the server gets there."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        drain()
        os._exit(0)

    def reached(where: str) -> None:
        if where == place:
            os.kill(child, signal.SIGKILL)

    orders.reached = reached
    os.waitpid(child, 0)
    orders.reached = lambda where: None


def end_of(mail: OutgoingMail) -> str:
    """Others go on until the mail has its end: the lease of the dead runs out, and later the time of any dialogue."""
    for _ in range(200):
        drain()
        found = OutgoingMail.objects.unscoped(WHY).get(pk=mail.pk)
        if found.state == OutgoingMail.DONE:
            return str(found.recipients.get().state)
        if (
            found.state == OutgoingMail.HANDED
            and found.claimed_at
            and found.claimed_at > clock.now() - WAY_BACK
        ):
            # What takes minutes is made to have happened minutes ago.
            rows = OutgoingMail.objects.unscoped(WHY).filter(pk=mail.pk)
            rows.update(claimed_at=clock.now() - WAY_BACK - timedelta(seconds=1))
        Job.objects.filter(done_at=None, dead=False, payload__mail_id=mail.pk).update(due=clock.now())
        time.sleep(0.02)
    return "no end"


sys.exit(main(int(sys.argv[1])))
