"""The valid input of the routes of proposals, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, reads

PROPOSALS: Mapping[str, Input] = {
    "GET /proposals": lists("proposal", query="limit=100"),
    "POST /deals/{deal_id}/proposals": about("deal", {}, version=False),
    "GET /proposals/{proposal_id}": reads("proposal"),
    "PATCH /proposals/{proposal_id}": about("proposal", {"title": "名を改めた件"}),
    "DELETE /proposals/{proposal_id}": about("proposal"),
    "POST /proposals/{proposal_id}/issue": about("proposal"),
    "POST /proposals/{proposal_id}/copy": about("proposal", {}, version=False),
    "GET /proposals/{proposal_id}/preview": reads("proposal"),
}
