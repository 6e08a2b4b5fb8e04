"""Saved views: kept, changed, shared with a team, opened first, forgotten."""

import pytest

from enishi.foundation.events.models import Event
from enishi.staff.models import Team, View

OPEN = {"all": [{"field": "stage_type", "op": "any_of", "value": ["open"]}]}
MINE = {
    "entity": "deals",
    "name": "今期の大型商談",
    "filter": OPEN,
    "columns": ["name", "amount"],
    "sort": "-amount",
    "colour": "sales",
}


def stored():
    return View.objects.unscoped("looking in a test")


def names(answer) -> list[str]:
    return [view["name"] for view in answer.json()["items"]]


@pytest.fixture
def view(api, sales_rep):
    return api(sales_rep).post("/views", MINE).json()


def change(api, actor, view, body):
    return api(actor).patch(f"/views/{view['id']}", body, version=view["version"])


def test_a_view_keeps_filter_columns_order_and_shape(api, sales_rep, view, events_of):
    told = {name: view[name] for name in MINE}
    assert told == MINE
    assert view["is_mine"] and view["may"] == {"update": True, "pin": False}
    assert (view["kind"], view["is_pinned"], view["is_home"], view["team"]) == ("list", True, False, None)
    assert names(api(sales_rep).get("/views?entity=deals")) == ["今期の大型商談"]
    assert names(api(sales_rep).get("/views?entity=leads")) == []
    assert events_of(stored().get()) == ["view.created"]


def test_a_view_is_renamed_and_pinned_by_its_owner(api, sales_rep, view, events_of):
    answer = change(api, sales_rep, view, {"name": "大型商談", "is_pinned": False})
    assert answer.status_code == 200
    row = stored().get()
    assert (row.name, row.is_pinned, row.filter) == ("大型商談", False, OPEN)
    assert events_of(row) == ["view.created", "view.updated"]
    assert change(api, sales_rep, view, {"name": "遅れた変更"}).status_code == 409


def test_what_colleagues_keep_is_theirs_until_they_share_it(api, sales_rep, colleague, sales_manager, view):
    for other in (colleague, sales_manager):
        assert names(api(other).get("/views?entity=deals")) == []
        assert change(api, other, view, {"name": "横取り"}).status_code == 404
    team = str(Team.objects.unscoped("test").get(name="東京営業部").uid)

    shared = change(api, sales_rep, view, {"team_id": team}).json()

    assert shared["team"]["name"] == "東京営業部"
    seen = api(colleague).get("/views?entity=deals").json()["items"][0]
    assert (seen["is_mine"], seen["may"]["update"], seen["owner"]["name"]) == (False, False, "佐藤 健")
    assert change(api, colleague, shared, {"name": "横取り"}).status_code == 403
    assert api(colleague).delete(f"/views/{view['id']}", if_match='"2"').status_code == 403
    assert stored().get().name == "今期の大型商談"


def test_b03_a_shared_view_shows_each_reader_their_own_rows(
    api, sales_rep, other_rep, view, other_sales_team
):
    assert api(other_rep).get("/views?entity=deals").json()["items"] == []
    answer = change(api, sales_rep, view, {"team_id": str(other_sales_team.uid)})
    assert answer.status_code == 400
    assert answer.json()["fields"] == {"team_id": "自分が属するチームか、その下のチームを選んでください。"}
    assert stored().get().team is None


def test_a_list_opens_with_one_view_at_most(api, sales_rep, view):
    first = change(api, sales_rep, view, {"is_home": True}).json()
    second = api(sales_rep).post("/views", MINE | {"name": "停滞中", "is_home": True}).json()
    leads = {"entity": "leads", "name": "新しいリード", "is_home": True}
    api(sales_rep).post("/views", leads)
    homes = set(stored().filter(is_home=True).values_list("name", flat=True))
    assert (first["is_home"], second["is_home"]) == (True, True)
    assert homes == {"停滞中", "新しいリード"}


def test_a_view_one_is_shown_is_nobody_elses_home(api, sales_rep, colleague, view):
    team = str(Team.objects.unscoped("test").get(name="東京営業部").uid)
    change(api, sales_rep, view, {"is_home": True, "team_id": team})
    assert api(colleague).get("/views?entity=deals").json()["items"][0]["is_home"] is False


def test_a_forgotten_view_leaves_its_event_behind(api, sales_rep, view):
    assert api(sales_rep).delete(f"/views/{view['id']}", if_match='"1"').status_code == 204
    assert not stored().exists()
    assert Event.objects.filter(kind="view.deleted", subject_uid=view["id"]).count() == 1


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ({"filter": {"all": [{"field": "password", "op": "filled"}]}}, "filter.all.0.field"),
        ({"filter": {"sql": "1=1"}}, "filter"),
        ({"sort": "password"}, "sort"),
        ({"kind": "kanban"}, "group_by"),
        ({"kind": "group", "group_by": "note"}, "group_by"),
        ({"sums": ["name"]}, "sums"),
        ({"name": ""}, "name"),
        ({"colour": "red;}"}, "colour"),
        ({"owner_id": "7"}, "owner_id"),
    ],
)
def test_b58_a_view_that_could_not_be_shown_is_not_kept(api, sales_rep, organisation, broken, place):
    answer = api(sales_rep).post("/views", MINE | broken)
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [place]
    assert not stored().exists()


def test_a_view_is_of_a_list_one_may_read(api, sales_rep, service_agent):
    assert api(service_agent).post("/views", MINE).status_code == 403
    assert api(service_agent).get("/views?entity=deals").status_code == 403
    assert api(sales_rep).post("/views", MINE | {"entity": "salaries"}).status_code == 400
    assert not stored().exists()


def test_b06_who_only_reads_keeps_no_view(api, read_only, organisation):
    assert api(read_only).post("/views", MINE).status_code == 403
    assert not stored().exists()


def test_fields_are_told_in_the_readers_language(api, sales_rep):
    told = api(sales_rep).get("/views/fields?entity=deals").json()
    amount = next(field for field in told["items"] if field["name"] == "amount")
    kind = next(field for field in told["items"] if field["name"] == "kind")
    assert (amount["label"], amount["type"], amount["sums"], amount["groups"]) == (
        "金額",
        "money",
        True,
        False,
    )
    assert kind["choices"][0] == {"value": "new", "name": "新規"}
    assert kind["groups"] is True


def test_options_are_found_by_what_is_typed_and_told_by_their_ids(api, sales_rep, colleague, person):
    person("遠山 司", "sales_rep")
    found = api(sales_rep).get("/views/options?entity=deals&field=owner&q=伊藤").json()["items"]
    assert [one["name"] for one in found] == ["伊藤 彩"]
    told = api(sales_rep).get(f"/views/options?entity=deals&field=owner&ids={found[0]['value']}").json()
    assert told["items"] == found
    assert api(sales_rep).get("/views/options?entity=deals&field=amount").status_code == 400


def test_b03_options_name_no_row_the_reader_may_not_see(api, sales_rep, other_rep):
    api(other_rep).post("/accounts", {"name": "大阪の客"})
    theirs = api(other_rep).get("/accounts").json()["items"][0]["id"]
    by_id = api(sales_rep).get(f"/views/options?entity=deals&field=account&ids={theirs}")
    by_name = api(sales_rep).get("/views/options?entity=deals&field=account&q=大阪")
    assert by_id.json()["items"] == by_name.json()["items"] == []


def test_a_shared_view_is_pinned_by_whoever_sees_it_for_themself_alone(
    api, sales_rep, colleague, other_rep, read_only, sales_team, view
):
    shared = change(api, sales_rep, view, {"is_pinned": False, "team_id": str(sales_team.uid)}).json()
    path, pinned = f"/views/{shared['id']}/pin", {"is_pinned": True}

    def tabs(actor):
        return [one["is_pinned"] for one in api(actor).get("/views?entity=deals").json()["items"]]

    assert tabs(colleague) == [False]
    told = api(colleague).put(path, pinned)
    assert (told.status_code, told.json()["is_pinned"], told.json()["may"]) == (
        200,
        True,
        {"update": False, "pin": True},
    )
    assert (tabs(colleague), tabs(sales_rep)) == ([True], [False])
    api(colleague).put(path, {"is_pinned": False})
    assert tabs(colleague) == [False]
    assert stored().get().version == shared["version"]
    assert api(other_rep).put(path, pinned).status_code == 404
    assert api(read_only).put(path, pinned).status_code == 403
