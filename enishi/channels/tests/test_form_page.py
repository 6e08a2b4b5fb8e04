"""The public page of a lead form: anybody may post, nobody gets anything but words back."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.channels.forms.markup import TRAP
from enishi.foundation import clock
from enishi.foundation.jobs.models import Job
from enishi.sales import jobs
from enishi.sales.capture import tokens
from enishi.sales.capture.actions import create_form, update_form
from enishi.sales.models import FormPost, Lead, LeadForm

FIELDS = [
    {"name": "company", "label": "", "is_required": False},
    {"name": "family_name", "label": "", "is_required": True},
    {"name": "email", "label": "", "is_required": True},
    {"name": "q1", "label": "ご予算は", "is_required": False},
    {"name": "note", "label": "", "is_required": False},
]
TYPED = {
    "company": "ハナサキ物流",
    "family_name": "渡辺",
    "email": "w@hanasaki.example",
    "q1": "300万円",
    "note": "見学したい",
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def fresh_counter():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def form(cli, organisation) -> LeadForm:
    return create_form(cli, {"name": "資料請求", "title": "資料請求フォーム", "fields": FIELDS})


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "ja"}, enforce_csrf_checks=True)


@pytest.fixture
def filled(visitor, form, time_machine):
    """`filled(note="…")`: the page was opened, and a minute later this is posted."""

    def fill(*, after=60, token=None, language="ja", query="", **typed):
        at = clock.now()
        time_machine.move_to(at, tick=False)
        seal = tokens.page_token(form.key) if token is None else token
        time_machine.move_to(at + timedelta(seconds=after), tick=False)
        body = urlencode({**TYPED, "token": seal, **typed})
        return visitor.post(f"/f/{form.key}{query}", body, FORM, headers={"accept-language": language})

    return fill


def stored(model):
    return model.objects.unscoped("looking in a test")


def test_the_page_shows_the_form_without_script_or_cookie(visitor, form):
    answer = visitor.get(f"/f/{form.key}?utm_source=mail&utm_campaign=<b>&other=1")
    text = answer.content.decode()
    assert answer.status_code == 200 and not answer.cookies
    assert 'name="family_name" required' in text and "ご予算は" in text and "<script" not in text
    assert 'name="utm_source" value="mail"' in text and 'value="&lt;b&gt;"' in text and "other" not in text
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_what_is_posted_is_a_lead_with_where_it_came_from(filled, form, events_of):
    answer = filled(utm_source="mail", page="https://www.example.co.jp/products")
    assert (answer.status_code, answer["Location"]) == (303, f"/f/{form.key}?done=sent")
    lead, post = stored(Lead).get(), stored(FormPost).get()
    assert (lead.family_name, lead.company, lead.source, lead.owner_id) == (
        "渡辺",
        "ハナサキ物流",
        "web",
        None,
    )
    assert lead.note == "見学したい\nご予算は: 300万円"
    assert lead.utm == {"utm_source": "mail", "page": "https://www.example.co.jp/products"}
    assert (post.state, post.lead_id, lead.language) == ("taken", lead.pk, "ja")
    assert events_of(post) == ["form_post.received", "form_post.taken"]
    assert events_of(lead) == ["lead.created"]


def test_a_lead_comes_once_however_often_it_is_posted(filled):
    token = tokens.page_token(stored(LeadForm).get().key)
    for _ in range(3):
        assert filled(token=token).status_code == 303
    filled()
    assert (stored(Lead).count(), stored(FormPost).count()) == (1, 1)


def test_a_page_sent_again_with_other_words_is_held(filled, form):
    token = tokens.page_token(form.key)
    filled(token=token)
    filled(token=token, note="ほかの話")
    assert [post.reasons for post in stored(FormPost).order_by("id")] == [[], ["replayed"]]
    assert stored(Lead).count() == 1


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ({TRAP: "buy now"}, "trap"),
        ({"after": 1}, "too_fast"),
        ({"token": ""}, "no_token"),
        ({"token": "forged"}, "forged"),
        ({"note": "http://a http://b http://c"}, "links"),
        ({"note": "<script>alert(1)</script>"}, "markup"),
    ],
)
def test_what_looks_like_a_machine_s_is_thanked_for_and_held(filled, way, reason):
    answer = filled(**way)
    assert (answer.status_code, answer["Location"].endswith("done=sent")) == (303, True)
    post = stored(FormPost).get()
    assert (post.state, post.reasons, stored(Lead).count()) == ("suspect", [reason], 0)


def test_who_leads_sales_hears_of_what_is_held_and_of_nothing_else(filled, outbox):
    filled()
    filled(note="http://a http://b http://c")
    told = [payload for name, payload in outbox() if name == "staff.notices.jobs.write"]
    assert [(one["kind"], one["roles"]) for one in told] == [("form_post_held", ["sales_manager"])]


def test_a_token_of_another_form_is_no_token(filled, cli, form):
    other = create_form(cli, {"name": "b", "title": "b", "fields": FIELDS})
    filled(token=tokens.page_token(other.key))
    assert stored(FormPost).get().reasons == ["forged"]


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "長すぎます。短くしてください。"), ("en", "Nothing was sent yet.")]
)
def test_what_cannot_be_taken_is_said_beside_its_field_in_the_visitor_s_language(filled, language, words):
    answer = filled(family_name="渡" * 200, email="w@", note="<script>alert(1)</script>", language=language)
    text = answer.content.decode()
    assert answer.status_code == 400 and words in text and 'id="fault-email"' in text
    assert "&lt;script&gt;" in text and "<script>alert" not in text
    assert stored(FormPost).count() == 0


def test_a_page_that_stood_open_for_days_asks_once_more_and_keeps_what_was_typed(filled, form):
    answer = filled(after=90_000)
    text = answer.content.decode()
    assert answer.status_code == 409 and "もう一度「送信する」" in text and 'value="渡辺"' in text
    assert stored(FormPost).count() == 0
    fresh = re.search(r'name="token" value="([^"]+)"', text)[1]
    assert filled(token=fresh).status_code == 303 and stored(Lead).count() == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ('{"family_name":"a"}', "application/json", 415),
        ("family_name=a", "text/plain", 415),
        ("", "", 415),
        ("x", "multipart/form-data", 415),
        ("note=" + "a" * 1_000_000, FORM, 413),
        ("&".join(f"a{n}=1" for n in range(2_000)), FORM, 415),
        ("family_name=%00&email=w@hanasaki.example", FORM, 400),
        ("family_name=%ff%fe&email=", FORM, 400),
    ],
)
def test_what_no_browser_sends_is_refused_in_words(visitor, form, body, kind, status):
    answer = visitor.generic("POST", f"/f/{form.key}", body, kind)
    assert answer.status_code == status
    assert '<html lang="ja">' in answer.content.decode()
    assert stored(FormPost).count() == stored(Lead).count() == 0


def test_one_place_posts_only_so_often(filled, time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), tick=False)
    codes = [filled(note=str(n), after=5).status_code for n in range(21)]
    assert codes == [303] * 20 + [429]


def test_a_closed_form_and_one_that_never_was_answer_alike(visitor, cli, form):
    update_form(cli, form.uid, {"is_active": False}, version=1)
    closed, never = visitor.get(f"/f/{form.key}"), visitor.get("/f/never")
    assert closed.status_code == never.status_code == 404
    assert "このフォームは受け付けていません。" in closed.content.decode()
    assert visitor.post(f"/f/{form.key}", urlencode(TYPED), FORM).status_code == 404


def test_only_named_sites_show_it_in_a_frame(visitor, cli, form):
    update_form(cli, form.uid, {"sites": ["https://www.example.co.jp"]}, version=1)
    answer = visitor.get(f"/f/{form.key}?embed=1")
    assert "frame-ancestors https://www.example.co.jp;" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer and "Access-Control-Allow-Origin" not in answer
    script = visitor.get(f"/f/{form.key}.js")
    assert (
        script["Content-Type"].startswith("text/javascript") and f"/f/{form.key}" in script.content.decode()
    )


def test_the_script_holds_no_title_that_could_end_it(visitor, cli, form):
    update_form(cli, form.uid, {"title": '";alert(1)</script>//'}, version=1)
    text = visitor.get(f"/f/{form.key}.js").content.decode()
    assert "</script>" not in text and '";alert' not in text


def test_where_consent_is_asked_nothing_comes_without_it_and_its_wording_is_kept(filled, cli, form):
    update_form(
        cli, form.uid, {"asks_consent": True, "consent_text": "個人情報の取り扱いに同意します"}, version=1
    )
    refused = filled()
    assert refused.status_code == 400 and "送信するには、同意が必要です。" in refused.content.decode()
    assert filled(consent="1").status_code == 303
    assert stored(FormPost).get().consent_text == "個人情報の取り扱いに同意します"


def test_a_visitor_is_sent_on_to_the_organisation_s_own_page(filled, cli, form):
    update_form(cli, form.uid, {"redirect_url": "https://www.example.co.jp/thanks"}, version=1)
    assert filled()["Location"] == "https://www.example.co.jp/thanks"
    assert filled(note="b", query="?embed=1")["Location"] == f"/f/{form.key}?done=sent&embed=1"


def test_a_page_of_one_s_own_may_post_where_the_form_says_so(visitor, cli, form):
    update_form(cli, form.uid, {"takes_foreign_posts": True}, version=1)
    answer = visitor.post(
        f"/f/{form.key}", urlencode(TYPED), FORM, headers={"origin": "https://www.example.co.jp"}
    )
    assert answer.status_code == 303 and stored(FormPost).get().state == "taken"


def test_a_mail_confirms_before_anybody_is_a_lead(filled, visitor, cli, form, settings, mailoutbox):
    settings.SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    update_form(cli, form.uid, {"confirms_by_mail": True}, version=1)
    assert filled()["Location"].endswith("done=mail")
    filled(note="もう一通")
    assert Job.objects.filter(path__endswith="ask_to_confirm").count() == 1
    jobs.ask_to_confirm.func(**Job.objects.get(path__endswith="ask_to_confirm").payload)
    (sent,) = mailoutbox
    assert sent.to == ["w@hanasaki.example"] and "見学したい" not in sent.body and "渡辺" not in sent.body
    link = re.search(r"/f/\S+", sent.body)[0]
    assert "確認する" in visitor.get(link).content.decode() and stored(Lead).count() == 0
    path, token = link.split("?token=")
    for _ in range(2):
        assert visitor.post(path, urlencode({"token": token}), FORM).status_code == 200
    assert stored(Lead).count() == 1
    assert visitor.get(f"{path}?token=forged").status_code == 404
