"""`python tools/totals.py FOLDER`: one closing line over all JUnit files; a skipped test is a failure."""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def totals(folder: Path) -> Counter[str]:
    counted: Counter[str] = Counter()
    for file in sorted(folder.glob("*.xml")):
        for suite in ElementTree.parse(file).getroot().iter("testsuite"):
            ran, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            counted.update(passed=ran - failed - skipped, failed=failed, skipped=skipped)
    return counted


def main(folder: str) -> int:
    counted = totals(Path(folder))
    print(f"{counted['passed']} passed, {counted['failed']} failed, {counted['skipped']} skipped")
    return 1 if counted["failed"] or counted["skipped"] or not counted["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
