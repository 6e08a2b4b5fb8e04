"""The source tree as the checks see it: files git would keep, parsed once."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

GENERATED = (".gen.ts", ".gen.tsx")


@dataclass(frozen=True, order=True)
class Finding:
    """One broken promise: where, what is wrong, and how to mend it. A notice does not fail the check."""

    where: str
    wrong: str
    mend: str
    is_notice: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}\n      mend: {self.mend}"


@dataclass(frozen=True)
class Tree:
    """A folder with sources. In a git repository ignored files are left out."""

    root: Path

    @cached_property
    def names(self) -> list[str]:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.root,
            capture_output=True,
            text=True,
        )
        if listed.returncode != 0 or not (self.root / ".git").exists():
            found = (path for path in self.root.rglob("*") if path.is_file())
            return sorted(path.relative_to(self.root).as_posix() for path in found)
        return sorted({name for name in listed.stdout.split("\0") if name and (self.root / name).is_file()})

    def ending(self, *suffixes: str, under: str = "") -> list[str]:
        return [name for name in self.names if name.endswith(suffixes) and name.startswith(under)]

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def python(self, under: str = "") -> Iterator[tuple[str, ast.Module]]:
        for name in self.ending(".py", under=under):
            yield name, ast.parse(self.text(name), filename=name)


def module_name(path: str) -> str:
    """`enishi/bond/rules.py` is `enishi.bond.rules`; a package's `__init__.py` is the package."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def is_test(path: str) -> bool:
    return "/tests/" in f"/{path}" or path.endswith((".test.ts", ".test.tsx", "conftest.py"))
