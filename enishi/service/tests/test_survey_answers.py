"""Answers on three scales: what becomes of a low one, the list, the settings."""

from datetime import timedelta
from urllib.parse import quote

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import LinkHolder, System
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Task
from enishi.service import actions
from enishi.service.models import SurveyResponse, SurveySettings, Ticket
from enishi.service.surveys.actions import ask_of_period, ask_of_solve, decline_surveys
from enishi.staff.models import Notification

WHY = "looking in a test"
JOB = System("job")


@pytest.fixture
def solved(service_agent, asked, contact):
    opened = actions.open_ticket(service_agent, asked | {"contact_id": contact.uid}, text="点滅します。")
    taken = actions.take_ticket(service_agent, opened.uid, version=opened.version)
    return actions.set_status(service_agent, taken.uid, version=taken.version, status="solved")


@pytest.fixture
def ask(solved, contact, account):
    def made(kind, key="k"):
        if kind == "nps":
            return ask_of_period(JOB, contact, account, f"nps:{key}", key)
        return ask_of_solve(JOB, Ticket.objects.unscoped(WHY).get(pk=solved.pk), kind, key)

    return made


def answer(response, score, comment=""):
    return actions.answer_survey(
        LinkHolder("service.SurveyResponse", response.uid), score=score, comment=comment
    )


def tasks():
    return Task.objects.unscoped(WHY)


def test_a_low_score_becomes_one_task_of_whoever_holds_the_ticket(
    ask, solved, service_agent, user_of, events_of
):
    response = ask("csat")
    answer(response, 2, "遅い\nです")
    answer(response, 1, "とても遅い")
    task = tasks().get()
    assert (task.owner, task.account_id) == (user_of(service_agent), solved.account_id)
    assert task.subject == f"低い評価のお客様に連絡する #{solved.number}（満足度 2/5）：遅い です"
    assert task.due_on > clock.today("Asia/Tokyo")
    assert events_of(response).count("survey.followed_up") == 1


def test_who_is_given_the_task_is_told_with_a_way_to_the_answer(api, ask, service_agent):
    response = ask("csat")
    answer(response, 1)
    drain()
    told = Notification.objects.unscoped(WHY).get(kind="score_low")
    listed = api(service_agent).get(f"/survey-answers?q={response.uid}").json()
    assert told.person_id == service_agent.user_id
    assert [one["id"] for one in listed["items"]] == [str(response.uid)]


def test_a_middling_or_good_score_makes_no_task(ask):
    answer(ask("csat"), 3)
    assert tasks().count() == 0


@pytest.mark.parametrize(("score", "made"), [(3, 1), (4, 0)])
def test_ces_is_low_up_to_three_of_seven(ask, score, made):
    response = answer(ask("ces"), score)
    assert (response.scale, tasks().count()) == (7, made)


def test_a_detractor_is_a_task_of_whoever_answers_for_the_customer(ask, sales_rep, user_of):
    answer(ask("nps"), 6, "値段が高い")
    task = tasks().get()
    assert task.owner == user_of(sales_rep)
    assert task.subject == "低い評価のお客様に連絡する （推奨度 6/10）：値段が高い"


def test_no_task_of_a_low_score_goes_to_who_has_left(ask, service_agent, sales_rep, user_of):
    user_of(service_agent).__class__.objects.filter(pk=service_agent.user_id).update(is_active=False)
    answer(ask("csat"), 1)
    assert tasks().get().owner == user_of(sales_rep)


def test_declining_is_written_down_once(ask, events_of):
    response = ask("nps")
    holder = LinkHolder("service.SurveyResponse", response.uid)
    first = decline_surveys(holder).declined_at
    assert decline_surveys(holder).declined_at == first
    assert events_of(response).count("survey.declined") == 1


def test_other_questions_are_no_csat_of_the_ticket_s_figures(api, ask, owner):
    answer(ask("ces"), 7)
    report = api(owner).get("/reports/service").json()
    assert report["csat"]["answers"] == 0


def test_the_list_is_narrowed_by_question_band_state_and_words(api, ask, service_manager, solved):
    answer(ask("csat"), 5, "助かりました")
    ask("nps", "n")
    manager = api(service_manager)

    def found(query):
        return [one["kind"] for one in manager.get(f"/survey-answers?{query}").json()["items"]]

    assert found("") == ["nps", "csat"]
    assert found("band=good") == ["csat"]
    assert found("band=low") == []
    assert found("state=unanswered") == ["nps"]
    assert found("kind=nps&state=answered") == []
    assert found(f"q={quote('助かり')}") == ["csat"]
    assert found(f"q=%23{solved.number}") == ["csat"]
    row = manager.get("/survey-answers?kind=csat").json()["items"][0]
    assert (row["score"], row["scale"], row["band"], row["credited"]["name"]) == (5, 5, "good", "田中 美咲")


def test_an_agent_reads_what_is_credited_to_them(api, ask, second_agent, service_agent):
    answer(ask("csat"), 5)
    assert api(service_agent).get("/survey-answers").json()["total"] == 1
    assert api(second_agent).get("/survey-answers").json()["total"] == 0


def test_the_list_is_taken_out_with_its_comment(api, ask, owner):
    answer(ask("csat"), 4, "=SUM(A1)")
    file = api(owner).post("/survey-answers/export", {"form": "csv"})
    text = file.content.decode("utf-8-sig")
    assert file.status_code == 200
    assert "'=SUM(A1)" in text
    assert "満足度（CSAT）" in text


def test_settings_are_off_at_first_and_changed_by_who_leads_service(api, service_manager, service_agent):
    manager = api(service_manager)
    before = manager.get("/survey-settings").json()
    assert (before["after_solve"], before["asks_nps"], before["asked_since"]) == ("", False, None)
    changed = manager.patch("/survey-settings", {"after_solve": "ces", "after_hours": 48}, version=1).json()
    assert (changed["after_solve"], changed["after_hours"], changed["version"]) == ("ces", 48, 2)
    assert changed["asked_since"] is not None
    again = manager.patch("/survey-settings", {"after_solve": "csat"}, version=2).json()
    assert again["asked_since"] == changed["asked_since"]
    assert manager.patch("/survey-settings", {"rest_days": 1}, version=1).status_code == 409
    refused = manager.patch("/survey-settings", {"nps_percent": 0}, version=3)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["nps_percent"])
    assert api(service_agent).patch("/survey-settings", {"after_solve": ""}, version=3).status_code == 403
    assert SurveySettings.objects.unscoped(WHY).get().after_solve == "csat"


def test_what_is_turned_off_and_on_again_asks_from_then_on(api, service_manager):
    manager = api(service_manager)
    first = manager.patch("/survey-settings", {"after_solve": "csat"}, version=1).json()["asked_since"]
    manager.patch("/survey-settings", {"after_solve": ""}, version=2)
    with clock.at(clock.now() + timedelta(days=3)):
        later = manager.patch("/survey-settings", {"after_solve": "csat"}, version=3).json()["asked_since"]
    assert later > first


def test_a_brought_in_answer_stays_csat_of_five(db):
    assert SurveyResponse().scale == 5
