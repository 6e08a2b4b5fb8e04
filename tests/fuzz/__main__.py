"""`python -m tests.fuzz`: mutated mails through the reader; exit 1 if one crashes it or time runs over the goals."""

import argparse
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.run import Result, run

P99_GOAL, LONGEST_GOAL = 1.0, 5.0
CHUNK = 1000


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mails", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    given = asked.parse_args()
    print(f"{given.mails} mails from seed {given.seed}", flush=True)
    began = time.monotonic()
    last = given.seed + given.mails
    chunks = [range(first, min(first + CHUNK, last)) for first in range(given.seed, last, CHUNK)]
    whole = Result()
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for part in workers.map(run, chunks):
            whole.seconds += part.seconds
            whole.crashes += part.crashes
            whole.kinds += part.kinds
    for seed, wrong in whole.crashes[:20]:
        print(f"  seed {seed}: {wrong}")
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(whole.kinds.items()))
    print(f"{len(whole.seconds)} mails in {time.monotonic() - began:.0f} s ({kinds})")
    print(f"crashes {len(whole.crashes)}, p99 {whole.p99 * 1000:.1f} ms, max {whole.longest * 1000:.1f} ms")
    return 1 if whole.crashes or whole.p99 >= P99_GOAL or whole.longest >= LONGEST_GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
