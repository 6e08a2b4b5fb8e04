"""An improvement from the voices that ask for it to the decision, over the API and by its actions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.service import actions
from enishi.service.complaints.actions import open_complaint, update_complaint
from enishi.service.improvements import rules
from enishi.service.improvements.actions import (
    add_voice,
    note_told,
    raise_improvement,
    remove_voice,
    update_improvement,
)
from enishi.service.models import SurveyResponse, Voice
from enishi.service.ties.actions import merge_tickets, unmerge_ticket

WANTED = {"title": "単位を選べるようにする", "wanted": "流量を毎分でも見たい"}


@pytest.fixture
def improvement(service_agent, ticket):
    return raise_improvement(service_agent, WANTED | {"ticket_id": ticket.uid})


@pytest.fixture
def other_ticket(service_agent, asked):
    return actions.open_ticket(service_agent, asked, text="毎分の値が見たいです。")


def voices():
    return Voice.objects.unscoped("test").order_by("id")


@given(status=st.sampled_from(rules.STATUSES), result=st.sampled_from(("", "  ", "した")), reason=st.text())
def test_a_decision_says_what_came_of_it(status, result, reason):
    words = {"result": result, "reason": reason}
    asked = rules.ASKED.get(status)
    if asked is None or words[asked].strip():
        rules.check_decision(status, words)
    else:
        with pytest.raises(BadInput) as refused:
            rules.check_decision(status, words)
        assert refused.value.fields == {asked: "required"}


@given(st.booleans(), st.booleans(), st.booleans())
def test_a_mail_reaches_whom_we_can_write_to_and_whose_last_one_arrived(has_mailbox, has_address, came_back):
    why = rules.unreached(has_mailbox=has_mailbox, has_address=has_address, came_back=came_back)
    assert (why == "") == (has_mailbox and has_address and not came_back)


def test_it_begins_with_the_ticket_that_asks_and_is_its_writers(
    api, service_agent, improvement, ticket, user_of
):
    assert (improvement.owner, improvement.status) == (user_of(service_agent), "received")
    told = api(service_agent).get(f"/improvements/{improvement.uid}").json()
    assert [(one["kind"], one["ticket"]["number"]) for one in told["heard"]] == [("ticket", ticket.number)]
    assert (told["voices"], told["customers"]) == (1, 1)
    assert told["may"] == {"update": True, "delete": False, "voice": True}
    asked_for = api(service_agent).get(f"/tickets/{ticket.uid}/improvements").json()
    assert [one["title"] for one in asked_for["items"]] == [WANTED["title"]]


def test_a_voice_asks_once_and_is_a_ticket_a_complaint_or_an_answer(
    api, service_manager, service_agent, improvement, ticket
):
    client = api(service_manager)
    path = f"/improvements/{improvement.uid}/voices"
    again = client.post(path, {"ticket_id": str(ticket.uid)})
    assert (again.status_code, again.json()["code"]) == (409, "improvement.voice_known")
    assert client.post(path, {}).json()["fields"] == {
        "ticket_id": "問い合わせ・クレーム・アンケートの回答のどれか一つを選んでください。"
    }
    complaint = open_complaint(service_agent, ticket.uid, {})
    assert client.post(path, {"complaint_id": str(complaint.uid)}).status_code == 201
    ticket.refresh_from_db()
    actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    response = actions.ask_survey(service_agent, ticket.uid).response
    assert client.post(path, {"response_id": str(response.uid)}).status_code == 400
    holder = LinkHolder("service.SurveyResponse", response.uid)
    actions.answer_survey(holder, score=2, comment="単位が選べない")
    told = client.post(path, {"response_id": str(response.uid)}).json()
    assert [(one["kind"], one["score"], one["said"]) for one in told["heard"]] == [
        ("ticket", None, ticket.subject),
        ("complaint", None, ticket.subject),
        ("survey", 2, "単位が選べない"),
    ]
    assert (told["voices"], told["customers"]) == (3, 1)
    assert SurveyResponse.objects.unscoped("test").count() == 1


def test_a_restricted_complaint_is_counted_and_shown_to_few(
    api, service_agent, second_agent, improvement, ticket
):
    complaint = open_complaint(service_agent, ticket.uid, {"is_legal": True})
    add_voice(service_agent, improvement.uid, {"complaint_id": complaint.uid})
    update_complaint(service_agent, complaint.uid, {"title": "訴訟の件"}, version=complaint.version)
    told = api(second_agent).get(f"/improvements/{improvement.uid}")
    assert "訴訟の件" not in told.content.decode()
    assert (told.json()["voices"], len(told.json()["heard"])) == (2, 1)


def test_any_agent_asks_and_its_owner_or_a_manager_decides(
    api, service_agent, second_agent, service_manager, improvement, other_ticket
):
    add_voice(second_agent, improvement.uid, {"ticket_id": other_ticket.uid})
    with pytest.raises(NotAllowed):
        update_improvement(second_agent, improvement.uid, {"status": "doing"}, version=1)
    refused = api(service_manager).patch(f"/improvements/{improvement.uid}", {"status": "done"}, version=1)
    assert (refused.status_code, set(refused.json()["fields"])) == (400, {"result"})
    done = {"status": "done", "result": "2.2 で選べるようになりました"}
    told = api(service_manager).patch(f"/improvements/{improvement.uid}", done, version=1).json()
    assert (told["status"], told["decided_at"] is not None) == ("done", True)
    again = (
        api(service_agent).patch(f"/improvements/{improvement.uid}", {"status": "doing"}, version=2).json()
    )
    assert (again["status"], again["decided_at"]) == ("doing", None)


def test_who_was_told_stays_among_the_voices(service_agent, second_agent, improvement):
    voice = voices().get()
    with pytest.raises(NotAllowed):
        remove_voice(second_agent, voice.uid)
    note_told(service_agent, [voice], None)
    with pytest.raises(rules.VoiceTold):
        remove_voice(service_agent, voice.uid)


def test_voices_go_along_when_tickets_become_one_and_come_back(
    service_agent, improvement, ticket, other_ticket
):
    second = raise_improvement(service_agent, {"title": "桁を増やす", "ticket_id": other_ticket.uid})
    add_voice(service_agent, improvement.uid, {"ticket_id": other_ticket.uid})
    ticket.refresh_from_db()
    kept = merge_tickets(service_agent, ticket.uid, other_ticket.uid, version=ticket.version)
    assert set(voices().filter(ticket=kept).values_list("improvement", flat=True)) == {
        improvement.pk,
        second.pk,
    }
    unmerge_ticket(service_agent, kept.uid, other_ticket.uid, version=kept.version)
    assert voices().filter(ticket=other_ticket).count() == 2


def test_the_list_is_narrowed_sorted_and_taken_out(
    api, service_manager, service_agent, improvement, account, ticket
):
    late = raise_improvement(service_agent, {"title": "夜間の窓口", "due_on": date(2020, 1, 1)})
    client = api(service_manager)

    def titles(query):
        return [one["title"] for one in client.get(f"/improvements?{query}").json()["items"]]

    assert titles("state=late") == ["夜間の窓口"]
    assert titles(f"account_id={account.uid}") == titles(f"ticket_id={ticket.uid}") == [WANTED["title"]]
    assert titles(f"q=KZ-{late.number}") == ["夜間の窓口"]
    assert titles("view=mine") == []
    for sort in ("due_on", "-voices", "stake", "customers"):
        first = client.get(f"/improvements?sort={sort}&limit=1").json()
        rest = client.get(f"/improvements?sort={sort}&limit=1&cursor={first['next']}").json()
        assert len({first["items"][0]["id"], rest["items"][0]["id"]}) == 2, sort
    assert titles("sort=due_on")[0] == "夜間の窓口"
    assert "夜間の窓口" in client.post("/improvements/export", {"form": "csv"}).content.decode()


def test_many_are_given_to_somebody_at_once(api, service_manager, service_agent, improvement, user_of):
    body = {
        "entity": "improvements",
        "ids": [str(improvement.uid)],
        "changes": {"owner_id": str(user_of(service_manager).uid), "due_on": "2026-12-24", "status": "doing"},
    }
    assert api(service_manager).post("/bulk-edits", body).json()["changed"] == 1
    improvement.refresh_from_db()
    assert (improvement.owner, improvement.status) == (user_of(service_manager), "doing")
