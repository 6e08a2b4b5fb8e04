"""What a record offers its reader is what its routes then do: no button is shown that is refused, none is kept back."""

from collections.abc import Mapping

import pytest

from enishi.foundation.authz import Role
from tests.gate.calls import Caller
from tests.gate.table import CASES, line

pytestmark = pytest.mark.django_db  # whose database the world is made in

# A record, what it may offer, and the line of the table that says to whom.
OFFERS: Mapping[tuple[str, str], str] = {
    ("GET /accounts/{account_id}", "update"): "PATCH /accounts/{account_id}",
    ("GET /accounts/{account_id}", "delete"): "DELETE /accounts/{account_id}",
    ("GET /contacts/{contact_id}", "update"): "PATCH /contacts/{contact_id}",
    ("GET /contacts/{contact_id}", "delete"): "DELETE /contacts/{contact_id}",
    ("GET /contacts/{contact_id}", "private_fields.read"): "shows private fields",
    ("GET /contacts/{contact_id}", "private_fields.update"): "writes private fields",
    ("GET /activities/{activity_id}", "update"): "PATCH /activities/{activity_id}",
    ("GET /activities/{activity_id}", "delete"): "DELETE /activities/{activity_id}",
    ("GET /deals/{deal_id}", "update"): "PATCH /deals/{deal_id}",
    ("GET /deals/{deal_id}", "deal_costs.read"): "shows deal cost",
    ("GET /deals/{deal_id}", "deal_costs.update"): "writes deal cost",
    ("GET /deals/{deal_id}", "win"): "POST /deals/{deal_id}/win",
    ("GET /quotes/{quote_id}", "update"): "PATCH /quotes/{quote_id}",
    ("GET /quotes/{quote_id}", "send"): "POST /quotes/{quote_id}/send",
    ("GET /quotes/{quote_id}", "delete"): "DELETE /quotes/{quote_id}",
    ("GET /quotes/{quote_id}", "deal_costs.read"): "shows deal cost",
    ("GET /quotes/{quote_id}", "deal_costs.update"): "writes deal cost",
    ("GET /proposals/{proposal_id}", "update"): "PATCH /proposals/{proposal_id}",
    ("GET /proposals/{proposal_id}", "send"): "POST /proposals/{proposal_id}/issue",
    ("GET /proposals/{proposal_id}", "delete"): "DELETE /proposals/{proposal_id}",
    ("GET /target-lists/{list_id}", "update"): "PUT /target-lists/{list_id}",
    ("GET /target-lists/{list_id}", "delete"): "DELETE /target-lists/{list_id}",
    ("GET /market-notes/{note_id}", "update"): "PUT /market-notes/{note_id}",
    ("GET /market-notes/{note_id}", "delete"): "DELETE /market-notes/{note_id}",
    ("GET /demos/{demo_id}", "update"): "PATCH /demos/{demo_id}",
    ("GET /demos/{demo_id}", "delete"): "DELETE /demos/{demo_id}",
    ("GET /sequences/{sequence_id}", "update"): "PUT /sequences/{sequence_id}",
    ("GET /sequences/{sequence_id}", "delete"): "DELETE /sequences/{sequence_id}",
    ("GET /enrolments/{enrolment_id}", "update"): "POST /enrolments/{enrolment_id}/pause",
    ("GET /orders/{order_id}", "update"): "POST /orders/{order_id}/documents",
    ("GET /contracts/{contract_id}", "update"): "PATCH /contracts/{contract_id}",
    ("GET /contracts/{contract_id}", "delete"): "DELETE /contracts/{contract_id}",
    ("GET /items/{item_id}", "update"): "PATCH /items/{item_id}",
    ("GET /items/{item_id}", "delete"): "DELETE /items/{item_id}",
    ("GET /deliveries/{delivery_id}", "update"): "POST /deliveries/{delivery_id}/accept",
    ("GET /invoices/{invoice_id}", "update"): "POST /invoices/{invoice_id}/issue",
    ("GET /payments/{payment_id}", "update"): "POST /payments/{payment_id}/match",
    ("GET /tickets/{ticket_id}", "note"): "POST /tickets/{ticket_id}/notes",
    ("GET /complaints/{complaint_id}", "update"): "PATCH /complaints/{complaint_id}",
    ("GET /complaints/{complaint_id}", "delete"): "DELETE /complaints/{complaint_id}",
    ("GET /improvements/{improvement_id}", "update"): "PATCH /improvements/{improvement_id}",
    ("GET /improvements/{improvement_id}", "delete"): "DELETE /improvements/{improvement_id}",
    ("GET /articles/{article_id}", "draft"): "PATCH /articles/{article_id}",
    ("GET /articles/{article_id}", "delete"): "DELETE /articles/{article_id}",
    ("GET /promises/{promise_id}", "update"): "PATCH /promises/{promise_id}",
}


def fault(caller: Caller, offer: tuple[str, str], role: Role, case: str) -> str:
    """What is wrong with what the record offers; "" where it is as the table says."""
    entry, flag = offer
    call = caller.call(entry, role, case)
    if call.sign != "+":
        return ""
    place = CASES.index(case)
    does = line(OFFERS[offer]).cells[role][place] in "+!"
    offers = call.answer.json()["may"][flag]
    return "" if offers == does else f"{entry} {case} offers {flag}: {offers}"


@pytest.mark.parametrize("role", list(Role))
def test_a_record_offers_what_is_then_done(caller, role):
    asked = [(offer, case) for offer in OFFERS for case in CASES[:3]]
    wrong = [found for offer, case in asked if (found := fault(caller, offer, role, case))]
    assert not wrong, "\n".join(wrong)
