"""The files an operator copies name commands, options and settings there are."""

import re
from pathlib import Path

import click
import pytest

from enishi.cli import COMMANDS, Rooms
from enishi.foundation.config import SETTINGS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "run"
FILES = [FOLDER / name for name in ("compose.yaml", "Containerfile", "enishi.service")]
CALLED = re.compile(r"(?:bin/enishi|run --rm web) ([a-z-]+)((?: [^\n#]*)?)")
LISTED = re.compile(r'(?:command:|CMD) \["([a-z-]+)"((?:, "[^"]*")*)\]')
OWN_SERVERS = {"redis-server", "python"}


def calls() -> list[tuple[str, str, list[str]]]:
    """File, command, and the options given to it."""
    found = []
    for file in [*FILES, FOLDER / "containers.md"]:
        text = file.read_text("utf-8")
        for name, rest in [*CALLED.findall(text), *LISTED.findall(text)]:
            if name not in OWN_SERVERS:
                found.append((file.name, name, re.findall(r"--[a-z][a-z-]*", rest)))
    return found


def test_commands_and_options_are_real():
    group = Rooms()
    found = calls()
    assert {name for _, name, _ in found} >= {"init", "migrate", "serve", "worker", "user"}
    for file, name, options in found:
        assert name in COMMANDS, (file, name)
        command = group.get_command(click.Context(group), name)
        inside = list(command.commands.values()) if isinstance(command, click.Group) else [command]
        known = {
            option
            for one in inside
            for param in one.params
            for option in (*param.opts, *param.secondary_opts)
        }
        assert set(options) <= known, (file, name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_settings_are_real(file):
    named = set(re.findall(r"ENISHI_[A-Z_]+", file.read_text("utf-8")))
    assert named
    assert named <= {setting.variable for setting in SETTINGS}
