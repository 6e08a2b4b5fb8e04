"""The valid input of the routes of sales meetings and of the calendar, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, names, reads

DECIDED = {"subject": "部長に会う", "owner_id": "@seller", "due_on": "2026-12-01"}
MEETINGS: Mapping[str, Input] = {
    "GET /calendar": reads("", query="start=2026-11-16&end=2026-11-22"),
    "GET /sales-meetings": lists("sales meeting", query="limit=100"),
    "POST /sales-meetings": names("team", {"team_id": "@", "held_on": "2026-11-20"}),
    "GET /sales-meetings/{meeting_id}": reads("sales meeting"),
    "PATCH /sales-meetings/{meeting_id}": about("sales meeting", {"held_on": "2026-11-21"}),
    "DELETE /sales-meetings/{meeting_id}": about("sales meeting"),
    "POST /sales-meetings/{meeting_id}/agenda": about("sales meeting"),
    "POST /sales-meetings/{meeting_id}/items": about("sales meeting", {"title": "展示会"}, version=False),
    "PATCH /meeting-items/{item_id}": about("meeting item", {"minutes": "継続"}),
    "POST /meeting-items/{item_id}/decisions": about("meeting item", DECIDED, version=False),
    "GET /deals/{deal_id}/decisions": reads("deal"),
}
