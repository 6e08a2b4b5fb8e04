"""An OpenID Connect provider as a process of its own, for tests: its people are those named."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection

from tools.demo_house import free_port

READY_SECONDS = 30.0


@contextmanager
def identity_provider(*people: Mapping[str, object]) -> Iterator[str]:
    """Serves on this machine until the end of the block; gives the issuer."""
    port = free_port()
    named = [argument for person in people for argument in ("--user-claims", json.dumps(person))]
    server = subprocess.Popen(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "oidc_provider_mock",
            "--port",
            str(port),
            "-n",
            "true",
            *named,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _await(port: int) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/.well-known/openid-configuration")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError("the identity provider did not start")
