"""Activities and tasks over HTTP."""

import pytest

from enishi.customers.actions import create_account, create_contact
from enishi.interactions.models import Activity, Task

VISIT = {"kind": "visit", "subject": "新型機の説明", "happened_at": "2026-11-20T03:00:00Z", "minutes": 45}


def stored(model=Activity):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


def test_a_visit_stands_in_the_list_of_its_customer(api, sales_rep, account, events_of):
    contact = create_contact(sales_rep, {"family_name": "渡辺"}, account_id=account.uid)
    made = api(sales_rep).post(
        "/activities", VISIT | {"account_id": str(account.uid), "contact_id": str(contact.uid)}
    )
    assert made.status_code == 201
    listed = api(sales_rep).get(f"/activities?account_id={account.uid}").json()
    assert listed["total"] == 1
    shown = listed["items"][0]
    assert (shown["subject"], shown["side"], shown["owner"]["name"]) == ("新型機の説明", "sales", "佐藤 健")
    assert (shown["contact"]["name"], shown["minutes"]) == ("渡辺", 45)
    assert events_of(stored().get()) == ["activity.recorded"]


def test_a_service_person_s_activity_is_on_the_side_of_service(api, service_agent):
    assert api(service_agent).post("/activities", VISIT).json()["side"] == "service"


def test_b02_an_activity_at_a_customer_of_others_is_at_no_customer_known(api, other_rep, account):
    answer = api(other_rep).post("/activities", VISIT | {"account_id": str(account.uid)})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_reference")
    assert list(answer.json()["fields"]) == ["account_id"]
    assert stored().count() == 0


def test_b03_activities_and_tasks_of_others_are_neither_listed_nor_counted(api, sales_rep, other_rep):
    api(sales_rep).post("/activities", VISIT)
    api(sales_rep).post("/tasks", {"subject": "見積の送付", "due_on": "2026-11-24"})
    assert api(other_rep).get("/activities").json() == {"items": [], "next": None, "total": 0}
    assert api(other_rep).get("/tasks?owner=team").json()["total"] == 0


def test_a_colleague_reads_an_activity_but_does_not_change_it(api, sales_rep, colleague):
    made = api(sales_rep).post("/activities", VISIT).json()
    assert api(colleague).get(f"/activities/{made['id']}").json()["may"] == {"update": False, "delete": False}
    assert api(colleague).patch(f"/activities/{made['id']}", {"subject": "x"}, version=1).status_code == 403
    assert stored().get().subject == "新型機の説明"


def test_a_stale_change_of_an_activity_is_refused(api, sales_rep):
    made = api(sales_rep).post("/activities", VISIT).json()
    path = f"/activities/{made['id']}"
    assert api(sales_rep).patch(path, {"outcome": "好感触"}, version=1).json()["version"] == 2
    late = api(sales_rep).patch(path, {"outcome": "不明"}, version=1)
    assert (late.status_code, late.json()["current"]["outcome"]) == (409, "好感触")
    assert stored().get().outcome == "好感触"


def test_a_deleted_activity_comes_back_when_restored(api, sales_rep, events_of):
    made = api(sales_rep).post("/activities", VISIT).json()
    assert api(sales_rep).delete(f"/activities/{made['id']}", if_match='"1"').status_code == 204
    assert api(sales_rep).get("/activities").json()["total"] == 0
    assert api(sales_rep).post(f"/activities/{made['id']}/restore").status_code == 200
    assert events_of(stored().get()) == ["activity.recorded", "activity.deleted", "activity.restored"]


def test_a_task_is_done_once_and_can_be_taken_up_again(api, sales_rep, events_of):
    made = api(sales_rep).post("/tasks", {"subject": "見積の送付", "due_on": "2026-11-24"}).json()
    done = api(sales_rep).post(f"/tasks/{made['id']}/done", if_match='"1"')
    assert done.json()["done_at"] is not None
    assert api(sales_rep).post(f"/tasks/{made['id']}/done", if_match='"1"').status_code == 409
    assert api(sales_rep).get("/tasks?done=false").json()["total"] == 0
    assert api(sales_rep).post(f"/tasks/{made['id']}/reopen", if_match='"2"').json()["done_at"] is None
    assert events_of(stored(Task).get()) == ["task.created", "task.done", "task.reopened"]


def test_a_seller_gives_no_tasks_to_colleagues_but_a_manager_does(api, sales_rep, sales_manager):
    own = api(sales_rep).get("/me").json()["id"]
    boss = api(sales_manager).get("/me").json()["id"]
    task = {"subject": "見積の送付", "due_on": "2026-11-24"}
    assert api(sales_rep).post("/tasks", task | {"owner_id": boss}).status_code == 403
    assert stored(Task).count() == 0
    assert api(sales_manager).post("/tasks", task | {"owner_id": own}).status_code == 201


@pytest.mark.parametrize("query", ["password=x", "owner__password=x", "sort=owner__password", "kind=secret"])
def test_b58_activities_are_narrowed_and_sorted_by_named_fields_only(api, sales_rep, query):
    assert api(sales_rep).get(f"/activities?{query}").status_code == 400
