"""`enishi report NAME`."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click
import orjson

from enishi.commands.refusals import in_words
from enishi.foundation.authz import System
from enishi.insight import ledger, reports
from enishi.insight.reports import Period

REPORTS: dict[str, Callable[..., dict[str, Any]]] = {"sales": reports.sales, "ledger": reports.ledger}
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("name", type=click.Choice(sorted(REPORTS)))
@click.option("--from", "start", type=DAY, help="First day, YYYY-MM-DD; left out: from the beginning.")
@click.option("--to", "end", type=DAY, help="Last day, YYYY-MM-DD; left out: to the end.")
@click.option(
    "--group", help="sales: quarter, region, agent, account, product. ledger: month, quarter, account."
)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def report(name: str, start: datetime | None, end: datetime | None, group: str | None, form: str) -> None:
    """Print a report. Money is in major units; nothing depends on the moment of printing."""
    actor = System("cli")
    with in_words():
        ledger.drain(actor)
        found = REPORTS[name](actor, Period(_day(start), _day(end)), group)
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
