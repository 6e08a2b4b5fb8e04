"""A new key reaches every sealed value, whatever interrupts it, and nobody is without their secrets meanwhile."""

import ast
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.apps import apps

from enishi.foundation import resealing, sealed
from enishi.foundation.config import Config, config
from enishi.staff.models import IdentityProvider, User

ROOT = Path(__file__).resolve().parents[2] / "enishi"
# Each module that seals something, and where that lies. Whoever adds one names it here and in the room's wiring.
SEALS = {
    "automation/actions.py": {"automation.Webhook.secret"},
    "automation/migrations/0005_seal_secrets.py": {"automation.Webhook.secret"},
    "channels/actions/mailboxes.py": {
        "enishi_channels.Mailbox.imap_secret",
        "enishi_channels.Mailbox.smtp_secret",
        "enishi_channels.Mailbox.oauth_secret",
        "enishi_channels.Mailbox.oauth_refresh",
    },
    "channels/fetching/servers.py": {"enishi_channels.Mailbox.oauth_refresh"},
    "channels/sending/actions.py": {"enishi_channels.Sending.provider_secret"},
    "channels/sending/reporting.py": {"enishi_channels.Sending.provider_secret"},
    "foundation/sealed.py": set(),
    "staff/actions/identities.py": {"staff.IdentityProvider.secret"},
    "staff/signin.py": {"mfa.Authenticator.data"},
}


@pytest.fixture
def keys(tmp_path, monkeypatch):
    """Keys in a folder of this test's own; `keys.put_in_front` is what the command does."""
    own = Config({"ENISHI_DATA": str(tmp_path)})
    monkeypatch.setattr(sealed, "config", own)
    sealed.read_again()
    yield own
    sealed.read_again()


class Remembering:
    """A process's own memory of the keys: those of its start until it is told to read them again."""

    def __init__(self, old, read):
        self.held, self.read = old, read

    def __call__(self):
        return self.held or self.read()

    def cache_clear(self):
        self.held = None


def provider(number: int) -> IdentityProvider:
    return IdentityProvider.objects.create(
        name=f"{number}", issuer=f"https://{number}.example", client_id="a", secret=sealed.seal(f"s{number}")
    )


def renew(keys: Config) -> None:
    keys.put_in_front("fields", Fernet.generate_key().decode())
    sealed.read_again()


def opened() -> list[str]:
    rows = IdentityProvider.objects.unscoped("looking in a test").order_by("pk")
    return [sealed.unseal(row.secret) for row in rows]


def test_every_place_that_seals_is_known_to_the_command():
    found = set()
    for file in ROOT.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("sealed.seal", "seal"):
                found.add(str(file.relative_to(ROOT)))
    assert found <= set(SEALS)
    assert {place.name for place in sealed.places()} == set().union(*SEALS.values())
    for place in sealed.places():
        apps.get_model(place.label)._meta.get_field(place.column)


def test_a_new_key_is_put_in_front_and_everything_sealed_anew(db, keys):
    for number in range(3):
        provider(number)
    user = User.objects.create(name="高橋 直子", email="naoko@minamo.example")
    factor = Authenticator.objects.create(
        user=user, type="recovery_codes", data={"seed": sealed.seal("seed"), "used_mask": 3}
    )
    renew(keys)
    assert resealing.left() == {"staff.IdentityProvider.secret": 3, "mfa.Authenticator.data": 1}
    assert opened() == ["s0", "s1", "s2"]
    assert sum(resealing.reseal()) == 4
    assert resealing.left() == {}
    keys.keep_first("fields")
    sealed.read_again()
    assert opened() == ["s0", "s1", "s2"]
    factor.refresh_from_db()
    assert (sealed.unseal(factor.data["seed"]), factor.data["used_mask"]) == ("seed", 3)


def test_f34_cut_short_it_goes_on_where_it_stopped(db, keys, monkeypatch):
    for number in range(5):
        provider(number)
    monkeypatch.setattr(resealing, "PER_TRANSACTION", 2)
    renew(keys)
    assert next(resealing.reseal()) == 2
    assert resealing.left() == {"staff.IdentityProvider.secret": 3}
    assert opened() == ["s0", "s1", "s2", "s3", "s4"]
    assert list(resealing.reseal()) == [2, 1]
    assert resealing.left() == {}


def test_a_process_that_runs_with_the_old_keys_reads_what_is_under_the_new_one(db, keys, monkeypatch):
    provider(0)
    old = sealed._each()
    renew(keys)
    list(resealing.reseal())
    monkeypatch.setattr(sealed, "_each", Remembering(old, sealed._each))
    assert opened() == ["s0"]


def test_f34_a_value_no_key_opens_is_told_and_nothing_is_lost(db, keys):
    provider(0)
    keys.keep_keys("fields", [Fernet.generate_key().decode()])
    sealed.read_again()
    with pytest.raises(sealed.WrongKey):
        list(resealing.reseal())
    assert resealing.left() == {"staff.IdentityProvider.secret": 1}


def test_an_old_signing_key_is_still_taken_after_a_new_one(tmp_path):
    own = Config({"ENISHI_DATA": str(tmp_path)})
    (old,) = own.secret_keys()
    own.put_in_front("secret", own.new_secret_key())
    assert own.secret_keys()[1:] == [old]
    own.keep_first("secret")
    assert old not in own.secret_keys()
    assert (tmp_path / "keys" / "secret").stat().st_mode & 0o777 == 0o600
    assert config["SECRET_KEY"] not in own.secret_keys()
