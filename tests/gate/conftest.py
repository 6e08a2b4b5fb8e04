"""The world, made once a module and undone after it, and a caller on it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from enishi.channels.sending import dns
from enishi.foundation.authz import Role
from enishi.staff.actions import identities
from tests.gate.calls import Caller, undone
from tests.gate.world import World, browser, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield build()


@pytest.fixture(scope="module")
def caller(world: World) -> Caller:
    clients: dict[Role | None, Client] = {role: browser(user) for role, user in world.people.items()}
    return Caller(world, {**clients, None: Client(headers={"accept-language": "ja"})})


@pytest.fixture(autouse=True)
def providers_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """An identity provider that is named is not asked who it is: it is outside of this machine."""
    monkeypatch.setattr(identities, "_answers", lambda issuer: None)


@pytest.fixture(autouse=True)
def nobody_is_asked_for_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What DNS says of a domain is outside of this machine, too."""
    monkeypatch.setattr(dns, "texts", dict.fromkeys)
