"""`enishi validate queue`: the order of the queue on a made-up service desk."""

import click
import orjson

from enishi.estimators import queue_world
from enishi.estimators.queueing import LONGEST_WAIT

DIGITS = 6


@click.command("queue")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option(
    "--load",
    type=click.FloatRange(min=0.1, max=3.0),
    default=1.1,
    show_default=True,
    help="Work over capacity.",
)
@click.option(
    "--bound", type=click.FloatRange(min=1.0), default=LONGEST_WAIT, show_default=True, help="Working hours."
)
@click.option("--equal-values", is_flag=True, help="Every customer counts alike.")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def queue(seed: int, load: float, bound: float, equal_values: bool, form: str) -> None:
    """The order of the queue against first come first served and against due times alone.

    Lateness is weighted by value and in working hours; a gain is the share of it that is spared.
    """
    made = queue_world.world(seed, load, equal_values=equal_values)
    found = queue_world.compare(made, bound)
    lateness = {name: getattr(found, name).lateness for name in ("fifo", "sla_only", "adaptive")}
    told = {
        "seed": seed,
        "load": load,
        "tickets": len(made.tickets),
        "agents": made.agents,
        "gain_over_sla_only": _gain(lateness["adaptive"], lateness["sla_only"]),
        "gain_over_fifo": _gain(lateness["adaptive"], lateness["fifo"]),
        "value_weighted_lateness": {name: round(hours, DIGITS) for name, hours in lateness.items()},
        "longest_wait_hours": round(found.adaptive.longest_wait, DIGITS),
        "bound_hours": bound,
    }
    click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())


def _gain(ours: float, other: float) -> float | None:
    """Nothing late in either order is no gain; from nothing late to something there is no share to tell."""
    if other > 0:
        return round(1 - ours / other, DIGITS)
    return 0.0 if ours == 0 else None
