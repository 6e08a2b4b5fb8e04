"""The valid input of the routes of what is negotiated, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, one_of_all, reads
from tests.gate.inputs_market import MARKET

OBJECTION = {"category": "price", "text": "高い"}
INTERVIEW = {"held_on": "@today", "talked_with": "情報システム部の方", "decided_by": "price"}
NEGOTIATED: Mapping[str, Input] = {
    **MARKET,
    "GET /competitors": one_of_all("competitor", shows="competitor", writes=False),
    "POST /competitors": about("", {"name": "D社"}, version=False),
    "PUT /competitors/{competitor_id}": one_of_all(
        "competitor", body={"name": "C社", "answer": "総額で比べる"}
    ),
    "DELETE /competitors/{competitor_id}": one_of_all("competitor"),
    "GET /reports/interviews": reads(""),
    "PUT /deals/{deal_id}/interview": about("lost deal", INTERVIEW),
    "GET /deals/{deal_id}/negotiation": reads("deal"),
    "GET /deals/{deal_id}/answers": reads("deal", query="category=price"),
    "POST /deals/{deal_id}/competitors": about("deal", {"competitor_id": "@competitor"}, version=False),
    "DELETE /deal-competitors/{link_id}": about("deal competitor"),
    "POST /deals/{deal_id}/needs": about("deal", {"text": "夜間の通知"}, version=False),
    "PUT /needs/{need_id}": about("need", {"text": "夜間の通知"}),
    "DELETE /needs/{need_id}": about("need"),
    "POST /deals/{deal_id}/objections": about("deal", OBJECTION, version=False),
    "PUT /objections/{objection_id}": about("objection", OBJECTION),
    "DELETE /objections/{objection_id}": about("objection"),
}
