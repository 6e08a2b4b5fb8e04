"""Fields that not everybody reads who reads their row: shown, written and asked about as the table says."""

from dataclasses import replace

import pytest

from enishi.foundation.authz import Role
from tests.gate.calls import Caller
from tests.gate.inputs import INPUTS
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in
YEN = {"amount": 5, "currency": "JPY"}
# What the table calls them → where they stand, their names, and a change of them.
FIELDS = {
    "private fields": ("/contacts/{contact_id}", ("private_phone", "memo"), {"memo": "新しいメモ"}),
    "deal cost": ("/deals/{deal_id}", ("cost", "margin", "margin_rate"), {"cost": YEN}),
}


def sign_of(caller: Caller, entry: str, role: Role, case: str) -> str:
    """Are the fields shown, or written? "?" where some are and some are not, or a refusal wrote something."""
    verb, _, what = entry.partition(" ")
    path, names, change = FIELDS[what]
    if verb == "shows":
        call = caller.call(f"GET {path}", role, case)
        if call.sign != "+":
            return call.sign
        shown = {call.answer.json().get(name) is not None for name in names}
        return "?" if len(shown) > 1 else "+" if shown.pop() else "."
    call = caller.call(f"PATCH {path}", role, case, how=replace(INPUTS[f"PATCH {path}"], body=change))
    return "?" if call.changed else call.sign


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", FIELDS)
def test_b59_private_fields_are_shown_as_the_table_says(caller, what, role):
    for case, sign in line(f"shows {what}").expected(role).items():
        shown = sign_of(caller, f"shows {what}", role, case)
        assert (shown == "+") == (sign == "+") and shown != "?", (case, shown)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", FIELDS)
def test_b59_private_fields_are_written_as_the_table_says(caller, what, role):
    for case, sign in line(f"writes {what}").expected(role).items():
        assert sign_of(caller, f"writes {what}", role, case) == sign, case
