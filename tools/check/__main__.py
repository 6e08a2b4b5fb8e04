"""`python -m tools.check [NAME…]`: every promise of the repository, side by side, then a table."""

import importlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tools.check.tree import Finding, Tree

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
# Slowest first, so that the last core is never left waiting for it alone.
COMMANDS = {
    "types": (
        [sys.executable, "-m", "mypy"],
        "give the types the code means; `# type: ignore[code] # why` is the last way out",
    ),
    "web": ([sys.executable, "tools/web.py", "check"], "make fix, then mend what is left"),
    "client": (
        [sys.executable, "tools/web.py", "client", "--check"],
        "make fix: the web app's types are made from docs/api/openapi.json",
    ),
    "import-direction": (
        [f"{BIN}/lint-imports", "--no-cache"],
        "rooms import downwards only; see ARCHITECTURE.md",
    ),
    "lint": (
        [f"{BIN}/ruff", "check", "--quiet", "--output-format", "concise", "."],
        "make fix, then mend what is left",
    ),
    "format": (
        [f"{BIN}/ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
        "make fix",
    ),
}
LETTERING = re.compile("[║╔╚╗╝]|└──")  # import-linter's banner
MODULES = {
    "api-snapshot": "api_snapshot",
    "authz-matrix": "authz_matrix",
    "migrations": "migrations",
    "foreign-keys": "foreign_keys",
    "script-sizes": "script_sizes",
    "imports": "imports",
    "walls": "walls",
    "catalogues": "catalogues",
    "sizes": "sizes",
    "notes": "notes",
    "repository-words": "repository_words",
    "pages": "pages",
}


@dataclass(frozen=True)
class Outcome:
    name: str
    seconds: float
    findings: list[Finding]

    @property
    def holds(self) -> bool:
        return all(finding.is_notice for finding in self.findings)


def run(name: str) -> Outcome:
    start = time.perf_counter()
    try:
        findings = by_command(name) if name in COMMANDS else by_module(name)
    except Exception as error:  # noqa: BLE001 - a check that breaks is a finding, the others still run
        findings = [Finding(name, f"the check itself broke: {error}", "mend the check or what it reads")]
    return Outcome(name, time.perf_counter() - start, findings)


def by_command(name: str) -> list[Finding]:
    command, mend = COMMANDS[name]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    if ran.returncode == 0:
        return []
    said = [line for line in (ran.stdout + ran.stderr).splitlines() if not LETTERING.search(line)]
    return [Finding(name, "\n".join(said).strip(), mend)]


def by_module(name: str) -> list[Finding]:
    findings: list[Finding] = importlib.import_module(f"tools.check.{MODULES[name]}").check(Tree(ROOT))
    return findings


def show(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        for finding in sorted(outcome.findings):
            print(f"{'note' if finding.is_notice else outcome.name}  {finding}\n")
    for outcome in outcomes:
        said = "ok" if outcome.holds else f"FAILED ({len(outcome.findings)})"
        print(f"{outcome.name:<18} {outcome.seconds:6.1f} s  {said}")


def main(names: Sequence[str]) -> int:
    known = [*COMMANDS, *MODULES]
    if unknown := set(names) - set(known):
        print(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(known)}")
        return 2
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        running = [pool.submit(run, name) for name in names or known]
        outcomes = [done.result() for done in as_completed(running)]
    outcomes.sort(key=lambda outcome: known.index(outcome.name))
    show(outcomes)
    return 0 if all(outcome.holds for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
