"""What must hold after every kill, checked in the database itself."""

import time
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, F, Sum

from enishi.commerce.models import Order, OrderLine
from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.models import Job
from enishi.insight.models import Pending, RevenueLine
from tests.faults.traffic import Journal

WHY = "the fault run looks at everything"
ROLL_UP = "enishi.insight.jobs.roll_up"
QUIET_SECONDS = 60.0
SURE_SECONDS = 0.4


def lost_job() -> str | None:
    """With the web process dead: each recorded order must have left exactly one job behind. Asked twice:
    a commit sent just before the kill may still be on its way."""
    for _ in range(2):
        jobs = Job.objects.filter(path=ROLL_UP).count()
        orders = Event.objects.filter(kind="order.recorded").count()
        if jobs == orders:
            return None
        time.sleep(SURE_SECONDS)
    return f"{orders} orders were recorded and {jobs} jobs were written for them"


def job_in_flight() -> Job | None:
    """A job some worker has claimed and not ended."""
    return Job.objects.filter(attempts__gt=0, done_at=None, dead=False, due__gt=clock.now()).first()


def await_quiet() -> bool:
    """Wait until every due job has ended."""
    until = time.monotonic() + QUIET_SECONDS
    while time.monotonic() < until:
        if not Job.objects.filter(path=ROLL_UP, done_at=None, dead=False).exists():
            return True
        time.sleep(0.2)
    return False


def violations(journal: Journal) -> Iterator[str]:
    """Everything that is wrong now that clients have stopped and jobs are done."""
    yield from journal.broken
    orders = Order.objects.unscoped(WHY)
    stored = {str(uid) for uid in orders.values_list("uid", flat=True)}
    acknowledged = set(journal.answered.values())
    if missing := acknowledged - stored:
        yield f"{len(missing)} acknowledged orders are lost"
    if unknown := stored - acknowledged:
        yield f"{len(unknown)} orders were written twice or for nobody"
    half = orders.annotate(sum=Sum("lines__net"), parts=Count("lines")).exclude(sum=F("net"), parts=2)
    if half.exists():
        yield f"{half.count()} orders are half-written"
    recorded = Event.objects.filter(kind="order.recorded").values("subject_id").annotate(n=Count("id"))
    told = {row["subject_id"]: row["n"] for row in recorded}
    if told != dict.fromkeys(orders.values_list("pk", flat=True), 1):
        yield "an order has no event, or more than one"
    lines, classed = OrderLine.objects.unscoped(WHY).count(), RevenueLine.objects.unscoped(WHY).count()
    if lines != classed:
        yield f"{lines} order lines have {classed} ledger lines: a job was lost or done twice"
    if damage := lost_job():
        yield damage
    if Pending.objects.exists():
        yield "ledger work is still pending"
    if Job.objects.filter(dead=True).exists():
        yield "a job gave up"
    if connection.vendor == "sqlite":
        yield from _integrity()


def _integrity() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        if (result := cursor.fetchone()[0]) != "ok":
            yield f"the database is damaged: {result}"
