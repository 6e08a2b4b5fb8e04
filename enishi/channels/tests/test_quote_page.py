"""The public page of a quote: the key of its link is the only right."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from enishi.channels import tries
from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.interactions.models import Activity
from enishi.sales.actions import create_deal, ensure_default_pipeline, update_deal
from enishi.sales.models import Deal, DealActivity, Quote, QuoteLink
from enishi.sales.quotes.actions import create_quote, revise_quote, send_quote, update_quote

CANARIES = ("CANARY-NOTE", "770000001", "230000", "振動の話")


@pytest.fixture(autouse=True)
def fresh_counter():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def quote(sales_rep, organisation) -> Quote:
    ensure_default_pipeline(System("cli"))
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機", "note": "CANARY-NOTE"})
    values = {"name": "振動の話", "account_id": account.uid, "amount": 1_000_000, "note": "CANARY-NOTE"}
    deal = create_deal(sales_rep, values)
    update_deal(System("cli"), deal.uid, {"cost": 770_000_001}, version=1)
    draft = create_quote(sales_rep, deal.uid)
    draft = update_quote(sales_rep, draft.uid, {"title": "設備監視の導入"}, version=1)
    return send_quote(sales_rep, draft.uid, version=2)


@pytest.fixture
def key(api, sales_rep, quote) -> str:
    made = api(sales_rep).post(f"/quotes/{quote.uid}/link")
    assert made.status_code == 201, made.json()
    return made.json()["url"].rsplit("/", 1)[1]


def stored(model):
    return model.objects.unscoped("looking in a test")


def test_the_customer_reads_what_is_offered_and_nothing_else(api, key, quote, organisation):
    customer = api(None)
    answer = customer.get(f"/shared-quotes/{key}")
    page = answer.json()
    assert (page["company"], page["customer"], page["title"]) == (
        organisation.name,
        "株式会社ハナサキ精機",
        "設備監視の導入",
    )
    assert (page["number"], page["state"], page["total"]["amount"]) == (quote.number, "sent", 1_100_000)
    file = customer.get(f"/shared-quotes/{key}/file")
    assert (file["Content-Type"], bytes(file.content)[:5]) == ("application/pdf", b"%PDF-")
    assert not [canary for canary in CANARIES[:3] if canary in answer.content.decode()]


def test_whoever_sent_it_sees_that_it_was_opened(api, sales_rep, key, quote, events_of):
    customer, mine = api(None), api(sales_rep)
    assert mine.get(f"/quotes/{quote.uid}").json()["link"]["opened_at"] is None
    for _ in range(2):
        assert customer.post(f"/shared-quotes/{key}/open").status_code == 204
    link = mine.get(f"/quotes/{quote.uid}").json()["link"]
    assert (link["opens"], link["opened_at"] is not None) == (2, True)
    assert events_of(quote).count("quote.opened") == 1


def test_the_customer_accepts_by_name_once(api, sales_rep, key, quote, events_of):
    customer, path = api(None), f"/shared-quotes/{key}/accept"
    unnamed = customer.post(path, {"name": " "})
    assert (unnamed.status_code, list(unnamed.json()["fields"])) == (400, ["name"])
    assert customer.post(path, {"name": "渡辺 千尋"}).json()["state"] == "accepted"
    twice = customer.post(path, {"name": "渡辺 千尋"})
    assert (twice.status_code, twice.json()["code"]) == (409, "quote.accepted_already")
    told = stored(Quote).get()
    assert (told.answered_by, told.accepted_at is not None, stored(Deal).get().amount) == (
        "渡辺 千尋",
        True,
        1_000_000,
    )
    assert events_of(quote) == [
        "quote.created",
        "quote.updated",
        "quote.sent",
        "quote.shared",
        "quote.accepted",
    ]
    late = api(sales_rep).post(f"/quotes/{quote.uid}/decline", {"reason": "a"}, if_match='"3"')
    assert late.json()["code"] == "stale"


def test_the_customer_declines_with_a_reason(api, key):
    customer, path = api(None), f"/shared-quotes/{key}/decline"
    assert list(customer.post(path, {"name": "渡辺"}).json()["fields"]) == ["reason"]
    page = customer.post(path, {"name": "渡辺", "reason": "予算がつかなかった"}).json()
    assert (page["state"], page["answered_by"]) == ("declined", "渡辺")
    assert stored(Quote).get().decline_reason == "予算がつかなかった"


def test_a_question_stands_with_the_deal_and_its_seller_is_told(api, sales_rep, key, quote, outbox):
    customer, path = api(None), f"/shared-quotes/{key}/questions"
    assert list(customer.post(path, {"name": "渡辺"}).json()["fields"]) == ["text"]
    assert customer.post(path, {"name": "渡辺", "text": "設置は土曜にできますか"}).status_code == 204
    activity = stored(Activity).get()
    assert (activity.body, activity.owner_id) == ("設置は土曜にできますか", sales_rep.user_id)
    assert quote.number in activity.subject
    assert stored(DealActivity).get().deal_id == quote.deal_id
    told = [payload for name, payload in outbox() if name == "staff.notices.jobs.write"]
    assert [(one["kind"], one["people"]) for one in told if one["kind"] == "quote_answered"] == [
        ("quote_answered", [sales_rep.user_id])
    ]


def test_what_was_replaced_or_ran_out_is_said_in_words(api, sales_rep, key, quote, time_machine):
    customer = api(None)
    draft = revise_quote(sales_rep, quote.uid, version=3)
    assert customer.get(f"/shared-quotes/{key}").json()["state"] == "sent"
    send_quote(sales_rep, draft.uid, version=1)
    assert customer.get(f"/shared-quotes/{key}").json()["state"] == "superseded"
    late = customer.post(f"/shared-quotes/{key}/accept", {"name": "渡辺"})
    assert (late.status_code, late.json()["title"]) == (409, "この見積には、新しい版があります。")
    english = customer.post(f"/shared-quotes/{key}/accept", {"name": "W"}, accept_language="en")
    assert english.json()["title"] == "There is a later version of this quote."


def test_after_its_last_day_the_page_says_so_and_in_the_end_opens_nothing(
    api, sales_rep, key, quote, time_machine
):
    customer = api(None)
    time_machine.move_to(clock.now() + timedelta(days=40), tick=False)
    assert customer.get(f"/shared-quotes/{key}").json()["state"] == "expired"
    assert customer.post(f"/shared-quotes/{key}/accept", {"name": "渡辺"}).json()["code"] == "quote.ended"
    time_machine.move_to(clock.now() + timedelta(days=30), tick=False)
    assert customer.get(f"/shared-quotes/{key}").status_code == 404


def test_a_link_is_taken_back_and_made_anew(api, sales_rep, key, quote):
    mine, customer = api(sales_rep), api(None)
    again = mine.post(f"/quotes/{quote.uid}/link").json()["url"].rsplit("/", 1)[1]
    assert customer.get(f"/shared-quotes/{key}").status_code == 404
    assert customer.get(f"/shared-quotes/{again}").status_code == 200
    assert mine.delete(f"/quotes/{quote.uid}/link").status_code == 204
    for verb in ("accept", "decline", "questions", "open"):
        assert (
            customer.post(
                f"/shared-quotes/{again}/{verb}", {} if verb == "open" else {"name": "a"}
            ).status_code
            == 404
        )
    assert mine.delete(f"/quotes/{quote.uid}/link").status_code == 404
    assert stored(QuoteLink).get().key_hash != again


def test_a_draft_is_not_shared_and_guessing_keys_is_slowed_down(api, sales_rep, quote):
    draft = revise_quote(sales_rep, quote.uid, version=3)
    refused = api(sales_rep).post(f"/quotes/{draft.uid}/link")
    assert (refused.status_code, refused.json()["code"]) == (409, "quote.not_sent")
    customer = api(None)
    codes = [customer.get(f"/shared-quotes/guess-{n}").status_code for n in range(tries.MOST + 1)]
    assert codes == [404] * tries.MOST + [429]
