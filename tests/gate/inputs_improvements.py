"""The valid input of the routes of improvements, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, reads

IMPROVEMENTS: Mapping[str, Input] = {
    "GET /improvements": lists("improvement", query="limit=100"),
    "POST /improvements/export": about("", {}),
    "POST /improvements": about("", {"title": "通知を増やす"}, version=False),
    "GET /improvements/{improvement_id}": reads("improvement"),
    "PATCH /improvements/{improvement_id}": about("improvement", {"due_on": "2026-12-24"}),
    "DELETE /improvements/{improvement_id}": about("improvement"),
    "POST /improvements/{improvement_id}/voices": about(
        "improvement", {"ticket_id": "@own solved ticket"}, version=False
    ),
    "DELETE /voices/{voice_id}": about("voice", version=False),
    "GET /tickets/{ticket_id}/improvements": reads("ticket"),
    "GET /improvements/{improvement_id}/answers": reads("improvement"),
    "POST /improvements/{improvement_id}/answers": about(
        "improvement", {"answers": [{"voice_id": "@voice", "text": "改善しました。"}]}, version=False
    ),
}
