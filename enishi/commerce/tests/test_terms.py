"""Payment terms of one customer, where they differ from the usual ones."""

from datetime import date

import pytest

from enishi.commerce.actions import LineFacts, record_order, set_customer_terms
from enishi.commerce.models import CustomerTerms
from enishi.foundation.errors import NotAllowed, Stale
from enishi.staff.models import User

USUAL = {"closing_day": 31, "pay_month": 1, "pay_day": 31, "shift": "前"}
OWN = {"closing_day": 20, "pay_month": 2, "pay_day": 10, "shift": "翌"}


def rows():
    return CustomerTerms.objects.unscoped("looking in a test")


@pytest.fixture
def finance(person, organisation):
    return person("経理 恵", "finance")


@pytest.fixture
def order(sales_rep, account):
    me = User.objects.get(pk=sales_rep.user_id)
    line = LineFacts(text="導入設置", unit_price=1_000)
    return record_order(sales_rep, account=account, owner=me, ordered_on=date(2026, 11, 21), lines=[line])


def path(account):
    return f"/accounts/{account.uid}/payment-terms"


def put(api, actor, account, terms, version):
    return api(actor)._send("put", path(account), {"terms": terms}, if_match=f'"{version}"')


def payment(api, actor, order):
    return api(actor).get(f"/orders/{order.uid}").json()["payment"]


def test_a_customers_own_terms_win_over_the_usual_ones_until_they_are_taken_back(
    api, admin, finance, sales_rep, account, order, events_of
):
    api(admin).patch("/organisation", {"payment_terms": USUAL}, version=1)
    assert payment(api, sales_rep, order) == {"closing": "2026-11-30", "due": "2026-12-31"}
    assert api(finance).get(path(account)).json() == {
        "version": 0,
        "terms": None,
        "credit_limit": None,
        "is_credit_stopped": False,
        "customer_class": "",
        "usual": USUAL,
        "may": {"update": True},
    }
    first = put(api, finance, account, OWN, 0)
    assert (first.status_code, first.json()["terms"], first["ETag"]) == (200, OWN, '"1"')
    # After the 20th, so closed on 20 December; two months on, 10 February 2027.
    assert payment(api, sales_rep, order) == {"closing": "2026-12-20", "due": "2027-02-10"}
    assert put(api, finance, account, None, 1).json()["terms"] is None
    assert payment(api, sales_rep, order) == {"closing": "2026-11-30", "due": "2026-12-31"}
    assert events_of(rows().get()) == ["terms.set", "terms.updated"]


def test_two_who_say_it_at_once_are_told(finance, account):
    set_customer_terms(finance, account.uid, OWN, version=0)
    with pytest.raises(Stale):
        set_customer_terms(finance, account.uid, USUAL, version=0)
    assert rows().get().terms == OWN


def test_terms_that_pay_before_they_close_are_refused(api, finance, account):
    bad = OWN | {"pay_month": 0}
    answer = put(api, finance, account, bad, 0)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["terms.pay_day"])
    assert not rows().exists()


@pytest.mark.parametrize("role", ["sales_rep", "service_agent", "read_only", "executive"])
def test_who_keeps_no_accounts_changes_no_terms(person, sales_team, account, role):
    with pytest.raises(NotAllowed):
        set_customer_terms(person("誰か", role, team=sales_team), account.uid, OWN, version=0)
    assert not rows().exists()


def test_a_manager_says_it_for_customers_of_their_team_only(person, sales_manager, other_sales_team, account):
    stranger = person("大阪 課長", "sales_manager", team=other_sales_team)
    with pytest.raises(NotAllowed):
        set_customer_terms(stranger, account.uid, OWN, version=0)
    assert set_customer_terms(sales_manager, account.uid, OWN, version=0).terms == OWN
