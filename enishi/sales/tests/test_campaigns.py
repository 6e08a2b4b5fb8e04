"""Campaigns: what they cost, and what came of them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.bulk import Brought
from enishi.sales.actions import close_deal, convert_lead, create_lead
from enishi.sales.bring_in import bring_in_leads
from enishi.sales.campaigns.actions import create_campaign
from enishi.sales.campaigns.rules import per
from enishi.sales.models import Campaign, Lead

SHOW = {"name": "秋の計測展", "kind": "exhibition", "starts_on": "2026-11-04", "ends_on": "2026-11-06"}
YEN = {"currency": "JPY"}


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_what_one_lead_cost_times_the_leads_is_the_cost(cost, count):
    each = per(cost, count)
    assert each is not None and abs(each * count - cost) <= count / 2
    assert per(None, count) is per(cost, 0) is None


def test_a_campaign_shows_what_came_of_it_and_each_figure_is_a_list(api, sales_rep, cli, pipeline):
    show = create_campaign(
        cli, {"name": "秋の計測展", "kind": "exhibition", "starts_on": date(2026, 11, 4), "cost": 900_000}
    )
    people = [create_lead(sales_rep, {"family_name": name, "campaign_id": show.uid}) for name in "渡林森"]
    create_lead(sales_rep, {"family_name": "谷"})
    won, lost = (
        convert_lead(sales_rep, lead.uid, version=1, deal_name="監視", amount=400_000) for lead in people[:2]
    )
    close_deal(sales_rep, won.deal.uid, version=1, closed_on=date(2026, 11, 20))
    mine = api(sales_rep)
    (told,) = mine.get("/campaigns").json()["items"]
    assert told["figures"] == {
        "leads": 3,
        "converted": 2,
        "deals": 2,
        "won": 1,
        "won_value": {"amount": 400_000, **YEN},
        "cost_per_lead": {"amount": 300_000, **YEN},
        "cost_per_won": {"amount": 900_000, **YEN},
    }
    here = f"campaign_id={show.uid}"
    lists = ("/leads?", "/leads?status=converted&", "/deals?", "/deals?stage_type=won&")
    assert [len(mine.get(f"{path}{here}").json()["items"]) for path in lists] == [3, 2, 2, 1]
    assert mine.get(f"/leads/{people[0].uid}").json()["campaign"] == {
        "id": str(show.uid),
        "name": "秋の計測展",
    }
    assert lost.lead.campaign == show


def test_figures_count_what_the_reader_may_see(api, sales_rep, other_rep, cli, pipeline):
    show = create_campaign(cli, {"name": "展示会", "kind": "exhibition", "starts_on": date(2026, 11, 4)})
    create_lead(sales_rep, {"family_name": "渡辺", "campaign_id": show.uid})
    seen = api(other_rep).get(f"/campaigns/{show.uid}").json()["figures"]
    assert (seen["leads"], seen["cost_per_lead"], seen["cost_per_won"]) == (0, None, None)


def test_a_campaign_is_planned_by_managers_and_refused_as_a_whole(api, sales_rep, sales_manager, stored):
    assert api(sales_rep).post("/campaigns", SHOW).status_code == 403
    broken = SHOW | {"name": " ", "ends_on": "2026-11-01", "cost": {"amount": -1, **YEN}}
    answer = api(sales_manager).post("/campaigns", broken)
    assert (answer.status_code, set(answer.json()["fields"])) == (400, {"name", "ends_on", "cost"})
    assert stored(Campaign).count() == 0
    made = api(sales_manager).post("/campaigns", SHOW | {"cost": {"amount": 5, **YEN}}).json()
    path = f"/campaigns/{made['id']}"
    late = api(sales_manager).patch(path, {"ends_on": "2026-10-01"}, version=1)
    assert list(late.json()["fields"]) == ["ends_on"]
    for day in ({"starts_on": None}, {"starts_on": None, "ends_on": "2026-10-01"}):
        never = api(sales_manager).patch(path, day, version=1)
        assert (never.status_code, list(never.json()["fields"])) == (400, ["starts_on"])
    changed = api(sales_manager).patch(path, {"name": "計測展", "cost": None}, version=1).json()
    assert (changed["name"], changed["cost"], changed["version"]) == ("計測展", None, 2)


def test_a_file_names_a_lead_s_campaign_by_its_name(cli, pipeline, stored):
    show = create_campaign(cli, {"name": "展示会", "kind": "exhibition", "starts_on": date(2026, 11, 4)})
    bring_in_leads(cli, [Brought(1, {"external_id": "a", "family_name": "渡辺", "campaign": "展示会"})])
    assert stored(Lead).get().campaign == show
