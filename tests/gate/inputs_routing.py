"""The valid input of the routes of routing, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, one_of_all, reads

RULE = {"name": "不具合", "conditions": [{"field": "type", "values": ["fault"]}], "to": "turn"}
ROUTING: Mapping[str, Input] = {
    "GET /routing": reads(""),
    "PATCH /routing": one_of_all("routing", body={"rules": [RULE]}),
    "GET /routing/agents": reads(""),
    "POST /routing/try": about("", {"subject": "止まりました"}, version=False, writes=False),
}
