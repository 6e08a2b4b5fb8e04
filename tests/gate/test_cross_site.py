"""B70: no page of another site has anything done in the name of whoever is signed in."""

import pytest
from django.test import Client

from enishi.foundation.authz import Role
from tests.gate.entries import routes
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in
UNSAFE = sorted(entry for entry in routes() if not entry.startswith("GET"))


class ForeignPage(Client):
    """What a form of another site can send: the cookie comes along, the token does not, and the body is plain text."""

    def __init__(self, other: Client) -> None:
        super().__init__(enforce_csrf_checks=True, headers={"accept-language": "ja"})
        self.cookies = other.cookies.copy()

    def generic(self, method, path, data="", content_type="", secure=False, **more):
        kind = "text/plain" if content_type == "application/json" else content_type
        return super().generic(method, path, data, kind, secure, **more)


def test_b70_every_route_that_writes_refuses_the_page_of_another_site(caller):
    wrong = []
    for entry in UNSAFE:
        role = next((role for role in Role if line(entry).expected(role).get("own") == "+"), Role.OWNER)
        call = caller.call(entry, role, "own", client=ForeignPage(caller.clients[role]))
        told = call.answer.json() if call.answer.content else {}
        if (call.answer.status_code, told.get("code")) != (403, "csrf") or call.changed:
            wrong.append(f"{entry}: {call.said}, changed {call.changed}")
    assert not wrong, "\n".join(wrong)
