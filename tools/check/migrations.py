"""Every change of a model has its migration, and a migration's name says what it does."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tools.check.tree import Finding, Tree

NAMELESS = re.compile(r"/migrations/\d{4}_(auto_|alter_|remove_.*_and_more|.*_and_more).*\.py$")


def check(tree: Tree) -> list[Finding]:
    return [*nameless(tree), *missing(tree)]


def nameless(tree: Tree) -> Iterator[Finding]:
    for name in tree.ending(".py"):
        if re.search(NAMELESS, name):
            yield Finding(
                name, "a migration named by a machine", "name it after what it does: 0014_deal_add_stage_type"
            )


def missing(tree: Tree) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
            cwd=tree.root,
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "enishi.settings",
                "ENISHI_DATA": folder,
                "PYTHONPATH": ".",
            },
        )
    if ran.returncode != 0:
        said = (ran.stdout + ran.stderr).strip()
        yield Finding(
            "migrations", f"the models have moved on\n{said}", "django makemigrations ROOM -n WHAT_IT_DOES"
        )
