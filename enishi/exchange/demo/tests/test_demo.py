"""The demo company is the same every time, and its hero's story holds together."""

from uuid import UUID

import pytest

from enishi.bond.models import Handover, Promise, Referral
from enishi.customers.models import Account
from enishi.exchange.demo import dice, facts
from enishi.exchange.demo.make import START, make
from enishi.foundation import clock
from enishi.foundation.events.seal import first_broken
from enishi.foundation.ids import counted_uids, new_uid
from enishi.insight.models import Pending, RevenueLine
from enishi.service.models import SurveyResponse, Ticket
from enishi.staff.models import User

GOLDEN = {"accounts": 200, "deals": 192, "tickets": 160, "activities": 1977}


@pytest.fixture
def demo(db) -> dict[str, int]:
    return make("S")


def test_the_small_company_and_its_heros_life(demo, client):
    assert demo == GOLDEN
    assert User.objects.unscoped("test").count() == 24
    hero = Account.objects.unscoped("test").get(name="ハナサキ精機株式会社")
    assert (hero.number, hero.relationship_stage, str(hero.customer_since)) == (1, "advocate", "2025-06-20")
    assert hero.standing.lifetime_net == 4_324_000
    ratings = SurveyResponse.objects.unscoped("test").filter(account=hero).order_by("answered_at")
    assert list(ratings.values_list("score", flat=True)) == [5, 2, 5]
    complaint = Ticket.objects.unscoped("test").get(account=hero, type="complaint")
    assert (complaint.status, complaint.priority) == ("closed", 4)
    assert set(Promise.objects.unscoped("test").values_list("status", flat=True)) == {"kept"}
    assert Referral.objects.unscoped("test").get().referring_account == hero
    waiting = Handover.objects.unscoped("test").exclude(status="accepted").get()
    assert waiting.account.name == "ハナサキ物流株式会社"
    assert not Pending.objects.exists()
    classes = RevenueLine.objects.unscoped("test").filter(account=hero).order_by("earned_on")
    assert list(classes.values_list("revenue_class", "net")) == [
        ("new", 3_400_000),
        ("repeat", 24_000),
        ("expansion", 900_000),
    ]
    assert first_broken() is None
    signed = client.post(
        "/_allauth/browser/v1/auth/login",
        {"email": "sales@minamo.example", "password": "minamo-demo-2026"},
        content_type="application/json",
    )
    assert signed.status_code == 200


def test_ids_come_from_the_time_told_and_a_counter():
    def drawn() -> list[UUID]:
        with clock.at(START), counted_uids("seed"):
            return [new_uid() for _ in range(50)]

    assert drawn() == drawn()
    assert len(set(drawn())) == 50
    assert {uid.version for uid in drawn()} == {7}
    assert new_uid() != new_uid()


def test_a_customer_is_the_same_at_every_size():
    assert facts.customer(150) == facts.customer(150)
    assert dice.uniform("seller", 7) == pytest.approx(dice.uniform("seller", 7))
    assert len({facts.customer(n).name for n in range(3, 203)}) > 195


def test_draws_are_even():
    draws = [dice.uniform("even", n) for n in range(20_000)]
    assert sum(draws) / len(draws) == pytest.approx(0.5, abs=0.01)
    assert min(draws) >= 0.0
    assert max(draws) < 1.0


def test_nobody_works_on_a_holiday():
    for n in range(3, 60):
        for _, moment in facts.activity_times(facts.customer(n)):
            assert facts.business_day(moment.date()) == moment.date()
