"""`enishi document KIND NUMBER --out FILE`: an issued document as it was issued."""

from pathlib import Path

import click

from enishi.commands.refusals import in_words
from enishi.commerce.models import Document
from enishi.foundation import authz
from enishi.foundation.authz import System
from enishi.foundation.documents import content_of
from enishi.foundation.errors import NotFound

# What they are called here, and in the register.
KINDS = {"quote": Document.QUOTE, "order": Document.ORDER_CONFIRMATION}


@click.command()
@click.argument("kind", type=click.Choice(sorted(KINDS)))
@click.argument("number", required=False)
@click.option("--latest", is_flag=True, help="The one issued last, instead of a number.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PDF to write."
)
def document(kind: str, number: str | None, latest: bool, out: Path) -> None:
    """Write an issued document as PDF: by its number (Q2026-00012-2, C2026-00096) or the latest."""
    if bool(number) == latest:
        raise click.UsageError("give either a number or --latest")
    with in_words():
        rows = authz.scope(System("cli"), Document).filter(kind=KINDS[kind])
        found = (rows.filter(number=number) if number else rows).order_by("-issued_on", "-id").first()
        if found is None:
            raise NotFound()
        out.write_bytes(content_of(found.content_id))
    click.echo(f"{found.number} {out}")
