"""The product's real server on a free port, as an operator starts it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

READY_SECONDS = 60.0
HOST = "127.0.0.1"


@contextmanager
def serving(log: Path) -> Iterator[int]:
    """The port of a running `enishi serve`; it is stopped at the end."""
    with process(log) as (port, _):
        yield port


@contextmanager
def process(log: Path) -> Iterator[tuple[int, int]]:
    """The same, and the number of its process."""
    with socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "enishi", "serve", "--no-jobs", "--port", str(port)],
            stdout=out,
            stderr=out,
        )
    try:
        _await(port, log)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(port: int, log: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while not _answers(port):
        if time.monotonic() > until:
            raise TimeoutError(log.read_text("utf-8", "replace")[-2000:])
        time.sleep(0.05)


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
