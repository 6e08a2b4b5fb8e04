"""Reading a mail in a process of its own, within a time and a memory that no mail can stretch."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

import enishi
from enishi.channels.mail.reader import Answer, receive, send, unpacked

SECONDS = 30.0
READER = (sys.executable, "-m", "enishi.channels.mail.reader")


class Unreadable(Exception):
    """The reader did not come to an end with this mail: too slow, or out of memory."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Reader:
    """One reading process, started when it is first needed and anew after a mail has ended it.

    Who asks waits for the others of this worker: reading is a third of what writing the ticket takes.
    """

    def __init__(self, command: tuple[str, ...] = READER, seconds: float = SECONDS) -> None:
        self._command, self._seconds = command, seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, raw: bytes) -> Answer:
        """The mail, and which server vouches for its sender. Raises Unreadable."""
        with self._lock:
            answer = self._asked(raw or b"\n")
        return unpacked(answer)

    def close(self) -> None:
        with self._lock:
            self._end()

    def _asked(self, raw: bytes) -> bytes:
        process = self._running()
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            answer = self._exchanged(process, raw)
        finally:
            timer.cancel()
        if not answer:
            self._end()
            raise Unreadable("parser_too_slow" if slow.is_set() else "parser_died")
        return answer

    @staticmethod
    def _exchanged(process: subprocess.Popen[bytes], raw: bytes) -> bytes:
        assert process.stdin and process.stdout
        try:
            send(process.stdin, raw)
            return receive(process.stdout)
        except OSError:
            return b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
            )
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        # What was not yet written has nobody to read it any more.
        with suppress(OSError):
            self._process.communicate()
        self._process = None


def _environment() -> dict[str, str]:
    """The product's own code, wherever it lies."""
    here = str(Path(enishi.__file__).parent.parent)
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))}


@cache
def reader() -> Reader:
    """This process's reader."""
    return Reader()
