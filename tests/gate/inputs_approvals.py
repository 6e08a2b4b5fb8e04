"""The valid input of the routes of approvals and of what is negotiated, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, one_of_all, reads
from tests.gate.inputs_negotiating import NEGOTIATED

ROUTE = {"name": "値引20%超", "over_discount": 20, "steps": [{"name": "課長", "managers": [1]}]}
APPROVALS: Mapping[str, Input] = {
    **NEGOTIATED,
    "GET /approval-routes": one_of_all("approval route", writes=False, shows="approval route"),
    "POST /approval-routes": about("", ROUTE, version=False),
    "PUT /approval-routes/order": one_of_all("approval route", body={"ids": ["@"]}, version=False),
    "PUT /approval-routes/{route_id}": one_of_all("approval route", body=ROUTE),
    "DELETE /approval-routes/{route_id}": one_of_all("approval route"),
    "POST /quotes/{quote_id}/approval": about("cheap quote", {"comment": "今回限り"}),
    "POST /quotes/{quote_id}/approval/withdraw": about("waiting quote"),
    "GET /approvals": lists("approval step"),
    "GET /approval-people": reads(""),
    "POST /approvals/{step_id}/approve": about("approval step", {}),
    "POST /approvals/{step_id}/return": about("approval step", {"comment": "12%まで"}),
    "POST /approvals/{step_id}/delegate": about("approval step", {"person_id": "@approver"}),
}
