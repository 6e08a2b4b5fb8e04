"""Fields that not everybody reads who reads their row: shown, written and asked about as the table says."""

from dataclasses import replace

import pytest

from enishi.foundation.authz import Role
from tests.gate.inputs import INPUTS
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in
YEN = {"amount": 5, "currency": "JPY"}
# What the table calls them → where they stand, their names, and a change of them.
FIELDS = {
    "private fields": ("/contacts/{contact_id}", ("private_phone", "memo"), {"memo": "新しいメモ"}),
    "deal cost": ("/deals/{deal_id}", ("cost", "margin", "margin_rate"), {"cost": YEN}),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", FIELDS)
def test_b59_private_fields_are_shown_as_the_table_says(caller, what, role):
    path, names, _ = FIELDS[what]
    for case, sign in line(f"shows {what}").expected(role).items():
        call = caller.call(f"GET {path}", role, case)
        told = call.answer.json() if call.sign == "+" else {}
        shown = [name for name in names if told.get(name) is not None]
        assert shown == (list(names) if sign == "+" else []), (case, call.said)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", FIELDS)
def test_b59_private_fields_are_written_as_the_table_says(caller, what, role):
    path, _, change = FIELDS[what]
    how = replace(INPUTS[f"PATCH {path}"], body=change)
    for case, sign in line(f"writes {what}").expected(role).items():
        call = caller.call(f"PATCH {path}", role, case, how=how)
        assert call.sign == sign, (case, call.said)
        assert not call.changed, (case, call.changed)
