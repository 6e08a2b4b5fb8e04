"""Somebody leaves: one step, nothing of theirs is left without a holder, and nothing half done."""

from datetime import date

import pytest
from django.apps import apps

from enishi.bond.models import Handover, Promise
from enishi.customers.models import Account
from enishi.foundation.events.models import Event
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Conversation, Task
from enishi.sales.models import (
    Approval,
    ApprovalStep,
    Deal,
    Demo,
    Enrolment,
    Lead,
    Quote,
    Sequence,
    TargetList,
    TargetRow,
)
from enishi.service.models import Improvement, Ticket
from enishi.staff.holdings import holdings
from enishi.staff.models import Absence, ApiToken, User

PASSWORD = "correct-horse-9"


@pytest.fixture
def open_deal(account, pipeline, sales_rep) -> Deal:
    stage = pipeline.stages.unscoped("test").get(position=1)
    return Deal.objects.create(
        number=next_numbers("deal")[0],
        name="増設",
        account=account,
        owner_id=sales_rep.user_id,
        pipeline=pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=date(2026, 11, 1),
        opened_on=date(2026, 11, 1),
    )


@pytest.fixture
def leaver(sales_rep, account, open_deal, deal, handover, sales_team, service_team) -> User:
    """A rep who holds a row of every kind, closed ones too."""
    user = User.objects.get(pk=sales_rep.user_id)
    common = {"owner": user}
    Lead.objects.create(number=next_numbers("lead")[0], company="株式会社しおさい", **common)
    Lead.objects.create(number=next_numbers("lead")[0], company="済", status="disqualified", **common)
    Task.objects.create(subject="電話する", due_on=date(2026, 12, 1), **common)
    Task.objects.create(subject="済んだこと", due_on=date(2026, 11, 1), done_at=handover.opened_at, **common)
    Promise.objects.create(account=account, text="資料を送る", **common)
    Promise.objects.create(account=account, text="守った約束", status=Promise.KEPT, **common)
    Ticket.objects.create(
        number=next_numbers("ticket")[0],
        subject="質問",
        account=account,
        assignee=user,
        team=service_team,
        opened_at=handover.opened_at,
        priority=3,
    )
    Improvement.objects.create(number=1, title="通知を増やす", **common)
    Improvement.objects.create(number=2, title="済んだ改善", status="done", result="増やした", **common)
    Demo.objects.create(deal=open_deal, title="ご紹介", starts_at=handover.opened_at, **common)
    Demo.objects.create(
        deal=open_deal, title="済んだ紹介", starts_at=handover.opened_at, status=Demo.HELD, **common
    )
    sequence = Sequence.objects.create(name="秋のご案内", **common)
    for state in (Enrolment.RUNNING, Enrolment.FINISHED):
        Enrolment.objects.create(sequence=sequence, deal=open_deal, ground="card", state=state, **common)
    approval = Approval.objects.create(
        quote=Quote.objects.create(deal=open_deal, title="増設の見積"),
        rate=1_000,
        requested_at=handover.opened_at,
    )
    ApprovalStep.objects.create(
        approval=approval, position=1, name="課長", person=user, status=ApprovalStep.WAITING
    )
    listed = TargetList.objects.create(name="秋の開拓", owner=user)
    TargetRow.objects.create(list=listed, account=account, owner=user)
    # A room above this one.
    apps.get_model("insight", "SalesMeeting").objects.create(
        team=sales_team, held_on=date(2026, 11, 24), owner=user
    )
    sales_team.manager = user
    sales_team.save()
    return user


def leave(api, admin, user: User, **body):
    user.refresh_from_db()
    return api(admin).post(f"/users/{user.uid}/leave", body, if_match=f'"{user.version}"')


def uid(actor) -> str:
    return str(User.objects.get(pk=actor.user_id).uid)


OPEN = {
    "approvals": 1,
    "target_lists": 1,
    "target_rows": 1,
    "demos": 1,
    "sequences": 1,
    "enrolments": 1,
    "improvements": 1,
    "sales_meetings": 1,
    "teams": 1,
    "accounts": 1,
    "leads": 1,
    "deals": 1,
    "tasks": 1,
    "tickets": 1,
    "handovers": 1,
}


def held(api, admin, user: User) -> dict[str, int]:
    items = api(admin).get(f"/users/{user.uid}/holdings").json()["items"]
    return {item["kind"]: item["count"] for item in items}


def test_every_kind_of_row_with_an_owner_is_among_the_holdings():
    assert {holding.kind for holding in holdings()} == {*OPEN, "promises"}


def test_what_is_open_is_counted_and_what_is_done_is_not(api, admin, leaver):
    counted = held(api, admin, leaver)
    assert counted.pop("promises") == 2  # one more came with the handover
    assert counted == OPEN


def test_everything_open_passes_on_in_one_step_with_an_event_each(api, admin, leaver, colleague, events_of):
    counted = held(api, admin, leaver)
    answer = leave(api, admin, leaver, successor_id=uid(colleague))
    assert answer.status_code == 200, answer.content
    assert {item["kind"]: item["count"] for item in answer.json()["passed"]} == counted
    assert held(api, admin, leaver) == {}
    assert held(api, admin, User.objects.get(pk=colleague.user_id)) == counted
    assert Deal.objects.unscoped("test").get(name="増設").owner_id == colleague.user_id
    assert Lead.objects.unscoped("test").get(status="disqualified").owner_id == leaver.pk
    assert Promise.objects.unscoped("test").get(text="守った約束").owner_id == leaver.pk
    for kind, row in {
        "account.updated": Account.objects.unscoped("test").get(),
        "deal.updated": Deal.objects.unscoped("test").get(name="増設"),
        "ticket.assigned": Ticket.objects.unscoped("test").get(),
        "handover.updated": Handover.objects.unscoped("test").get(),
    }.items():
        assert events_of(row)[-1] == kind
    assert events_of(leaver) == ["user.left"]
    assert Conversation.objects.unscoped("test").get().owner_id == colleague.user_id


def test_versions_move_on_so_that_an_open_form_is_told(
    api, admin, leaver, colleague, open_deal, sales_manager
):
    before = open_deal.version
    leave(api, admin, leaver, successor_id=uid(colleague))
    late = api(sales_manager).patch(f"/deals/{open_deal.uid}", {"name": "x"}, version=before)
    assert late.status_code == 409


def test_kinds_may_go_to_different_people(api, admin, leaver, colleague, service_agent):
    answer = leave(api, admin, leaver, successor_id=uid(colleague), apart={"tickets": uid(service_agent)})
    assert answer.status_code == 200
    ticket = Ticket.objects.unscoped("test").get()
    assert (ticket.assignee_id, ticket.team_id) == (
        service_agent.user_id,
        User.objects.get(pk=service_agent.user_id).team_id,
    )
    assert Account.objects.unscoped("test").get().sales_owner_id == colleague.user_id


@pytest.mark.parametrize("who", ["nobody", "themself", "inactive"])
def test_without_an_active_successor_nothing_happens(api, admin, leaver, colleague, who):
    before = (held(api, admin, leaver), Event.objects.exclude(kind="access.denied").count())
    body = {"themself": {"successor_id": str(leaver.uid)}, "inactive": {"successor_id": uid(colleague)}}
    if who == "inactive":
        User.objects.filter(pk=colleague.user_id).update(is_active=False)
    answer = leave(api, admin, leaver, **body.get(who, {}))
    assert (answer.status_code, answer.json()["code"]) == (400, "successor_needed")
    leaver.refresh_from_db()
    assert leaver.is_active is True
    assert (held(api, admin, leaver), Event.objects.exclude(kind="access.denied").count()) == before


def test_one_bad_successor_among_several_undoes_all(api, admin, leaver, colleague):
    before = held(api, admin, leaver)
    answer = leave(api, admin, leaver, successor_id=uid(colleague), apart={"promises": str(leaver.uid)})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["apart.promises"])
    assert held(api, admin, leaver) == before


def test_who_left_is_signed_out_and_their_tokens_and_deputies_end(
    api, admin, leaver, colleague, time_machine
):
    browser = api(admin)
    browser.http.force_login(leaver)
    ApiToken.objects.create(
        owner=leaver, name="x", prefix="x", key_hash="h", scopes=[], expires_at="2027-01-01T00:00:00Z"
    )
    Absence.objects.create(
        person=leaver, deputy_id=colleague.user_id, starts_on=date(2026, 11, 1), ends_on=date(2027, 12, 1)
    )
    assert browser.get("/me").status_code == 200
    assert leave(api, admin, leaver, successor_id=uid(colleague)).status_code == 200
    assert browser.get("/me").status_code == 401
    assert ApiToken.objects.unscoped("test").get().revoked_at is not None
    assert Absence.objects.unscoped("test").get().deleted_at is not None


def test_who_holds_nothing_leaves_without_a_successor(api, admin, other_rep):
    user = User.objects.get(pk=other_rep.user_id)
    answer = leave(api, admin, user)
    assert (answer.status_code, answer.json()) == (200, {"passed": []})
    user.refresh_from_db()
    assert user.is_active is False


def test_the_last_owner_does_not_leave_and_only_administrators_let_go(
    api, admin, sales_manager, leaver, colleague
):
    assert leave(api, sales_manager, leaver, successor_id=uid(colleague)).status_code == 403
    boss = User.objects.create_user("b@minamo.example", PASSWORD, name="代表", roles=["owner"])
    assert leave(api, admin, boss).status_code == 403
    other = User.objects.create_user("c@minamo.example", None, name="副", roles=["owner"])
    api_owner = api(admin)
    api_owner.http.force_login(boss)
    answer = api_owner.post(f"/users/{boss.uid}/leave", {}, if_match=f'"{boss.version}"')
    assert (answer.status_code, answer.json()["code"]) == (409, "last_owner")
    assert api_owner.post(f"/users/{other.uid}/leave", {}, if_match='"1"').status_code == 200
