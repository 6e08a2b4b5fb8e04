"""The valid input of the routes of contracts, machines and a rep's day, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, names, reads, restores

AGREED = {"account_id": "@", "name": "年間保守", "starts_on": "2026-12-01", "ends_on": "2027-11-30"}
DAILY: Mapping[str, Input] = {
    "GET /daily-reports": lists("daily report", query="limit=100"),
    "GET /daily-reports/day": reads(""),
    "GET /daily-reports/missing": reads(""),
    "POST /daily-reports": about("", {"day": "@today", "text": "所感"}, version=False),
    "GET /daily-reports/{report_id}": reads("daily report"),
    "PATCH /daily-reports/{report_id}": about("daily report", {"text": "所感"}),
    "POST /daily-reports/{report_id}/submit": about("daily report"),
    "POST /daily-reports/{report_id}/comments": about("daily report", {"text": "了解"}, version=False),
    "GET /quick-entries": reads("", query="text=明日 訪問"),
    "POST /quick-entries": names("account", {"text": "明日10時 訪問", "account_id": "@"}),
    "GET /contracts": lists("contract", query="limit=100"),
    "POST /contracts": names("account", AGREED),
    "GET /contracts/{contract_id}": reads("contract"),
    "GET /contracts/{contract_id}/bond": reads("contract"),
    "PATCH /contracts/{contract_id}": about("contract", {"note": "更新は来月相談"}),
    "POST /contracts/{contract_id}/end": about("contract", {"last_day": "2026-12-31"}),
    "DELETE /contracts/{contract_id}": about("contract"),
    "POST /contracts/{contract_id}/restore": restores("contract"),
    "GET /items": lists("item", query="limit=100"),
    "POST /items": names("account", {"account_id": "@", "product_id": "@product", "serial": "N-1"}),
    "GET /items/{item_id}": reads("item"),
    "PATCH /items/{item_id}": about("item", {"site": "第二工場"}),
    "DELETE /items/{item_id}": about("item"),
    "POST /items/{item_id}/restore": restores("item"),
}
