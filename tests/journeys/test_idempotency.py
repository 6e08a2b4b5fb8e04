"""A POST with an Idempotency-Key happens once, however often it is sent."""

from datetime import timedelta

import pytest

from enishi.customers.models import Account
from enishi.foundation import clock
from enishi.foundation.http.idempotency import IdempotencyKey

KEY = {"idempotency_key": "8d1f-42"}


def made() -> int:
    return Account.objects.unscoped("counting").count()


def test_sent_again_the_first_answer_comes_back(api, sales_rep):
    rep = api(sales_rep)
    first = rep.post("/accounts", {"name": "青葉商事"}, **KEY)
    again = rep.post("/accounts", {"name": "青葉商事"}, **KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    assert again.get("ETag") == first.get("ETag")
    assert made() == 1


def test_another_body_under_the_same_key_is_refused(api, sales_rep):
    rep = api(sales_rep)
    rep.post("/accounts", {"name": "青葉商事"}, **KEY)
    other = rep.post("/accounts", {"name": "若葉商事"}, **KEY)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert made() == 1


def test_a_refused_post_leaves_its_key_free(api, sales_rep):
    rep = api(sales_rep)
    assert rep.post("/accounts", {"name": ""}, **KEY).status_code == 400
    assert not IdempotencyKey.objects.exists()
    assert rep.post("/accounts", {"name": "青葉商事"}, **KEY).status_code == 201


def test_each_person_has_keys_of_their_own(api, sales_rep, other_rep):
    for actor in (sales_rep, other_rep):
        assert api(actor).post("/accounts", {"name": "青葉商事"}, **KEY).status_code == 201
    assert made() == 2


def test_after_a_day_a_key_is_new_again(api, sales_rep):
    rep = api(sales_rep)
    rep.post("/accounts", {"name": "青葉商事"}, **KEY)
    with clock.at(clock.now() + timedelta(hours=25)):
        rep.post("/accounts", {"name": "青葉商事"}, **KEY)
    assert made() == 2


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_of_no_use_is_refused(api, sales_rep, key):
    refused = api(sales_rep).post("/accounts", {"name": "青葉商事"}, idempotency_key=key)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["Idempotency-Key"])
    assert made() == 0
