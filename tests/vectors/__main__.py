"""`python -m tests.vectors [FILE]`: run the cases, one line a group, exit 1 when one fails."""

import json
import sys
from pathlib import Path

from tests.vectors.compare import FILE, misses, read
from tests.vectors.groups import GROUPS


def main(arguments: list[str]) -> int:
    groups = read(Path(arguments[0]) if arguments else FILE)
    wrong = 0
    for group in (name for name in groups if name in GROUPS):
        missed = list(misses(group, groups[group]))
        wrong += len(missed)
        print(f"{group} {len(groups[group]) - len(missed)}/{len(groups[group])}")
        for miss in missed:
            for word, part in (("in", miss.given), ("expected", miss.expected), ("answered", miss.answered)):
                print(f"  {word:<9}{json.dumps(part, ensure_ascii=False)}")
    if missing := [name for name in groups if name not in GROUPS]:
        print(f"no implementation yet: {', '.join(missing)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
