"""Tracked files name no folder of one person's machine and no package registry: a clone must build anywhere."""

import re
from collections.abc import Iterator

from tools.check.tree import Finding, Tree

MACHINE = re.compile(r"(?<![\w./-])/(?:work|root|Users|home/[a-z]+)/\w")
# Written in pieces, so that this file does not find itself.
HOSTS = "|".join(("python" + "hosted", "npm" + "js", "//py" + "pi", "//deb[.]debian", "//regis" + "try"))
LOCKED_ADDRESS = r'"resolved": *"http|index-url[= ]+http'
REGISTRY = re.compile(f"{HOSTS}|{LOCKED_ADDRESS}")
BINARY = (".png", ".jpg", ".ico", ".woff2", ".ttf", ".pdf", ".xlsx", ".zip", ".gz", ".webp", ".sqlite3")


def check(tree: Tree) -> list[Finding]:
    return list(strays(tree))


def strays(tree: Tree) -> Iterator[Finding]:
    for name in tree.names:
        if name.endswith(BINARY):
            continue
        text = (tree.root / name).read_text("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if found := MACHINE.search(line):
                yield Finding(
                    f"{name}:{number}",
                    f"a folder of one machine: {found[0]}…",
                    "write it relative to the clone",
                )
            if found := REGISTRY.search(line):
                wrong = f"a package registry or its address: {found[0]}"
                yield Finding(
                    f"{name}:{number}", wrong, "let pip and npm use what they are set to; lock by hash"
                )
