"""How far each side looks is the organisation's to say, and holds from the next request on."""

import pytest

from enishi.foundation.authz import Role
from enishi.staff.models import Organisation
from tests.gate import test_fields, whose
from tests.gate.calls import undone

pytestmark = pytest.mark.django_db  # whose database the world is made in
MANAGER, REP = Role.SALES_MANAGER, Role.SALES_REP
HEAD, AGENT = Role.SERVICE_MANAGER, Role.SERVICE_AGENT
DEAL, ORDER, ACTIVITY = "/deals/{deal_id}", "/orders/{order_id}", "/activities/{activity_id}"
LEAD, TICKET = "/leads/{lead_id}", "/tickets/{ticket_id}"


# What is set, who asks, how, and the answers about one's own row, a team-mate's and a stranger's.
SIGHT = (
    ("sales_sees", "own", REP, f"GET {DEAL}", "+.."),
    ("sales_sees", "own", REP, f"PATCH {DEAL}", "+.."),
    ("sales_sees", "own", REP, f"GET {LEAD}", "+.."),
    ("sales_sees", "own", REP, f"GET {ORDER}", "+.."),
    ("sales_sees", "own", REP, f"GET {ACTIVITY}", "+.."),
    ("sales_sees", "own", REP, "GET /deals", "+.."),
    ("sales_sees", "own", REP, "GET /deals/board", "+.."),
    ("sales_sees", "own", MANAGER, f"GET {DEAL}", "++."),
    ("sales_sees", "own", AGENT, f"GET {ACTIVITY}", "++."),
    ("sales_sees", "all", REP, f"GET {DEAL}", "+++"),
    ("sales_sees", "all", REP, f"PATCH {DEAL}", "+xx"),
    ("sales_sees", "all", REP, f"GET {ORDER}", "+++"),
    ("sales_sees", "all", MANAGER, f"GET {LEAD}", "+++"),
    ("sales_sees", "all", MANAGER, f"PATCH {DEAL}", "++x"),
    ("sales_sees", "all", AGENT, f"GET {TICKET}", "++."),
    ("sales_sees", "all", AGENT, f"GET {DEAL}", "xxx"),
    ("service_sees", "own", AGENT, f"GET {TICKET}", "+.."),
    ("service_sees", "own", AGENT, f"PATCH {TICKET}", "+.."),
    ("service_sees", "own", AGENT, f"POST {TICKET}/notes", "+.."),
    ("service_sees", "own", AGENT, "GET /tickets", "+.."),
    ("service_sees", "own", AGENT, f"GET {ACTIVITY}", "+.."),
    ("service_sees", "own", HEAD, f"GET {TICKET}", "++."),
    ("service_sees", "all", AGENT, f"GET {TICKET}", "+++"),
    ("service_sees", "all", AGENT, f"PATCH {TICKET}", "++x"),
    ("service_sees", "all", HEAD, f"PATCH {TICKET}", "++x"),
    ("service_sees", "all", REP, f"GET {TICKET}", "+.."),
    ("service_sees", "all", AGENT, f"POST {TICKET}/notes", "++x"),
    ("service_sees", "all", HEAD, f"POST {TICKET}/notes", "++x"),
    ("service_sees", "all", AGENT, "make POST /tickets", "++x"),
    ("service_sees", "all", AGENT, "look at tickets", "++."),
    ("sales_sees", "all", MANAGER, f"GET {ORDER}", "+++"),
    ("sales_sees", "own", MANAGER, f"GET {ORDER}", "++."),
    ("sales_sees", "all", MANAGER, "see payment terms", "+++"),
    ("sales_sees", "own", REP, "see payment terms", "+.."),
    ("sales_sees", "all", MANAGER, "shows deal cost", "++."),
    ("sales_sees", "all", MANAGER, "writes deal cost", "++x"),
    ("sales_sees", "all", REP, "shows deal cost", "+.."),
)


@pytest.mark.parametrize(("setting", "level", "role", "entry", "own_team_foreign"), SIGHT)
def test_a_side_looks_as_far_as_the_organisation_says(caller, setting, level, role, entry, own_team_foreign):
    with undone():
        Organisation.rows.update(**{setting: level})
        signs = [sign_of(caller, entry, role, case) for case in ("own", "team", "foreign")]
    assert "".join(signs) == own_team_foreign


def sign_of(caller, entry: str, role: Role, case: str) -> str:
    """The answer of a route, or what becomes of an act whose answer does not tell."""
    if entry in whose.lines():
        return whose.sign(caller, entry, role, case)
    if entry.startswith(("shows ", "writes ")):
        return test_fields.sign_of(caller, entry, role, case)
    return caller.call(entry, role, case).sign
