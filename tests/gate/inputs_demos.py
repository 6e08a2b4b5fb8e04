"""The valid input of the routes of demos and sequences, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, reads
from tests.gate.inputs_sequences import SEQUENCES

PLAN = {"title": "製品のご紹介", "starts_at": "2026-12-01T05:00:00Z"}
CLOSED = {"next_action": "見積を送る", "next_action_on": "2026-12-04"}
THANKS = {"subject": "お礼", "text": "ありがとうございました。"}
ASKED = {"text": "防爆ですか"}
DEMOS: Mapping[str, Input] = {
    **SEQUENCES,
    "GET /demos": lists("demo", query="limit=100"),
    "POST /demos/export": about("", {}),
    "POST /deals/{deal_id}/demos": about("deal", PLAN, version=False),
    "POST /leads/{lead_id}/demos": about("lead", PLAN, version=False),
    "GET /demos/{demo_id}": reads("demo"),
    "PATCH /demos/{demo_id}": about("demo", {"place": "本社"}),
    "DELETE /demos/{demo_id}": about("demo"),
    "POST /demos/{demo_id}/invite": about("demo"),
    "POST /demos/{demo_id}/cancel": about("demo", {}),
    "POST /demos/{demo_id}/close": about("demo", CLOSED),
    "GET /demos/{demo_id}/follow-up": reads("held demo"),
    "POST /demos/{demo_id}/follow-up": about("held demo", THANKS),
    "GET /demo-questions": lists("demo question"),
    "POST /demos/{demo_id}/questions": about("demo", ASKED, version=False),
    "PUT /demo-questions/{question_id}": about("demo question", ASKED),
    "DELETE /demo-questions/{question_id}": about("demo question"),
}
