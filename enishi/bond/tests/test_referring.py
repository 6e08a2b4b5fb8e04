"""When a customer may be asked to name others, and the thanks for who did."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.bond.referring import rules
from enishi.bond.referring.rules import Answer
from enishi.bond.tests.conftest import NOON_FRIDAY
from enishi.commerce.models import Delivery, Order
from enishi.customers.models import AccountContact, Contact
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Task
from enishi.sales.actions import create_lead, update_lead
from enishi.service.models import Survey, SurveyResponse

AT = datetime(2026, 11, 10, 3, 0, tzinfo=UTC)
GLAD = Answer(1, "csat", 5, 5, AT)
DAY = date(2026, 11, 12)


def told(answers=(), accepted=(), waiting=(), barred=()):
    return [
        (one.account, one.kind) for one in rules.moments(answers, accepted, waiting=waiting, barred=barred)
    ]


def test_the_best_rating_a_promoter_and_a_smooth_delivery_are_moments():
    assert told([GLAD]) == [(1, "csat")]
    assert told([Answer(1, "csat", 4, 5, AT)]) == []
    assert told([Answer(1, "nps", 9, 10, AT)]) == [(1, "nps")]
    assert told([Answer(1, "nps", 8, 10, AT)]) == []
    assert told([Answer(1, "ces", 7, 7, AT)]) == []
    assert told(accepted=[(1, DAY)]) == [(1, "delivery")]


def test_an_open_ticket_spoils_a_delivery_and_a_complaint_or_an_earlier_asking_everything():
    assert told(accepted=[(1, DAY)], waiting={1}) == []
    assert told([GLAD], waiting={1}) == [(1, "csat")]
    assert told([GLAD], accepted=[(1, DAY)], barred={1}) == []


def test_who_was_glad_and_is_no_longer_is_not_asked():
    later = Answer(1, "csat", 2, 5, AT + timedelta(days=1))
    assert told([GLAD, later]) == told([later, GLAD]) == []
    assert told([GLAD, later], accepted=[(1, DAY)]) == []


answers = st.lists(
    st.builds(
        Answer,
        st.integers(1, 4),
        st.sampled_from(["csat", "nps"]),
        st.integers(0, 10),
        st.just(5),
        st.integers(0, 240).map(lambda hours: AT + timedelta(hours=hours)),
    )
)
keys = st.sets(st.integers(1, 4))


@given(answers, st.lists(st.tuples(st.integers(1, 4), st.dates(date(2026, 11, 1), DAY))), keys, keys)
def test_nobody_is_asked_twice_at_once_or_against_a_bar(answered, accepted, waiting, barred):
    found = rules.moments(answered, accepted, waiting=waiting, barred=barred)
    assert len({one.account for one in found}) == len(found)
    assert not {one.account for one in found} & barred
    assert all(one.kind != "delivery" for one in found if one.account in waiting)
    assert [one.on for one in found] == sorted((one.on for one in found), reverse=True)


@pytest.fixture
def noon_friday(time_machine):
    time_machine.move_to(NOON_FRIDAY, tick=False)


@pytest.fixture
def glad(account, ticket, noon_friday):
    survey = Survey.objects.create(name="満足度", question="いかがでしたか")
    at = datetime.fromisoformat(NOON_FRIDAY) - timedelta(days=2)
    return SurveyResponse.objects.create(
        survey=survey,
        ticket=ticket,
        account=account,
        key_hash="1",
        asked_at=at,
        expires_at=at + timedelta(days=14),
        answered_at=at,
        score=5,
    )


@pytest.fixture
def referrer(account) -> Contact:
    person = Contact.objects.create(family_name="倉本", given_name="彩香")
    AccountContact.objects.create(account=account, contact=person, is_primary=True)
    return person


def tasks() -> list[str]:
    return list(Task.objects.unscoped("test").order_by("id").values_list("subject", flat=True))


def test_a_glad_customer_is_asked_once_in_half_a_year(api, sales_rep, account, glad, time_machine):
    mine = api(sales_rep)
    [line] = [one for one in mine.get("/home").json()["lines"] if one["kind"] == "referral"]
    assert (line["title"], line["reason"]) == (account.name, "referral_csat")
    [moment] = mine.get("/referral-moments").json()["items"]
    assert (moment["account"]["name"], moment["kind"], moment["score"]) == (account.name, "csat", 5)
    assert mine.post(f"/accounts/{account.uid}/referral-asks", {}).status_code == 201
    assert tasks() == ["紹介のお願い：ハナサキ精機株式会社"]
    assert mine.get("/referral-moments").json()["items"] == []
    again = mine.post(f"/accounts/{account.uid}/referral-asks", {})
    assert (again.status_code, again.json()["code"]) == (409, "referral.asked_lately")
    time_machine.move_to("2027-05-25T03:00:00+00:00", tick=False)
    mine = api(sales_rep)
    assert mine.post(f"/accounts/{account.uid}/referral-asks", {"with_task": False}).status_code == 201
    assert len(tasks()) == 1


def test_an_accepted_delivery_is_a_moment_while_no_ticket_is_open(
    api, sales_rep, account, ticket, noon_friday
):
    order = Order.objects.create(
        number=next_numbers("order")[0], account=account, ordered_on=DAY, gross=1, net=1
    )
    Delivery.objects.create(number="D-1", order=order, delivered_on=DAY, accepted_on=DAY)
    mine = api(sales_rep)
    assert mine.get("/referral-moments").json()["items"] == []
    ticket.status = "closed"
    ticket.save()
    [moment] = mine.get("/referral-moments").json()["items"]
    assert (moment["kind"], moment["on"]) == ("delivery", "2026-11-12")


def test_whoever_sent_us_a_lead_is_thanked_once(sales_rep, referrer, account, pipeline, noon_friday):
    values = {"family_name": "渡辺", "company": "みなと運送", "referrer_id": referrer.uid}
    lead = create_lead(sales_rep, values)
    assert tasks() == ["紹介のお礼：倉本 彩香さん（みなと運送をご紹介）"]
    task = Task.objects.unscoped("test").get()
    assert (task.account, task.owner_id) == (account, sales_rep.user_id)
    update_lead(sales_rep, lead.uid, {"referrer_id": None}, version=1)
    update_lead(sales_rep, lead.uid, {"referrer_id": referrer.uid}, version=2)
    assert len(tasks()) == 1


def test_a_referrer_named_later_is_thanked_then(sales_rep, referrer, pipeline, noon_friday):
    lead = create_lead(sales_rep, {"family_name": "渡辺", "company": "みなと運送"})
    assert tasks() == []
    update_lead(sales_rep, lead.uid, {"referrer_id": referrer.uid}, version=1)
    assert len(tasks()) == 1
