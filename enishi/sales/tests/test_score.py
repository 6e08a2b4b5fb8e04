"""A lead's score: points by rules the house can change, each with its reason."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.authz import System
from enishi.sales.actions import create_lead, update_lead
from enishi.sales.campaigns.actions import create_campaign
from enishi.sales.jobs import rescore
from enishi.sales.models import Lead
from enishi.sales.qualifying.actions import rescore_leads
from enishi.sales.qualifying.score import FIELDS, PRESENT, Rule, Traits, reasons, rules_in_form, score

some_rules = st.lists(
    st.builds(
        Rule, st.sampled_from(FIELDS), st.sampled_from(["confirmed", "web", "部長"]), st.integers(-100, 100)
    )
)
leads = st.builds(
    Traits,
    st.fixed_dictionaries(
        {"source": st.sampled_from(["", "web"]), "title": st.sampled_from(["", "部長代理"])}
    ),
    st.frozensets(st.sampled_from(PRESENT)),
    st.dictionaries(st.sampled_from(["budget", "need"]), st.just({"state": "confirmed"})),
)


@given(some_rules, leads)
def test_a_score_is_the_sum_of_its_reasons_and_they_stand_by_weight(rules, lead):
    found = reasons(rules, lead)
    assert sum(rule.points for rule in found) == score(rules, lead)
    weights = [abs(rule.points) for rule in found]
    assert weights == sorted(weights, reverse=True)


def test_a_known_lead_scores_what_its_rules_say():
    rules = [
        Rule("title", "部長", 10),
        Rule("source", "web", 5),
        Rule("check_need", "confirmed", 15),
        Rule("email", "", 5),
        Rule("phone", "", -20),
    ]
    lead = Traits(
        {"title": "営業部長", "source": "web"}, frozenset({"email"}), {"need": {"state": "confirmed"}}
    )
    assert (score(rules, lead), [rule.field for rule in reasons(rules, lead)]) == (
        35,
        ["check_need", "title", "source", "email"],
    )


def test_a_rule_without_a_use_is_refused_by_its_place(api, admin, stored):
    rules = [
        {"field": "email", "value": "x", "points": 5},
        {"field": "password", "value": "a", "points": 5},
        {"field": "title", "value": " ", "points": 5},
        {"field": "source", "value": "web", "points": 0},
    ]
    answer = api(admin).patch("/lead-settings", {"points": rules}, version=1)
    assert (answer.status_code, set(answer.json()["fields"])) == (400, {"points.1", "points.2", "points.3"})
    assert rules_in_form(rules[:1]) == [{"field": "email", "value": "", "points": 5}]


def test_leads_stand_by_score_with_the_reasons_and_other_rules_move_them(
    api, admin, sales_rep, cli, pipeline, stored
):
    show = create_campaign(cli, {"name": "展示会", "kind": "exhibition", "starts_on": date(2026, 11, 4)})
    quiet = create_lead(sales_rep, {"family_name": "林", "source": "phone", "campaign_id": show.uid})
    keen = create_lead(sales_rep, {"family_name": "渡辺", "title": "製造部長", "email": "w@a.example"})
    mine = api(sales_rep)
    told = mine.get("/leads?sort=-score").json()["items"]
    assert [(one["name"], one["score"]) for one in told] == [("渡辺", 15), ("林", 0)]
    assert told[0]["reasons"] == [
        {"field": "title", "value": "部長", "points": 10},
        {"field": "email", "value": "", "points": 5},
    ]
    update_lead(
        sales_rep, quiet.uid, {"checks": [{"item": "need", "state": "confirmed", "text": ""}]}, version=1
    )
    assert stored(Lead).get(pk=quiet.pk).score == 15
    only = [
        {"field": "campaign", "value": "", "points": 30},
        {"field": "title", "value": "部長", "points": -5},
    ]
    changed = api(admin).patch("/lead-settings", {"points": only}, version=1).json()
    assert changed["points"] == only
    rescore.func()
    scores = {lead.pk: (lead.score, lead.version) for lead in stored(Lead)}
    assert scores == {quiet.pk: (30, 2), keen.pk: (-5, 1)}
    found = mine.get('/leads?filter={"all":[{"field":"score","op":"at_least","value":30}]}').json()
    assert [one["name"] for one in found["items"]] == ["林"]
    assert rescore_leads(System("job")) is None
