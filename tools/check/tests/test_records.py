"""Migrations, the API snapshot, pages, and the runner itself."""

import os
import subprocess

from tools.check import api_snapshot, migrations, pages
from tools.check.__main__ import COMMANDS, MODULES, Outcome, main
from tools.check.tree import Finding


def test_a_migration_named_by_a_machine_is_found(tree):
    names = ("0001_initial", "0002_auto_20261124_1200", "0003_deal_add_stage", "0004_a_b_and_more")
    planted = tree({f"enishi/sales/migrations/{name}.py": "" for name in names})
    found = [finding.where for finding in migrations.nameless(planted)]
    assert found == [f"enishi/sales/migrations/{name}.py" for name in (names[1], names[3])]


def test_a_model_without_its_migration_is_found(tree):
    planted = tree(
        {
            "enishi/__init__.py": "",
            "enishi/settings.py": 'INSTALLED_APPS = ["shop"]\nDEFAULT_AUTO_FIELD = "django.db.models.AutoField"\n',
            "shop/__init__.py": "",
            "shop/models.py": "from django.db import models\nclass Thing(models.Model):\n    pass\n",
            "shop/migrations/__init__.py": "",
        }
    )
    (finding,) = migrations.missing(planted)
    assert "Create model Thing" in finding.wrong


def test_the_first_line_that_differs_from_the_snapshot_is_named():
    assert api_snapshot.compare("a\nb\n", "a\nb\n") == []
    assert api_snapshot.compare("a\nb\n", "a\nc\n")[0].where == "docs/api/openapi.json:2"
    assert api_snapshot.compare("", "a\n")[0].where == "docs/api/openapi.json:1"


def test_a_link_to_nothing_is_found(tree):
    planted = tree({"docs/a.md": "[b](b.md) [c](../c.md#part) [web](https://example.com)", "docs/b.md": ""})
    assert [finding.wrong for finding in pages.check(planted)] == ["links to c.md, which is not there"]


def test_a_page_newer_than_its_picture_is_named_without_failing(tree):
    planted = tree({"docs/a.md": "![board](a.png)", "docs/a.png": ""})
    commit(planted.root, "docs/a.png", second=1)
    commit(planted.root, "docs/a.md", second=2)
    (finding,) = pages.check(planted)
    assert finding.wrong == "is newer than its picture docs/a.png"
    assert Outcome("pages", 0, [finding]).holds


def commit(root, name, *, second):
    at = f"2026-11-24T00:00:0{second}Z"
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    env = {**os.environ, "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    for words in (["init", "-q"], ["add", name], [*who, "commit", "-qm", name]):
        subprocess.run(["git", *words], cwd=root, check=True, env=env, capture_output=True)


def test_the_runner_refuses_a_check_that_does_not_exist(capsys):
    assert main(["spelling"]) == 2
    said = capsys.readouterr().out
    assert all(name in said for name in [*COMMANDS, *MODULES])


def test_a_finding_says_how_to_mend_it():
    assert str(Finding("a.py:1", "too long", "split it")) == "a.py:1: too long\n      mend: split it"
    assert not Outcome("sizes", 0, [Finding("a.py:1", "too long", "split it")]).holds
