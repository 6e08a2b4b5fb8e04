"""Background work: a job is a row written with the act that wants it, so none is forgotten or invented."""

from enishi.foundation.jobs.outbox import enqueue
from enishi.foundation.jobs.outside import outward
from enishi.foundation.jobs.periodic import every

__all__ = ["enqueue", "every", "outward"]
