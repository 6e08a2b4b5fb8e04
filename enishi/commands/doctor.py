"""`enishi doctor`, `enishi version`, `enishi openapi`."""

import platform

import click
import orjson

from enishi import __version__
from enishi.api import api
from enishi.commands.refusals import language, refuse
from enishi.commands.trouble import EXAMINATIONS
from enishi.foundation.config import config
from enishi.foundation.i18n import say

# Status codes are numbers in the description, and strings in JSON.
OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


@click.command()
def version() -> None:
    """Print the version."""
    click.echo(f"enishi {__version__} (Python {platform.python_version()})")


@click.command()
def openapi() -> None:
    """Print the description of the API."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    click.echo(orjson.dumps(schema, option=OPTIONS).decode())


@click.command()
def doctor() -> None:
    """List the settings and where they come from; say what is wrong and how to mend it."""
    click.echo("\n".join(config.lines()))
    found = [trouble for examine in EXAMINATIONS for trouble in examine()]
    if found:
        refuse(found)
    click.echo(say("trouble.all_is_well", language()))
