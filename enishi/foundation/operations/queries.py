"""The state of the installation in figures. About no customer and no row in particular."""

import platform
import shutil
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Min, Q

from enishi import __version__
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.backup.models import Backup
from enishi.foundation.config import config
from enishi.foundation.jobs.models import Job

SHOWN = 10
MOST_FAILED = 50


def name_of(path: str) -> str:
    """The short name of a job, as everywhere else."""
    return path.removeprefix("enishi.").replace(".jobs.", ".")


def queues() -> list[dict[str, Any]]:
    """Unfinished jobs by name: due now, planned for later, given up; since when the first waits. One statement."""
    now = clock.now()
    is_due = Q(dead=False, due__lte=now)
    rows = Job.objects.filter(done_at=None).values("path").order_by("path")
    counted = rows.annotate(
        waiting=Count("id", filter=is_due),
        planned=Count("id", filter=Q(dead=False, due__gt=now)),
        failed=Count("id", filter=Q(dead=True)),
        since=Min("due", filter=is_due),
    )
    return [{**row, "job": name_of(row["path"])} for row in counted]


def failed_jobs() -> list[dict[str, Any]]:
    """What was given up, the latest first. One statement."""
    rows = Job.objects.filter(dead=True).order_by("-id")[:MOST_FAILED]
    return [
        {
            "id": job.uid,
            "job": name_of(job.path),
            "error": job.error,
            "made_at": job.made_at,
            "attempts": job.attempts,
        }
        for job in rows
    ]


def backups(actor: Actor) -> list[Backup]:
    return list(authz.scope(actor, Backup).order_by("-began_at")[:SHOWN])


def last_backup_at(actor: Actor) -> datetime | None:
    found: datetime | None = (
        authz.scope(actor, Backup)
        .filter(error="")
        .order_by("-began_at")
        .values_list("began_at", flat=True)
        .first()
    )
    return found


def room() -> dict[str, int]:
    """Bytes on the disk of the data folder, and of the database."""
    disk = shutil.disk_usage(config.data)
    return {"free": disk.free, "total": disk.total, "database": database_bytes()}


def database_bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def about() -> dict[str, str]:
    return {"version": __version__, "python": platform.python_version(), "database": connection.vendor}
