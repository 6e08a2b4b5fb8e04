"""`enishi user add` and `enishi token create`."""

import pytest
from click.testing import CliRunner

from enishi.commands.people import token, user
from enishi.foundation.events.models import Event
from enishi.staff.models import ApiToken, User

PERSON = ["add", "--email", "A@minamo.example", "--name", "代表 一郎", "--role", "owner", "--role", "admin"]


def test_a_person_added_with_a_password_can_sign_in(db):
    result = CliRunner().invoke(user, [*PERSON, "--password", "correct-horse-9"])
    assert result.exit_code == 0, result.output
    made = User.objects.get()
    assert (made.email, made.roles, made.can_sign_in) == ("a@minamo.example", ["owner", "admin"], True)
    assert Event.objects.get().actor_kind == "system"


def test_a_person_invited_gets_a_link(api, db):
    result = CliRunner().invoke(user, [*PERSON, "--invite"])
    key = result.output.strip().rpartition("/invite/")[2]
    assert api(None).get(f"/invitations/{key}").json()["email"] == "a@minamo.example"


@pytest.mark.parametrize(
    "given", [[], ["--password", "short"], ["--password", "correct-horse-9", "--invite"]]
)
def test_without_a_good_password_or_a_link_nobody_is_added(db, given):
    result = CliRunner().invoke(user, [*PERSON, *given])
    assert result.exit_code != 0
    assert not User.objects.exists()


def test_a_taken_address_is_refused_in_words(db):
    CliRunner().invoke(user, [*PERSON, "--invite"])
    result = CliRunner().invoke(user, [*PERSON, "--invite"])
    assert result.exit_code == 1
    assert "already in use" in result.output or "すでに使われています" in result.output
    assert User.objects.count() == 1


def test_a_token_is_printed_once(db):
    CliRunner().invoke(user, [*PERSON, "--invite"])
    given = ["create", "--user", "a@minamo.example", "--scope", "deals:read", "--scope", "tickets:read"]
    result = CliRunner().invoke(token, [*given, "--days", "7"])
    kept = ApiToken.objects.unscoped("test").get()
    assert result.output.startswith(kept.prefix)
    assert kept.scopes == ["deals:read", "tickets:read"]


def test_no_token_for_nobody_or_for_what_does_not_exist(db):
    unknown = CliRunner().invoke(token, ["create", "--user", "x@y.example", "--scope", "deals:read"])
    CliRunner().invoke(user, [*PERSON, "--invite"])
    wrong = CliRunner().invoke(token, ["create", "--user", "a@minamo.example", "--scope", "deals:eat"])
    assert (unknown.exit_code, wrong.exit_code) == (1, 1)
    assert not ApiToken.objects.unscoped("test").exists()
