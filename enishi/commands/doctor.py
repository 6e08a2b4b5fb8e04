"""`enishi doctor`, `enishi version`, `enishi openapi`."""

import platform
import shutil
import sys

import click
import orjson
import redis
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from enishi import __version__
from enishi.api import api
from enishi.foundation.config import config
from enishi.foundation.events.seal import first_broken
from enishi.foundation.http.web import BUILT
from enishi.foundation.jobs.models import Job

# Status codes are numbers in the description, and strings in JSON.
OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS
LEAST_FREE = 1_000_000_000


@click.command()
def version() -> None:
    """Print the version."""
    click.echo(f"enishi {__version__} (Python {platform.python_version()})")


@click.command()
def openapi() -> None:
    """Print the description of the API."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    click.echo(orjson.dumps(schema, option=OPTIONS).decode())


@click.command()
def doctor() -> None:
    """List the settings and where they come from; say what is wrong and how to mend it."""
    for value in config.values():
        shown = "(set)" if value.setting.secret and value.text else value.text or "(empty)"
        click.echo(f"{value.setting.variable:24} {shown:32} {value.source}")
    findings = [finding for examine in EXAMINATIONS for finding in examine()]
    for finding in findings:
        click.echo(f"! {finding}", err=True)
    if findings:
        sys.exit(1)
    click.echo("All is well.")


def _settings() -> list[str]:
    return [f"{name} is not a setting of Enishi: check its spelling." for name in config.unknown()]


def _folder() -> list[str]:
    if not config.data.exists():
        return [f"{config.data} does not exist: run `enishi init`."]
    free = shutil.disk_usage(config.data).free
    return [f"Only {free // 1_000_000} MB are free in {config.data}: make room."] if free < LEAST_FREE else []


def _database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["Migrations are waiting: run `enishi migrate`."]
        broken = first_broken()
        dead = Job.objects.filter(dead=True).count()
    except DatabaseError as error:
        return [f"The database does not answer ({error}): check ENISHI_DATABASE_URL and that it runs."]
    findings = [f"The event log does not fit its seals from place {broken} on: restore it."] if broken else []
    return findings + ([f"{dead} jobs gave up: see their errors in the job table."] if dead else [])


def _redis() -> list[str]:
    if not config["REDIS_URL"]:
        return []
    try:
        redis.Redis.from_url(config["REDIS_URL"], socket_connect_timeout=2).ping()
    except redis.RedisError:
        return ["Redis does not answer: check ENISHI_REDIS_URL. Live updates wait until it does."]
    return []


def _web_app() -> list[str]:
    return [] if (BUILT / "index.html").exists() else ["The web app is not built: run `make build`."]


EXAMINATIONS = (_settings, _folder, _database, _redis, _web_app)
