"""Small enough to read: files, functions and nesting of Python, and the length of every other source."""

import ast
from collections.abc import Iterator

from tools.check.tree import GENERATED, Finding, Tree

FILE_LINES = 400
TSX_LINES = 250
FUNCTION_LINES = 60
NESTING = 3
SOURCES = (".py", ".ts", ".tsx", ".mjs", ".js", ".css", ".sh", ".typ", ".html", "Makefile")

Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def check(tree: Tree) -> list[Finding]:
    return [*long_files(tree), *python_functions(tree)]


def long_files(tree: Tree) -> Iterator[Finding]:
    for name in tree.ending(*SOURCES):
        # A migration is written once by a tool and read by one; its length says nothing about the code.
        if name.endswith(GENERATED) or "/migrations/" in name:
            continue
        limit = TSX_LINES if name.endswith(".tsx") else FILE_LINES
        lines = len(tree.text(name).splitlines())
        if lines > limit:
            mend = "split it by subject; a room's file becomes a folder of the same name"
            yield Finding(name, f"{lines} lines, at most {limit}", mend)


def python_functions(tree: Tree) -> Iterator[Finding]:
    for name, module in tree.python():
        if "/migrations/" in name:
            continue
        for node in ast.walk(module):
            if isinstance(node, Function):
                yield from judge(name, node)


def judge(name: str, function: Function) -> Iterator[Finding]:
    where = f"{name}:{function.lineno}"
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if lines > FUNCTION_LINES:
        wrong = f"`{function.name}` has {lines} lines, at most {FUNCTION_LINES}"
        yield Finding(where, wrong, "give a step of it a name of its own")
    depth = max((nesting(child) for child in function.body), default=0)
    if depth > NESTING:
        wrong = f"`{function.name}` nests {depth} deep, at most {NESTING}"
        yield Finding(where, wrong, "return early, or give the inner block a name")


def nesting(node: ast.AST) -> int:
    """How many blocks deep this statement goes; `elif` stands beside its `if`, a nested function alone."""
    if isinstance(node, SCOPES):
        return 0
    own = 1 if isinstance(node, BLOCKS) else 0
    beside = elif_of(node)
    inner = (child for child in ast.iter_child_nodes(node) if child is not beside)
    deepest = own + max((nesting(child) for child in inner), default=0)
    return max(deepest, nesting(beside)) if beside else deepest


def elif_of(node: ast.AST) -> ast.If | None:
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        return node.orelse[0]
    return None
