"""Imports stand at the top, name what they take, and never run in a circle (Python and TypeScript)."""

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from tools.check.tree import Finding, Tree, module_name

Graph = dict[str, set[str]]
SCRIPT_IMPORT = re.compile(r"""(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]""")


def check(tree: Tree) -> list[Finding]:
    return [*misplaced(tree), *circles(python_graph(tree)), *circles(script_graph(tree))]


def misplaced(tree: Tree) -> Iterator[Finding]:
    for name, module in tree.python():
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
                yield Finding(f"{name}:{node.lineno}", "wildcard import", "name what you need")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                yield from hidden(name, node)


def hidden(name: str, function: ast.AST) -> Iterator[Finding]:
    mend = "import at the top; if that makes a circle, move the idea down a room or use an event"
    for node in ast.walk(function):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield Finding(f"{name}:{node.lineno}", "import inside a function", mend)


def python_graph(tree: Tree) -> Graph:
    """Which of our modules imports which; `from package import module` points at the module."""
    modules = {module_name(name): (name, node) for name, node in tree.python()}
    return {
        module: set(imported(module, name.endswith("__init__.py"), node, modules)) - {module}
        for module, (name, node) in modules.items()
    }


def imported(module: str, is_package: bool, node: ast.Module, modules: Iterable[str]) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names if alias.name in modules)
        elif isinstance(part, ast.ImportFrom):
            base = absolute(module, is_package, part)
            for alias in part.names:
                full = f"{base}.{alias.name}"
                yield from (name for name in (full if full in modules else base,) if name in modules)


def absolute(module: str, is_package: bool, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    package = parts if is_package else parts[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def script_graph(tree: Tree) -> Graph:
    """The web app's modules, by relative path or the `@/` alias of `web/src`."""
    names = set(tree.ending(".ts", ".tsx", under="web/src/"))
    return {
        name: {
            found
            for target in SCRIPT_IMPORT.findall(tree.text(name))
            if (found := resolve(name, target, names))
        }
        for name in names
    }


def resolve(name: str, target: str, names: set[str]) -> str | None:
    if target.startswith("@/"):
        base = f"web/src/{target[2:]}"
    elif target.startswith("."):
        base = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    else:
        return None
    tries = (base, f"{base}.ts", f"{base}.tsx", f"{base}/index.ts", f"{base}/index.tsx")
    return next((found for found in tries if found in names), None)


def circles(graph: Mapping[str, set[str]]) -> Iterator[Finding]:
    mend = "move what both need into a third module below them"
    for knot in knots(graph):
        around = " → ".join(shortest_way_round(graph, knot))
        yield Finding(min(knot), f"import circle: {around}", mend)


def knots(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """Groups of modules that reach each other: what can reach me and what I reach, met."""
    backwards: Graph = {name: set() for name in graph}
    for name, targets in graph.items():
        for target in targets:
            backwards.setdefault(target, set()).add(name)
    left, found = set(graph), []
    while left:
        start = min(left)
        knot = reach(graph, start) & reach(backwards, start)
        if knot:
            found.append(knot)
        left -= knot | {start}
    return found


def reach(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(graph.get(name, ()))
    return seen


def shortest_way_round(graph: Mapping[str, set[str]], knot: set[str]) -> list[str]:
    start = min(knot)
    ways = [[start]]
    while ways:
        way = ways.pop(0)
        if start in graph[way[-1]]:
            return [*way, start]
        ways.extend([*way, step] for step in sorted(graph[way[-1]] & knot) if step not in way)
    return sorted(knot)
