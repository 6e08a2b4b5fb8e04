"""How fast a file of deals comes in: `python -m benchmarks.importing`, settings of an empty installation."""

import csv
import sys
import time
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up

from enishi.exchange import mapping  # noqa: E402
from enishi.exchange.importer import Importer, Report  # noqa: E402
from enishi.exchange.kinds import kind_of  # noqa: E402
from enishi.exchange.reading import open_table  # noqa: E402
from enishi.foundation.authz import System  # noqa: E402
from enishi.foundation.config import config  # noqa: E402
from enishi.insight import ledger  # noqa: E402

ACCOUNTS = 500
DEALS = 10_000
GOAL = 1000
ACTOR = System("cli")
ENDS = ("won", "lost", "open")


def main() -> int:
    """Deals a second, with their orders and the ledger written; 1 when a row was not taken."""
    call_command("migrate", interactive=False, verbosity=0)
    accounts = [{"external_id": f"a{n}", "name": f"株式会社計測{n}"} for n in range(ACCOUNTS)]
    _bring("accounts", accounts)
    started = time.perf_counter()
    report = _bring("deals", [_deal(n) for n in range(DEALS)])
    ledger.drain(ACTOR)
    rate = DEALS / (time.perf_counter() - started)
    mark = "" if rate >= GOAL else "  below the goal"
    print(f"\nImport on SQLite: {report.made:,} deals, {rate:,.0f} a second (goal {GOAL:,}){mark}")
    return 1 if report.made != DEALS else 0


def _deal(n: int) -> dict[str, str]:
    """A third won, a third lost, a third open, over two years."""
    end = ENDS[n % len(ENDS)]
    closed = {} if end == "open" else {"closed_on": f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", "amount": str(n)}
    opened = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"
    reference = f"a{n % ACCOUNTS}"
    return {
        "external_id": f"d{n}",
        "name": f"案件 {n}",
        "account": reference,
        "stage": end,
        "opened_on": opened,
        **closed,
    }


def _bring(name: str, rows: list[dict[str, str]]) -> Report:
    kind, file = kind_of(name), Path(config.data) / f"{name}.csv"
    header = list(dict.fromkeys(column for row in rows for column in row))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, header)
        writer.writeheader()
        writer.writerows(rows)
    table = open_table(file)
    columns = mapping.understood(mapping.by_header(table.header, kind.fields, []), kind.fields)
    report = Importer(ACTOR, kind, table, columns).run()
    for problem in report.problems[:5]:
        print(f"{name}: row {problem.row}: {problem.field} {problem.code}")
    return report


if __name__ == "__main__":
    sys.exit(main())
