"""`enishi serve` and `enishi worker`."""

import gc
import os
import signal
import threading
from types import FrameType

import click
import uvicorn

from enishi.channels.fetching.fetcher import Fetcher
from enishi.commands.refusals import refuse
from enishi.commands.trouble import restoring, tables
from enishi.foundation.config import config
from enishi.foundation.jobs.worker import Worker


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--jobs/--no-jobs", default=True, help="Run background jobs in this process too.")
def serve(host: str, port: int, jobs: bool) -> None:
    """Serve the web app, the API, live updates and, unless told otherwise, the background jobs."""
    refuse_old_tables()
    working = Working()
    if jobs:
        working.start()
    spare_the_collector()
    public, here = config["BASE_URL"], f"http://{host}:{port}"
    click.echo(f"Enishi: {public}" if public == here else f"Enishi: {public}  ({here})")
    uvicorn.run(
        "enishi.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        # What a browser says over its socket is a line or two, and what it hears is too short to be packed.
        ws_max_size=4096,
        ws_per_message_deflate=False,
        # A line whose other end is gone is found within 40 seconds.
        ws_ping_interval=20,
        ws_ping_timeout=20,
    )
    if jobs:
        working.stop()


class Working:
    """What runs beside the web in one process: the worker of jobs, and the fetcher of mail."""

    def __init__(self) -> None:
        self._parts = (Worker(), Fetcher())
        self._threads = [
            threading.Thread(target=part.run, name=type(part).__name__.lower(), daemon=True)
            for part in self._parts
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        for part in self._parts:
            part.stop()
        for thread in self._threads:
            thread.join(timeout=10)


def spare_the_collector() -> None:
    """What start-up made stays for good, and an answer makes thousands of objects that end with it.

    Python would look through all of them for cycles several times a request.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def refuse_old_tables() -> None:
    """Do not start on tables of another version, nor on half a restore. A database that is away may come back: that is waited for."""
    if found := restoring() or [trouble for trouble in tables() if trouble.key == "migrations_waiting"]:
        refuse(found)


@click.command()
def worker() -> None:
    """Run background jobs and fetch mail until told to stop (SIGTERM). Any number may run on PostgreSQL."""
    refuse_old_tables()
    runner, fetcher = Worker(), Fetcher()

    def stop(signum: int, frame: FrameType | None) -> None:
        runner.stop()
        fetcher.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    fetching = threading.Thread(target=fetcher.run, name="fetcher", daemon=True)
    fetching.start()
    click.echo(f"Working (process {os.getpid()}).")
    runner.run()
    fetching.join(timeout=10)
