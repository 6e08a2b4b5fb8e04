"""Teams form a tree, and one of them is the desk of service."""

import uuid

from enishi.staff.models import Team, User
from enishi.staff.signin import staff_of


def test_a_team_is_made_below_another_with_a_manager(api, admin, sales_team, sales_manager, events_of):
    manager = User.objects.get(pk=sales_manager.user_id)
    body = {"name": "東京第一", "parent_id": str(sales_team.uid), "manager_id": str(manager.uid)}
    answer = api(admin).post("/teams", body)
    assert answer.status_code == 201
    made = answer.json()
    assert made["parent"]["name"] == "東京営業部"
    assert made["manager"]["name"] == "高橋 直子"
    assert events_of(Team.objects.unscoped("test").get(uid=made["id"])) == ["team.created"]


def test_a_manager_stands_for_all_teams_below(api, admin, sales_team, other_sales_team, person):
    manager = person("部長", "sales_manager")
    user = User.objects.get(pk=manager.user_id)
    browser = api(admin)
    browser.patch(f"/teams/{sales_team.uid}", {"manager_id": str(user.uid)}, version=1)
    browser.patch(f"/teams/{other_sales_team.uid}", {"parent_id": str(sales_team.uid)}, version=1)
    assert staff_of(user).teams == {sales_team.pk, other_sales_team.pk}


def test_a_team_never_stands_below_itself(api, admin, sales_team, other_sales_team):
    browser = api(admin)
    assert (
        browser.patch(
            f"/teams/{other_sales_team.uid}", {"parent_id": str(sales_team.uid)}, version=1
        ).status_code
        == 200
    )
    for parent in (sales_team, other_sales_team):
        answer = browser.patch(f"/teams/{sales_team.uid}", {"parent_id": str(parent.uid)}, version=1)
        assert (answer.status_code, answer.json()["code"]) == (400, "team_cycle")
    sales_team.refresh_from_db()
    assert (sales_team.parent_id, sales_team.version) == (None, 1)


def test_naming_another_default_team_of_service_relieves_the_one_before(api, admin, service_team, sales_team):
    answer = api(admin).patch(f"/teams/{sales_team.uid}", {"is_default_service": True}, version=1)
    assert answer.status_code == 200
    service_team.refresh_from_db()
    assert (service_team.is_default_service, service_team.version) == (False, 2)


def test_b02_an_unknown_parent_or_manager_is_refused(api, admin, sales_team):
    for field in ("parent_id", "manager_id"):
        answer = api(admin).patch(f"/teams/{sales_team.uid}", {field: str(uuid.uuid4())}, version=1)
        assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    sales_team.refresh_from_db()
    assert sales_team.version == 1


def test_the_list_counts_active_people(api, sales_rep, colleague, sales_team, django_assert_max_num_queries):
    User.objects.filter(pk=colleague.user_id).update(is_active=False)
    browser = api(sales_rep)
    browser.get("/me")
    with django_assert_max_num_queries(8):
        answer = browser.get("/teams")
    assert [(team["name"], team["people"]) for team in answer.json()["items"]] == [("東京営業部", 1)]
