"""The valid input of the routes of the people of a deal, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, reads

STAKEHOLDERS: Mapping[str, Input] = {
    "GET /deals/{deal_id}/stakeholders": reads("deal"),
    "POST /deals/{deal_id}/stakeholders": about(
        "deal", {"contact_id": "@own bare contact", "role": "window"}, version=False
    ),
    "PUT /stakeholders/{stakeholder_id}": about("stakeholder", {"role": "promoter"}),
    "DELETE /stakeholders/{stakeholder_id}": about("stakeholder"),
}
