"""Asking the customer of a solved ticket, and taking the answer."""

import pytest

from enishi.foundation import authz
from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import BadInput, NotFound
from enishi.service import actions, rules
from enishi.service.models import InternalNote, SurveyResponse, Ticket
from enishi.service.surveys.queries import holder_of


def rows():
    return SurveyResponse.objects.unscoped("looking in a test")


@pytest.fixture
def solved(service_agent, ticket):
    return actions.reply(
        service_agent, ticket.uid, version=ticket.version, text="直しました。", status="solved"
    )


def key_of(asked):
    return asked.url.rsplit("/", 1)[1]


def test_the_link_opens_the_one_asking_and_its_key_is_not_kept(service_agent, solved, user_of, events_of):
    asked = actions.ask_survey(service_agent, solved.uid)
    response = rows().get()
    assert response.credited == user_of(service_agent)
    assert response.expires_at - response.asked_at == rules.SURVEY_LIFE
    assert key_of(asked) not in repr(rows().values().get())
    assert "key_hash" not in response.snapshot()
    assert holder_of(key_of(asked), "ja").uid == response.uid
    assert events_of(response) == ["survey.asked"]


def test_an_unsolved_ticket_is_not_asked_about(service_agent, ticket):
    with pytest.raises(rules.NotSolved):
        actions.ask_survey(service_agent, ticket.uid)
    assert rows().count() == 0


def test_asking_again_makes_the_old_link_void(service_agent, solved):
    old = key_of(actions.ask_survey(service_agent, solved.uid))
    new = key_of(actions.ask_survey(service_agent, solved.uid))
    with pytest.raises(NotFound):
        holder_of(old, "ja")
    assert holder_of(new, "ja").uid == rows().get().uid


def test_the_answer_is_credited_to_whoever_solved_even_when_another_holds_it_now(
    service_agent, service_manager, second_agent, solved, user_of
):
    given = {"assignee_id": user_of(second_agent).uid}
    actions.assign_ticket(service_manager, solved.uid, given, version=solved.version)
    actions.ask_survey(service_manager, solved.uid)
    assert rows().get().credited == user_of(service_agent)


def test_the_last_answer_counts_and_each_is_an_event(service_agent, solved, events_of):
    actions.ask_survey(service_agent, solved.uid)
    response = rows().get()
    holder = LinkHolder("service.SurveyResponse", response.uid)
    actions.answer_survey(holder, score=2, comment="遅い")
    actions.answer_survey(holder, score=5, comment=" 早かった ")
    response.refresh_from_db()
    assert (response.score, response.comment) == (5, "早かった")
    assert events_of(response) == [
        "survey.asked",
        "survey.answered",
        "survey.followed_up",
        "survey.answered",
    ]


def test_a_score_off_the_scale_is_refused(service_agent, solved):
    actions.ask_survey(service_agent, solved.uid)
    response = rows().get()
    with pytest.raises(BadInput):
        actions.answer_survey(LinkHolder("service.SurveyResponse", response.uid), score=6, comment="")
    response.refresh_from_db()
    assert response.score is None


def test_who_has_answered_is_not_asked_again_until_it_is_solved_again(service_agent, solved):
    actions.ask_survey(service_agent, solved.uid)
    actions.answer_survey(LinkHolder("service.SurveyResponse", rows().get().uid), score=4, comment="")
    with pytest.raises(rules.AlreadyAnswered):
        actions.ask_survey(service_agent, solved.uid)
    again = actions.receive(service_agent, solved.uid, text="また出ました")
    actions.set_status(service_agent, solved.uid, version=again.version, status="solved")
    actions.ask_survey(service_agent, solved.uid)
    assert rows().count() == 2


def test_a_link_opens_its_one_row_and_nothing_else(service_agent, solved):
    actions.ask_survey(service_agent, solved.uid)
    actions.add_note(service_agent, solved.uid, text="CANARY-8810")
    holder = LinkHolder("service.SurveyResponse", rows().get().uid)
    for model in (Ticket, InternalNote):
        assert list(authz.scope(holder, model)) == []
    assert authz.scope(holder, SurveyResponse).count() == 1
    assert authz.scope(LinkHolder("service.InternalNote", rows().get().uid), InternalNote).count() == 0
