"""What an operator may set going again."""

from uuid import UUID

from enishi.foundation import authz, clock
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound, Refusal
from enishi.foundation.jobs.models import Job


class NotFailed(Refusal):
    """The job runs, waits or is done: there is nothing to set going again."""

    code = "job.not_failed"
    status = 409


@action
def retry(actor: Actor, job_id: UUID) -> Job:
    """Give a job that was given up its tries again, from now on."""
    authz.check(actor, "update", "foundation.Backup")
    job = Job.objects.select_for_update().filter(uid=job_id).first()
    if job is None:
        raise NotFound()
    if not job.dead:
        raise NotFailed()
    job.dead, job.attempts, job.due, job.error = False, 0, clock.now(), ""
    job.save(update_fields=["dead", "attempts", "due", "error"])
    return job
