"""The command line. The commands stand in `enishi.commands` and are loaded when called."""

import os
import sys
from importlib import import_module
from typing import Any

import click
import django
from django.db import DatabaseError

from enishi.commands.refusals import refuse
from enishi.foundation.config import Trouble, config

COMMANDS = {
    "init": "enishi.commands.setup:init",
    "migrate": "enishi.commands.setup:migrate",
    "user": "enishi.commands.people:user",
    "token": "enishi.commands.people:token",
    "serve": "enishi.commands.serve:serve",
    "worker": "enishi.commands.serve:worker",
    "doctor": "enishi.commands.doctor:doctor",
    "version": "enishi.commands.doctor:version",
    "openapi": "enishi.commands.doctor:openapi",
    "holidays": "enishi.commands.holidays:holidays",
    "import": "enishi.commands.exchange:import_files",
    "undo-import": "enishi.commands.exchange:undo",
    "export": "enishi.commands.exchange:export_all",
    "report": "enishi.commands.report:report",
    "validate": "enishi.commands.validate:validate",
    "document": "enishi.commands.document:document",
    "demo": "enishi.commands.demo:demo",
    "mail": "enishi.commands.mail:mail",
    "backup": "enishi.commands.backup:backup",
    "verify": "enishi.commands.backup:verify",
    "restore": "enishi.commands.backup:restore",
    "rotate-keys": "enishi.commands.keys:rotate_keys",
    "release": "enishi.commands.hold:release",
}
# Commands that read what they are given and nothing else: no settings, no folder, no database.
ALONE = (["mail", "understand"],)


class Rooms(click.Group):
    """A group whose commands are imported on demand, after Django is set up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """What no command knows better is said in words: a database away or of another version, a file out of reach."""
        try:
            return super().invoke(ctx)
        except DatabaseError:
            found: list[Trouble] = import_module("enishi.commands.trouble").tables()
            if not found:
                raise
            refuse(found)
        except OSError as error:
            refuse([Trouble("file", {"place": error.filename or "", "reason": error.strerror or error})])


@click.command(cls=Rooms)
def enishi() -> None:
    """Enishi 縁: sales and customer service on one customer record."""


def main() -> None:
    """Set Django up and run the command. Settings of no use are said before anything is built on them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    if sys.argv[1:3] in ALONE:
        enishi(prog_name="enishi")
    if troubles := config.troubles():
        if sys.argv[1:2] == ["doctor"]:
            click.echo("\n".join(config.lines()))
        refuse(troubles)
    try:
        django.setup()
    except OSError as error:
        refuse([Trouble("folder_not_writable", {"folder": config.data, "reason": error})])
    enishi(prog_name="enishi")
