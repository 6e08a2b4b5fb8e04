"""Every route as every role, about one's own row, a team-mate's, a stranger's, one in the bin, and none."""

import pytest

from enishi.foundation.authz import Role
from tests.gate.calls import RECORD, Call
from tests.gate.entries import routes
from tests.gate.inputs import INPUTS
from tests.gate.table import line

pytestmark = pytest.mark.django_db  # whose database the world is made in
ROUTES = sorted(routes())
# What is looked at first and not kept, written down outside of the event log, or nowhere but there.
SILENT = {
    "POST /imports/{import_id}/preview",
    "DELETE /users/{user_id}/sessions",
}


@pytest.mark.parametrize("role", list(Role))
def test_b01_b02_b06_every_route_answers_each_role_as_the_table_says(caller, role):
    wrong = []
    for entry in ROUTES:
        for case, sign in line(entry).worth_asking(role):
            call = caller.call(entry, role, case)
            if call.sign != sign:
                wrong.append(f"{entry} {case}: {call.said}, not {sign}")
            elif fault := fault_in(entry, call):
                wrong.append(f"{entry} {case}: {fault}")
    assert not wrong, "\n".join(wrong)


def test_nobody_gets_anywhere_without_signing_in(caller):
    wrong = []
    for entry in ROUTES:
        cell = line(entry).nobody
        for case, sign in zip(("own", "team", "foreign", "deleted", "nonexistent"), cell, strict=False):
            if sign != "-" and (call := caller.call(entry, None, case)).sign != sign:
                wrong.append(f"{entry} {case}: {call.said}, not {sign}")
    assert not wrong, "\n".join(wrong)


def fault_in(entry: str, call: Call) -> str:
    """What the answer's sign does not tell: a refusal writes nothing but its own record, a read nothing at all."""
    if not INPUTS[entry].writes and entry not in SILENT:
        wrote = call.written - (RECORD if call.sign != "+" else set())
        return f"a read wrote {wrote}" if wrote else ""
    if call.sign == "+":
        return "nothing was written" if entry not in SILENT and not call.written else ""
    if call.changed:
        return f"refused, and changed {call.changed}"
    if call.sign in "x." and line(entry).nobody == "u" and call.denials != 1:
        return f"the refusal was recorded {call.denials} times"
    return ""
