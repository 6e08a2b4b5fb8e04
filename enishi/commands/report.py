"""`enishi report NAME`."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import click
import orjson

from enishi.commands.refusals import in_words
from enishi.foundation.authz import System
from enishi.insight import ledger, reports
from enishi.insight.forecast import MOST_MONTHS, forecast
from enishi.insight.reports import Period
from enishi.insight.service_report import WITHIN, service

FORECAST = "forecast"
SERVICE = "service"
REPORTS: dict[str, Callable[..., dict[str, Any]]] = {
    "sales": reports.sales,
    "ledger": reports.ledger,
    SERVICE: service,
}
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("name", type=click.Choice(sorted([*REPORTS, FORECAST])))
@click.option("--from", "start", type=DAY, help="First day, YYYY-MM-DD; left out: from the beginning.")
@click.option("--to", "end", type=DAY, help="Last day, YYYY-MM-DD; left out: to the end.")
@click.option(
    "--group",
    help="sales: quarter, region, agent, account, product. ledger: month, quarter, account. "
    "service: agent, team, category, channel, account.",
)
@click.option(
    "--months",
    type=click.IntRange(1, MOST_MONTHS),
    default=3,
    show_default=True,
    help="forecast: how many months, this one included.",
)
@click.option("--within", help="service: counted as resolved within so many working hours, such as 4,8,24.")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def report(
    name: str,
    start: datetime | None,
    end: datetime | None,
    group: str | None,
    months: int,
    within: str | None,
    form: str,
) -> None:
    """Print a report. Money is in major units, times in hours; nothing depends on the moment of printing.

    But for the forecast, which is made today: each month with the range four of five courses end in, beside the
    weighted pipeline, the same month last year and the mean of the last three.
    """
    actor = System("cli")
    if name == FORECAST and (start or end or group):
        raise click.BadParameter("a forecast takes --months, and no period or group.")
    more = [_limits(within)] if name == SERVICE else []
    with in_words():
        ledger.drain(actor)
        found = (
            forecast(actor, months=months)
            if name == FORECAST
            else REPORTS[name](actor, Period(_day(start), _day(end)), group, *more)
        )
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())


def _limits(text: str | None) -> Sequence[float]:
    try:
        limits = [float(one) for one in text.split(",")] if text else WITHIN
    except ValueError:
        limits = []
    if not limits or not all(0 < one < float("inf") for one in limits):
        raise click.BadParameter("Hours above 0 with commas between, such as 4,8,24.", param_hint="--within")
    return limits


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
