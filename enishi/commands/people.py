"""`enishi user add`, `enishi user invite` and `enishi token create`."""

import click

from enishi.commands.refusals import in_words
from enishi.foundation.authz import Role, System
from enishi.staff.actions.invitations import invite
from enishi.staff.actions.people import create_user
from enishi.staff.actions.tokens import create_token
from enishi.staff.models import User
from enishi.staff.rules import TOKEN_LONGEST_DAYS, ordered_roles


@click.group()
def user() -> None:
    """People."""


@user.command("add")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice([r.value for r in Role]))
@click.option("--kana", default="", help="How the name is read.")
@click.option("--language", default="ja", show_default=True, type=click.Choice(["ja", "en"]))
@click.option("--password", help="Leave it out and use --invite to let the person choose.")
@click.option("--invite", "by_link", is_flag=True, help="Print a link, good once within 72 hours.")
@in_words()
def add_user(
    email: str,
    name: str,
    roles: tuple[str, ...],
    kana: str,
    language: str,
    password: str | None,
    by_link: bool,
) -> None:
    """Add a person. Give several roles by repeating --role."""
    if (password is None) != by_link:
        raise click.UsageError("Give either --password or --invite.")
    actor = System("cli")
    fields = {"email": email, "name": name, "kana": kana, "language": language}
    wanted = ordered_roles([Role(role) for role in roles])
    made = create_user(actor, fields | {"roles": wanted}, password=password)
    click.echo(f"Added {made.name} <{made.email}>: {', '.join(made.roles)}")
    if by_link:
        click.echo(invite(actor, made.uid).url)


@user.command("invite")
@click.option("--email", required=True)
@in_words()
def invite_user(email: str) -> None:
    """Print a link by which a person who is there already chooses a password, good once within 72 hours."""
    click.echo(invite(System("cli"), _person(email).uid).url)


def _person(email: str) -> User:
    person = User.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise click.ClickException(f"Nobody has the e-mail address {email}.")
    return person


@click.group()
def token() -> None:
    """API tokens."""


@token.command("create")
@click.option("--user", "email", required=True, help="E-mail address of the token's owner.")
@click.option("--scope", "scopes", multiple=True, required=True, help="noun:verb, such as deals:read.")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, TOKEN_LONGEST_DAYS))
@click.option("--name", default="command line", show_default=True)
@in_words()
def add_token(email: str, scopes: tuple[str, ...], days: int, name: str) -> None:
    """Make a token and print its secret, which is kept nowhere."""
    made = create_token(System("cli"), owner_id=_person(email).uid, name=name, scopes=list(scopes), days=days)
    click.echo(made.secret)
