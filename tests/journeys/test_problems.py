"""Whatever the server refuses, it says what happened and what to do, in the reader's language."""

import pytest
from django.test import Client

from enishi.customers.models import Account

PROBLEM = "application/problem+json"


@pytest.mark.parametrize("path", ["/nope", "/accounts/", "/%00", "/accounts/x/y/z"])
def test_an_address_nobody_declared_is_a_problem_in_words(api, sales_rep, path):
    answer = api(sales_rep).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
    assert answer.json()["code"] == "not_found"


def test_a_method_nobody_declared_is_a_problem_and_names_the_others(api, sales_rep):
    answer = api(sales_rep)._send("put", "/accounts", {}, accept_language="en")
    assert (answer.status_code, answer["Content-Type"]) == (405, PROBLEM)
    assert set(answer["Allow"].split(", ")) == {"GET", "POST"}
    assert answer.json()["title"] == "This cannot be done here."


def test_b60_a_body_beyond_all_bounds_is_refused_in_words(api, sales_rep):
    answer = api(sales_rep).post("/accounts", {"name": "x" * (26 * 1024 * 1024)})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert not Account.objects.unscoped("test").exists()


def test_a_name_the_server_does_not_answer_to_is_said_with_the_setting_that_mends_it(db):
    answer = Client(headers={"host": "elsewhere.example", "accept-language": "ja"}).get("/api/v1/setup")
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert "ENISHI_ALLOWED_HOSTS" in answer.json()["detail"]
