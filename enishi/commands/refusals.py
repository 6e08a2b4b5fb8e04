"""Refusals on the command line: the same words as on the screen, on standard error, exit code 1."""

import locale
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from enishi.foundation.config import Trouble
from enishi.foundation.errors import Refusal
from enishi.foundation.i18n import say
from enishi.foundation.i18n.catalogue import catalogue


def language() -> str:
    """Japanese on a Japanese terminal, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "ja" if spoken.startswith(("ja", "Japanese")) else "en"


def tell(troubles: Iterable[Trouble]) -> None:
    """One line each on standard error: what is wrong with the installation, and how to mend it."""
    spoken = language()
    for trouble in troubles:
        click.echo(f"! {say(f'trouble.{trouble.key}', spoken, **trouble.params)}", err=True)


def refuse(troubles: Iterable[Trouble]) -> NoReturn:
    """Say what keeps the product from starting, and how to mend it; then leave."""
    tell(troubles)
    sys.exit(1)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a refusal inside into its words and leave."""
    try:
        yield
    except Refusal as refusal:
        spoken = language()
        click.echo(say(f"error.{refusal.code}.title", spoken, **refusal.params), err=True)
        click.echo(say(f"error.{refusal.code}.detail", spoken, **refusal.params), err=True)
        words = catalogue(spoken)
        for name, key in refusal.fields.items():
            said = words.get(f"field.{key}", words["field.invalid"])
            click.echo(f"  {name}: {said}", err=True)
        sys.exit(1)
