"""The valid input of the routes of drafts, macros, escalations and similar tickets, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, one_of_all, reads
from tests.gate.inputs_improvements import IMPROVEMENTS

MACRO = {"name": "受付のお知らせ", "text": "{宛名}\n承りました。"}
INBOX: Mapping[str, Input] = {
    **IMPROVEMENTS,
    "GET /tickets/{ticket_id}/drafts": reads("ticket"),
    "PUT /tickets/{ticket_id}/drafts": about(
        "ticket", {"mode": "reply", "text": "確認中です"}, version=False
    ),
    "POST /drafts/{draft_id}/take": about("kept draft", version=False),
    "GET /macros": one_of_all("macro", writes=False, shows="macro"),
    "POST /macros": about("", MACRO, version=False),
    "PUT /macros/{macro_id}": one_of_all("macro", body=MACRO),
    "DELETE /macros/{macro_id}": one_of_all("macro"),
    "GET /tickets/{ticket_id}/macros": reads("ticket"),
    "GET /tickets/{ticket_id}/escalations": reads("ticket"),
    "POST /tickets/{ticket_id}/escalations": about(
        "ticket", {"reason": "分からない", "tried": "再起動", "person_id": "@agent"}
    ),
    "POST /escalations/{escalation_id}/answer": about("escalation", {"answer": "交換です"}, version=False),
    "GET /tickets/{ticket_id}/side-conversations": reads("ticket"),
    "POST /tickets/{ticket_id}/side-conversations": about(
        "ticket",
        {"to": [{"address": "support@maker.example"}], "subject": "基板の件", "text": "ご確認ください。"},
    ),
    "POST /side-conversations/{side_id}/messages": about(
        "side", {"text": "その後いかがですか。"}, version=False
    ),
    "POST /side-conversations/{side_id}/close": about("side", version=False),
    "GET /tickets/{ticket_id}/work": reads("ticket"),
    "POST /tickets/{ticket_id}/work-beat": about("ticket", {"works": True}, version=False),
    "POST /tickets/{ticket_id}/work": about(
        "ticket", {"kind": "phone", "minutes": 1, "reason": "折り返し"}, version=False
    ),
    "PATCH /work-sessions/{session_id}": about("work session", {"minutes": 5, "reason": "電話の分を引く"}),
    "GET /ticket-tags": lists("ticket", word="ticket"),
    "POST /ticket-tags/rename": about("", {"name": "見本", "to": "例"}, version=False),
    "GET /tickets/{ticket_id}/similar": reads("ticket"),
}
