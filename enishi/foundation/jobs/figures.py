"""What waits in the outbox, for the operator's monitoring. Read-only, and about no row in particular."""

from django.db.models import Case, CharField, Count, Min, Q, Value, When

from enishi.foundation import clock
from enishi.foundation.jobs.models import Job
from enishi.foundation.metrics import Rows


def by_state() -> Rows:
    """Unfinished jobs by name and state. One statement."""
    now = clock.now()
    state = Case(
        When(dead=True, then=Value("failed")),
        When(due__lte=now, then=Value("waiting")),
        When(attempts=0, then=Value("planned")),
        When(error="", then=Value("running")),
        default=Value("retrying"),
        output_field=CharField(),
    )
    found = Job.objects.filter(Q(done_at=None, dead=False) | Q(dead=True)).annotate(state=state)
    counted = found.values_list("path", "state").order_by().annotate(n=Count("id"))
    return [((path.removeprefix("enishi.").replace(".jobs.", "."), state), n) for path, state, n in counted]


def oldest_seconds() -> Rows:
    """How long the job that is due longest has waited to be begun. One statement."""
    now = clock.now()
    due = Job.objects.filter(done_at=None, dead=False, due__lte=now).aggregate(first=Min("due"))["first"]
    return [((), (now - due).total_seconds() if due else 0.0)]
