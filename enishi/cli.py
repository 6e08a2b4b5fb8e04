"""The command line. The commands stand in `enishi.commands` and are loaded when called."""

import os
from importlib import import_module

import click
import django

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
    "import": "enishi.commands.exchange:import_files",
    "export": "enishi.commands.exchange:export_all",
    "report": "enishi.commands.report:report",
    "demo": "enishi.commands.demo:demo",
}


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


@click.command(cls=Rooms)
def enishi() -> None:
    """Enishi 縁: sales and customer service on one customer record."""


def main() -> None:
    """Set Django up and run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    django.setup()
    enishi(prog_name="enishi")
