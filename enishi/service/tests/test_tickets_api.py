"""Tickets over HTTP: lists, records, rights, races."""

import pytest

from enishi.customers.actions import create_account, create_contact
from enishi.foundation import authz
from enishi.foundation.events.models import EventValues
from enishi.interactions.models import Message
from enishi.service import actions
from enishi.service.models import InternalNote, Ticket
from enishi.staff.models import Team, User

WORDS = "昨日から数値が安定しません。"


def everything():
    kinds = (Ticket, Message, InternalNote)
    return [list(kind.objects.unscoped("comparing in a test").order_by("pk").values()) for kind in kinds]


@pytest.fixture
def note(service_agent, ticket):
    return actions.add_note(service_agent, ticket.uid, text="CANARY-7731 値引きの前例あり")


def writes(ticket):
    """Every write route of the room, with a body that would do."""
    at = f"/tickets/{ticket.uid}"
    return [
        ("post", "/tickets", {"subject": "x", "text": "x", "account_id": str(ticket.account.uid)}),
        ("patch", at, {"subject": "x"}),
        ("delete", at, None),
        ("post", f"{at}/restore", {}),
        ("post", f"{at}/take", {}),
        ("post", f"{at}/assign", {"assignee_id": None}),
        ("post", f"{at}/status", {"status": "solved"}),
        ("post", f"{at}/replies", {"text": "x"}),
        ("post", f"{at}/messages", {"text": "x"}),
        ("post", f"{at}/notes", {"text": "x"}),
        ("post", f"{at}/survey", {}),
    ]


def send(client, method, path, body):
    return client._send(method, path, body, if_match='"1"')


def test_a_ticket_is_opened_answered_and_solved_over_http(api, service_agent, account, service_team):
    client = api(service_agent)
    body = {
        "account_id": str(account.uid),
        "channel_kind": "mail",
        "subject": "表示",
        "text": WORDS,
        "priority": 3,
    }
    opened = client.post("/tickets", body)
    assert opened.status_code == 201
    record = opened.json()
    assert (record["number"], record["status"], record["reason"]) == (1, "new", "unassigned")
    assert record["team"]["name"] == service_team.name
    assert record["standing"]["open_tickets"] == 1
    assert record["may"] == {"update": True, "delete": False, "note": True, "talk": True}
    at = f"/tickets/{record['id']}"
    replied = client.post(
        f"{at}/replies", {"text": "直しました。", "status": "solved"}, if_match=opened["ETag"]
    )
    assert replied.status_code == 201
    answer = replied.json()
    assert (answer["status"], answer["assignee"]["name"], answer["next"]) == (
        "solved",
        "田中 美咲",
        ["open", "closed"],
    )
    client.post(f"{at}/notes", {"text": "部品を手配済み"})
    thread = client.get(f"{at}/thread").json()
    assert [(said["kind"], said["direction"], said["text"]) for said in thread["items"]] == [
        ("message", "in", WORDS),
        ("message", "out", "直しました。"),
        ("note", None, "部品を手配済み"),
    ]
    assert thread["before"] is None


def test_a_first_reply_is_null_until_there_is_one(api, service_agent, ticket):
    client = api(service_agent)
    record = client.get(f"/tickets/{ticket.uid}").json()
    assert (record["first_reply_at"], record["first_reply_seconds"]) == (None, None)


def test_the_queue_is_narrowed_and_sorted_by_what_is_awaited(api, service_agent, asked, ticket):
    urgent = actions.open_ticket(service_agent, asked | {"priority": 4, "subject": "停止"}, text="止まった")
    waiting = actions.open_ticket(service_agent, asked | {"subject": "待ち"}, text="質問")
    actions.reply(service_agent, waiting.uid, version=waiting.version, text="型番は？", status="waiting")
    client = api(service_agent)
    listed = client.get("/tickets?status=unsolved").json()
    assert [row["number"] for row in listed["items"]] == [urgent.number, ticket.number, waiting.number]
    assert (listed["items"][2]["reason"], listed["items"][2]["due_at"]) == ("waiting", None)
    assert client.get("/tickets?view=mine").json()["total"] == 1
    assert client.get("/tickets?view=unassigned&priority=4").json()["total"] == 1
    assert client.get("/tickets?q=停止").json()["total"] == 1
    assert client.get("/tickets/counts").json() == {
        "all": 3,
        "unsolved": 3,
        "mine": 1,
        "team": 3,
        "unassigned": 2,
        "escalated": 0,
        "overdue": 0,
        "waiting": 1,
        "snoozed": 0,
        "solved": 0,
        "may": {"create": True},
    }


def test_who_only_reads_is_told_that_they_may_not_open_one(api, read_only, ticket):
    assert api(read_only).get("/tickets/counts").json()["may"] == {"create": False}


def test_a_list_goes_on_where_it_stopped(api, service_agent, asked):
    for subject in "abc":
        actions.open_ticket(service_agent, asked | {"subject": subject}, text="x")
    client = api(service_agent)
    first = client.get("/tickets?limit=2&sort=-number").json()
    rest = client.get(f"/tickets?limit=2&sort=-number&cursor={first['next']}").json()
    assert [row["number"] for row in first["items"] + rest["items"]] == [3, 2, 1]
    by_due = client.get("/tickets?limit=1").json()
    assert client.get(f"/tickets?limit=5&cursor={by_due['next']}").json()["items"].__len__() == 2


@pytest.mark.parametrize("query", ["colour=red", "sort=colour", "priority=9", "view=theirs", "cursor=x"])
def test_b58_a_list_refuses_what_it_does_not_know(api, service_agent, query):
    assert api(service_agent).get(f"/tickets?{query}").status_code == 400


def test_a_list_costs_the_same_however_long_it_is(api, service_agent, asked, django_assert_max_num_queries):
    client = api(service_agent)
    client.get("/tickets")
    for subject in "abcdefgh":
        actions.open_ticket(service_agent, asked | {"subject": subject}, text="x")
    with django_assert_max_num_queries(9):
        assert len(client.get("/tickets").json()["items"]) == 8


def test_a_long_thread_is_read_piece_by_piece(api, service_agent, ticket):
    for number in range(60):
        actions.add_note(service_agent, ticket.uid, text=f"メモ{number}")
    client = api(service_agent)
    newest = client.get(f"/tickets/{ticket.uid}/thread").json()
    older = client.get(f"/tickets/{ticket.uid}/thread?before={newest['before']}").json()
    assert (len(newest["items"]), newest["items"][-1]["text"]) == (50, "メモ59")
    assert (len(older["items"]), older["items"][0]["text"], older["before"]) == (11, WORDS, None)
    assert client.get(f"/tickets/{ticket.uid}/thread?before=x").status_code == 400


def test_b01_a_ticket_of_another_team_is_not_there(api, person, other_sales_team, ticket):
    stranger = api(person("遠藤 守", "service_agent", team=other_sales_team))
    before = everything()
    assert stranger.get(f"/tickets/{ticket.uid}").status_code == 404
    assert stranger.get(f"/tickets/{ticket.uid}/thread").status_code == 404
    for method, path, body in writes(ticket)[1:]:
        assert send(stranger, method, path, body).status_code in (403, 404), path
    assert everything() == before


@pytest.fixture
def foreign(owner, person, other_sales_team, user_of):
    """A customer of another team on the service side, with its person: (account id, contact id)."""
    keeper = user_of(person("遠藤 守", "service_agent", team=other_sales_team))
    account = create_account(owner, {"name": "非公開商事株式会社", "service_owner_id": keeper.uid})
    contact = create_contact(owner, {"family_name": "秘密"}, account_id=account.uid)
    return {"account_id": str(account.uid), "contact_id": str(contact.uid)}


def test_b02_a_foreign_id_in_a_body_is_as_unknown_as_any(api, service_agent, foreign, ticket):
    client = api(service_agent)
    before = everything()
    for field in ("account_id", "contact_id"):
        for value in (foreign[field], "01930000-0000-7000-8000-000000000000"):
            body = {"subject": "x", "text": "x", field: value}
            refused = client.post("/tickets", body)
            assert (refused.status_code, refused.json()["code"]) == (400, "unknown_reference")
            assert list(refused.json()["fields"]) == [field]
            assert client.patch(f"/tickets/{ticket.uid}", {field: value}, version=1).status_code == 400
    assert everything() == before


def test_b03_lists_counts_and_search_leave_out_what_one_may_not_see(api, person, other_sales_team, ticket):
    stranger = api(person("遠藤 守", "service_agent", team=other_sales_team))
    assert stranger.get("/tickets").json()["total"] == 0
    counts = stranger.get("/tickets/counts").json()
    assert counts.pop("may") == {"create": True}
    assert set(counts.values()) == {0}
    assert stranger.get("/tickets/categories").json()["items"] == []
    assert stranger.get("/tickets?q=流量計").json()["total"] == 0
    assert stranger.get("/search?q=流量計").json()["groups"] == []


def test_a_ticket_is_found_by_its_subject_and_number(api, service_agent, ticket):
    (group, *_) = api(service_agent).get("/search?q=流量計の表示").json()["groups"]
    found = group["items"]
    assert [(line["kind"], line["number"], line["subtitle"]) for line in found] == [
        ("ticket", ticket.number, "株式会社ハナサキ精機")
    ]


def test_b06_whoever_only_reads_changes_nothing(api, read_only, ticket, note):
    client = api(read_only)
    assert client.get(f"/tickets/{ticket.uid}").json()["may"] == {
        "update": False,
        "delete": False,
        "note": False,
        "talk": False,
    }
    before = everything()
    for method, path, body in writes(ticket):
        assert send(client, method, path, body).status_code == 403, path
    assert everything() == before


def test_b07_the_right_is_asked_before_anything_is_written(api, sales_rep, ticket):
    before = everything()
    for method, path, body in writes(ticket):
        assert send(api(sales_rep), method, path, body).status_code == 403, path
    assert everything() == before


def test_b08_no_note_reaches_anybody_without_the_right(api, sales_rep, read_only, ticket, note):
    for reader in (sales_rep, read_only):
        client = api(reader)
        for path in (
            f"/tickets/{ticket.uid}",
            f"/tickets/{ticket.uid}/thread",
            "/tickets",
            "/tickets?q=CANARY-7731",
            "/search?q=CANARY-7731",
            f"/accounts/{ticket.account.uid}/timeline",
            f"/tickets/{ticket.uid}/bond",
        ):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert "CANARY" not in answer.content.decode(), path
        assert list(authz.scope(reader, InternalNote)) == []


def test_a_sales_rep_reads_the_tickets_of_their_own_accounts_only(api, sales_rep, colleague, ticket, note):
    thread = api(sales_rep).get(f"/tickets/{ticket.uid}/thread").json()
    assert [said["kind"] for said in thread["items"]] == ["message"]
    assert api(colleague).get(f"/tickets/{ticket.uid}").status_code == 404


def test_the_words_of_a_note_stay_out_of_the_event_log(service_agent, note):
    kept = [values for row in EventValues.objects.values_list("before", "after") for values in row]
    assert "CANARY" not in repr(kept)


def test_a_change_names_its_version(api, service_agent, ticket):
    client = api(service_agent)
    assert client.patch(f"/tickets/{ticket.uid}", {"subject": "x"}).status_code == 428
    assert client.patch(f"/tickets/{ticket.uid}", {"subject": "x"}, version=1).status_code == 200
    stale = client.patch(f"/tickets/{ticket.uid}", {"subject": "y"}, version=1)
    assert (stale.status_code, stale.json()["current"]["subject"]) == (409, "x")


@pytest.mark.parametrize("field", ["status", "number", "opened_at", "first_reply_at", "assignee_id", "id"])
def test_b62_what_follows_from_acts_is_not_written_by_hand(api, service_agent, ticket, field):
    refused = api(service_agent).patch(f"/tickets/{ticket.uid}", {field: None}, version=1)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, [field])


def test_a_binned_ticket_is_gone_and_comes_back(api, service_manager, ticket):
    client = api(service_manager)
    assert send(client, "delete", f"/tickets/{ticket.uid}", None).status_code == 204
    assert client.get(f"/tickets/{ticket.uid}").status_code == 404
    assert client.post(f"/tickets/{ticket.uid}/restore").status_code == 200
    assert client.get("/tickets").json()["total"] == 1


def test_of_several_service_teams_each_agent_sees_their_own_and_what_nobody_holds(
    api, person, service_team, service_agent, asked
):
    """The agreed table's default: an agent reaches the team's tickets; whoever stands above, all below."""
    second = Team.objects.create(name="二次サポート", parent=service_team)
    specialist = person("野口 剛", "service_agent", team=second)
    theirs = actions.open_ticket(specialist, asked | {"team_id": second.uid}, text="x")
    actions.assign_ticket(
        specialist, theirs.uid, {"assignee_id": user_uid(specialist)}, version=theirs.version
    )
    first = actions.open_ticket(service_agent, asked, text="x")
    aside = Team.objects.create(name="札幌センター")
    stranger = person("遠藤 守", "service_agent", team=aside)

    def numbers(actor) -> set[int]:
        return {row["number"] for row in api(actor).get("/tickets").json()["items"]}

    assert numbers(service_agent) == {theirs.number, first.number}
    assert numbers(specialist) == {theirs.number}
    assert numbers(stranger) == set()


def user_uid(actor):
    return User.objects.get(pk=actor.user_id).uid
