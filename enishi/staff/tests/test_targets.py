"""Targets: of one person or one team, within what the metric can reach."""

import pytest

from enishi.staff.models import Target, User

QUARTER = {"starts_on": "2026-10-01", "ends_on": "2026-12-31"}


def uid_of(staff) -> str:
    return str(User.objects.get(pk=staff.user_id).uid)


def wanted(**changes):
    return {"metric": "won_value", "value": 30_000_000} | QUARTER | changes


def rows():
    return Target.objects.unscoped("test")


def test_a_manager_sets_a_target_for_someone_of_the_team(api, sales_manager, sales_rep, events_of):
    answer = api(sales_manager).post("/targets", wanted(person_id=uid_of(sales_rep)))
    assert answer.status_code == 201
    body = answer.json()
    assert (body["person"]["name"], body["unit"], body["value"]) == ("佐藤 健", "money", 30_000_000)
    assert body["may"] == {"update": True, "delete": True}
    assert events_of(rows().get()) == ["target.set"]


def test_not_for_someone_of_another_team(api, sales_manager, other_rep):
    assert api(sales_manager).post("/targets", wanted(person_id=uid_of(other_rep))).status_code == 403
    assert not rows().exists()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, {"person_id", "team_id"}),
        ({"team_id": "both"}, {"person_id", "team_id"}),
        ({"metric": "luck"}, {"metric"}),
        ({"metric": "csat", "value": 1001}, {"value"}),
        ({"value": 0}, {"value"}),
        ({"value": -5}, {"value"}),
        ({"ends_on": "2026-09-30"}, {"ends_on"}),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(api, sales_manager, sales_rep, sales_team, changes, fields):
    person = {"person_id": uid_of(sales_rep)} if changes else {}
    team = {"team_id": str(sales_team.uid)} if "team_id" in changes else {}
    answer = api(sales_manager).post("/targets", wanted(**changes | person | team))
    assert (answer.status_code, set(answer.json()["fields"])) == (400, fields)
    assert not rows().exists()


def test_a_rep_reads_only_targets_of_their_own(
    api, admin, sales_rep, colleague, django_assert_max_num_queries
):
    browser = api(admin)
    browser.post("/targets", wanted(person_id=uid_of(sales_rep)))
    foreign = browser.post("/targets", wanted(person_id=uid_of(colleague))).json()["id"]
    mine = api(sales_rep)
    mine.get("/me")
    with django_assert_max_num_queries(8):
        listed = mine.get("/targets").json()
    assert [target["person"]["name"] for target in listed["items"]] == ["佐藤 健"]
    assert listed["total"] == 1
    assert listed["items"][0]["may"] == {"update": False, "delete": False}
    assert mine.patch(f"/targets/{foreign}", {"value": 1}, version=1).status_code == 403


def test_b01_a_target_of_another_team_is_not_there(api, admin, sales_manager, other_rep):
    foreign = api(admin).post("/targets", wanted(person_id=uid_of(other_rep))).json()["id"]
    browser = api(sales_manager)
    assert browser.patch(f"/targets/{foreign}", {"value": 1}, version=1).status_code == 404
    assert browser.delete(f"/targets/{foreign}", if_match='"1"').status_code == 404
    assert rows().get().version == 1


def test_a_target_is_changed_and_taken_back(api, sales_manager, sales_rep, events_of):
    browser = api(sales_manager)
    target = browser.post("/targets", wanted(person_id=uid_of(sales_rep))).json()
    path = f"/targets/{target['id']}"
    assert browser.patch(path, {"value": 5}, version=1).json()["value"] == 5
    assert browser.patch(path, {"ends_on": "2026-01-01"}, version=2).status_code == 400
    assert browser.delete(path).status_code == 428
    assert browser.delete(path, if_match='"2"').status_code == 204
    assert browser.get("/targets").json()["items"] == []
    assert events_of(rows().get()) == ["target.set", "target.updated", "target.removed"]
