"""Promises that the code itself keeps: what somebody typed is never run, whatever reads it."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

import enishi
from enishi.customers.actions import create_account

CODE = Path(enishi.__file__).parent
READERS_THAT_RUN = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle", "yaml"}
RUNNERS = {"eval", "exec", "compile", "__import__"}
# Patterns of the product's own: an operator's settings are matched against their declared forms, and a person's
# names, escaped, are looked for in what others wrote.
OWN_PATTERNS = {
    "config.py": ["re.fullmatch(value.setting.form, value.text)"],
    "rules.py": ["re.compile('|'.join(found), re.IGNORECASE)"],
}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in CODE.rglob("*.py"):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield path, ast.parse(path.read_text("utf-8"))


def test_b86_nothing_that_runs_what_it_reads_is_used_anywhere():
    found = [f"{path.name}: {what}" for path, tree in modules() for what in runs_what_it_reads(tree)]
    assert found == []
    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"


def test_b86_a_planted_reader_that_runs_is_found():
    planted = "import pickle\nfrom yaml import load\nx = eval(told)\n"
    assert list(runs_what_it_reads(ast.parse(planted))) == ["pickle", "yaml", "eval"]


def runs_what_it_reads(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] in READERS_THAT_RUN)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in READERS_THAT_RUN:
            yield str(node.module)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RUNNERS:
            yield node.func.id


def test_b57_no_pattern_is_made_of_what_somebody_typed():
    found = [
        (path.name, ast.unparse(call))
        for path, tree in modules()
        for call in typed_patterns(tree)
        if ast.unparse(call) not in OWN_PATTERNS.get(path.name, [])
    ]
    assert found == []


def test_b57_a_planted_pattern_of_somebodys_words_is_found():
    planted = """
re.search(words, text)
re.compile("^" + words)
rows.filter(name__iregex=words)
re.search("fixed" + re.escape(words), text)
"""
    assert [ast.unparse(call) for call in typed_patterns(ast.parse(planted))] == [
        "re.search(words, text)",
        "re.compile('^' + words)",
        "rows.filter(name__iregex=words)",
    ]


def typed_patterns(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls that take a pattern which is no constant, and look-ups by pattern in the database."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        asks_database = any((word.arg or "").endswith("regex") for word in node.keywords)
        asks_re = (
            isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "re"
            and node.func.attr != "escape"
        )
        if asks_database or (asks_re and node.args and not is_constant(node.args[0])):
            yield node


def is_constant(pattern: ast.expr) -> bool:
    """Words of the code alone, and what was made plain by `re.escape`; a name is one of the module's own constants."""
    if isinstance(pattern, ast.BinOp):
        return is_constant(pattern.left) and is_constant(pattern.right)
    if isinstance(pattern, ast.Call):
        return ast.unparse(pattern.func) == "re.escape"
    if isinstance(pattern, ast.JoinedStr):
        pieces = [piece.value for piece in pattern.values if isinstance(piece, ast.FormattedValue)]
        return all(isinstance(piece, ast.Name) and piece.id.isupper() for piece in pieces)
    if isinstance(pattern, ast.Name):
        return pattern.id.isupper()
    return isinstance(pattern, ast.Constant)


@pytest.mark.parametrize("words", ["(a+)+$", "(.*a){25}", "^(([a-z])+.)+[A-Z]([a-z])+$"])
def test_b57_a_pattern_typed_into_a_filter_or_a_search_is_plain_text(api, sales_rep, words):
    create_account(sales_rep, {"name": "a" * 190 + "!"})
    create_account(sales_rep, {"name": f"式 {words} の会社"})
    wanted = json.dumps({"all": [{"field": "name", "op": "contains", "value": words}]})
    told = api(sales_rep).http.get("/api/v1/accounts", {"filter": wanted}).json()
    assert [row["number"] for row in told["items"]] == [2]
    found = api(sales_rep).http.get("/api/v1/search", {"q": words[:40]})
    assert found.status_code == 200
