"""`enishi demo`."""

import time

import click
import orjson

from enishi.exchange.demo import training
from enishi.exchange.demo.company import LOGINS, PASSWORD
from enishi.exchange.demo.make import SIZES, is_empty, make
from enishi.exchange.demo.truth import truth
from enishi.foundation.authz import System
from enishi.foundation.config import config


@click.command()
@click.option("--size", type=click.Choice(sorted(SIZES)), default="S", show_default=True)
@click.option("--if-empty", is_flag=True, help="Do nothing when there is data already.")
@click.option("--training", "to_train", is_flag=True, help="To practise on: nothing ever leaves it.")
@click.option("--reset", "anew", is_flag=True, help="Put a training installation back to its beginning.")
def demo(size: str, if_empty: bool, to_train: bool, anew: bool) -> None:
    """Make the demo company みなも計装: fictional, the same every time."""
    if anew:
        try:
            counts = training.reset(System("cli"), "enishi demo --reset")
        except training.NotTraining:
            raise click.ClickException("This is no training installation: its data stays.") from None
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        click.echo(f"みなも計装 (S) is as at its beginning: {told}")
    elif not is_empty():
        if not if_empty:
            raise click.ClickException("There is data already: the demo company wants an empty installation.")
        click.echo("There is data already; the demo company was left alone.")
    else:
        started = time.perf_counter()
        counts = training.begin(System("cli"), size) if to_train else make(size)
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        click.echo(f"みなも計装 ({size}): {told} in {time.perf_counter() - started:.1f} s")
        answers = config.data / "truth.json"
        answers.write_bytes(orjson.dumps(truth(size, SIZES[size]), option=orjson.OPT_INDENT_2))
        click.echo(f"What was planted in it for analyses to find: {answers}")
    click.echo(f"Sign in with one of these; the password is {PASSWORD}")
    for login in LOGINS:
        click.echo(f"  {login}@minamo.example")
