"""The product's real processes on data of their own, and how they are killed and started again."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

READY_SECONDS = 60.0


@dataclass
class Process:
    """One process of the house: its command, and the running child."""

    command: Sequence[str]
    log: Path
    child: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(self.command, stdout=log, stderr=log)

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed."""
        assert self.child is not None
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()


class House:
    """A web process and a worker, on a free port of this machine."""

    def __init__(self, folder: Path, *, mutant: bool) -> None:
        self.port = free_port()
        web = ["tests.faults.late"] if mutant else ["enishi"]
        self.web = Process(
            [sys.executable, "-m", *web, "serve", "--no-jobs", "--port", str(self.port)], folder / "web.log"
        )
        self.worker = Process([sys.executable, "-m", "enishi", "worker"], folder / "worker.log")

    def start(self) -> None:
        self.web.start()
        self.worker.start()
        self.await_web()

    def stop(self) -> None:
        for process in (self.web, self.worker):
            if process.child is not None and process.child.poll() is None:
                process.kill()

    def await_web(self) -> None:
        """Wait until the web process answers; raises TimeoutError with the end of its log."""
        until = time.monotonic() + READY_SECONDS
        while time.monotonic() < until:
            if self._answers():
                return
            time.sleep(0.05)
        raise TimeoutError(self.web.log.read_text("utf-8", "replace")[-2000:])

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
