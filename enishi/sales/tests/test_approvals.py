"""Leave to offer a discount: asked for, granted by somebody else, sent back, void after an edit."""

import pytest

from enishi.sales.models import Approval, Quote
from enishi.sales.quotes.actions import update_quote
from enishi.sales.quotes.rules import needs_approval


@pytest.fixture
def discounted(api, admin, sales_rep, quote) -> Quote:
    """15 % off, where 10 is what a seller decides alone."""
    assert api(admin).patch("/organisation", {"approval_percent": 10}, version=1).status_code == 200
    return update_quote(sales_rep, quote.uid, {"discount": 510_000}, version=1)


def stored():
    return Approval.objects.unscoped("looking in a test")


def test_a_discount_above_the_limit_is_sent_once_somebody_else_has_granted_it(
    api, sales_rep, sales_manager, discounted, events_of
):
    mine, path = api(sales_rep), f"/quotes/{discounted.uid}"
    early = mine.post(f"{path}/send", if_match='"2"')
    assert (early.status_code, early.json()["code"]) == (409, "quote.approval_needed")
    asked = mine.post(f"{path}/approval", {"comment": "競合が2割安い"}, if_match='"2"').json()
    assert (asked["needs_approval"], asked["approval"]["status"], asked["approval"]["rate"]) == (
        True,
        "requested",
        0.15,
    )
    twice = mine.post(f"{path}/approval", {}, if_match='"3"')
    assert (twice.status_code, twice.json()["code"]) == (409, "quote.requested_already")
    assert mine.post(f"{path}/approve", {}, if_match='"3"').status_code == 403
    told = api(sales_manager).post(f"{path}/approve", {"comment": "今回限り"}, if_match='"3"').json()
    assert (told["approval"]["status"], told["approval"]["decided_by"]["name"]) == (
        "approved",
        sales_manager.name,
    )
    assert mine.post(f"{path}/send", if_match='"4"').json()["state"] == "sent"
    assert events_of(discounted)[2:] == ["quote.approval_requested", "quote.approved", "quote.sent"]


def test_it_is_sent_back_with_a_reason_and_asked_for_again(api, sales_rep, sales_manager, discounted):
    mine, boss, path = api(sales_rep), api(sales_manager), f"/quotes/{discounted.uid}"
    mine.post(f"{path}/approval", {}, if_match='"2"')
    silent = boss.post(f"{path}/return", {"comment": " "}, if_match='"3"')
    assert (silent.status_code, list(silent.json()["fields"])) == (400, ["comment"])
    told = boss.post(f"{path}/return", {"comment": "12%まで"}, if_match='"3"').json()
    assert (told["approval"]["status"], told["approval"]["comment"]) == ("returned", "12%まで")
    assert boss.post(f"{path}/approve", {}, if_match='"4"').json()["code"] == "quote.not_requested"
    assert mine.post(f"{path}/approval", {}, if_match='"4"').status_code == 200
    assert list(stored().order_by("id").values_list("status", flat=True)) == ["returned", "requested"]


def test_an_edit_makes_what_was_granted_void(api, sales_rep, sales_manager, discounted):
    mine, path = api(sales_rep), f"/quotes/{discounted.uid}"
    mine.post(f"{path}/approval", {}, if_match='"2"')
    api(sales_manager).post(f"{path}/approve", {}, if_match='"3"')
    assert mine.patch(path, {"delivery": "2週間"}, version=4).json()["approval"]["status"] == "void"
    assert mine.post(f"{path}/send", if_match='"5"').json()["code"] == "quote.approval_needed"


def test_nobody_grants_their_own_request(api, sales_manager, discounted):
    boss, path = api(sales_manager), f"/quotes/{discounted.uid}"
    boss.post(f"{path}/approval", {}, if_match='"2"')
    own = boss.post(f"{path}/approve", {}, if_match='"3"')
    assert (own.status_code, own.json()["code"], stored().get().status) == (
        409,
        "quote.own_request",
        "requested",
    )


@pytest.mark.parametrize(
    ("net", "percent", "needed"),
    [(90, 10, False), (89, 10, True), (100, 0, False), (99, 0, True), (0, None, False)],
)
def test_the_limit_itself_is_still_the_sellers(net, percent, needed):
    assert needs_approval(100, net, percent) is needed
