"""`enishi validate NAME`: the product's rules on made-up worlds in which the truth is known."""

import click

from enishi.commands.validate_forecast import forecast
from enishi.commands.validate_queue import queue
from enishi.commands.validate_score import score


@click.group()
def validate() -> None:
    """Try a rule of the product on a made-up world. Same seed, same figures; no installation is touched."""


validate.add_command(forecast)
validate.add_command(queue)
validate.add_command(score)
