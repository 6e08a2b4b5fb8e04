"""A deputy acts on what waits for who is away: in those days, on these kinds of rows, by the one gate."""

from datetime import date, timedelta

import pytest

from enishi.bond.models import Handover, Promise
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Staff, TokenActor
from enishi.foundation.events.models import Event
from enishi.sales.models import Deal
from enishi.service.models import Ticket
from enishi.staff.absences.queries import acting_for
from enishi.staff.models import Absence, User
from enishi.staff.signin import staff_of

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def promise(account, sales_rep) -> Promise:
    return Promise.objects.create(account=account, text="点検に伺う", owner_id=sales_rep.user_id)


def user_of(actor: Staff) -> User:
    return User.objects.get(pk=actor.user_id)


def again(actor: Staff) -> Staff:
    """The same person at the next request."""
    return staff_of(user_of(actor))


def away(api, actor: Staff, deputy: Staff | None, first: date, last: date):
    body = {
        "person_id": str(user_of(actor).uid),
        "deputy_id": str(user_of(deputy).uid) if deputy else None,
        "starts_on": first.isoformat(),
        "ends_on": last.isoformat(),
    }
    return api(actor).post("/absences", body)


FIRST, LAST = date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
def absence(api, sales_rep, other_rep):
    """The rep of Tokyo is away from Monday to Wednesday; a rep of Osaka stands in."""
    answer = away(api, sales_rep, other_rep, FIRST, LAST)
    assert answer.status_code == 201, answer.content
    return answer.json()


def noon(day: date):
    """Twelve of that day in Tokyo."""
    return clock.now() + (day - date(2026, 11, 20))


@pytest.mark.parametrize("day", [FIRST - DAY, LAST + DAY], ids=["the day before", "the day after"])
def test_outside_the_absence_the_deputy_reaches_nothing_of_theirs(
    api, other_rep, absence, handover, promise, day
):
    before = (Handover.objects.unscoped("test").values().get(), Promise.objects.unscoped("test").count())
    with clock.at(noon(day)):
        deputy = api(other_rep)
        assert deputy.get(f"/handovers/{handover.uid}").status_code == 404
        assert deputy.post(f"/promises/{promise.uid}/keep", if_match='"1"').status_code == 404
        refused = deputy.patch(f"/handovers/{handover.uid}", {"risks": "x"}, version=handover.version)
        assert refused.status_code == 404
    assert (
        Handover.objects.unscoped("test").values().get(),
        Promise.objects.unscoped("test").count(),
    ) == before


@pytest.mark.parametrize("day", [FIRST, LAST], ids=["the first day", "the last day"])
def test_in_the_absence_the_deputy_acts_under_their_own_name(api, other_rep, absence, handover, promise, day):
    with clock.at(noon(day)):
        deputy = api(other_rep)
        changed = deputy.patch(f"/handovers/{handover.uid}", {"risks": "冬は凍結"}, version=handover.version)
        assert changed.status_code == 200, changed.content
        assert deputy.post(f"/promises/{promise.uid}/keep", if_match='"1"').status_code == 200
    told = Event.objects.filter(kind__in=["handover.updated", "promise.kept"])
    assert {(event.actor_kind, event.actor_id) for event in told} == {("staff", other_rep.user_id)}


def test_a_deputy_of_service_answers_the_tickets_of_who_is_away(
    api, person, service_agent, other_sales_team, ticket
):
    elsewhere = person("別府 温", "service_agent", team=other_sales_team)
    assert api(elsewhere).get(f"/tickets/{ticket.uid}").status_code == 404
    assert away(api, service_agent, elsewhere, FIRST, LAST).status_code == 201
    with clock.at(noon(FIRST)):
        deputy = api(elsewhere)
        shown = deputy.get(f"/tickets/{ticket.uid}")
        assert shown.status_code == 200
        body = {"status": "waiting"}
        moved = deputy.post(f"/tickets/{ticket.uid}/status", body, if_match=f'"{shown.json()["version"]}"')
        assert moved.status_code == 200, moved.content


def test_a_deputy_gets_no_other_kind_of_row_and_none_of_the_team(
    sales_rep, colleague, other_rep, absence, deal, account, handover
):
    theirs = Promise.objects.create(account=account, text="別の約束", owner_id=colleague.user_id)
    with clock.at(noon(FIRST)):
        deputy = again(other_rep)
        assert [absent.user_id for absent in deputy.stands_in_for] == [sales_rep.user_id]
        assert authz.scope(deputy, Handover, "update").filter(pk=handover.pk).exists()
        assert not authz.scope(deputy, Deal).filter(pk=deal.pk).exists()
        assert not authz.scope(deputy, Account, "update").filter(pk=account.pk).exists()
        assert not authz.scope(deputy, Promise, "update").filter(pk=theirs.pk).exists()
        for act in ("delete", "export"):
            assert not authz.scope(deputy, Handover, act).filter(pk=handover.pk).exists()


def test_a_deputys_token_acts_for_the_absent_within_its_scopes_only(other_rep, absence, promise):
    with clock.at(noon(FIRST)):
        owner = again(other_rep)
        wide = TokenActor(owner, 1, frozenset({"promises:write"}))
        narrow = TokenActor(owner, 1, frozenset({"tickets:write"}))
        assert authz.scope(wide, Promise, "update").filter(pk=promise.pk).exists()
        assert not authz.scope(narrow, Promise, "update").exists()


def test_while_the_deputy_is_away_too_their_deputy_acts_for_both(
    api, sales_rep, other_rep, colleague, absence, promise
):
    assert away(api, other_rep, colleague, FIRST, FIRST).status_code == 201
    with clock.at(noon(FIRST)):
        absent = {one.user_id for one in again(colleague).stands_in_for}
        assert absent == {sales_rep.user_id, other_rep.user_id}
        assert acting_for([sales_rep.user_id, other_rep.user_id]) == dict.fromkeys(absent, colleague.user_id)
        assert api(colleague).post(f"/promises/{promise.uid}/keep", if_match='"1"').status_code == 200
    with clock.at(noon(LAST)):
        assert again(colleague).stands_in_for == ()
        assert acting_for([sales_rep.user_id]) == {sales_rep.user_id: other_rep.user_id}


def test_deputies_who_lead_back_to_one_another_leave_nobody(api, sales_rep, other_rep, absence):
    assert away(api, other_rep, sales_rep, FIRST, LAST).status_code == 201
    with clock.at(noon(FIRST)):
        assert acting_for([sales_rep.user_id]) == {sales_rep.user_id: None}
        assert [one.user_id for one in again(sales_rep).stands_in_for] == [other_rep.user_id]
        told = api(sales_rep).get("/absences/away").json()["items"]
    assert [(one["person"]["name"], one["stands_in"]) for one in told] == [
        (user_of(sales_rep).name, None),
        (user_of(other_rep).name, None),
    ]


def test_half_days_begin_and_end_at_noon(api, sales_rep, other_rep):
    day = {"starts_on": FIRST.isoformat(), "ends_on": LAST.isoformat()}
    body = {"person_id": str(user_of(sales_rep).uid), "deputy_id": str(user_of(other_rep).uid), **day}
    answer = api(sales_rep).post(
        "/absences", body | {"reason": "trip", "from_noon": True, "until_noon": True}
    )
    assert answer.status_code == 201, answer.content
    second = timedelta(seconds=1)
    for moment, stands_in in (
        (noon(FIRST) - second, False),
        (noon(FIRST), True),
        (noon(LAST) - second, True),
        (noon(LAST), False),
    ):
        with clock.at(moment):
            assert bool(again(other_rep).stands_in_for) is stands_in, moment
            acts = {sales_rep.user_id: other_rep.user_id if stands_in else sales_rep.user_id}
            assert acting_for([sales_rep.user_id]) == acts
    # The other halves of those days are free.
    morning = {**body, "ends_on": FIRST.isoformat(), "until_noon": True}
    assert api(sales_rep).post("/absences", morning).status_code == 201
    assert api(sales_rep).post("/absences", morning).status_code == 400


def test_who_was_or_will_be_away_is_told_for_any_moment(api, sales_rep, other_rep, absence):
    shown = api(other_rep).get("/absences/away?at=2026-11-24T09:00:00%2B09:00").json()["items"]
    assert [(one["person"]["name"], one["stands_in"]["name"], one["reason"]) for one in shown] == [
        (user_of(sales_rep).name, user_of(other_rep).name, "leave")
    ]
    assert api(other_rep).get("/absences/away").json() == {"items": []}


def test_who_is_back_early_ends_the_absence_and_the_deputy_at_once(
    api, sales_rep, other_rep, absence, promise
):
    with clock.at(noon(FIRST)):
        assert api(other_rep).delete(f"/absences/{absence['id']}", if_match='"1"').status_code == 403
        assert api(sales_rep).delete(f"/absences/{absence['id']}", if_match='"1"').status_code == 204
        assert api(other_rep).post(f"/promises/{promise.uid}/keep", if_match='"1"').status_code == 404


def test_an_absent_person_made_inactive_has_no_deputy(sales_rep, other_rep, absence):
    User.objects.filter(pk=sales_rep.user_id).update(is_active=False)
    with clock.at(noon(FIRST)):
        assert again(other_rep).stands_in_for == ()


def test_the_day_is_the_organisations_own(sales_rep, other_rep, absence):
    with clock.at(noon(FIRST) - timedelta(hours=12, minutes=1)):  # Sunday 23:59 in Tokyo
        assert again(other_rep).stands_in_for == ()
    with clock.at(noon(FIRST) - timedelta(hours=11, minutes=59)):  # Monday 00:01
        assert len(again(other_rep).stands_in_for) == 1


def test_standing_in_costs_a_request_no_statement(api, other_rep, absence, django_assert_num_queries):
    deputy = api(other_rep)
    deputy.get("/absences")
    with clock.at(noon(FIRST)), django_assert_num_queries(1):
        again_user = user_of(other_rep)
    with clock.at(noon(FIRST)), django_assert_num_queries(2):  # the zone, and teams with absences
        assert staff_of(again_user).stands_in_for


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "2026-11-20"}, "ends_on"),
        ({"starts_on": "2026-11-25", "ends_on": "2026-11-30"}, "starts_on"),
        ({"ends_on": "2026-12-01", "from_noon": True, "until_noon": True}, "until_noon"),
        ({"deputy_id": "self"}, "deputy_id"),
        ({"deputy_id": "01930000-0000-7000-8000-000000000000"}, "deputy_id"),
    ],
)
def test_days_and_deputy_must_fit(api, sales_rep, other_rep, absence, changes, field):
    person = str(user_of(sales_rep).uid)
    body = {
        "person_id": person,
        "deputy_id": str(user_of(other_rep).uid),
        "starts_on": "2026-12-01",
        "ends_on": "2026-12-02",
    } | changes
    body["deputy_id"] = person if body["deputy_id"] == "self" else body["deputy_id"]
    answer = api(sales_rep).post("/absences", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert Absence.objects.unscoped("test").count() == 1


def test_one_speaks_for_oneself_a_manager_for_the_team_an_administrator_for_all(
    api, sales_rep, other_rep, sales_manager, admin, read_only
):
    def body(of: Staff) -> dict:
        return {"person_id": str(user_of(of).uid), "starts_on": "2026-12-01", "ends_on": "2026-12-02"}

    assert api(other_rep).post("/absences", body(sales_rep)).status_code == 403
    assert api(sales_manager).post("/absences", body(sales_rep)).status_code == 201
    assert api(sales_manager).post("/absences", body(other_rep)).status_code == 403
    assert api(admin).post("/absences", body(other_rep)).status_code == 201
    assert api(read_only).post("/absences", body(read_only)).status_code == 403
    assert api(read_only).get("/absences?on=2026-12-01").json()["total"] == 2
    assert api(read_only).get("/absences?on=2026-12-03").json()["total"] == 0


def test_tickets_of_the_absent_are_read_by_the_deputy_only(ticket, service_agent, other_rep):
    assert not authz.scope(again(other_rep), Ticket).filter(pk=ticket.pk).exists()
