"""The public survey page's routes: the key is the only right."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from enishi.channels import tries
from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.service import actions
from enishi.service.models import SurveyResponse, Ticket

CANARIES = ("CANARY-NOTE", "CANARY-REPLY", "田中 美咲", "tanaka", "サポート")


@pytest.fixture(autouse=True)
def fresh_counter():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ticket(sales_rep, service_agent):
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    values = {"account_id": account.uid, "channel_kind": "mail", "subject": "流量計の表示"}
    ticket = actions.open_ticket(service_agent, values, text="CANARY-REPLY")
    actions.add_note(service_agent, ticket.uid, text="CANARY-NOTE")
    return actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")


@pytest.fixture
def key(service_agent, ticket):
    return actions.ask_survey(service_agent, ticket.uid).url.rsplit("/", 1)[1]


def stored():
    return SurveyResponse.objects.unscoped("looking in a test").get()


def test_the_customer_rates_and_may_think_again(api, key, organisation):
    customer = api(None)
    page = customer.get(f"/surveys/{key}").json()
    assert (page["company"], page["number"], page["subject"]) == (organisation.name, 1, "流量計の表示")
    assert (page["score"], page["scale"]) == (None, 5)
    assert customer.post(f"/surveys/{key}", {"score": 3}).json()["score"] == 3
    again = customer.post(f"/surveys/{key}", {"score": 5, "comment": "助かりました"})
    assert (again.status_code, again.json()["comment"]) == (200, "助かりました")
    assert stored().score == 5


def test_the_question_is_asked_in_the_reader_s_language(api, key):
    customer = api(None)
    assert customer.get(f"/surveys/{key}").json()["question"].startswith("今回の対応")
    english = customer.get(f"/surveys/{key}", accept_language="en-GB,en;q=0.9").json()
    assert english["question"].startswith("How satisfied")


def test_b08_the_page_tells_nothing_of_the_staff_side(api, key):
    customer = api(None)
    for answer in (customer.get(f"/surveys/{key}"), customer.post(f"/surveys/{key}", {"score": 4})):
        said = answer.content.decode()
        assert [canary for canary in CANARIES if canary in said] == []
        assert set(answer.json()) == {
            "company",
            "kind",
            "number",
            "subject",
            "question",
            "scale",
            "score",
            "comment",
            "answered_at",
            "declined_at",
            "expires_at",
        }


@pytest.mark.parametrize("wrong", ["x", "%00", "NULL", "0", "a" * 500])
def test_a_key_nobody_was_given_opens_nothing(api, key, wrong):
    customer = api(None)
    assert customer.get(f"/surveys/{wrong}").status_code == 404
    assert customer.post(f"/surveys/{wrong}", {"score": 1}).status_code == 404
    assert stored().score is None


def test_a_key_in_another_case_opens_nothing(api, key):
    assert api(None).get(f"/surveys/{key.swapcase()}").status_code == 404


def test_a_link_runs_out_after_fourteen_days(api, key):
    customer = api(None)
    with clock.at(clock.now() + timedelta(days=14, seconds=1)):
        refused = customer.post(f"/surveys/{key}", {"score": 1})
    assert (refused.status_code, stored().score) == (404, None)


def test_a_binned_ticket_is_not_asked_about(api, key, ticket):
    Ticket.objects.unscoped("binning in a test").filter(pk=ticket.pk).update(deleted_at=clock.now())
    assert api(None).get(f"/surveys/{key}").status_code == 404


@pytest.mark.parametrize(
    "body", [{"score": 0}, {"score": 6}, {"score": 5, "credited": 1}, {}, {"score": "5x"}]
)
def test_an_answer_is_a_score_and_a_comment_and_nothing_else(api, key, body):
    assert api(None).post(f"/surveys/{key}", body).status_code == 400
    assert stored().score is None


def test_who_tries_too_many_keys_waits(api, key):
    customer = api(None)
    for number in range(tries.MOST):
        assert customer.get(f"/surveys/wrong{number}").status_code == 404
    refused = customer.get(f"/surveys/{key}")
    assert (refused.status_code, refused.json()["code"]) == (429, "survey.too_many_tries")


def test_a_signed_in_colleague_without_the_key_has_no_way_in(api, service_agent, key):
    assert api(service_agent).get(f"/surveys/{stored().uid}").status_code == 404


def test_b70_a_rating_sent_from_another_site_is_refused(key):
    customer = Client(enforce_csrf_checks=True)
    refused = customer.post(f"/api/v1/surveys/{key}", {"score": 1}, content_type="application/json")
    assert (refused.status_code, stored().score) == (403, None)
    customer.get("/_allauth/browser/v1/auth/session")
    token = customer.cookies["csrftoken"].value
    path = f"/api/v1/surveys/{key}"
    sent = customer.post(path, {"score": 4}, content_type="application/json", headers={"X-CSRFToken": token})
    assert (sent.status_code, stored().score) == (200, 4)


def test_opening_a_link_answers_nothing(api, key):
    """A scanner follows every link of a mail, some more than once: only a press on the page is an answer."""
    customer = api(None)
    for _ in range(3):
        assert customer.get(f"/surveys/{key}").status_code == 200
    assert (stored().score, stored().answered_at) == (None, None)


def test_a_customer_may_decline_further_surveys(api, key):
    customer = api(None)
    assert customer.get(f"/surveys/{key}").json()["declined_at"] is None
    assert customer.post(f"/surveys/{key}/decline").json()["declined_at"] is not None
    assert stored().score is None
