"""The list in the order in which to serve it."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.customers.actions import create_account
from enishi.customers.models import Standing
from enishi.service import actions
from enishi.service.models import Ticket
from enishi.service.queue import Fact, _closed, _placed, pace
from enishi.staff.hours import our_calendar

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def asked_by(service_agent, sales_rep, asked, now):
    """`asked_by(pipeline, hours, priority)`: a ticket written down so long ago, of a customer with such open deals."""

    def make(pipeline, hours, priority=3):
        account = create_account(sales_rep, {"name": f"取引先{pipeline}"})
        given = asked | {
            "account_id": account.uid,
            "priority": priority,
            "received_at": now - timedelta(hours=hours),
        }
        ticket = actions.open_ticket(service_agent, given, text="動きません。")
        Standing.objects.filter(account=account).update(open_pipeline=pipeline)
        return ticket

    return make


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOON, tick=False)
    return NOON


def listed(client, query=""):
    return client.get(f"/tickets?sort=queue{query}").json()


def test_while_all_can_be_met_the_list_stands_by_target_and_says_so(api, service_agent, asked_by):
    later, sooner = asked_by(90_000_000, 0), asked_by(0, 1)
    items = listed(api(service_agent))["items"]
    assert [line["id"] for line in items] == [str(sooner.uid), str(later.uid)]
    # Priority 3 is answered within two hours; one of them has gone by.
    assert items[0]["place"] == {"why": "due", "waited_seconds": 3_600, "left_seconds": 3_600}


def test_once_somebody_must_wait_open_deals_decide_who(api, service_agent, asked_by):
    small, large = asked_by(0, 3), asked_by(90_000_000, 2.5)
    items = listed(api(service_agent))["items"]
    assert [line["id"] for line in items] == [str(large.uid), str(small.uid)]
    assert [line["place"]["why"] for line in items] == ["late", "late"]
    assert items[1]["place"]["left_seconds"] == -3_600


def test_what_waits_for_the_customer_comes_behind_what_waits_for_us(api, service_agent, asked_by):
    theirs, ours = asked_by(0, 5), asked_by(0, 0)
    actions.reply(
        service_agent, theirs.uid, text="お知らせください。", status="waiting", version=theirs.version
    )
    items = listed(api(service_agent))["items"]
    assert [(line["id"], line["place"]["why"]) for line in items] == [
        (str(ours.uid), "due"),
        (str(theirs.uid), "waiting"),
    ]


def test_pages_of_the_queue_go_on_where_the_last_one_ended(api, service_agent, asked_by):
    made = {str(asked_by(pipeline, 3).uid) for pipeline in (0, 1_000, 2_000)}
    client = api(service_agent)
    first = listed(client, "&limit=2")
    second = listed(client, f"&limit=2&cursor={first['next']}")
    assert (first["total"], second["next"]) == (3, None)
    assert {line["id"] for line in first["items"] + second["items"]} == made
    for cursor in ("x", _closed(NOON - timedelta(days=4_000), 0), _closed(NOON + timedelta(days=1), 0)):
        assert client.get(f"/tickets?sort=queue&cursor={cursor}").status_code == 400


def test_a_turn_takes_the_working_time_between_two_solves_of_the_last_four_weeks(
    service_agent, asked_by, now
):
    assert pace(service_agent, "mine", now) == 0.4
    for _ in range(10):
        ticket = asked_by(0, 1)
        actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    # Nineteen working days of nine hours lie in four weeks with a holiday.
    assert pace(service_agent, "mine", now) == pytest.approx(19 * 9 / 10)


def test_the_order_of_serving_shows_nobody_more_than_the_list(api, sales_rep, other_rep, asked_by):
    asked_by(0, 1)
    assert listed(api(other_rep))["total"] == 0
    assert listed(api(sales_rep))["total"] == 1


def test_a_ticket_that_came_back_waits_since_it_came_back(api, service_agent, asked_by, now, time_machine):
    ticket = asked_by(0, 3)
    actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    time_machine.move_to(now + timedelta(hours=2), tick=False)
    again = Ticket.objects.unscoped("a test").get(pk=ticket.pk)
    actions.set_status(service_agent, ticket.uid, version=again.version, status="open")
    time_machine.move_to(now + timedelta(hours=3), tick=False)
    assert listed(api(service_agent))["items"][0]["place"]["waited_seconds"] == 3_600


def test_five_thousand_tickets_are_ranked_in_memory(organisation, now):
    facts = [
        Fact(key, "open", None, now + timedelta(minutes=key % 900 - 300), None, None, now, key % 7)
        for key in range(5_000)
    ]
    assert len(_placed(facts, now, 0.1, our_calendar())) == 5_000
