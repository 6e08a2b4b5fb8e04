"""`enishi holidays FILE`: the national holidays as the Cabinet Office publishes them."""

from pathlib import Path

import click

from enishi.commands.refusals import in_words
from enishi.foundation.authz import System
from enishi.foundation.worktime.cabinet import LARGEST
from enishi.staff.actions.organisation import take_holidays


@click.command("holidays")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_words()
def holidays(file: Path) -> None:
    """Take in the Cabinet Office's syukujitsu.csv (Shift_JIS or UTF-8). The years it names are replaced."""
    with file.open("rb") as opened:
        changed = take_holidays(System("cli"), opened.read(LARGEST + 1))
    years = ", ".join(str(row.year) for row in changed)
    click.echo(f"Changed: {years}" if changed else "Nothing new: every year is as it was.")
