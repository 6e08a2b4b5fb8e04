"""Work that comes back: each slot of time holds one job, however many workers ask."""

from dataclasses import dataclass
from datetime import timedelta

from enishi.foundation import clock
from enishi.foundation.hold import held
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.outbox import enqueue
from enishi.foundation.jobs.outside import is_outward


@dataclass(frozen=True)
class Periodic:
    """A job name and how often it runs."""

    name: str
    period: timedelta


_periodic: dict[str, Periodic] = {}
_last_filled: dict[str, int] = {}


def every(period: timedelta, name: str) -> None:
    """Run the job "room.function" once in each period. After a long stop it runs once, not once a slot."""
    _periodic[name] = Periodic(name, period)


def fill_slots() -> None:
    """Write the jobs of the present slots that are not there yet; none that would only pile up while they are held."""
    waits = held()
    for entry in _periodic.values():
        if waits and is_outward(entry.name):
            continue
        slot = int(clock.now().timestamp() // entry.period.total_seconds())
        if _last_filled.get(entry.name) == slot:
            continue
        once = f"{entry.name}@{slot}"
        if not Job.objects.filter(once=once).exists():
            enqueue(entry.name, once=once)
        _last_filled[entry.name] = slot
