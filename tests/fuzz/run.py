"""One mutated mail after another, its fate and its time."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson

from enishi.channels.mail.understand import understand
from enishi.commands.mail import shown
from tests.mails.corpus import CASES
from tests.mails.mutate import mutate


@dataclass
class Result:
    """Seconds each mail took, and the mails that crashed the reader: seed and what happened."""

    seconds: list[float] = field(default_factory=list)
    crashes: list[tuple[int, str]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)] if self.seconds else 0.0

    @property
    def longest(self) -> float:
        return max(self.seconds, default=0.0)


def run(seeds: Iterator[int] | range) -> Result:
    result = Result()
    for seed in seeds:
        raw = mail_of(seed)
        began = time.perf_counter()
        wrong, kind = fate(raw)
        result.seconds.append(time.perf_counter() - began)
        result.kinds[kind] += 1
        if wrong:
            result.crashes.append((seed, wrong))
    return result


def mail_of(seed: int) -> bytes:
    """The same mail for the same seed."""
    return mutate(CASES[seed % len(CASES)].raw, seed)


def fate(raw: bytes) -> tuple[str, str]:
    """What went wrong, "" if nothing; and the mail's kind. What is printed must be UTF-8 without lone surrogates."""
    try:
        read = understand(raw)
        orjson.dumps(shown("x", read))
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        return f"{type(error).__name__}: {error}", "crash"
    caught = [defect for defect in read.defects if defect.startswith("not_understood")]
    return "".join(caught), read.kind.value
