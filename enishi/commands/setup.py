"""`enishi init` and `enishi migrate`."""

import click
from django.core.management import call_command

from enishi.commands.refusals import language
from enishi.foundation import search
from enishi.foundation.backup import keys
from enishi.foundation.config import config
from enishi.foundation.i18n import say


@click.command()
@click.option("--yes", is_flag=True, help="Ask nothing.")
def init(yes: bool) -> None:
    """Make the data folder, the keys and the tables. Safe to run again."""
    config.data.mkdir(parents=True, exist_ok=True)
    if not yes:
        click.confirm(f"Set up Enishi in {config.data}?", default=True, abort=True)
    config.secret_keys()
    _show_recovery_key()
    call_command("migrate", interactive=False, verbosity=0)
    _index()
    click.echo(f"Ready in {config.data}. Next: enishi serve")


@click.command()
def migrate() -> None:
    """Bring the tables to this version."""
    call_command("migrate", interactive=False, verbosity=1)
    _index()


def _show_recovery_key() -> None:
    """The one time it is shown: whoever loses both it and the folder cannot open a backup."""
    key, is_new = config.backup_key(keys.new_key)
    if is_new:
        groups = key.split("-")
        lines = ["-".join(groups[at : at + 5]) for at in range(0, len(groups), 5)]
        click.echo(say("backup.new_key", language(), letters="\n    ".join(lines)))


def _index() -> None:
    """What a migration took out of the search index, because it is indexed otherwise now, is put back."""
    if done := search.fill():
        click.echo(f"Made {done:,} records findable again.")
