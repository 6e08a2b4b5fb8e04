"""A stranger's row and one that never was are answered alike: nobody learns from a refusal that a row exists."""

import re

import pytest

from enishi.foundation.authz import Role
from tests.gate.entries import routes
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in
NONCE = re.compile(r"nonce-[\w-]+")
VARYING = {"X-Request-Id", "Date"}
ROLES = (Role.SALES_MANAGER, Role.SALES_REP, Role.SERVICE_MANAGER, Role.SERVICE_AGENT)


@pytest.mark.parametrize("role", ROLES)
def test_b01_b02_a_strangers_row_is_answered_like_one_that_never_was(caller, role):
    compared = []
    for entry in sorted(routes()):
        expected = line(entry).expected(role)
        for case in ("team", "foreign", "deleted"):
            sign = expected.get(case)
            if sign not in (".", "?") or expected.get("nonexistent") != sign:
                continue
            there, never = (caller.call(entry, role, one).answer for one in (case, "nonexistent"))
            assert there.content == never.content, (entry, case)
            assert told(there) == told(never), (entry, case)
            compared.append(entry)
    assert len(compared) > 20


def told(answer) -> dict[str, str]:
    return {name: NONCE.sub("nonce", value) for name, value in answer.headers.items() if name not in VARYING}
