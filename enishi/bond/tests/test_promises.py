"""The promise register and the links between the roles: who may make, keep and see them."""

import pytest

from enishi.bond.models import DealTicket, Promise
from enishi.customers.models import Account
from enishi.foundation.events.models import Event
from enishi.foundation.ids import next_numbers

NOWHERE = "01930000-0000-7000-8000-000000000000"
TEXT = "毎月5営業日までに点検報告書を届ける"


def everything() -> tuple[list, list, int]:
    """All promises and links, and how much was told but refused reaches."""
    rows = [list(m.objects.unscoped("test").order_by("id").values()) for m in (Promise, DealTicket)]
    return rows[0], rows[1], Event.objects.exclude(kind="access.denied").count()


@pytest.fixture
def promise(api, sales_rep, account):
    body = {"account_id": str(account.uid), "text": TEXT, "due_on": "2026-12-07"}
    made = api(sales_rep).post("/promises", body)
    assert made.status_code == 201, made.content
    return Promise.objects.unscoped("test").get(uid=made.json()["id"])


def test_a_promise_is_made_given_to_somebody_and_kept_once(api, sales_manager, promise, events_of):
    manager = api(sales_manager)
    address = f"/promises/{promise.uid}"
    assert manager.patch(address, {"due_on": "2026-12-10"}, version=1).status_code == 200
    kept = manager.post(f"{address}/keep", if_match='"2"')
    assert (kept.status_code, kept.json()["status"]) == (200, "kept")
    assert manager.post(f"{address}/break", if_match='"3"').status_code == 409
    assert events_of(promise) == ["promise.made", "promise.updated", "promise.kept"]


def test_who_makes_a_promise_keeps_it_unless_somebody_is_named(promise, sales_rep):
    assert promise.owner_id == sales_rep.user_id


def test_of_two_who_settle_a_promise_the_later_is_told(api, sales_manager, promise):
    manager = api(sales_manager)
    assert manager.post(f"/promises/{promise.uid}/keep", if_match='"1"').status_code == 200
    late = manager.post(f"/promises/{promise.uid}/break", if_match='"1"')
    assert (late.status_code, late.json()["code"]) == (409, "stale")
    assert Promise.objects.unscoped("test").get().status == "kept"


@pytest.mark.parametrize("field", ["deal_id", "ticket_id", "handover_id", "owner_id"])
def test_b02_a_promise_names_only_what_its_maker_may_see(api, sales_rep, account, field):
    before = everything()
    body = {"account_id": str(account.uid), "text": TEXT, field: NOWHERE}
    answer = api(sales_rep).post("/promises", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert everything() == before


def test_b02_a_deal_of_another_customer_is_no_place_for_a_promise(api, sales_rep, deal):
    other = Account.objects.create(
        number=next_numbers("account")[0], name="若葉商事", sales_owner_id=sales_rep.user_id
    )
    before = everything()
    body = {"account_id": str(other.uid), "text": TEXT, "deal_id": str(deal.uid)}
    assert api(sales_rep).post("/promises", body).json()["fields"].keys() == {"deal_id"}
    assert everything() == before


def test_b01_a_promise_of_another_team_is_not_there(api, other_rep, promise):
    stranger = api(other_rep)
    before = everything()
    address = f"/promises/{promise.uid}"
    assert stranger.get(address).status_code == 404
    assert stranger.patch(address, {"text": "x"}, version=1).status_code == 404
    assert stranger.post(f"{address}/keep", if_match='"1"').status_code == 404
    assert stranger.get("/promises").json()["total"] == 0
    body = {"account_id": str(promise.account.uid), "text": "x"}
    assert stranger.post("/promises", body).json()["code"] == "unknown_reference"
    assert everything() == before


def test_b06_who_only_reads_settles_no_promise(api, read_only, promise):
    before = everything()
    for act in ("keep", "break"):
        assert api(read_only).post(f"/promises/{promise.uid}/{act}", if_match='"1"').status_code == 403
    assert everything() == before


def test_a_deal_and_a_ticket_of_one_customer_are_linked_once(api, sales_rep, deal, ticket):
    rep = api(sales_rep)
    for _ in range(2):
        linked = rep.post(f"/deals/{deal.uid}/tickets", {"ticket_id": str(ticket.uid), "why": "追加の相談"})
        assert linked.status_code == 201
    assert DealTicket.objects.unscoped("test").count() == 1


def test_b02_a_ticket_one_may_not_see_is_not_linked(api, sales_rep, deal, ticket):
    Account.objects.unscoped("test").update(sales_owner=None)
    before = everything()
    answer = api(sales_rep).post(f"/deals/{deal.uid}/tickets", {"ticket_id": str(ticket.uid)})
    assert answer.status_code in (400, 403)
    assert everything() == before
