"""How fast mail comes in: `python -m benchmarks.mails MAILS WORKERS`, settings of an empty installation.

From bytes in hand to ticket: kept and committed one by one, then read by as many worker processes as are named.
"""

import subprocess
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connection, connections  # noqa: E402

from enishi.channels.mail.store import Origin, take_in  # noqa: E402
from enishi.channels.models import Mailbox, ReceivedMail  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.interactions.models import Channel  # noqa: E402
from enishi.service.models import Ticket  # noqa: E402
from enishi.staff.models import Organisation, Team  # noqa: E402

GOALS = {"sqlite": 50, "postgresql": 100}
WHY = "the benchmark counts what it made"
TEXT = "お世話になっております。\n第二工場の流量計が、①昨日から㈱の表示のまま応答しません。\nご確認をお願いします。\n\n--\n渡辺\n"


def main(mails: int, workers: int) -> int:
    """Mails a second; 1 when one was lost."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    mailbox = prepared()
    started = time.perf_counter()
    for number in range(mails):
        take_in(mailbox, [letter(number)], Origin("file"))
    kept = mails / (time.perf_counter() - started)
    started = time.perf_counter()
    work(workers)
    read = mails / (time.perf_counter() - started)
    done = ReceivedMail.objects.unscoped(WHY).filter(state=ReceivedMail.PROCESSED).count()
    goal = GOALS[connection.vendor]
    mark = "" if read >= goal else "  below the goal"
    print(
        f"\nMail on {connection.vendor}: {done:,} of {mails:,} taken in, kept {kept:,.0f} a second,"
        f" read by {workers} workers {read:,.0f} a second (goal {goal:,}){mark}"
    )
    return int(done != mails or Ticket.objects.unscoped(WHY).count() != mails)


def prepared() -> Mailbox:
    Organisation.objects.create(name="みなも計装株式会社")
    team = Team.objects.create(name="サポート", is_default_service=True)
    channel = Channel.objects.create(name="desk", kind="mail", purpose="service", team=team)
    return Mailbox.objects.create(channel=channel, address="desk@minamo.example")


def letter(number: int) -> bytes:
    """Every tenth in ISO-2022-JP; each from somebody else, as most mail is."""
    charset = "utf-8" if number % 10 else "iso-2022-jp"
    head = (
        f"From: sender{number}@customer{number % 200}.example\r\nTo: desk@minamo.example\r\n"
        f"Subject: No. {number}\r\nMessage-ID: <{number}@customer.example>\r\n"
        f"Date: Fri, 20 Nov 2026 11:58:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"
    )
    return head.encode() + TEXT.encode(charset, "replace")


def work(workers: int) -> None:
    """As many processes as asked, until nothing is left to do."""
    connections.close_all()
    children = [subprocess.Popen([sys.executable, "-m", "benchmarks.mails"]) for _ in range(workers)]
    for child in children:
        child.wait()


def worker() -> None:
    """Everything there is to do, and what it cost this process."""
    statements = [0]

    def counted(execute, sql, params, many, context):
        statements[0] += 1
        return execute(sql, params, many, context)

    started = time.process_time()
    with connection.execute_wrapper(counted):
        mails = drain() or 1
    cost = (time.process_time() - started) * 1000
    print(
        f"  a worker: {mails} jobs, each {statements[0] / mails:.1f} statements, {cost / mails:.1f} ms of CPU"
    )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        worker()
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
