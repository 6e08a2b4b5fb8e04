"""The valid input of the routes of routing and of forms, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, one_of_all, reads

RULE = {"name": "不具合", "conditions": [{"field": "type", "values": ["fault"]}], "to": "turn"}
FORM = {"type": "fault", "fields": [{"field": "category", "before": "closed"}]}
ROUTING: Mapping[str, Input] = {
    "GET /routing": reads(""),
    "PATCH /routing": one_of_all("routing", body={"rules": [RULE]}),
    "GET /routing/agents": reads(""),
    "GET /ticket-forms": reads(""),
    "PATCH /ticket-forms": one_of_all("forms", body={"forms": [FORM]}),
    "POST /routing/try": about("", {"subject": "止まりました"}, version=False, writes=False),
}
