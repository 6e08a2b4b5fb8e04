"""What earlier leads teach of those to come."""

from datetime import timedelta

from enishi.foundation import clock
from enishi.foundation.inserts import insert_many
from enishi.sales.actions import create_lead
from enishi.sales.jobs import learn
from enishi.sales.models import Lead, LeadSettings
from enishi.sales.qualifying.learning import known_at_first, learned, likelihood
from enishi.sales.qualifying.score import USUAL, Rule, Traits

WEB, REFERRED = Rule("source", "web", 5), Rule("referrer", "", 10)
PLAIN = Traits({"source": "phone"}, frozenset())
SENT = Traits({"source": "phone"}, frozenset({"referrer"}))


def world(sent: int, plain: int):
    """Of every ten that somebody sent six became deals, of every ten others two."""
    leads = [SENT, PLAIN] * min(sent, plain)
    became = [(place // 2) % 10 < (6 if lead is SENT else 2) for place, lead in enumerate(leads)]
    return leads, became


def test_what_is_found_out_later_is_not_learned_from():
    assert {rule.field for rule in known_at_first(USUAL)} == {"referrer", "title", "source", "email", "phone"}
    assert known_at_first([WEB, Rule("source", "web", 50)]) == [Rule("source", "web", 50)]


def test_leads_somebody_sent_are_told_from_others():
    held = learned(*world(200, 200), [REFERRED])
    assert (held["leads"], held["converted"], held["needed"], held["is_used"]) == (400, 160, 10, True)
    assert held["trial"]["brier"] < held["trial"]["base_brier"] and 0.65 < held["trial"]["auc"] < 0.75
    told, plain = likelihood(held, SENT), likelihood(held, PLAIN)
    assert told is not None and plain is not None
    assert abs(told - 0.6) < 0.02 and abs(plain - 0.2) < 0.02


def test_too_few_leads_or_a_trait_that_tells_nothing_say_no_probability():
    few = learned(*world(8, 8), [REFERRED])
    assert (few["is_used"], few["trial"], likelihood(few, SENT)) == (False, None, None)
    alike = learned([PLAIN] * 200, [place % 4 == 0 for place in range(200)], [WEB])
    assert alike["is_used"] is False and likelihood(None, SENT) is None


def test_a_night_s_lesson_stands_on_open_leads_and_is_no_change_of_the_settings(
    api, sales_rep, admin, pipeline, stored
):
    long_ago = clock.now() - timedelta(days=200)
    leads = [
        Lead(
            number=1_000 + place,
            family_name="渡辺",
            source=("web", "phone")[place % 2],
            status=Lead.CONVERTED if (place // 2) % 10 < (7 if place % 2 == 0 else 1) else Lead.WORKING,
            created_at=long_ago + timedelta(hours=place),
        )
        for place in range(400)
    ]
    insert_many(leads)
    rules = [{"field": "source", "value": "web", "points": 5}]
    assert api(admin).patch("/lead-settings", {"points": rules}, version=1).status_code == 200
    fresh = create_lead(sales_rep, {"family_name": "林", "source": "web"})
    mine = api(sales_rep)
    assert mine.get(f"/leads/{fresh.uid}").json()["likelihood"] is None
    learn.func()
    told = mine.get("/lead-settings").json()
    assert (told["version"], told["learned"]["leads"], told["learned"]["is_used"]) == (2, 400, True)
    assert told["learned"]["trial"]["rows"] == 120
    assert abs(mine.get(f"/leads/{fresh.uid}").json()["likelihood"] - 0.7) < 0.03
    assert stored(LeadSettings).count() == 1
