"""What a form may ask, and what makes a post look like a machine's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.sales.capture import rules, suspicion
from enishi.sales.capture.suspicion import LEAST_SECONDS, REASONS, Seen

NAME = {"name": "family_name", "label": "", "is_required": True}
EMAIL = {"name": "email", "label": "", "is_required": False}
ASKED = [NAME, EMAIL, {"name": "q1", "label": "ご予算は", "is_required": False}]
plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


def faults(call, *args, **kwargs):
    with pytest.raises(BadInput) as refused:
        call(*args, **kwargs)
    return refused.value.fields


def test_a_form_asks_for_a_name_and_a_way_to_answer():
    assert faults(rules.form_in_form, {"fields": [EMAIL]}) == {"fields": "asks_for_name"}
    assert faults(rules.form_in_form, {"fields": [NAME]}) == {"fields": "asks_for_address"}
    kept = rules.form_in_form({"fields": [NAME | {"is_required": False}, EMAIL]})
    assert [one["is_required"] for one in kept["fields"]] == [True, False]


def test_a_field_that_no_lead_has_stands_twice_or_has_no_words_is_named():
    wrong = [
        NAME,
        EMAIL,
        EMAIL,
        NAME | {"name": "owner_id"},
        {"name": "q1", "label": " ", "is_required": True},
    ]
    assert faults(rules.form_in_form, {"fields": wrong}) == {
        "fields.2": "not_a_choice",
        "fields.3": "not_a_choice",
        "fields.4": "required",
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.example.co.jp/contact?a=1", "https://www.example.co.jp"),
        ("HTTPS://Example.com:8443", "https://example.com:8443"),
    ],
)
def test_a_site_is_kept_as_its_origin(typed, kept):
    assert rules.form_in_form({"sites": [typed, " "]})["sites"] == [kept]


@pytest.mark.parametrize(
    "site", ["*", "example.co.jp", "https://a b", "https://x;script-src *", "javascript:alert(1)"]
)
def test_what_is_no_origin_never_reaches_a_header(site):
    assert faults(rules.form_in_form, {"sites": [site]}) == {"sites": "bad_site"}


@pytest.mark.parametrize(
    "url",
    [
        "https://日本.example/",
        "javascript:alert(1)",
        "//elsewhere.example",
        "https://a.example/ ;x",
        "data:text/html,a",
    ],
)
def test_a_visitor_is_sent_on_to_a_page_only(url):
    assert faults(rules.form_in_form, {"redirect_url": url}) == {"redirect_url": "bad_website"}


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40).map(lambda text: f"https://{text}"))
def test_whatever_is_typed_as_an_address_ends_no_header(url):
    try:
        kept = rules.form_in_form({"sites": [url], "redirect_url": url})
    except BadInput as bad:
        assert bad.fields.keys() <= {"sites", "redirect_url"}
        return
    assert not set(" ;,'\"\r\n") & set(kept["sites"][0] + kept["redirect_url"])


def test_an_address_that_cannot_be_read_is_named():
    assert faults(rules.form_in_form, {"sites": ["https://["], "redirect_url": "https://["}) == {
        "sites": "bad_site",
        "redirect_url": "bad_website",
    }


def test_a_mail_that_confirms_needs_an_address_and_a_server():
    common = {"fields": [NAME, EMAIL], "asks_consent": False, "consent_text": ""}
    needs = {"confirms_by_mail": True, "sends_mail": True}
    assert faults(rules.check_whole, **common, **needs) == {"confirms_by_mail": "asks_for_email"}
    asked = common | {"fields": [NAME, EMAIL | {"is_required": True}]}
    assert faults(rules.check_whole, **asked, **needs | {"sends_mail": False}) == {
        "confirms_by_mail": "no_mail_server"
    }
    rules.check_whole(**asked, **needs)
    ticks = common | {"asks_consent": True, "confirms_by_mail": False, "sends_mail": True}
    assert faults(rules.check_whole, **ticks) == {"consent_text": "required"}


@given(name=plain, email=plain, answer=plain)
def test_whatever_is_typed_is_kept_or_its_fields_are_named(name, email, answer):
    typed = {"family_name": name, "email": email, "q1": answer, "owner_id": "1"}
    try:
        values, answers = rules.post_in_form(ASKED, typed)
    except BadInput as bad:
        assert bad.fields.keys() <= {"family_name", "email", "q1"}
        return
    assert values.keys() == {"family_name", "email"} and values["family_name"] == name.strip()
    assert answers == [{"label": "ご予算は", "text": answer.strip()}]


def test_what_is_too_long_or_no_text_is_named_at_once():
    typed = {"family_name": "渡" * 101, "email": "a", "q1": "\x00"}
    assert faults(rules.post_in_form, ASKED, typed) == {
        "family_name": "too_long",
        "email": "bad_email",
        "q1": "control_characters",
    }


def test_answers_to_questions_stand_in_the_note():
    told = rules.lead_values(
        {"note": "見学したい", "employees": "120"}, [{"label": "ご予算は", "text": "300万円"}]
    )
    assert told == {"note": "見学したい\nご予算は: 300万円", "employees": 120}


seens = st.builds(
    Seen,
    seconds=st.none() | st.integers(0, 100_000),
    is_forged=st.booleans(),
    is_replayed=st.booleans(),
    trap=st.sampled_from(["", " ", "x"]),
    takes_foreign_posts=st.booleans(),
)


@given(seens, plain, plain)
def test_every_reason_is_a_known_one_said_once_in_order(seen, name, text):
    said = suspicion.reasons(seen, {"family_name": name}, [text])
    assert said == [one for one in REASONS if one in said]
    assert ("trap" in said) == bool(seen.trap.strip())
    assert ("too_fast" in said) == (seen.seconds is not None and seen.seconds < LEAST_SECONDS)


@given(st.integers(LEAST_SECONDS, 86_400), plain)
def test_a_person_who_takes_their_time_and_sends_no_links_is_let_in(seconds, text):
    words = text.replace("<", "").replace("[", "").replace(":", "").replace("www.", "")
    assert suspicion.reasons(Seen(seconds), {"family_name": "渡辺", "note": words}, []) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("資料は https://a.example と https://b.example にあります", []),
        ("https://a.example https://b.example http://c.example", ["links"]),
        ("<script>alert(1)</script>", ["markup"]),
        ("[url=https://a.example]buy[/url]", ["markup"]),
        ("a < b かつ c > d", []),
    ],
)
def test_links_and_markup_are_held(text, said):
    assert suspicion.reasons(Seen(60), {"note": text}, []) == said


def test_a_name_holds_no_address():
    assert suspicion.reasons(Seen(60), {"family_name": "win www.a.example"}, []) == ["link_in_name"]


def test_posts_of_other_pages_are_let_in_where_the_form_says_so():
    assert suspicion.reasons(Seen(None), {}, []) == ["no_token"]
    assert suspicion.reasons(Seen(None, takes_foreign_posts=True), {}, []) == []
