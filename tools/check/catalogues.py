"""Every word a user reads stands in both catalogues, ja and en, with the same places to fill."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from tools.check.tree import Finding, Tree, is_test

Words = dict[str, str]
LANGUAGES = ("ja", "en")
SERVER = re.compile(r"^enishi/(\w+)/words/(\w+)\.json$")
WEB = re.compile(r"^web/src/(.+/)?words/(\w+)\.json$")
PLURAL = re.compile(r"_(zero|one|two|few|many|other)$")
PLACES = re.compile(r"\{\{?\s*(\w+)")
# The functions that turn a key into words on the server.
SPEAKERS = {"say"}
KEY = re.compile(r"^[a-z_]+(\.[a-z0-9_]+)+$")


def check(tree: Tree) -> list[Finding]:
    server = catalogues(tree, SERVER)
    known = {key for words in server.values() for key in words}
    return [
        *pairs(server),
        *pairs(catalogues(tree, WEB)),
        *unspoken_refusals(tree, known),
        *unknown_keys(tree, known),
    ]


def catalogues(tree: Tree, pattern: re.Pattern[str]) -> dict[tuple[str, str], Words]:
    """{(folder, language): {key: text}}, nested objects joined by dots."""
    found = {}
    for name in tree.names:
        if match := pattern.match(name):
            found[(name.rsplit("/", 1)[0], match[2])] = dict(flat(json.loads(tree.text(name))))
    return found


def flat(words: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


def pairs(found: Mapping[tuple[str, str], Words]) -> Iterator[Finding]:
    for folder in sorted({folder for folder, _ in found}):
        ja, en = (found.get((folder, language), {}) for language in LANGUAGES)
        yield from missing(folder, "ja", ja, en)
        yield from missing(folder, "en", en, ja)
        yield from (
            finding for key in sorted(ja) if key in en for finding in differing(folder, key, ja[key], en[key])
        )


def missing(folder: str, language: str, own: Words, other: Words) -> Iterator[Finding]:
    where = f"{folder}/{language}.json"
    # Japanese has one plural form where English has two: compare the keys without the form.
    for key in sorted({PLURAL.sub("", key) for key in other} - {PLURAL.sub("", key) for key in own}):
        yield Finding(where, f"`{key}` is missing", "write it by hand in both languages")
    for key in sorted(key for key, text in own.items() if not text.strip()):
        yield Finding(where, f"`{key}` is empty", "write it by hand in both languages")


def differing(folder: str, key: str, ja: str, en: str) -> Iterator[Finding]:
    # A plural form may leave the number out ("one deal").
    if not PLURAL.search(key) and set(PLACES.findall(ja)) != set(PLACES.findall(en)):
        yield Finding(folder, f"`{key}` fills other places in ja than in en", "use the same {names} in both")


def unspoken_refusals(tree: Tree, known: set[str]) -> Iterator[Finding]:
    for where, code in refusals(tree):
        lacking = [part for part in ("title", "detail") if f"error.{code}.{part}" not in known]
        if lacking:
            mend = "title: what happened; detail: what to do; in the room's words/ja.json and en.json"
            yield Finding(where, f"`error.{code}` has no {' and no '.join(lacking)} in the catalogues", mend)


def refusals(tree: Tree) -> list[tuple[str, str]]:
    """Where each class that descends from Refusal (by name) stands, and its code."""
    bases: dict[str, set[str]] = {}
    codes: list[tuple[str, str, str]] = []
    for name, module in tree.python(under="enishi/"):
        for node in ast.walk(module) if not is_test(name) else ():
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(
                    ast.unparse(base).split(".")[-1] for base in node.bases
                )
                codes += [(node.name, f"{name}:{node.lineno}", code) for code in code_of(node)]
    return [(where, code) for cls, where, code in codes if descends(cls, bases)]


def code_of(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        match part:
            case ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str() as code)):
                yield code
            case ast.AnnAssign(target=ast.Name(id="code"), value=ast.Constant(value=str() as code)):
                yield code


def descends(cls: str, bases: Mapping[str, set[str]]) -> bool:
    seen, waiting = set(), [cls]
    while waiting:
        name = waiting.pop()
        if name == "Refusal":
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(bases.get(name, ()))
    return False


def unknown_keys(tree: Tree, known: set[str]) -> Iterator[Finding]:
    for name, module in tree.python(under="enishi/"):
        nodes = () if is_test(name) else ast.walk(module)
        for line, key in ((node.lineno, key) for node in nodes if is_speaking(node) for key in spoken(node)):
            if key not in known:
                yield Finding(f"{name}:{line}", f"`{key}` is in no catalogue", "add it in both languages")


def is_speaking(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in SPEAKERS


def spoken(call: ast.Call) -> list[str]:
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return [text for text in texts if KEY.match(text)]
