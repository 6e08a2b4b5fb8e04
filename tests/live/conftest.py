"""A real server with an SQLite file of its own, once for all tests here; on PostgreSQL there is nothing to repeat."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets.sync.client import ClientConnection, connect

from enishi.foundation.config import config
from tests.faults.house import House

collect_ignore = ["test_sockets.py"] if config["DATABASE_URL"] else []
if not config["REDIS_URL"]:
    collect_ignore.append("test_over_redis.py")


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch) -> None:
    """Between a server's questions a connection is given back; in a test the transaction it holds must stay."""
    monkeypatch.setattr("channels.db.close_old_connections", lambda: None)


class Served:
    """The server, and another process's hand on its database."""

    def __init__(self, port: int, database: Path, sessions: dict[str, str]) -> None:
        self.port, self.sessions = port, sessions
        self._database = database

    def socket(self, name: str, **also: Any) -> ClientConnection:
        """The open line of this person's browser."""
        host = f"127.0.0.1:{self.port}"
        return connect(
            f"ws://{host}/ws/live",
            origin=f"http://{host}",
            additional_headers={"Cookie": f"sessionid={self.sessions.get(name, name)}"},
            max_size=None,
            **also,
        )

    def sql(self, statement: str, *values: Any) -> int:
        """What somebody does at the database's own prompt; the new row's id."""
        with sqlite3.connect(self._database, timeout=20) as there:
            return there.execute(statement, values).lastrowid or 0

    def write_event(self, kind: str, subject: str, ago: float = 0.0) -> int:
        """An event as another process of the product commits it."""
        values = {
            "uid": uuid4().hex, "kind": kind, "at": datetime.now(UTC) - timedelta(seconds=ago),
            "actor_kind": "staff", "subject": subject, "subject_id": 1, "subject_uid": uuid4().hex,
            "request_id": "", "ip": "", "history": False, "data": "{}", "digest": "",
        }  # fmt: skip
        values["at"] = values["at"].strftime("%Y-%m-%d %H:%M:%S.%f")
        places = ", ".join("?" * len(values))
        return self.sql(
            f"INSERT INTO foundation_event ({', '.join(values)}) VALUES ({places})", *values.values()
        )


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("live")
    settings = {
        "ENISHI_DATA": str(folder),
        "ENISHI_DATABASE_URL": "",
        "ENISHI_REDIS_URL": "",
        "ENISHI_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "enishi.settings",
    }
    was = dict(os.environ)
    os.environ.update(settings)
    house = House(folder, mutant=False)
    try:
        made = subprocess.run([sys.executable, "-m", "tests.live.make"], capture_output=True, check=True)
        house.web.start()
        house.await_web()
        yield Served(house.port, folder / "enishi.sqlite3", json.loads(made.stdout))
    finally:
        house.stop()
        os.environ.clear()
        os.environ.update(was)
