"""The valid input of the routes of the people of a deal and of keeping customers, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, names, reads

WIN_BACK = {"account_ids": ["@"], "subject": "連絡する", "due_on": "2026-12-01"}
STAKEHOLDERS: Mapping[str, Input] = {
    "GET /accounts/{account_id}/ideas": reads("account"),
    "GET /dormant-accounts": reads(""),
    "POST /dormant-accounts/export": about("", {"form": "csv"}, version=False),
    "POST /dormant-accounts/tasks": names("account", WIN_BACK, version=False),
    "GET /referral-moments": reads(""),
    "POST /accounts/{account_id}/referral-asks": about("account", {"with_task": False}, version=False),
    "GET /deals/{deal_id}/stakeholders": reads("deal"),
    "POST /deals/{deal_id}/stakeholders": about(
        "deal", {"contact_id": "@own bare contact", "role": "window"}, version=False
    ),
    "PUT /stakeholders/{stakeholder_id}": about("stakeholder", {"role": "promoter"}),
    "DELETE /stakeholders/{stakeholder_id}": about("stakeholder"),
}
