"""The valid input of the routes of targets by month, segments, target lists and notes on a market, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, names, one_of_all, reads
from tests.gate.inputs_stakeholders import STAKEHOLDERS

GOAL = {"month": "2026-04-01", "value": {"amount": 5, "currency": "JPY"}}
NOTE = {"title": "市場規模", "source": "工業統計"}
MARKET: Mapping[str, Input] = {
    **STAKEHOLDERS,
    "GET /segments": one_of_all("segment", shows="segment", writes=False),
    "POST /segments": about("", {"name": "別のセグメント"}, version=False),
    "GET /segments/{segment_id}": one_of_all("segment", writes=False),
    "PUT /segments/{segment_id}": one_of_all("segment", body={"name": "機械メーカー"}),
    "DELETE /segments/{segment_id}": one_of_all("segment"),
    "GET /segments/{segment_id}/wins": one_of_all("segment", writes=False),
    "GET /budgets": reads(""),
    "POST /budgets/look": about("", {"table": [["a", "1"]]}, version=False, writes=False),
    "POST /budgets": names("user", {"changes": [GOAL | {"holder_id": "@"}]}, version=False),
    "GET /budgets/history": reads(""),
    "GET /reports/budget": reads(""),
    "GET /market/penetration": reads(""),
    "GET /market/wins": reads(""),
    "GET /target-lists": lists("target list"),
    "POST /target-lists": about("", {"name": "秋の開拓", "account_ids": ["@own account"]}, version=False),
    "GET /target-lists/{list_id}": reads("target list"),
    "PUT /target-lists/{list_id}": about("target list", {"name": "冬の開拓"}),
    "DELETE /target-lists/{list_id}": about("target list"),
    "POST /target-lists/{list_id}/deal-out": about(
        "target list", {"owner_ids": ["@seller"], "anew": True}, version=False
    ),
    "GET /target-rows": lists("target row", query="limit=100"),
    "POST /target-rows/{row_id}/call": about("target row", {"state": "absent"}),
    "GET /market-notes": lists("market note", query="limit=100"),
    "POST /market-notes": about("", NOTE, version=False),
    "GET /market-notes/{note_id}": reads("market note"),
    "PUT /market-notes/{note_id}": about("market note", NOTE),
    "DELETE /market-notes/{note_id}": about("market note"),
}
