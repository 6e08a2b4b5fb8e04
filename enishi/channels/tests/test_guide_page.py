"""The public page of a guide: a prospect answers, reads what fits and why, and asks; the question is a ticket of a lead."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.bond.models import GivenAnswer, GuideRun, LeadTicket
from enishi.channels.forms.markup import TRAP
from enishi.commerce.actions import create_product
from enishi.customers.actions import create_account, create_contact
from enishi.foundation import clock
from enishi.interactions.models import Message
from enishi.sales.actions import ensure_default_pipeline
from enishi.sales.capture import tokens
from enishi.sales.capture.actions import create_form, let_in
from enishi.sales.guides.actions import draw_guide, publish_guide
from enishi.sales.models import FormPost, Guide, Lead
from enishi.service.models import Ticket

FIELDS = [
    {"name": "company", "label": "", "is_required": False},
    {"name": "family_name", "label": "", "is_required": True},
    {"name": "email", "label": "", "is_required": True},
]
TYPED = {
    "company": "ハナサキ物流",
    "family_name": "渡辺",
    "email": "w@hanasaki.example",
    "consent": "1",
    "guide_question": "屋外でも使えますか",
}
FORM = "application/x-www-form-urlencoded"
ANSWERS = "a_what=a1&a_where=a1&shown=1"


def stored(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture(autouse=True)
def fresh_counter():
    cache.clear()
    yield
    cache.clear()


def drawn(products):
    inside, outside = (str(one.uid) for one in products)
    effect = {"field": "", "compare": "is", "value": "", "why_en": ""}
    adds = {**effect, "kind": "add", "products": [inside, outside], "why": "振動を測れます"}
    out = {
        **effect,
        "kind": "exclude",
        "products": [inside],
        "why": "防水ではありません",
        "why_en": "Not waterproof",
    }
    words = {"text_en": "", "takes_many": False}
    return [
        {
            "id": "what",
            "text": "何を測りますか",
            **words,
            "answers": [{"id": "a1", "text": "振動", "text_en": "", "effects": [adds]}],
        },
        {
            "id": "where",
            "text": "どこで使いますか",
            **words,
            "answers": [
                {"id": "a1", "text": "屋外", "text_en": "Outdoors", "effects": [out]},
                {"id": "a2", "text": "屋内", "text_en": "", "effects": []},
            ],
        },
    ]


@pytest.fixture
def guide(cli, admin, service_team) -> Guide:
    ensure_default_pipeline(cli)
    products = [
        create_product(cli, {"code": code, "name": name, "price": price})
        for code, name, price in (("IN", "屋内センサー", 48_000), ("OUT", "屋外<センサー>", 98_000))
    ]
    form = create_form(
        cli,
        {
            "name": "質問",
            "title": "質問",
            "fields": FIELDS,
            "consent_text": "個人情報に同意します",
            "asks_consent": True,
        },
    )
    values = {
        "name": "センサー選び",
        "title": "センサーを選ぶ",
        "title_en": "Choose a sensor",
        "is_public": True,
    }
    made = draw_guide(
        admin, {**values, "shows_prices": True, "form_id": form.uid, "questions": drawn(products)}
    )
    return publish_guide(admin, made.uid, version=made.version)


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "ja"}, enforce_csrf_checks=True)


@pytest.fixture
def asked(visitor, guide, time_machine):
    """`asked(guide_question="…")`: the result was opened, and a minute later this is posted."""

    def ask(*, after=60, answers=ANSWERS, **typed):
        at = clock.now()
        time_machine.move_to(at, tick=False)
        seal = tokens.page_token(guide.form.key)
        time_machine.move_to(at + timedelta(seconds=after), tick=False)
        return visitor.post(f"/g/{guide.key}?{answers}", urlencode({**TYPED, "token": seal, **typed}), FORM)

    return ask


def test_the_questions_are_a_page_without_script_or_cookie(visitor, guide):
    answer = visitor.get(f"/g/{guide.key}?utm_source=mail")
    text = answer.content.decode()
    assert answer.status_code == 200 and not answer.cookies and "<script" not in text
    assert "何を測りますか" in text and 'name="a_where" value="a2"' in text and 'value="mail"' in text
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_answers_lead_to_what_fits_and_why_and_what_does_not_and_why_not(visitor, guide):
    text = visitor.get(f"/g/{guide.key}?{ANSWERS}").content.decode()
    fits, others = text.split("<details", 1)
    assert "屋外&lt;センサー&gt;" in fits and "○ 振動を測れます" in fits and "¥98,000" in fits
    assert "屋内センサー" not in fits and "× 防水ではありません" in others
    assert "個人情報に同意します" in others and f"/g/{guide.key}?a_what=a1&amp;a_where=a1" in others


def test_it_speaks_the_visitors_language(visitor, guide):
    text = visitor.get(f"/g/{guide.key}?{ANSWERS}", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en">' in text and "Choose a sensor" in text and "Not waterproof" in text


def test_answers_that_are_not_the_guides_own_are_left_out(visitor, guide):
    text = visitor.get(f"/g/{guide.key}?a_what=<b>&a_other=1&shown=1").content.decode()
    assert "お答えに合う製品が見つかりませんでした" in text and "<b>" not in text


def test_a_question_becomes_a_ticket_tied_to_a_lead_with_the_answers_as_rows(asked, guide, events_of):
    answer = asked()
    assert (answer.status_code, answer["Location"]) == (303, f"/g/{guide.key}?done=sent")
    lead, ticket, run = stored(Lead).get(), stored(Ticket).get(), stored(GuideRun).get()
    assert (ticket.type, ticket.channel_kind, ticket.account) == ("pre_sales", "web", None)
    assert ticket.subject == "ハナサキ物流 様のご質問（センサーを選ぶ）"
    text = stored(Message).get().text
    assert text.startswith("屋外でも使えますか\n") and "・どこで使いますか → 屋外" in text
    assert "合う製品：屋外<センサー>" in text and "w@hanasaki.example" in text
    assert stored(LeadTicket).values_list("lead", "ticket").get() == (lead.pk, ticket.pk)
    assert (run.lead_id, run.ticket_id, run.taken_by, run.question) == (
        lead.pk,
        ticket.pk,
        None,
        "屋外でも使えますか",
    )
    assert list(stored(GivenAnswer).values_list("question", "answer")) == [
        ("何を測りますか", "振動"),
        ("どこで使いますか", "屋外"),
    ]
    assert [(one["name"], one["fits"]) for one in run.found] == [
        ("屋外<センサー>", True),
        ("屋内センサー", False),
    ]
    assert events_of(run) == ["guide_run.taken", "guide_run.asked"]
    assert stored(FormPost).get().consent_text == "個人情報に同意します"


def test_who_asks_again_is_the_same_lead_and_asks_another_ticket(asked):
    asked()
    asked()
    assert (stored(Lead).count(), stored(Ticket).count()) == (1, 1)
    asked(guide_question="納期はどのくらいですか")
    assert (stored(Lead).count(), stored(Ticket).count()) == (1, 2)
    assert stored(Lead).get().note.count("ご質問: ") == 2


def test_the_question_of_somebody_we_know_is_their_customers_too(asked, cli):
    account = create_account(cli, {"name": "ハナサキ物流"})
    contact = create_contact(
        cli, {"family_name": "渡辺", "email": "W@hanasaki.example"}, account_id=account.uid
    )
    asked()
    ticket = stored(Ticket).get()
    assert (ticket.account, ticket.contact, stored(GuideRun).get().account) == (account, contact, account)


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ({TRAP: "buy"}, "trap"),
        ({"after": 1}, "too_fast"),
        ({"guide_question": "http://a http://b http://c"}, "links"),
    ],
)
def test_what_looks_like_a_machines_is_held_until_somebody_lets_it_in(asked, admin, way, reason):
    assert asked(**way).status_code == 303
    post = stored(FormPost).get()
    assert (post.state, post.reasons, stored(Ticket).count(), stored(Lead).count()) == (
        "suspect",
        [reason],
        0,
        0,
    )
    let_in(admin, post.uid, version=1)
    assert (stored(Ticket).count(), stored(GuideRun).get().ticket) == (1, stored(Ticket).get())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"guide_question": " "}, "fault-question"),
        ({"consent": ""}, "fault"),
        ({"email": "x"}, "fault-email"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(asked, typed, words):
    answer = asked(**typed)
    assert answer.status_code == 400 and words in answer.content.decode()
    kept = (FormPost, Lead, Ticket, GuideRun, GivenAnswer)
    assert [stored(model).count() for model in kept] == [0, 0, 0, 0, 0]


def test_a_guide_that_is_not_open_answers_like_one_that_never_was(visitor, guide):
    stored(Guide).update(is_public=False)
    for key in (guide.key, "nothing"):
        answer = visitor.get(f"/g/{key}")
        assert (answer.status_code, "ご利用になれません" in answer.content.decode()) == (404, True)


def test_without_a_form_nobody_asks(visitor, guide, asked):
    stored(Guide).update(form=None)
    assert "guide_question" not in visitor.get(f"/g/{guide.key}?{ANSWERS}").content.decode()
    assert asked().status_code == 404 and stored(FormPost).count() == 0
