"""One fault run, honest or mutated: `python -m tests.faults.one KILLS SEED MUTANT`, settings in the environment."""

import random
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up

from enishi.foundation.config import config  # noqa: E402
from tests.faults.house import House  # noqa: E402
from tests.faults.run import Result, run  # noqa: E402

# A kill strikes the mutant's weak moment by chance: it is given more of them, and stops at the first damage.
CHANCES = 3


def main(kills: int, seed: int, mutant: str) -> int:
    """0 when the product survived, or when the mutant was found out."""
    started = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    print(f"seed {seed}, {'mutant ' + mutant if mutant else 'the product as it is'}", flush=True)
    house = House(config.data, mutant=bool(mutant))
    try:
        hits = kills * CHANCES if mutant else kills
        result = run(house, hits=hits, dice=random.Random(seed), stop_at_damage=bool(mutant))
    finally:
        house.stop()
    _tell(result, time.monotonic() - started)
    if mutant:
        print("the mutant was found out" if result.damage else "THE MUTANT WAS NOT FOUND OUT")
        return 0 if result.damage else 1
    print("FAILED" if result.damage else "nothing lost, nothing half-written, nothing done twice")
    return 1 if result.damage else 0


def _tell(result: Result, seconds: float) -> None:
    print(
        f"{result.hits} kills hit ({result.web_hits} in a request, {result.worker_hits} in a job) "
        f"of {result.web_kills + result.worker_kills}; {result.acknowledged} writes acknowledged; {seconds:.0f} s"
    )
    for damage in result.damage:
        print(f"DAMAGE: {damage}")


sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
