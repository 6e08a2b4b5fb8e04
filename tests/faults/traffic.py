"""Clients that write orders without pause, and keep a journal of what was acknowledged."""

import json
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from uuid import uuid4

PATIENCE_SECONDS = 10.0


@dataclass
class Journal:
    """What clients know: the id each key was answered with, keys answered twice alike or not, statuses, hits."""

    answered: dict[str, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    hits: int = 0
    in_flight: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sent(self) -> None:
        with self.lock:
            self.in_flight += 1

    def ended(self, key: str, order: str | None, *, lost: bool) -> None:
        with self.lock:
            self.in_flight -= 1
            self.hits += lost
            if order is None:
                return
            known = self.answered.setdefault(key, order)
            if known != order:
                self.broken.append(f"key {key} was answered with two orders: {known} and {order}")


class Client(threading.Thread):
    """Writes one order after another; what got no answer is sent again under the same key."""

    def __init__(self, port: int, token: str, accounts: Sequence[str], journal: Journal) -> None:
        super().__init__(daemon=True)
        self._port, self._token, self._accounts, self._journal = port, token, accounts, journal
        self._stop_asked = threading.Event()
        self._repeat = 0

    def finish(self) -> None:
        """Stop after the order at hand is acknowledged."""
        self._stop_asked.set()

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        place = 0
        while not self._stop_asked.is_set():
            place += 1
            connection = self._write(
                connection, str(uuid4()), self._accounts[place % len(self._accounts)], place
            )
        connection.close()

    def _write(self, connection: HTTPConnection, key: str, account: str, place: int) -> HTTPConnection:
        while True:
            self._journal.sent()
            order, sent = None, False
            try:
                if connection.sock is None:
                    connection.connect()
                sent = True
                order = self._post(connection, key, account, place)
            except (OSError, HTTPException):
                connection.close()
                connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
            # A hit is a request that was under way and lost its answer, not one that found nobody there.
            self._journal.ended(key, order, lost=sent and order is None)
            if order is not None:
                # Now and then an acknowledged request is sent again: it must get the same answer.
                self._repeat = (self._repeat + 1) % 7
                if self._repeat:
                    return connection
            else:
                time.sleep(0.05)

    def _post(self, connection: HTTPConnection, key: str, account: str, place: int) -> str:
        lines = [
            {"text": "センサー", "quantity": 2, "unit_price": {"amount": 100 + place, "currency": "JPY"}},
            {"text": "設置", "quantity": 1, "unit_price": {"amount": 900, "currency": "JPY"}},
        ]
        body = json.dumps({"account_id": account, "ordered_on": "2026-11-20", "lines": lines})
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        connection.request("POST", "/api/v1/orders", body, headers)
        answer = connection.getresponse()
        content = answer.read()
        with self._journal.lock:
            self._journal.statuses[answer.status] += 1
        if answer.status != 201:
            raise HTTPException(f"{answer.status} {content[:300]!r}")
        order: str = json.loads(content)["id"]
        return order
