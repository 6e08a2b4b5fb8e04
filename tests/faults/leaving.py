"""One run of a database that goes: `python -m tests.faults.leaving URL BREAKS`, settings in the environment."""

import os
import random
import sys
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from tests.faults.away import RECKONER

# This process asks by a name of its own, web and worker as they always do.
URL = os.environ["ENISHI_DATABASE_URL"]
os.environ["ENISHI_DATABASE_URL"] = f"{URL}?application_name={RECKONER}"
django.setup()
os.environ["ENISHI_DATABASE_URL"] = URL

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up

from enishi.foundation.authz import System  # noqa: E402
from enishi.foundation.config import config  # noqa: E402
from tests.faults import verify  # noqa: E402
from tests.faults.house import House  # noqa: E402
from tests.faults.run import CLIENTS, people  # noqa: E402
from tests.faults.traffic import Client, Journal  # noqa: E402

AWAY_SECONDS = 1.5
BACK_SECONDS = 20.0
FINE = {201, 503}


def main(breaks: int) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    token, accounts = people(System("cli"))
    house, journal = House(config.data, mutant=False), Journal()
    clients = [Client(house.port, token, accounts[n::CLIENTS], journal) for n in range(CLIENTS)]
    database = urlsplit(URL).path.strip("/")
    house.start()
    try:
        for client in clients:
            client.start()
        with psycopg.connect(urlunsplit(urlsplit(URL)._replace(path="/postgres")), autocommit=True) as server:
            found = trouble(house, journal, server, database, breaks)
        found += reckoning(clients, journal)
        found += [f"{name} has ended" for name, process in running(house) if process.poll() is not None]
    finally:
        house.stop()
    print(f"{breaks} breaks; {dict(journal.statuses)}; {len(journal.answered)} writes acknowledged")
    for words in found:
        print(f"DAMAGE: {words}")
    if found:
        print(house.web.log.read_text("utf-8", "replace")[-4000:])
    return int(bool(found))


def trouble(
    house: House, journal: Journal, server: psycopg.Connection, database: str, breaks: int
) -> list[str]:
    """Connections are broken in the middle of whatever they do; once nobody gets a new one for a while."""
    dice, found = random.Random(18), list[str]()
    for turn in range(breaks):
        goes = turn == breaks // 2
        time.sleep(dice.uniform(0.05, 0.2))
        if goes:
            server.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')  # type: ignore[call-overload]
        break_all(server, database)
        if goes:
            time.sleep(AWAY_SECONDS)
            if ready(house) != 503:
                found.append("/readyz says nothing while the database is away")
            server.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true')  # type: ignore[call-overload]
        if not works_again(journal):
            found.append(f"no order within {BACK_SECONDS:.0f} s after break {turn + 1}")
    return found


def break_all(server: psycopg.Connection, database: str) -> None:
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND application_name <> %s",
        (database, RECKONER),
    )


def works_again(journal: Journal) -> bool:
    before, until = len(journal.answered), time.monotonic() + BACK_SECONDS
    while len(journal.answered) < before + CLIENTS:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def ready(house: House) -> int:
    asked = HTTPConnection("127.0.0.1", house.port, timeout=30)
    asked.request("GET", "/readyz")
    return asked.getresponse().status


def reckoning(clients: list[Client], journal: Journal) -> list[str]:
    for client in clients:
        client.finish()
    for client in clients:
        client.join(timeout=60)
    found = [] if verify.await_quiet() else ["jobs did not come to an end"]
    if odd := set(journal.statuses) - FINE:
        found.append(f"requests were answered with {sorted(odd)}")
    return found + list(verify.violations(journal))


def running(house: House):  # type: ignore[no-untyped-def]
    return (("web", house.web.child), ("worker", house.worker.child))


sys.exit(main(int(sys.argv[2])))
