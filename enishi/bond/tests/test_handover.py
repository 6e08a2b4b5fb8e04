"""A handover's life, from the won deal to the receipt."""

from datetime import UTC, datetime

import pytest

from enishi.bond import rules
from enishi.bond.actions import handover as actions
from enishi.bond.models import Handover, Promise
from enishi.bond.tests.conftest import say
from enishi.foundation.authz import TokenActor
from enishi.foundation.errors import NotAllowed, Stale

pytestmark = pytest.mark.usefixtures("service_team")


def test_a_won_deal_opens_its_handover_at_the_default_team_with_its_promises(sales_rep, deal, service_team):
    say(sales_rep, "deal.won", deal, promises=["毎月の点検"])
    handover = Handover.objects.unscoped("test").get(deal=deal)
    assert (handover.team, handover.status) == (service_team, "open")
    assert [p.text for p in Promise.objects.unscoped("test").filter(handover=handover)] == ["毎月の点検"]


def test_winning_twice_opens_one_handover(sales_rep, deal):
    say(sales_rep, "deal.won", deal)
    say(sales_rep, "deal.won", type(deal).rows.get(pk=deal.pk))
    assert Handover.objects.unscoped("test").count() == 1


def test_service_has_two_business_days_and_holidays_do_not_count(handover):
    # Friday 2026-11-20; Monday the 23rd is a holiday: Tuesday and Wednesday are the two days.
    assert handover.due_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_accepting_stops_the_clock_and_gives_the_account_a_service_owner(
    service_agent, handover, events_of, time_machine
):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    actions.accept_handover(service_agent, handover.uid, version=1)
    handover = Handover.rows.get(pk=handover.pk)
    assert (handover.status, handover.accepted_by_id) == ("accepted", service_agent.user_id)
    assert handover.accepted_at == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert handover.account.service_owner_id == service_agent.user_id
    assert events_of(handover) == ["handover.opened", "handover.accepted"]


def test_a_handover_whose_promise_nobody_keeps_cannot_be_accepted(service_agent, handover, events_of):
    Promise.objects.unscoped("test").update(owner=None)
    with pytest.raises(rules.OrphanPromises):
        actions.accept_handover(service_agent, handover.uid, version=1)
    assert Handover.rows.get(pk=handover.pk).status == "open"
    assert events_of(handover) == ["handover.opened"]


def test_sales_cannot_accept_its_own_handover(sales_rep, handover, events_of):
    with pytest.raises(NotAllowed):
        actions.accept_handover(sales_rep, handover.uid, version=1)
    assert events_of(handover) == ["handover.opened"]


def test_a_question_starts_the_clock_of_sales_and_an_answer_that_of_service(
    service_agent, sales_rep, handover, time_machine
):
    actions.ask_back(service_agent, handover.uid, version=1, question="納入先の窓口はどなたですか")
    asked = Handover.rows.get(pk=handover.pk)
    assert (asked.status, asked.answer_due_at) == ("asked", datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    time_machine.move_to("2026-11-25T03:00:00+00:00", tick=False)
    actions.answer_handover(sales_rep, handover.uid, version=2, answer="生産技術部の渡辺課長です")
    answered = Handover.rows.get(pk=handover.pk)
    assert (answered.status, answered.answer_due_at) == ("open", None)
    assert answered.due_at == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def test_an_empty_reason_is_no_reason(service_agent, handover):
    with pytest.raises(rules.WordsMissing):
        actions.reject_handover(service_agent, handover.uid, version=1, reason=" 　")
    assert Handover.rows.get(pk=handover.pk).status == "open"


def test_a_rejected_handover_comes_back_with_the_answer_of_sales(service_agent, sales_rep, handover):
    actions.reject_handover(service_agent, handover.uid, version=1, reason="設置場所が分かりません")
    actions.answer_handover(sales_rep, handover.uid, version=2, answer="第二工場です")
    assert Handover.rows.get(pk=handover.pk).status == "open"


def test_two_agents_accepting_at_once_leave_one_receipt(service_agent, service_manager, handover):
    actions.accept_handover(service_manager, handover.uid, version=1)
    with pytest.raises(Stale):
        actions.accept_handover(service_agent, handover.uid, version=1)
    assert Handover.rows.get(pk=handover.pk).accepted_by_id == service_manager.user_id


def test_the_form_offers_each_side_its_own_acts(api, service_agent, sales_rep, handover):
    path = f"/handovers/{handover.uid}"
    assert api(service_agent).get(path).json()["acts"] == ["accept", "ask", "reject"]
    assert api(sales_rep).get(path).json()["acts"] == []


def test_b01_another_sales_team_does_not_find_the_handover(api, other_rep, handover, events_of):
    for path in ("", "/accept", "/answer"):
        send = api(other_rep).get if not path else api(other_rep).post
        body = () if not path else ({"answer": "x"} if path == "/answer" else {},)
        answer = send(f"/handovers/{handover.uid}{path}", *body, **({"if_match": '"1"'} if path else {}))
        assert answer.status_code in (403, 404), path
    assert api(other_rep).get("/handovers").json()["total"] == 0
    assert events_of(handover) == ["handover.opened"]


def test_b06_a_read_only_person_changes_no_handover(api, read_only, handover, events_of):
    for act, body in (
        ("accept", {}),
        ("ask", {"question": "x"}),
        ("answer", {"answer": "x"}),
        ("reject", {"reason": "x"}),
    ):
        answer = api(read_only).post(f"/handovers/{handover.uid}/{act}", body, if_match='"1"')
        assert answer.status_code == 403
    assert api(read_only).patch(f"/handovers/{handover.uid}", {"risks": "x"}, version=1).status_code == 403
    assert events_of(handover) == ["handover.opened"]


@pytest.mark.parametrize("status", list(rules.HandoverStatus))
@pytest.mark.parametrize("act", list(rules.STEPS))
def test_an_act_fits_only_the_statuses_it_may_start_from(act, status):
    if act in rules.acts_from(status):
        assert rules.after(act, status) is rules.STEPS[act][1]
    else:
        with pytest.raises(rules.HandoverNotThere):
            rules.after(act, status)


def test_the_clock_in_the_list_says_whose_turn_it_is(api, service_agent, handover, time_machine):
    time_machine.move_to("2026-11-26T00:00:00+00:00", tick=False)
    row = api(service_agent).get("/handovers?status=waiting").json()["items"][0]
    assert row["clock"] == {"side": "service", "due_at": "2026-11-25T09:00:00Z", "is_late": True}


def test_who_may_read_the_form_sees_every_promise_on_it(api, service_agent, service_manager, handover):
    handover.promises.unscoped("test").update(owner=service_manager.user_id)
    told = api(service_agent).get(f"/handovers/{handover.uid}").json()["promises"]
    assert [promise["text"] for promise in told] == ["11月中に操作説明を2回行う"]


def test_a_program_signs_with_the_name_of_its_tokens_owner(service_agent, handover):
    program = TokenActor(service_agent, token_id=1, scopes=frozenset({"handovers:write"}))
    actions.accept_handover(program, handover.uid, version=1)
    assert Handover.rows.get(pk=handover.pk).accepted_by_id == service_agent.user_id
