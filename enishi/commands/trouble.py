"""What may be wrong with an installation: `enishi doctor` asks all of it, the server some before it starts."""

import shutil

import redis
from django.db import DatabaseError

from enishi.foundation.backup import emptiness
from enishi.foundation.config import Trouble, config
from enishi.foundation.events.seal import first_broken
from enishi.foundation.http.health import is_migrated
from enishi.foundation.http.web import BUILT
from enishi.foundation.jobs.models import Job

LEAST_FREE = 1_000_000_000


def settings() -> list[Trouble]:
    return [Trouble("unknown_setting", {"name": name}) for name in config.unknown()]


def folder() -> list[Trouble]:
    if not config.data.exists():
        return [Trouble("no_folder", {"folder": config.data})]
    free = shutil.disk_usage(config.data).free
    told = {"folder": config.data, "megabytes": free // 1_000_000}
    return [Trouble("disk_full", told)] if free < LEAST_FREE else []


def restoring() -> list[Trouble]:
    """Was a restore cut short, or is one going on?"""
    return [Trouble("restoring", {"place": emptiness.mark()})] if emptiness.mark().exists() else []


def tables() -> list[Trouble]:
    """Does the database answer, with the tables of this version?"""
    try:
        return [] if is_migrated() else [Trouble("migrations_waiting", {})]
    except DatabaseError as error:
        return [Trouble("no_database", {"reason": " ".join(str(error).split())})]


def database() -> list[Trouble]:
    """Beyond the tables: do the events fit their seals, and were all jobs done?"""
    return tables() or records()


def records() -> list[Trouble]:
    broken, dead = first_broken(), Job.objects.filter(dead=True).count()
    found = [Trouble("broken_seal", {"place": broken})] if broken else []
    return found + ([Trouble("dead_jobs", {"count": dead})] if dead else [])


def live_updates() -> list[Trouble]:
    if not config["REDIS_URL"]:
        return []
    try:
        redis.Redis.from_url(config["REDIS_URL"], socket_connect_timeout=2).ping()
    except redis.RedisError:
        return [Trouble("no_redis", {})]
    return []


def web_app() -> list[Trouble]:
    return [] if (BUILT / "index.html").exists() else [Trouble("no_web_app", {})]


EXAMINATIONS = (settings, folder, restoring, database, live_updates, web_app)
