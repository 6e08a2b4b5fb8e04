"""`enishi backup`, `enishi verify`, `enishi restore`."""

from pathlib import Path

import click

from enishi.commands.refusals import in_words, language
from enishi.foundation.authz import System
from enishi.foundation.backup import keys
from enishi.foundation.backup.archive import Manifest
from enishi.foundation.backup.check import verify as read_through
from enishi.foundation.backup.periodic import tried
from enishi.foundation.backup.refusals import NoKey
from enishi.foundation.backup.restore import restore as bring_back
from enishi.foundation.i18n import say

PLACE = click.Path(path_type=Path, dir_okay=False)
KEY_FILE = click.option(
    "--key-file", type=PLACE, help="A file with the recovery key; left out: the folder's own."
)


@click.command()
@click.argument("file", type=PLACE)
@in_words()
def backup(file: Path) -> None:
    """Write everything into one encrypted FILE and read it back. The product may go on working meanwhile."""
    key = keys.own_key()
    tell("made", tried(System("cli"), file), key, file=file, megabytes=f"{file.stat().st_size / 1e6:,.1f}")


@click.command()
@click.argument("file", type=PLACE)
@KEY_FILE
@in_words()
def verify(file: Path, key_file: Path | None) -> None:
    """Read a backup through: is every byte there, and what it was? Touches nothing."""
    key = key_for(key_file)
    tell("verified", read_through(file, key), key, file=file)


@click.command()
@click.argument("file", type=PLACE)
@click.option("--yes", is_flag=True, help="Ask nothing.")
@KEY_FILE
@click.option(
    "--erasures",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    multiple=True,
    help="A journal of erasures (erasures.jsonl), where it does not lie beside the backup.",
)
@in_words()
def restore(file: Path, yes: bool, key_file: Path | None, erasures: tuple[Path, ...]) -> None:
    """Make this empty installation what the backup is of. Nothing leaves it until `enishi release`."""
    spoken = language()
    if not yes:
        click.confirm(say("backup.ask", spoken, file=file), abort=True)
    key = key_for(key_file)
    restored = bring_back(file, key, erasures)
    manifest = restored.manifest
    for label, table in sorted(manifest.tables.items()):
        if table.rows:
            click.echo(f"{restored.counts[label]:>12,} / {table.rows:>12,}  {label}")
    tell("restored", manifest, key)
    if not restored.is_complete:
        raise click.ClickException(say("backup.differs", spoken))
    for after in restored.afterwards:
        said = f"backup.{after.what}" if after.is_known else f"backup.no_{after.what}"
        click.echo(say(said, spoken, count=after.done))
    click.echo(say("backup.held", spoken))


def tell(what: str, manifest: Manifest, key: bytes, **more: object) -> None:
    told = {
        "made_at": manifest.made_at,
        "rows": f"{manifest.rows:,}",
        "tables": len(manifest.tables),
        "files": f"{manifest.files.count:,}",
        "print": keys.fingerprint(key),
    }
    click.echo(say(f"backup.{what}", language(), **told, **more))


def key_for(key_file: Path | None) -> bytes:
    """The key of the file named, else the installation's own, else what somebody types."""
    if key_file:
        return keys.key_in(key_file)
    try:
        return keys.own_key()
    except NoKey:
        pass
    try:
        typed: str = click.prompt(
            say("backup.ask_key", language()), hide_input=True, default="", show_default=False
        )
    except click.Abort:
        typed = ""
    if not typed:
        raise NoKey(place=keys.place())
    return keys.read(typed)
