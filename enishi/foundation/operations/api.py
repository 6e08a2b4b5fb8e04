"""The operator's page."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema, Status

from enishi.foundation.backup.models import Backup
from enishi.foundation.config import config
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.foundation.operations import actions, queries

router = Routes(tags=["installation"])


class QueueOut(Schema):
    """Jobs of one name: due now, planned for later, given up; since when the first of those due waits."""

    job: str
    waiting: int
    planned: int
    failed: int
    since: datetime | None


class FailedJobOut(Schema):
    id: UUID
    job: str
    error: str
    made_at: datetime
    attempts: int


class BackupOut(Schema):
    """A try to make a backup, or in `error` why there is none."""

    id: UUID
    place: str
    began_at: datetime
    seconds: float
    size: int
    rows: int
    files: int
    error: str


class RoomOut(Schema):
    """Bytes: free and in all on the disk of the data folder, and of the database."""

    free: int
    total: int
    database: int


class AboutOut(Schema):
    version: str
    python: str
    database: str


class OperationsOut(Schema):
    about: AboutOut
    room: RoomOut
    queues: list[QueueOut]
    failed_jobs: list[FailedJobOut]
    backups: list[BackupOut]
    last_backup_at: datetime | None
    # Whether one is made each day by itself.
    backs_up_daily: bool


@router.get("/operations", response=OperationsOut, may="read foundation.Backup")
def operations(request: ActorRequest):
    """How the installation fares: queues, what was given up, backups, room on the disk."""
    language = language_of(request)
    return {
        "about": queries.about(),
        "room": queries.room(),
        "queues": queries.queues(),
        "failed_jobs": queries.failed_jobs(),
        "backups": [shown(row, language) for row in queries.backups(request.actor)],
        "last_backup_at": queries.last_backup_at(request.actor),
        "backs_up_daily": bool(config["BACKUP_FOLDER"]),
    }


@router.post("/operations/jobs/{job_id}/retry", response={204: None}, may="update foundation.Backup")
def retry_job(request: ActorRequest, job_id: UUID):
    """Give a job that was given up its tries again."""
    actions.retry(request.actor, job_id)
    return Status(204, None)


def shown(row: Backup, language: str) -> dict[str, Any]:
    return {
        "id": row.uid,
        "place": row.place,
        "began_at": row.began_at,
        "seconds": row.seconds,
        "size": row.size,
        "rows": row.rows_kept,
        "files": row.files_kept,
        "error": say(f"error.{row.error}.title", language, **row.params) if row.error else "",
    }
