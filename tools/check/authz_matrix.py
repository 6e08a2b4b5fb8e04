"""Every way into the product stands in the table of rights that is kept by hand, with valid input for routes."""

import os
import subprocess
import sys
import tempfile

from tools.check.tree import Finding, Tree

TABLE = "tests/gate/authz_matrix.csv"
ADD = "write its line by hand from the permission model, as tests/gate/__init__.py says"
REMOVE = "take the line out"
FILL = "add it to tests/gate/inputs.py, so that the matrix can call it"


def check(tree: Tree) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.gate"],
            cwd=tree.root,
            capture_output=True,
            text=True,
            env={**os.environ, "ENISHI_DATA": folder},
        )
    if ran.returncode != 0:
        raise RuntimeError(f"`python -m tests.gate` failed:\n{ran.stderr}")
    return [finding(line) for line in ran.stdout.splitlines()]


def finding(line: str) -> Finding:
    """`missing GET /x`, `surplus GET /x`, or `without input GET /x`, as `python -m tests.gate` says it."""
    kind, _, entry = line.partition("\t")
    mend = {"missing": ADD, "surplus": REMOVE, "without input": FILL}[kind]
    return Finding(TABLE, f"{kind}: {entry}", mend)
