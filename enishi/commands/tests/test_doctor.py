"""What an operator reads when a setting, the folder or the database is not as it must be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from enishi.commands import trouble
from enishi.commands.doctor import doctor
from enishi.foundation.config import SETTINGS, Config
from enishi.foundation.jobs.models import Job


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command line in an installation of its own, on a Japanese terminal."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ENISHI_")}
    given = own | {"ENISHI_DATA": str(folder), "LC_ALL": "ja_JP.UTF-8"} | variables
    return subprocess.run(
        [sys.executable, "-m", "enishi", *words], env=given, capture_output=True, text=True, check=False
    )


def test_every_setting_is_listed_with_its_source_and_secrets_are_not_shown():
    lines = Config({"ENISHI_SECRET_KEY": "geheim", "ENISHI_WEB_THREADS": "4"}).lines()
    assert [line.split()[0] for line in lines] == [setting.variable for setting in SETTINGS]
    assert "geheim" not in "".join(lines)
    assert next(line for line in lines if "THREADS" in line).split()[1:] == ["4", "ENISHI_WEB_THREADS"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://db/enishi"),
        ("DATABASE_URL", "postgres://db:port/enishi"),
        ("REDIS_URL", "cache:6379"),
        ("BASE_URL", "enishi.example"),
        ("WEB_THREADS", "0"),
        ("WEB_THREADS", "many"),
        ("JOB_LEASE_SECONDS", "-1"),
        ("LOG_LEVEL", "LOUD"),
        ("TRUSTED_PROXY", "yes"),
    ],
)
def test_a_value_of_no_use_is_named_with_an_example(name, value):
    (found,) = Config({f"ENISHI_{name}": value}).troubles()
    assert (found.key, found.params["name"]) == ("unfit_setting", f"ENISHI_{name}")
    assert found.params["example"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_default_can_be_used(setting):
    assert Config({}).troubles() == []
    examples = {
        "DATABASE_URL": "postgresql://u:p%40@[::1]:5432/e?host=/run/pg",
        "REDIS_URL": "rediss://c/1",
    }
    assert Config({setting.variable: examples.get(setting.name, setting.default)}).troubles() == []


def test_a_settings_file_that_cannot_be_read_is_named(tmp_path):
    broken = tmp_path / "enishi.toml"
    broken.write_text("web_threads = ")
    assert [t.key for t in Config({"ENISHI_DATA": str(tmp_path)}).troubles()] == ["unreadable_settings"]
    gone = {"ENISHI_CONFIG": str(tmp_path / "other.toml")}
    assert [t.key for t in Config(gone).troubles()] == ["no_settings_file"]


def test_a_misspelt_setting_is_named(monkeypatch):
    monkeypatch.setattr(trouble, "config", Config({"ENISHI_WEB_TREADS": "4"}))
    assert [found.params for found in trouble.settings()] == [{"name": "ENISHI_WEB_TREADS"}]


@pytest.mark.parametrize("words", [("report", "sales"), ("demo",), ("worker",), ("serve", "--port", "1")])
def test_without_tables_every_command_says_what_to_do(tmp_path, words):
    done = run(tmp_path, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "! 表がまだ今の版になっていません。enishi migrate を実行してください。\n"


def test_a_setting_of_no_use_stops_every_command_in_words(tmp_path):
    done = run(tmp_path, "report", "sales", ENISHI_LOG_LEVEL="LOUD")
    assert done.returncode == 1
    assert done.stderr.startswith("! ENISHI_LOG_LEVEL の値は使えません。")


def test_a_folder_out_of_reach_is_named(tmp_path):
    assert run(tmp_path, "init", "--yes").returncode == 0
    (tmp_path / "taken").write_text("a file")
    done = run(tmp_path, "export", str(tmp_path / "taken" / "export"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"! {tmp_path / 'taken'}")


def test_jobs_that_gave_up_are_counted(db):
    Job.objects.create(path="x", dead=True)
    result = CliRunner().invoke(doctor, env={"LC_ALL": "C"})
    assert result.exit_code == 1
    assert "1 jobs gave up" in result.stderr
