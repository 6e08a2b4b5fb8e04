"""The valid input of the routes of SLA policies and of routing, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, one_of_all
from tests.gate.inputs_routing import ROUTING
from tests.gate.kit import PROMISED

POLICY = {"name": "保守契約", "targets": PROMISED}
SLA: Mapping[str, Input] = {
    **ROUTING,
    "GET /sla-policies": one_of_all("policy", writes=False, shows="policy"),
    "POST /sla-policies": about("", POLICY, version=False),
    "PUT /sla-policies/default": one_of_all("default policy", body=POLICY),
    "PUT /sla-policies/order": one_of_all("policy", body={"ids": ["@"]}, version=False),
    "POST /sla-policies/try": about("", {"type": "fault"}, version=False, writes=False),
    "PUT /sla-policies/{policy_id}": one_of_all("policy", body=POLICY),
    "DELETE /sla-policies/{policy_id}": one_of_all("policy"),
}
