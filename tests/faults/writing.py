"""One run of writers: `python -m tests.faults.writing PROCESSES ROUNDS SECONDS`, settings in the environment."""

import json
import multiprocessing
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from enishi.customers.models import Account  # noqa: E402
from enishi.foundation.actions import action  # noqa: E402
from enishi.foundation.authz import Role, System  # noqa: E402
from enishi.foundation.events.models import Event  # noqa: E402
from enishi.staff.models import Organisation, Team, User  # noqa: E402

NOBODY = "01900000-0000-7000-8000-000000000000"
ANSWERS = ["made 201", "changed 200", "refused 404", "signed in 200"]
JSON = {"content_type": "application/json"}
# Two processors and eight writers: a person waits a moment, never longer than a page may take.
LONGEST_SECONDS = 20.0


@action
def people(actor: System) -> None:
    """Whoever writes: one person with a browser in each process."""
    Organisation.objects.create(name="みなも計装株式会社")
    team = Team.objects.create(name="営業部")
    User.objects.create(name="佐藤 健", email="sato@minamo.example", roles=[Role.OWNER.value], team=team)


def write(number: int, rounds: int, seconds: float, answer: Connection) -> None:
    """One process: rounds until they are done or the time is up."""
    browser = Client(raise_request_exception=False, SERVER_NAME="localhost")
    person = User.objects.unscoped("the run's only person").get()
    counted: Counter[str] = Counter()
    slowest, until = 0.0, time.monotonic() + seconds

    def ask(what: str, *request: object, **more: object) -> dict[str, object]:
        nonlocal slowest
        began = time.monotonic()
        told = browser.generic(*request, **more)  # type: ignore[arg-type]
        slowest = max(slowest, time.monotonic() - began)
        counted[f"{what} {told.status_code}"] += 1
        kept: dict[str, object] = told.json()
        return kept

    for turn in range(rounds):
        if time.monotonic() > until:
            break
        browser.force_login(person)
        ask("signed in", "GET", "/api/v1/me")
        body = json.dumps({"name": f"株式会社第{number}の{turn}"})
        made = ask("made", "POST", "/api/v1/accounts", body, **JSON)
        change, match = json.dumps({"note": "書き込み"}), {"if-match": f'"{made.get("version")}"'}
        ask("changed", "PATCH", f"/api/v1/accounts/{made.get('id')}", change, headers=match, **JSON)
        ask("refused", "GET", f"/api/v1/accounts/{NOBODY}")
    answer.send((counted, slowest))


def main(processes: int, rounds: int, seconds: float) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    people(System("cli"))
    Client(SERVER_NAME="localhost").get("/api/v1/setup")  # the routes are read once, not by each process
    connection.close()
    fork = multiprocessing.get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(processes)]
    writers = [
        fork.Process(target=write, args=(number, rounds, seconds, mine))
        for number, (_, mine) in enumerate(pipes)
    ]
    for writer in writers:
        writer.start()
    for _, mine in pipes:
        mine.close()
    told = [heard(theirs) for theirs, _ in pipes]
    for writer in writers:
        writer.join()
    return judge(sum((counted for counted, _ in told), Counter()), max(slowest for _, slowest in told))


def heard(theirs: Connection) -> tuple[Counter[str], float]:
    """What a process counted; one that died told nothing, and its person saw an error."""
    try:
        told: tuple[Counter[str], float] = theirs.recv()
    except EOFError:
        return Counter({"died": 1}), 0.0
    return told


def judge(counted: Counter[str], slowest: float) -> int:
    """0 when every answer was the expected one, in time, and every acknowledged row is there."""
    kept = Account.objects.unscoped("counted").count()
    refusals = Event.objects.filter(kind="access.denied").count()
    print(f"{dict(counted)}; slowest {slowest:.2f} s; {kept} customers, {refusals} refusals kept")
    return int(
        sorted(counted) != sorted(ANSWERS)
        or slowest > LONGEST_SECONDS
        or kept != counted["made 201"]
        or refusals != counted["refused 404"]
    )


sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
