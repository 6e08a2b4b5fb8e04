"""No notes to self and no code kept as a comment: what is worth doing is done, or written in an issue."""

import re
from collections.abc import Iterator

from tools.check.tree import GENERATED, Finding, Tree

SOURCES = (".py", ".ts", ".tsx", ".mjs", ".css", ".html", ".sh", ".toml", ".md", ".yaml", "Makefile")
NOTE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
# Python's dead code is found by ruff (ERA). This is the TypeScript side: a comment line that ends like a statement.
SCRIPT_CODE = re.compile(r"^\s*//\s*(?!eslint|biome|@ts-).*(?:;|=>\s*\{?|\)\s*\{|/>)\s*$")
JSX_CODE = re.compile(r"\{/\*\s*<\w")


def check(tree: Tree) -> list[Finding]:
    return [*notes(tree), *dead_code(tree)]


def lines(tree: Tree, *suffixes: str) -> Iterator[tuple[str, str]]:
    for name in tree.ending(*suffixes):
        if not name.endswith(GENERATED):
            for number, line in enumerate(tree.text(name).splitlines(), 1):
                yield f"{name}:{number}", line


def notes(tree: Tree) -> Iterator[Finding]:
    for where, line in lines(tree, *SOURCES):
        if found := NOTE.search(line):
            yield Finding(
                where, f"a note to self ({found[1]})", "do it now, or open an issue and say why in words"
            )


def dead_code(tree: Tree) -> Iterator[Finding]:
    for where, line in lines(tree, ".ts", ".tsx", ".mjs"):
        if SCRIPT_CODE.match(line) or JSX_CODE.search(line):
            yield Finding(where, "code kept as a comment", "delete it; git remembers")
