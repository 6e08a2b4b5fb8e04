"""Whose a lead is that came without an owner, and why."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.authz import System
from enishi.foundation.bulk import Brought
from enishi.foundation.errors import BadInput
from enishi.sales.actions import create_lead, update_lead
from enishi.sales.actions.leads import bring_lead
from enishi.sales.assigning import rules
from enishi.sales.assigning.rules import Rule, Traits, chosen
from enishi.sales.bring_in import bring_in_leads
from enishi.sales.models import Lead
from enishi.sales.qualifying.actions import update_lead_settings
from enishi.staff.models import Absence, Team, User
from enishi.staff.turns.rules import House, Person

START = datetime(2026, 11, 20, tzinfo=UTC)
words = st.sampled_from(["", "web", "東京都", "製造業", "ja"])
some = st.lists(words, max_size=2).map(tuple)
traits = st.builds(
    Traits,
    source=words,
    prefecture=words,
    industry=words,
    language=words,
    employees=st.none() | st.integers(0, 500),
)
people = st.dictionaries(
    st.sampled_from("abcdef"),
    st.builds(
        Person,
        name=st.just("人"),
        load=st.integers(0, 9),
        is_away=st.booleans(),
        stand_in=st.sampled_from(["", *"abcdef"]),
    ),
)
rule = st.builds(
    Rule,
    name=st.just("規則"),
    sources=some,
    prefectures=some,
    industries=some,
    languages=some,
    employees_from=st.none() | st.integers(0, 300),
    employees_to=st.none() | st.integers(0, 300),
).flatmap(
    lambda one: st.sampled_from(["person", "team"]).flatmap(
        lambda to: st.sampled_from("abcxyz").map(lambda who: Rule(**{**vars(one), to: who}))
    )
)
teams = st.dictionaries(st.sampled_from("xyz"), st.lists(st.sampled_from("abcdef"), unique=True).map(tuple))


@given(st.lists(rule, max_size=4), traits, people, teams)
def test_the_first_rule_that_fits_and_finds_somebody_here_decides(given_rules, lead, sellers, groups):
    house = House(sellers, {uid: (uid, members) for uid, members in groups.items()})
    found = chosen(given_rules, lead, house)
    each = [chosen([one], lead, house) for one in given_rules]
    assert found == next((one for one in each if one), None)
    if found is not None:
        assert not sellers[found.person].is_away
        decided = given_rules[each.index(found)]
        assert not decided.unmet(lead) and found.why["met"] == list(decided.asks)


@given(people, st.lists(st.sampled_from("abcdef"), unique=True), traits)
def test_a_team_s_lead_goes_to_who_is_here_and_has_the_fewest(sellers, members, lead):
    house = House(sellers, {"x": ("営業", tuple(members))})
    found = chosen([Rule("全部", team="x")], lead, house)
    here = [one for one in members if one in sellers and not sellers[one].is_away]
    assert (found is None) == (not here)
    if found is not None:
        assert found.person in here
        assert sellers[found.person].load == min(sellers[one].load for one in here) == found.why["load"]


@given(st.integers(1, 6), st.integers(0, 40))
def test_leads_go_round_a_team(size, count):
    house = House(
        {str(n): Person(str(n)) for n in range(size)}, {"x": ("営業", tuple(map(str, range(size))))}
    )
    for turn in range(count):
        found = chosen([Rule("全部", team="x")], Traits(), house)
        house = house.with_one_more(found.person, START + timedelta(minutes=turn))
    loads = [one.load for one in house.people.values()]
    assert sum(loads) == count and max(loads) - min(loads) <= 1


def test_what_is_not_known_of_a_lead_meets_no_condition():
    sized = Rule("大手", employees_from=0, person="a")
    assert sized.unmet(Traits()) == ("employees",) and sized.unmet(Traits(employees=0)) == ()
    assert Rule("製造", industries=("製造",), person="a").unmet(Traits(industry="食品製造業")) == ()


def test_rules_nobody_could_use_are_named():
    blank = {name: [] for name in rules.LISTS} | dict.fromkeys(("employees_from", "employees_to"))
    wrong = [
        blank | {"name": " ", "person": "a", "team": ""},
        blank | {"name": "a", "person": "", "team": ""},
        blank | {"name": "a", "person": "a", "team": "", "prefectures": ["東京"]},
        blank | {"name": "a", "person": "a", "team": "", "employees_from": 9, "employees_to": 3},
    ]
    with pytest.raises(BadInput) as refused:
        rules.rules_in_form(wrong)
    assert refused.value.fields == {
        "assignment.0": "rule_without_name",
        "assignment.1": "person_or_team",
        "assignment.2": "not_a_choice",
        "assignment.3": "from_above_to",
    }


def uid_of(actor) -> str:
    return str(User.objects.get(pk=actor.user_id).uid)


@pytest.fixture
def ruled(admin, api, sales_rep, colleague, sales_team, organisation):
    """Leads of the web from Tokyo are 佐藤's; all others go round the team."""
    found = api(admin).patch(
        "/lead-settings",
        {
            "assignment": [
                {
                    "name": "東京",
                    "sources": ["web"],
                    "prefectures": ["東京都"],
                    "person_id": uid_of(sales_rep),
                },
                {"name": "その他", "team_id": str(Team.objects.unscoped("test").get(pk=sales_team.pk).uid)},
            ]
        },
        version=1,
    )
    assert found.status_code == 200, found.json()
    return found.json()


def test_the_settings_name_people_and_teams(ruled, sales_team):
    first, second = ruled["assignment"]
    assert (first["person"]["name"], first["team"], second["team"]["name"]) == (
        "佐藤 健",
        None,
        sales_team.name,
    )


def test_a_lead_that_came_by_itself_has_an_owner_and_says_why(ruled, api, sales_rep, outbox):
    lead = bring_lead(System("event"), {"family_name": "渡辺", "source": "web", "prefecture": "東京都"})
    seen = api(sales_rep).get(f"/leads/{lead.uid}").json()
    assert seen["owner"]["name"] == "佐藤 健"
    assert seen["owner_why"] == {
        "rule": "東京", "met": ["sources", "prefectures"], "how": "person", "team": "", "load": 0, "away": [],
    }  # fmt: skip
    told = [payload for name, payload in outbox() if name == "staff.notices.jobs.write"]
    assert [(one["kind"], one["people"]) for one in told] == [("lead_handed", [sales_rep.user_id])]


def test_who_is_away_is_passed_over_and_named(ruled, sales_rep, colleague, sales_team):
    Absence.objects.create(
        person_id=sales_rep.user_id, starts_on=datetime.now(UTC).date() - timedelta(days=1),
        ends_on=datetime.now(UTC).date() + timedelta(days=2), deputy_id=colleague.user_id,
    )  # fmt: skip
    stood_in = bring_lead(System("event"), {"family_name": "渡辺", "source": "web", "prefecture": "東京都"})
    assert (stood_in.owner_id, stood_in.owner_why["how"]) == (colleague.user_id, "deputy")
    other = bring_lead(System("event"), {"family_name": "林"})
    assert (other.owner_id, other.owner_why["away"]) == (colleague.user_id, ["佐藤 健"])


def test_leads_of_the_api_and_of_files_without_an_owner_are_given_too(
    ruled, admin, cli, sales_rep, colleague
):
    create_lead(admin, {"family_name": "渡辺"})
    brought = [Brought(n, {"external_id": str(n), "family_name": "林"}) for n in range(1, 4)]
    bring_in_leads(cli, brought)
    owners = [lead.owner_id for lead in Lead.objects.unscoped("test")]
    assert sorted(owners) == sorted([sales_rep.user_id, colleague.user_id] * 2)
    named = [Brought(9, {"external_id": "9", "family_name": "森", "owner": "伊藤 彩"})]
    bring_in_leads(cli, named)
    assert Lead.objects.unscoped("test").get(external_id="9").owner_why is None


def test_a_lead_handed_on_by_hand_says_no_more_why(ruled, admin, colleague):
    lead = create_lead(admin, {"family_name": "渡辺", "source": "web", "prefecture": "東京都"})
    changed = update_lead(admin, lead.uid, {"owner_id": uid_of(colleague)}, version=1)
    assert (changed.owner_id, changed.owner_why) == (colleague.user_id, None)


def test_whoever_took_over_from_one_who_left_is_not_explained_by_the_rule(ruled, api, admin, colleague):
    lead = create_lead(admin, {"family_name": "渡辺", "source": "web", "prefecture": "東京都"})
    assert api(admin).get(f"/leads/{lead.uid}").json()["owner_why"]["rule"] == "東京"
    Lead.objects.unscoped("test").filter(pk=lead.pk).update(owner=colleague.user_id)
    assert api(admin).get(f"/leads/{lead.uid}").json()["owner_why"] is None


def test_a_seller_s_own_lead_stays_theirs_and_rules_are_the_administrators(ruled, api, colleague):
    lead = create_lead(colleague, {"family_name": "渡辺", "source": "web", "prefecture": "東京都"})
    assert (lead.owner_id, lead.owner_why) == (colleague.user_id, None)
    refused = api(colleague).patch("/lead-settings", {"assignment": []}, version=2)
    assert refused.status_code == 403


def test_a_rule_that_names_somebody_who_never_was_is_refused(api, admin, organisation):
    body = {"assignment": [{"name": "a", "person_id": "01900000-0000-7000-8000-000000000000"}]}
    refused = api(admin).patch("/lead-settings", body, version=1)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["assignment.0"])
    assert update_lead_settings(admin, {"contact_minutes": 5}, version=1).assignment == []
