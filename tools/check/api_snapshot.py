"""The published API description equals the code, and the web app's types equal the description."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.check.tree import Finding, Tree

SNAPSHOT = "docs/api/openapi.json"
MEND = "make fix, then read the difference: is it the change of the API you meant?"


def check(tree: Tree) -> list[Finding]:
    now = described(tree.root)
    stored = tree.text(SNAPSHOT) if (tree.root / SNAPSHOT).exists() else ""
    return compare(stored, now)


def described(root: Path) -> str:
    """What `enishi openapi` prints."""
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "enishi", "openapi"],
            cwd=root,
            capture_output=True,
            text=True,
            env={**os.environ, "ENISHI_DATA": folder},
        )
    if ran.returncode != 0:
        raise RuntimeError(f"`enishi openapi` failed:\n{ran.stderr}")
    return ran.stdout


def compare(stored: str, now: str) -> list[Finding]:
    if stored == now:
        return []
    before, after = stored.splitlines(), now.splitlines()
    pairs = zip(before, after, strict=False)
    line = next(
        (number for number, (old, new) in enumerate(pairs, 1) if old != new), min(len(before), len(after)) + 1
    )
    return [Finding(f"{SNAPSHOT}:{line}", "differs from what `enishi openapi` prints", MEND)]


def rewrite(root: Path) -> None:
    """Store what the code says now, so that the change of the API is read in the commit."""
    (root / SNAPSHOT).parent.mkdir(parents=True, exist_ok=True)
    (root / SNAPSHOT).write_text(described(root), "utf-8")


if __name__ == "__main__":
    rewrite(Path(__file__).resolve().parents[2])
