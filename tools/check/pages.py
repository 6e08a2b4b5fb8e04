"""Links and pictures of the documentation exist; a page newer than its picture is named, without failing."""

import posixpath
import re
import subprocess
from collections.abc import Iterator

from tools.check.tree import Finding, Tree

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
ELSEWHERE = re.compile(r"^(\w+:|/|#)")


def check(tree: Tree) -> list[Finding]:
    return [*broken(tree), *outdated(tree)]


def links(tree: Tree) -> Iterator[tuple[str, str, bool]]:
    """(page, file it points at, whether that is a picture) for every relative link."""
    for page in tree.ending(".md"):
        for mark, target in LINK.findall(tree.text(page)):
            if not ELSEWHERE.match(target):
                yield page, posixpath.normpath(posixpath.join(posixpath.dirname(page), target)), bool(mark)


def broken(tree: Tree) -> Iterator[Finding]:
    for page, target, _ in links(tree):
        if not (tree.root / target).exists():
            yield Finding(page, f"links to {target}, which is not there", "mend the link or add the file")


def outdated(tree: Tree) -> Iterator[Finding]:
    for page, target, is_picture in links(tree):
        if is_picture and committed(tree, page) > committed(tree, target) > 0:
            yield Finding(
                page, f"is newer than its picture {target}", "make shots, then look at it", is_notice=True
            )


def committed(tree: Tree, name: str) -> int:
    """When git last recorded the file, in seconds; 0 when it never did."""
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct", "--", name], cwd=tree.root, capture_output=True, text=True
    ).stdout.strip()
    return int(said or 0)
