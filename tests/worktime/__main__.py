"""`python -m tests.worktime [CASES]`: 100,000 cases or as many as said, of the clock engine and then of tickets' targets
on it; exit 1 at the first that differs."""

import json
import sys
import time
from collections.abc import Callable

from tests.worktime import reference, tickets
from tests.worktime.reference import CHUNK, Differs

EVERY = 10_000


def main(arguments: list[str]) -> int:
    wanted = int(arguments[0]) if arguments else 100_000
    return run("the engine", reference.chunk, wanted) or run("tickets' targets", tickets.chunk, wanted)


def run(name: str, chunk: Callable[[int], None], wanted: int) -> int:
    began, done = time.monotonic(), 0
    while done < wanted:
        try:
            chunk(done // CHUNK)
        except Differs as error:
            print(json.dumps(error.args[0], ensure_ascii=False, default=str, indent=1))
            return 1
        done += CHUNK
        if done % EVERY == 0 or done >= wanted:
            print(f"{name}: {done} cases agree, {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
