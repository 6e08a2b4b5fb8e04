"""A small tree in which a test plants a violation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.check.tree import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Tree]:
    """`tree({"enishi/sales/rules.py": "…"})`: these files and nothing else."""

    def plant(files: dict[str, str]) -> Tree:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return Tree(tmp_path)

    return plant
