"""`enishi rotate-keys`."""

import sys

import click
from cryptography.fernet import Fernet

from enishi.commands.refusals import language, refuse
from enishi.foundation import resealing, sealed
from enishi.foundation.config import Trouble, config
from enishi.foundation.i18n import say


@click.command("rotate-keys")
@click.option("--drop-old", is_flag=True, help="Forget the old keys, once nothing is under them any more.")
@click.option("--signing", is_flag=True, help="A new key for cookies and links; the old one is still taken.")
def rotate_keys(drop_old: bool, signing: bool) -> None:
    """Seal stored secrets with a new key. Run again after an interruption: it goes on where it stopped."""
    if signing:
        _renew_signing(drop_old)
        return
    if drop_old:
        _drop_old()
        return
    if not config["FIELD_KEYS"] and not resealing.left():
        config.put_in_front("fields", Fernet.generate_key().decode("ascii"))
        sealed.read_again()
    _tell_left()
    try:
        for count in resealing.reseal():
            click.echo(say("keys.resealed", language(), count=count))
    except sealed.WrongKey:
        _tell_left()
        refuse([Trouble("sealed_by_another", {})])
    _tell_left()


def _renew_signing(drop_old: bool) -> None:
    if config["SECRET_KEY"]:
        refuse([Trouble("secret_in_settings", {})])
    if drop_old:
        config.keep_first("secret")
    else:
        config.secret_keys()
        config.put_in_front("secret", config.new_secret_key())
    click.echo(say("keys.signing_dropped" if drop_old else "keys.signing", language()))


def _drop_old() -> None:
    if config["FIELD_KEYS"]:
        refuse([Trouble("keys_in_settings", {"name": "ENISHI_FIELD_KEYS"})])
    if resealing.left():
        _tell_left()
        sys.exit(1)
    config.keep_first("fields")
    click.echo(say("keys.dropped", language()))


def _tell_left() -> None:
    left = resealing.left()
    for name, count in left.items():
        click.echo(f"{count:>8,}  {name}")
    click.echo(say("keys.left", language(), count=sum(left.values())))
