"""`python -m tests.worktime [CASES]`: 100,000 cases or as many as said; exit 1 at the first that differs."""

import json
import sys
import time

from tests.worktime.reference import CHUNK, Differs, chunk

EVERY = 10_000


def main(arguments: list[str]) -> int:
    wanted = int(arguments[0]) if arguments else 100_000
    began, done = time.monotonic(), 0
    while done < wanted:
        try:
            chunk(done // CHUNK)
        except Differs as error:
            print(json.dumps(error.args[0], ensure_ascii=False, default=str, indent=1))
            return 1
        done += CHUNK
        if done % EVERY == 0 or done >= wanted:
            print(f"{done} cases agree, {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
