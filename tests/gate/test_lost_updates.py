"""F14: whoever changes a row says on which state of it, over every route that changes one."""

from typing import Any

import pytest
from django.test import Client

from enishi.foundation.authz import Role
from tests.gate.entries import _described, routes
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in


class On(Client):
    """A client that names another version than the row's; none at all for an empty one."""

    def __init__(self, other: Client, version: str) -> None:
        super().__init__(headers={"accept-language": "ja"})
        self.cookies = other.cookies.copy()
        self._version = version

    def generic(self, *given: Any, headers: Any = None, **more: Any) -> Any:
        sent = {**(headers or {})}
        sent.pop("if-match", None)
        return super().generic(*given, headers={**sent, **self._matching()}, **more)

    def _matching(self) -> dict[str, str]:
        return {"if-match": self._version} if self._version else {}


def takes_version(entry: str) -> bool:
    method, _, path = entry.partition(" ")
    told = _described()[path][method.lower()]
    return any(part["name"] == "If-Match" for part in told.get("parameters", []))


CHANGES = sorted(filter(takes_version, routes()))


def who_may(entry: str) -> Role:
    return next(role for role in Role if line(entry).expected(role).get("own") == "+")


def test_f14_every_patch_of_a_row_names_the_version_it_was_made_on():
    blind = [entry for entry in routes() if entry.startswith("PATCH") and entry not in CHANGES]
    # One's own language, which no second person changes.
    assert blind == ["PATCH /me"]


@pytest.mark.parametrize("entry", CHANGES)
def test_f14_a_change_on_no_state_or_an_old_one_is_refused_with_the_present_one(caller, entry):
    role = who_may(entry)
    missing = caller.call(entry, role, "own", client=On(caller.clients[role], ""))
    assert (missing.answer.status_code, missing.changed) == (428, set()), missing.said
    stale = caller.call(entry, role, "own", client=On(caller.clients[role], '"999"'))
    assert (stale.answer.status_code, stale.changed) == (409, set()), stale.said
    told = stale.answer.json()
    assert told["code"] == "stale" and told["current"], stale.said
