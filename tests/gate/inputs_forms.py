"""The valid input of the routes of lead forms and of what was posted, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, one_of_all

ASKED = [{"name": "family_name", "is_required": True}, {"name": "email"}]
FORMS: Mapping[str, Input] = {
    "GET /lead-forms": one_of_all("form", shows="form", writes=False),
    "POST /lead-forms": about("", {"name": "資料請求", "title": "資料請求", "fields": ASKED}, version=False),
    "GET /lead-forms/{form_id}": one_of_all("form", writes=False),
    "PATCH /lead-forms/{form_id}": one_of_all("form", body={"thanks": "ありがとうございました"}),
    "GET /leads/waiting": lists("lead", query="limit=100"),
    "GET /form-posts": lists("form post", query="limit=100"),
    "POST /form-posts/{post_id}/let-in": about("held post"),
    "POST /form-posts/{post_id}/dismiss": about("held post"),
}
