"""One fault run: traffic, kills until enough have hit, then the reckoning."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from enishi.customers.models import Account
from enishi.foundation.actions import action
from enishi.foundation.authz import Role, System
from enishi.foundation.ids import next_numbers
from enishi.staff.actions.tokens import create_token
from enishi.staff.models import Organisation, Team, User
from tests.faults import verify
from tests.faults.house import House
from tests.faults.traffic import Client, Journal

CLIENTS = 4
ACCOUNTS = 20
HUNT_SECONDS = 3.0
WRITES = 25


@dataclass
class Result:
    """What a run saw."""

    web_kills: int = 0
    worker_kills: int = 0
    web_hits: int = 0
    worker_hits: int = 0
    acknowledged: int = 0
    damage: tuple[str, ...] = ()

    @property
    def hits(self) -> int:
        return self.web_hits + self.worker_hits


@action
def people(actor: System) -> tuple[str, list[str]]:
    """Somebody with a token, and customers to sell to."""
    Organisation.objects.create(name="みなも計装株式会社")
    team = Team.objects.create(name="営業部")
    user = User.objects.create(
        name="佐藤 健", email="sales@minamo.example", roles=[Role.SALES_REP], team=team
    )
    issued = create_token(
        actor,
        owner_id=user.uid,
        name="faults",
        scopes=["customers:read", "orders:write", "products:read", "people:read", "organisation:read"],
        days=1,
    )
    accounts = [
        Account.objects.create(number=number, name=f"取引先{number}", sales_owner=user)
        for number in next_numbers("account", ACCOUNTS)
    ]
    return issued.secret, [str(account.uid) for account in accounts]


def run(house: House, *, hits: int, dice: random.Random, stop_at_damage: bool) -> Result:
    """Kill until `hits` kills have hit something in flight; then let everything finish and verify."""
    token, accounts = people(System("cli"))
    journal, result = Journal(), Result()
    house.start()
    clients = [Client(house.port, token, accounts[n::CLIENTS], journal) for n in range(CLIENTS)]
    for client in clients:
        client.start()
    while result.hits < hits and not result.damage:
        _await_traffic(journal)
        _kill_worker(house, result)
        _kill_web(house, journal, result, dice)
        house.web.start()
        house.worker.start()
        house.await_web()
        _say(result)
        if result.damage and stop_at_damage:
            return result
    return _reckon(clients, journal, result)


def _await_traffic(journal: Journal) -> None:
    """Some writes are acknowledged between two kills: a house that never works loses nothing either."""
    before = len(journal.answered)
    _wait_for(lambda: len(journal.answered) >= before + WRITES)


def _kill_web(house: House, journal: Journal, result: Result, dice: random.Random) -> None:
    """In the middle of requests: when several are under way, at a random moment of theirs."""
    _wait_for(lambda: journal.in_flight >= 2)
    time.sleep(dice.uniform(0.0, 0.06))
    before = journal.hits
    house.web.kill()
    result.web_kills += 1
    _wait_for(lambda: journal.hits > before, seconds=0.5)
    result.web_hits += journal.hits > before
    if found := verify.lost_job():
        result.damage = (found,)


def _kill_worker(house: House, result: Result) -> None:
    """In the middle of a job: as soon as one is seen claimed and unfinished."""
    until = time.monotonic() + HUNT_SECONDS
    claimed = None
    while claimed is None and time.monotonic() < until:
        claimed = verify.job_in_flight()
    house.worker.kill()
    result.worker_kills += 1
    if claimed is not None:
        claimed.refresh_from_db()
        result.worker_hits += claimed.done_at is None


def _wait_for(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.001)


def _reckon(clients: list[Client], journal: Journal, result: Result) -> Result:
    for client in clients:
        client.finish()
    for client in clients:
        client.join(timeout=60)
    quiet = verify.await_quiet()
    result.acknowledged = len(journal.answered)
    result.damage += tuple(verify.violations(journal)) + (() if quiet else ("jobs did not come to an end",))
    return result


def _say(result: Result) -> None:
    print(
        f"  kills: web {result.web_kills} (in a request {result.web_hits}), "
        f"worker {result.worker_kills} (in a job {result.worker_hits})",
        flush=True,
    )
