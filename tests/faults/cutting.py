"""One run of cuts: `python -m tests.faults.cutting CUTS`, settings in the environment."""

import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connection  # noqa: E402

from enishi.customers.actions import create_account  # noqa: E402
from enishi.foundation.actions import action  # noqa: E402
from enishi.foundation.authz import Role, Staff, System  # noqa: E402
from enishi.foundation.config import config  # noqa: E402
from enishi.staff.models import Organisation, Team, User  # noqa: E402
from enishi.staff.signin import staff_of  # noqa: E402

FILE = "enishi.sqlite3"
LONGEST_WAIT, LONGEST_SILENCE = 0.03, 30.0
FULL = 2


@action
def somebody(actor: System) -> Staff:
    """Whoever writes."""
    Organisation.objects.create(name="みなも計装株式会社")
    team = Team.objects.create(name="営業部")
    user = User.objects.create(
        name="佐藤 健", email="sato@minamo.example", roles=[Role.SALES_REP.value], team=team
    )
    return staff_of(user)


def write(person: Staff, told: int) -> None:
    """Until it is killed: one customer after another, each said when it is committed."""
    number = 0
    while True:
        number += 1
        create_account(person, {"name": f"株式会社第{number}"})
        os.write(told, b".")


def main(cuts: int) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    person = somebody(System("cli"))
    setting = connection.cursor().execute("PRAGMA synchronous").fetchone()[0]
    connection.close()
    heard, told = os.pipe()
    os.set_blocking(heard, False)
    writer = os.fork()
    if writer == 0:
        write(person, told)
    try:
        found = list(cut(writer, heard, cuts))
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    acknowledged, wrong = found[-1][0], [words for _, words in found if words]
    print(f"{cuts} cuts; {acknowledged} writes acknowledged; {len(wrong)} wrong")
    for words in wrong[:5]:
        print(words)
    if setting != FULL:
        print(f"synchronous is {setting}, not {FULL}: a commit does not wait for the disk")
    return int(bool(wrong) or setting != FULL or acknowledged < cuts)


def cut(writer: int, heard: int, cuts: int) -> Iterator[tuple[int, str]]:
    """For each cut the writes acknowledged until then, and what is wrong with the copy."""
    dice, acknowledged = random.Random(19), 0
    copy = config.data / "copy"
    for _ in range(cuts):
        # Between two cuts something is written, however slow the machine: so each of them has something to lose.
        select.select([heard], [], [], LONGEST_SILENCE)
        time.sleep(dice.uniform(0.0, LONGEST_WAIT))
        os.kill(writer, signal.SIGSTOP)
        os.waitpid(writer, os.WUNTRACED)
        acknowledged += said(heard)
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for name in (FILE, f"{FILE}-wal"):
            shutil.copyfile(config.data / name, copy / name)
        os.kill(writer, signal.SIGCONT)
        with (copy / f"{FILE}-wal").open("ab") as log:
            log.write(dice.randbytes(dice.randrange(5000)))
        yield acknowledged, damage(copy / FILE, acknowledged)


def said(heard: int) -> int:
    try:
        return len(os.read(heard, 1_000_000))
    except BlockingIOError:
        return 0


def damage(file: Path, acknowledged: int) -> str:
    """What is wrong with this copy; empty when nothing is. One write more may be there than was said."""
    with closing(sqlite3.connect(file)) as there:
        sound = there.execute("PRAGMA integrity_check").fetchone()[0]
        kept = there.execute("SELECT count(*) FROM customers_account").fetchone()[0]
        noted = there.execute(
            "SELECT count(*) FROM foundation_event WHERE kind = 'account.created'"
        ).fetchone()[0]
    fits = sound == "ok" and kept == noted and kept - acknowledged in (0, 1)
    return "" if fits else f"{sound}: {acknowledged} acknowledged, {kept} kept, {noted} noted"


sys.exit(main(int(sys.argv[1])))
