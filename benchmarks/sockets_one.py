"""One database: `python -m benchmarks.sockets_one SOCKETS`, settings in the environment."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  # the rooms exist only once Django is set up
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.client import Browser, Request  # noqa: E402
from benchmarks.fill import once  # noqa: E402
from benchmarks.house import process  # noqa: E402
from enishi.exchange.demo.company import PASSWORD  # noqa: E402
from enishi.exchange.demo.make import ACTOR, NOW, START, found, join  # noqa: E402
from enishi.foundation import clock  # noqa: E402
from enishi.foundation.authz import Role  # noqa: E402
from enishi.foundation.config import config  # noqa: E402
from enishi.foundation.events.models import Event  # noqa: E402
from enishi.staff.models import User  # noqa: E402

GOAL_MS, GOAL_CLOSED_S = 100.0, 5.0
CLIENTS = 2
ROUNDS = 15
ROLES = (Role.SALES_REP, Role.SERVICE_AGENT, Role.SALES_MANAGER, Role.READ_ONLY)
LABEL = "customers.Account"


def main(sockets: int) -> int:
    """0 when the last socket hears, and is closed, in time."""
    once(f"{sockets:,} people", lambda: _fill(sockets))
    sessions = _sign_in(sockets)
    print(f"\n{connection.vendor}: {sockets:,} sockets of as many people in one process", flush=True)
    with process(config.data / "serve.log") as (port, pid), _clients(port) as clients:
        writer = Browser(port, "owner@minamo.example", PASSWORD)
        before = _megabytes(pid)
        opening = time.perf_counter()
        opened = _open(clients, sessions)
        took = time.perf_counter() - opening
        print(
            f"Memory: {before:.0f} MB before, {_megabytes(pid):.0f} MB with {opened:,} sockets ({took:.0f} s)."
        )
        worked = _cpu_seconds(pid)
        times = [_round(writer, clients, number) for number in range(ROUNDS)]
        worked = (_cpu_seconds(pid) - worked) / ROUNDS
        print(
            f"Memory after {ROUNDS} changes: {_megabytes(pid):.0f} MB. The process worked {worked * 1000:.0f} ms for each."
        )
        idle = _cpu_share(pid)
        closed = _revoke(clients, sessions)
    return _verdict(times, idle, closed, sockets)


def _fill(sockets: int) -> None:
    with clock.at(START):
        company = found(ACTOR)
    join(ACTOR, company)
    with clock.at(NOW):
        User.objects.bulk_create(
            [
                User(
                    name=f"担当 {n}",
                    email=f"p{n}@many.example",
                    roles=[ROLES[n % len(ROLES)]],
                    password=f"!{n}",
                )
                for n in range(sockets)
            ],
            batch_size=500,
        )


def _sign_in(sockets: int) -> list[str]:
    """Sessions as sign-in leaves them: the key of each person's."""
    Session.objects.all().delete()
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    rows = []
    for user in User.objects.filter(email__endswith="@many.example")[:sockets]:
        held = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "enishi.staff.signin.SignIn",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        until = clock.now() + timedelta(days=1)
        rows.append(
            Session(session_key=f"bench{user.pk:027}", session_data=store.encode(held), expire_date=until)
        )
    Session.objects.bulk_create(rows, batch_size=500)
    return [row.session_key for row in rows]


@contextmanager
def _clients(port: int) -> Iterator[list["subprocess.Popen[str]"]]:
    command = [sys.executable, "-m", "benchmarks.sockets_clients", str(port)]
    pipe = subprocess.PIPE
    clients = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(CLIENTS)]
    try:
        yield clients
    finally:
        for client in clients:
            client.kill()
            client.wait()


def _open(clients: list["subprocess.Popen[str]"], sessions: list[str]) -> int:
    for place, client in enumerate(clients):
        assert client.stdin is not None
        client.stdin.write("\n".join([*sessions[place::CLIENTS], "", ""]))
        client.stdin.flush()
    return sum(_heard(client)["open"] for client in clients)


def _ask(clients: list["subprocess.Popen[str]"], word: str) -> list[Any]:
    for client in clients:
        assert client.stdin is not None
        client.stdin.write(f"{word}\n")
        client.stdin.flush()
    return [one for client in clients for one in _heard(client)]


def _heard(client: "subprocess.Popen[str]") -> Any:
    assert client.stdout is not None
    return json.loads(client.stdout.readline())


def _round(writer: Browser, clients: list["subprocess.Popen[str]"], number: int) -> tuple[float, float, int]:
    """Milliseconds from the event, written just before its commit, to the median and the last socket; how many."""
    time.sleep(0.3)
    _ask(clients, LABEL)
    writer.send(_new_account(number))
    time.sleep(1.0)
    heard = _ask(clients, LABEL)
    written = Event.objects.filter(kind="account.created").latest("id").at.timestamp()
    ms = sorted((at - written) * 1000 for at in heard)
    return (median(ms), ms[-1], len(ms)) if ms else (0.0, float("inf"), 0)


def _new_account(number: int) -> Request:
    return Request("/api/v1/accounts", json.dumps({"name": f"計測 {time.time_ns()}-{number}"}).encode())


def _revoke(clients: list["subprocess.Popen[str]"], sessions: list[str]) -> tuple[int, float]:
    """End half of the sessions at the database's own prompt: how many sockets closed, and seconds to the last."""
    half = sessions[::2]
    ended = time.time()
    with connection.cursor() as cursor:
        for start in range(0, len(half), 500):
            some = half[start : start + 500]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM django_session WHERE session_key IN ({places})", some)
    time.sleep(GOAL_CLOSED_S + 1)
    closed = [at for at, code in _ask(clients, "closed") if code == 4401]
    return len(closed), max(closed, default=0.0) - ended


def _megabytes(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1024


def _cpu_share(pid: int, seconds: float = 10.0) -> float:
    """How much of one core the process takes while nothing happens."""
    before = _cpu_seconds(pid)
    time.sleep(seconds)
    return (_cpu_seconds(pid) - before) / seconds


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _verdict(
    times: list[tuple[float, float, int]], idle: float, closed: tuple[int, float], sockets: int
) -> int:
    last = sorted(ms for _, ms, _ in times)
    fewest = min(count for *_, count in times)
    is_fast = median(last) <= GOAL_MS and fewest == sockets
    print(
        f"From the event to the last of {fewest:,} sockets: median {median(last):.0f} ms, least {last[0]:.0f}, "
        f"most {last[-1]:.0f} (to the middle one {median([ms for ms, *_ in times]):.0f}). "
        f"Goal {GOAL_MS:.0f} ms{'' if is_fast else ': MISSED'}."
    )
    count, seconds = closed
    is_closed = count == sockets // 2 and seconds <= GOAL_CLOSED_S
    print(
        f"{count:,} sessions ended by SQL: their last socket closed after {seconds:.1f} s. "
        f"Goal {GOAL_CLOSED_S:.0f} s{'' if is_closed else ': MISSED'}."
    )
    print(f"With nothing to tell the process takes {idle:.1%} of a core.", flush=True)
    return 0 if is_fast and is_closed else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
