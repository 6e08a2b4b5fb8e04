"""What working a market looks like: a segment, a list of whom to call in it, and what is known of it."""

from typing import Any

from enishi.examples.words.cast import CUSTOMER, DEAL, SELLER, ref, yen

SEGMENT = ref("segment", "愛知県の製造業 50名以上")
LIST = ref("target list", "愛知の製造業 秋の開拓")
MAKERS = {"all": [{"field": "industry", "op": "is", "value": "製造"}]}
UNTOUCHED = [
    {"field": "relationship_stage", "op": "any_of", "value": ["prospect"]},
    {"field": "last_contact", "op": "empty"},
]
WORDS: dict[str, Any] = {
    "Segment.name": SEGMENT["name"],
    "Segment.note": "夜間の設備停止に困っている会社が多い。",
    "Segment.filter": MAKERS,
    "MarketCount.accounts": 128,
    "MarketCount.customers": 19,
    "MarketCount.open_deals": 7,
    "MarketCount.untouched": 84,
    "MarketCount.net": yen(48_200_000),
    "MarketLine.key": "製造",
    "MarketLine.condition": MAKERS["all"][0],
    "MarketCell.row": "製造",
    "MarketCell.column": "50-299",
    "measures": {"untouched": UNTOUCHED},
    "TargetList.name": LIST["name"],
    "TargetListFields.name": LIST["name"],
    "TargetList.note": "年内に一巡する。",
    "TargetListFields.note": "年内に一巡する。",
    "TargetList.filter": {"all": UNTOUCHED},
    "TargetList.deals": 3,
    "segment": SEGMENT,
    "segment_id": SEGMENT["id"],
    "account_ids": [CUSTOMER["id"]],
    "owner_ids": [SELLER["id"]],
    "anew": False,
    "states": {"todo": 61, "absent": 14, "reached": 6, "meeting": 3, "declined": 0},
    "TargetRow.list": LIST,
    "TargetAccount.name": CUSTOMER["name"],
    "TargetRow.state": "meeting",
    "TargetRow.note": "12月3日14時に訪問",
    "TargetRow.lead": None,
    "TargetRow.tries": 2,
    "called_at": "2026-11-20T05:10:00Z",
    "call_again_on": None,
    "Call.state": "meeting",
    "Call.note": "12月3日14時に訪問",
    "Call.deal_name": DEAL["name"],
    "lead_name": "",
    "Wins.deals": 19,
    "Wins.value": yen(48_200_000),
    "first_on": "2024-06-11",
    "FirstWin.name": DEAL["name"],
    "MarketNote.title": "設備監視の市場規模（愛知県）",
    "MarketNote.text": "対象の事業所は約1万2千。毎年4%増えている。",
    "MarketNote.source": "経済センサス 令和3年",
    "source_url": "https://www.stat.example/census/",
    "source_on": "2021-06-01",
}
