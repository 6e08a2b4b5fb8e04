"""Leave to send a quote: asked for, said yes to step by step, sent back, taken back, void after an edit."""

from datetime import timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.jobs.models import Job
from enishi.sales.models import Approval, ApprovalStep, Quote
from enishi.sales.quotes.actions import update_quote
from enishi.staff.actions.leaving import leave
from enishi.staff.models import Absence, Team, User


@pytest.fixture(autouse=True)
def led(sales_team, sales_manager):
    """Tokyo has a manager."""
    sales_team.manager_id = sales_manager.user_id
    sales_team.save()


@pytest.fixture
def accountant(person, organisation):
    return person("経理 春子", "finance")


@pytest.fixture
def director(person, organisation):
    return person("本部 冬子", "executive")


def route(api, admin, *steps, **conditions):
    body = {"name": "値引10%超", "over_discount": 10, **conditions, "steps": list(steps)}
    return api(admin).post("/approval-routes", body)


MANAGER = {"name": "課長", "managers": [1]}


@pytest.fixture
def discounted(api, admin, sales_rep, quote) -> Quote:
    """15 % off, where the manager is asked above 10."""
    assert route(api, admin, MANAGER).status_code == 201
    return update_quote(sales_rep, quote.uid, {"discount": 510_000}, version=1)


@pytest.fixture
def steep(api, admin, uid, accountant, director, sales_rep, quote) -> Quote:
    """First the manager, then two people, of whom both are asked."""
    both = {"name": "合議", "needs": "all", "people": [uid(accountant), uid(director)]}
    assert route(api, admin, MANAGER, both).status_code == 201
    return update_quote(sales_rep, quote.uid, {"discount": 510_000}, version=1)


def ask(api, actor, quote, version=2, note=""):
    answer = api(actor).post(f"/quotes/{quote.uid}/approval", {"comment": note}, if_match=f'"{version}"')
    assert answer.status_code == 200, answer.content
    return answer.json()


def waits(api, actor):
    return api(actor).get("/approvals").json()["items"]


def say(api, actor, verb="approve", body=None, place=0):
    part = waits(api, actor)[place]["part"]
    path = f"/approvals/{part['id']}/{verb}"
    return api(actor).post(path, body or {}, if_match=f'"{part["version"]}"')


def statuses(stored):
    return list(stored(ApprovalStep).order_by("position", "id").values_list("status", flat=True))


def test_a_discount_above_the_limit_is_sent_once_somebody_else_has_granted_it(
    api, sales_rep, sales_manager, discounted, events_of
):
    mine, path = api(sales_rep), f"/quotes/{discounted.uid}"
    early = mine.post(f"{path}/send", if_match='"2"')
    assert (early.status_code, early.json()["code"]) == (409, "quote.approval_needed")
    asked = ask(api, sales_rep, discounted, note="競合が2割安い")
    told = asked["approvals"][0]
    assert (asked["approval_route"], told["status"], told["rate"]) == ("値引10%超", "requested", 0.15)
    twice = mine.post(f"{path}/approval", {}, if_match='"3"')
    assert (twice.status_code, twice.json()["code"]) == (409, "quote.requested_already")
    step = f"/approvals/{told['steps'][0]['id']}/approve"
    assert mine.post(step, {}, if_match='"2"').status_code == 404
    [waiting] = waits(api, sales_manager)
    assert (waiting["quote"]["id"], waiting["note"]) == (str(discounted.uid), "競合が2割安い")
    assert say(api, sales_manager, body={"comment": "今回限り"}).status_code == 200
    part = mine.get(path).json()["approvals"][0]["steps"][0]
    assert (part["status"], part["acted_by"]["name"], part["is_deputy"]) == (
        "approved",
        sales_manager.name,
        False,
    )
    assert mine.post(f"{path}/send", if_match='"4"').json()["state"] == "sent"
    assert events_of(discounted)[2:] == ["quote.approval_requested", "quote.approved", "quote.sent"]


def test_steps_come_one_after_another_and_all_of_a_step_are_heard(
    api, sales_rep, sales_manager, accountant, director, steep, stored
):
    ask(api, sales_rep, steep)
    assert (len(waits(api, sales_manager)), waits(api, accountant)) == (1, [])
    say(api, sales_manager)
    assert (waits(api, sales_manager), len(waits(api, accountant)), len(waits(api, director))) == ([], 1, 1)
    say(api, accountant)
    early = api(sales_rep).post(f"/quotes/{steep.uid}/send", if_match='"5"')
    assert early.json()["code"] == "quote.approval_needed"
    say(api, director)
    assert (stored(Approval).get().status, statuses(stored)) == ("approved", ["approved"] * 3)


def test_where_one_is_enough_the_others_are_not_asked_any_more(
    api, admin, uid, sales_rep, accountant, director, quote, stored
):
    either = {"name": "経理か本部", "needs": "any", "people": [uid(accountant), uid(director)]}
    route(api, admin, either)
    changed = update_quote(sales_rep, quote.uid, {"discount": 510_000}, version=1)
    ask(api, sales_rep, changed)
    late = waits(api, director)[0]["part"]
    say(api, accountant)
    second = api(director).post(f"/approvals/{late['id']}/approve", {}, if_match=f'"{late["version"]}"')
    assert (second.status_code, statuses(stored)) == (409, ["approved", "closed"])
    assert stored(Approval).get().status == "approved"


def test_one_part_is_said_once_however_often_it_is_sent(
    api, sales_rep, sales_manager, discounted, stored, events_of
):
    ask(api, sales_rep, discounted)
    part = waits(api, sales_manager)[0]["part"]
    answers = [
        api(sales_manager).post(f"/approvals/{part['id']}/approve", {}, if_match=f'"{part["version"]}"')
        for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [200, 409]
    assert events_of(discounted).count("quote.approved") == 1


def test_it_is_sent_back_with_a_reason_and_asked_for_again(
    api, sales_rep, sales_manager, accountant, steep, stored
):
    ask(api, sales_rep, steep)
    silent = say(api, sales_manager, "return", {"comment": " "})
    assert (silent.status_code, list(silent.json()["fields"])) == (400, ["comment"])
    say(api, sales_manager, "return", {"comment": "12%まで"})
    assert statuses(stored) == ["returned", "closed", "closed"]
    again = ask(api, sales_rep, steep, version=4)
    assert [one["status"] for one in again["approvals"]] == ["requested", "returned"]
    assert again["approvals"][1]["steps"][0]["comment"] == "12%まで"


def test_an_edit_makes_what_was_granted_void_and_a_request_stop_waiting(
    api, sales_rep, sales_manager, discounted
):
    mine, path = api(sales_rep), f"/quotes/{discounted.uid}"
    ask(api, sales_rep, discounted)
    say(api, sales_manager)
    assert mine.patch(path, {"delivery": "2週間"}, version=4).json()["approvals"][0]["status"] == "void"
    assert mine.post(f"{path}/send", if_match='"5"').json()["code"] == "quote.approval_needed"
    ask(api, sales_rep, discounted, version=5)
    mine.patch(path, {"delivery": "3週間"}, version=6)
    assert waits(api, sales_manager) == []


def test_it_is_taken_back_by_whoever_asked(api, sales_rep, sales_manager, discounted):
    ask(api, sales_rep, discounted)
    path = f"/quotes/{discounted.uid}/approval/withdraw"
    assert api(sales_rep).post(path, if_match='"3"').json()["approvals"][0]["status"] == "withdrawn"
    assert waits(api, sales_manager) == []
    assert api(sales_rep).post(path, if_match='"4"').json()["code"] == "quote.not_requested"


def test_a_manager_who_asks_is_replaced_by_the_one_above(
    api, sales_manager, director, sales_team, discounted
):
    alone = api(sales_manager).post(f"/quotes/{discounted.uid}/approval", {}, if_match='"2"')
    assert (alone.status_code, alone.json()["code"]) == (409, "quote.nobody_approves")
    sales_team.parent = Team.objects.create(name="営業本部", manager_id=director.user_id)
    sales_team.save()
    told = ask(api, sales_manager, discounted)["approvals"][0]["steps"][0]
    assert (told["person"]["name"], told["moved_from"]["name"], told["moved_why"]) == (
        director.name,
        sales_manager.name,
        "own",
    )


def away(person, deputy):
    today = clock.today("Asia/Tokyo")
    Absence.objects.create(
        person_id=person.user_id,
        deputy_id=deputy.user_id,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
        reason="leave",
    )


def test_a_deputy_says_yes_for_who_is_away_and_that_is_written_down(
    api, sales_rep, sales_manager, accountant, discounted
):
    ask(api, sales_rep, discounted)
    assert waits(api, accountant) == []
    away(sales_manager, accountant)
    assert say(api, accountant).status_code == 200
    part = api(sales_rep).get(f"/quotes/{discounted.uid}").json()["approvals"][0]["steps"][0]
    assert (part["person"]["name"], part["acted_by"]["name"], part["is_deputy"]) == (
        sales_manager.name,
        accountant.name,
        True,
    )


def test_nobody_grants_their_own_request_not_even_as_a_deputy(
    api, sales_rep, sales_manager, discounted, stored
):
    ask(api, sales_rep, discounted)
    away(sales_manager, sales_rep)
    own = say(api, sales_rep)
    assert (own.status_code, own.json()["code"], statuses(stored)) == (409, "quote.own_request", ["waiting"])


def test_a_part_passes_to_somebody_who_may_approve(
    api, uid, sales_rep, sales_manager, service_agent, accountant, discounted
):
    ask(api, sales_rep, discounted)
    for nobody in (sales_rep, sales_manager, service_agent):
        refused = say(api, sales_manager, "delegate", {"person_id": uid(nobody)})
        assert (refused.status_code, list(refused.json()["fields"])) == (400, ["person_id"])
    told = say(api, sales_manager, "delegate", {"person_id": uid(accountant), "comment": "粗利の確認を"})
    part = told.json()["part"]
    assert (part["moved_from"]["name"], part["moved_why"]) == (sales_manager.name, "delegated")
    assert (waits(api, sales_manager), len(waits(api, accountant))) == ([], 1)


def test_the_part_of_who_left_passes_on_and_says_so(
    api, uid, admin, sales_rep, sales_manager, accountant, discounted
):
    ask(api, sales_rep, discounted)
    user = User.objects.get(pk=sales_manager.user_id)
    leave(admin, user.uid, version=user.version, to=User.objects.get(pk=accountant.user_id).uid, apart={})
    part = waits(api, accountant)[0]["part"]
    assert (part["moved_from"]["name"], part["moved_why"]) == (sales_manager.name, "left")


def test_whoever_is_asked_is_told(api, sales_rep, sales_manager, discounted):
    ask(api, sales_rep, discounted)
    told = [job.payload for job in Job.objects.filter(path__contains="notices")]
    people = [one["people"] for one in told if one["kind"] == "quote_waits"]
    assert people == [[sales_manager.user_id]]


def test_a_quote_that_no_route_asks_about_needs_no_leave(api, sales_rep, quote):
    asked = api(sales_rep).post(f"/quotes/{quote.uid}/approval", {}, if_match='"1"')
    assert (asked.status_code, asked.json()["code"]) == (409, "quote.no_route")


def test_routes_are_tried_in_their_order(api, admin, quote, sales_rep):
    boss = api(admin)
    for name in ("一律", "大型"):
        boss.post("/approval-routes", {"name": name, "steps": [MANAGER]})
    held = boss.get("/approval-routes").json()["items"]
    assert api(sales_rep).get(f"/quotes/{quote.uid}").json()["approval_route"] == "一律"
    assert (
        boss.put("/approval-routes/order", {"ids": [one["id"] for one in reversed(held)]}).status_code == 204
    )
    assert api(sales_rep).get(f"/quotes/{quote.uid}").json()["approval_route"] == "大型"
    gone = boss.delete(f"/approval-routes/{held[1]['id']}", if_match='"2"')
    assert (gone.status_code, api(sales_rep).get(f"/quotes/{quote.uid}").json()["approval_route"]) == (
        204,
        "一律",
    )


def test_a_route_names_what_it_lacks(api, admin, uid, service_agent, sales_rep):
    wrong = route(api, admin, {"name": "課長", "people": [uid(service_agent)]}, {"name": "部長"})
    assert (wrong.status_code, sorted(wrong.json()["fields"])) == (400, ["steps.0.people", "steps.1.people"])
    assert route(api, sales_rep, MANAGER).status_code == 403
