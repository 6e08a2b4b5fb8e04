"""`enishi release`."""

import click

from enishi.commands.refusals import in_words, language
from enishi.foundation.authz import System
from enishi.foundation.hold import actions
from enishi.foundation.i18n import say


@click.command()
@click.option("--yes", is_flag=True, help="Ask nothing.")
@in_words()
def release(yes: bool) -> None:
    """Let a restored installation send and fetch again, once the old one is off for good."""
    spoken = language()
    if not yes:
        click.confirm(say("hold.ask", spoken), abort=True)
    actions.release(System("cli"))
    click.echo(say("hold.released", spoken))
