"""`enishi document KIND NUMBER --out FILE`: an issued document as it was issued."""

from pathlib import Path

import click
from django.db.models import Q

from enishi.commands.refusals import in_words
from enishi.commerce.models import Document
from enishi.foundation import authz
from enishi.foundation.authz import System
from enishi.foundation.documents import content_of
from enishi.foundation.errors import NotFound

# What they are called here, and in the register.
KINDS = {
    "quote": Document.QUOTE,
    "order": Document.ORDER_CONFIRMATION,
    "delivery": Document.DELIVERY,
    "invoice": Document.INVOICE,
    "credit-note": Document.CREDIT_NOTE,
    "receipt": Document.RECEIPT,
}


@click.command()
@click.argument("kind", type=click.Choice(sorted(KINDS)))
@click.argument("number", required=False)
@click.option("--latest", is_flag=True, help="The one issued last, instead of a number.")
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    help="The one in this language: of that number, or the latest of those that go by it.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PDF to write."
)
def document(kind: str, number: str | None, latest: bool, lang: str | None, out: Path) -> None:
    """Write an issued document as PDF: by its number (Q2026-00012-2, C2026-00096, D2026-00007) or the latest."""
    if bool(number) == latest:
        raise click.UsageError("give either a number or --latest")
    with in_words():
        rows = authz.scope(System("cli"), Document).filter(kind=KINDS[kind])
        if number:
            # Both languages of a delivery go by one number: the second one's own ends in -2.
            rows = rows.filter(Q(number=number) | Q(series=number) if lang else Q(number=number))
        if lang:
            rows = rows.filter(language=lang)
        found = rows.order_by("-issued_on", "-id").first()
        if found is None:
            raise NotFound()
        out.write_bytes(content_of(found.content_id))
    click.echo(f"{found.number} {out}")
