"""`python -m tests.demo [S|M]`: makes the company in an empty installation and holds it to what is known of it.

The settings say where (ENISHI_DATA, ENISHI_DATABASE_URL). 1 when it differs from `golden.json`, when something
planted is not there, or when it took too long. `--keep` writes what was found into `golden.json`.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up

from enishi.exchange.demo.make import SIZES, counts, is_empty, make  # noqa: E402
from enishi.exchange.demo.truth import truth  # noqa: E402
from tests.demo.canonical import digest, golden  # noqa: E402
from tests.demo.planted import differences  # noqa: E402
from tests.demo.reader import Reader  # noqa: E402

GOLDEN = Path(__file__).with_name("golden.json")
MOST_SECONDS = {"S": 20, "M": 300}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.demo", description=__doc__)
    asked.add_argument("size", nargs="?", choices=sorted(SIZES), default="M")
    asked.add_argument(
        "--keep", action="store_true", help="what is found is from now on what has to be found"
    )
    given = asked.parse_args()
    call_command("migrate", interactive=False, verbosity=0)
    troubles = []
    if is_empty():
        started = time.perf_counter()
        make(given.size)
        seconds = time.perf_counter() - started
        print(f"Made in {seconds:.0f} s (at most {MOST_SECONDS[given.size]}): {counts()}")
        if seconds > MOST_SECONDS[given.size]:
            troubles.append(f"it took {seconds:.0f} s")
    troubles += _compared(given.size, keep=given.keep)
    for trouble in troubles:
        print(f"  {trouble}")
    print("FAILED" if troubles else "As it is known, with all that was planted.")
    return 1 if troubles else 0


def _compared(size: str, *, keep: bool) -> list[str]:
    known = json.loads(GOLDEN.read_text("utf-8"))
    found, small = golden(SIZES[size]), digest(SIZES["S"])
    if keep:
        known |= {size: found}
        GOLDEN.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", "utf-8")
    troubles = [f"{name} differs" for name in found if found[name] != known[size][name]]
    if small != known["S"]["digest"]:
        troubles.append("its first customers are not those of the small company")
    return troubles + differences(truth(size, SIZES[size]), Reader())


if __name__ == "__main__":
    sys.exit(main())
