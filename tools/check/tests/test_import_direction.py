"""The contracts of pyproject.toml, tried on a small house of the same rooms."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.check.__main__ import ROOT
from tools.check.walls import LEVEL

LINT = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def lint(tree):
    """`lint({"enishi/sales/actions.py": "import …"})`: exit code and words of import-linter."""
    shell = dict.fromkeys(
        (
            "__init__",
            "api",
            "cli",
            "settings",
            "asgi",
            "wsgi",
            "urls",
            "commands/__init__",
            "examples/__init__",
        ),
        "",
    )
    empty = {f"enishi/{room}/{name}.py": "" for room in LEVEL for name in ("__init__", "models")}

    def run(files):
        planted = tree({**{f"enishi/{name}.py": text for name, text in shell.items()}, **empty, **files})
        shutil.copy(ROOT / "pyproject.toml", planted.root)
        ran = subprocess.run([LINT, "--no-cache"], cwd=planted.root, capture_output=True, text=True)
        return ran.returncode, ran.stdout

    return run


def test_a_house_that_imports_downwards_is_kept(lint):
    files = {
        "enishi/cli.py": "from enishi.exchange import models\n",
        "enishi/bond/actions.py": "from enishi.sales import models\nfrom enishi.service import models as own\n",
    }
    assert lint(files)[0] == 0


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("sales", "service"),
        ("service", "sales"),
        ("commerce", "interactions"),
        ("interactions", "commerce"),
        ("sales", "bond"),
        ("customers", "sales"),
        ("foundation", "staff"),
        ("bond", "api"),
        ("staff", "settings"),
    ],
)
def test_an_import_up_or_sideways_is_found(lint, importer, imported):
    code, said = lint({f"enishi/{importer}/actions.py": f"import enishi.{imported}\n"})
    assert code == 1
    assert f"enishi.{importer}.actions -> enishi.{imported}" in said


def test_a_room_that_no_layer_names_is_found(lint):
    code, said = lint({"enishi/marketing/__init__.py": ""})
    assert code == 1
    assert "enishi.marketing" in said
