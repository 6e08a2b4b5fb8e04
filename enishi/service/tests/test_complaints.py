"""A complaint from its receipt to its end, over the API and by its jobs."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.files.models import StoredFile
from enishi.service import actions
from enishi.service.complaints.actions import open_complaint, remind_of_complaints, set_step, update_complaint
from enishi.service.complaints.rules import StepNotReady, WouldLose
from enishi.service.models import Complaint, ComplaintStep

MORNING = datetime(2026, 11, 20, 1, tzinfo=UTC)
LATER = MORNING + timedelta(days=3)
SECRET = "内容証明が届いた"


@pytest.fixture(autouse=True)
def some_days_later(time_machine):
    time_machine.move_to(LATER, tick=False)


@pytest.fixture
def complaint(service_agent, ticket):
    with clock.at(MORNING):
        return open_complaint(service_agent, ticket.uid, {"severity": "B", "serial": "SN-7"})


def kinds_of(row):
    return list(Event.objects.filter(subject_uid=row.uid).order_by("id").values_list("kind", flat=True))


def test_a_ticket_becomes_a_complaint_with_a_deadline_for_each_step(
    service_agent, complaint, ticket, user_of
):
    steps = ComplaintStep.objects.unscoped("test").filter(complaint=complaint).order_by("position")
    assert [step.name for step in steps][:3] == ["received", "apology", "containment"]
    assert steps[0].done_at == MORNING
    assert steps[1].due_at == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert (complaint.step, complaint.step_due, complaint.owner) == (
        "apology",
        steps[1].due_at,
        user_of(service_agent),
    )
    ticket.refresh_from_db()
    assert ticket.type == "complaint"
    assert kinds_of(complaint) == ["complaint.opened"]


def test_a_ticket_has_one_complaint_and_a_deleted_one_makes_room(api, service_agent, complaint, ticket):
    client = api(service_agent)
    path = f"/tickets/{ticket.uid}/complaints"
    answer = client.post(path, {})
    assert (answer.status_code, answer.json()["code"]) == (409, "complaint.already_open")
    Complaint.objects.unscoped("test").update(deleted_at=MORNING)
    assert client.post(path, {}).status_code == 201


def test_it_is_written_on_step_by_step_reported_and_closed(api, service_agent, complaint):
    client = api(service_agent)
    path = f"/complaints/{complaint.uid}"

    def send(verb, part="", body=None):
        version = client.get(path).json()["version"]
        return getattr(client, verb)(path + part, body or {}, if_match=f'"{version}"')

    refused = send("post", "/steps", {"step": "apology"})
    assert (refused.status_code, set(refused.json()["fields"])) == (409, {"apology", "facts"})
    words = dict.fromkeys(("apology", "facts", "containment", "cause", "measure", "effect"), "書いた")
    assert send("patch", body=words | {"whys": ["電源が瞬断した", "容量が足りなかった"]}).status_code == 200
    for step in ("apology", "containment", "cause", "measure"):
        assert send("post", "/steps", {"step": step}).status_code == 200, step
    assert send("post", "/steps", {"step": "report"}).json()["code"] == "complaint.not_reported"
    issued = send("post", "/reports", {"edition": "customer", "language": "ja"})
    assert issued.status_code == 201
    assert [file["name"] for file in issued.json()["files"]] == ["報告書_CL-1_20261123.pdf"]
    assert StoredFile.objects.unscoped("test").get().subject == "service.Complaint"
    for step in ("report", "effect", "closing"):
        assert send("post", "/steps", {"step": step}).status_code == 200, step
    closed = client.get(path).json()
    assert (closed["step"], closed["step_due"], closed["closed_at"] is not None) == ("closed", None, True)
    assert send("patch", body={"cause": "別の原因"}).json()["code"] == "complaint.closed"
    assert send("post", "/steps", {"step": "closing", "is_done": False}).json()["step"] == "closing"


def test_both_editions_are_printed_and_the_customers_says_less(api, service_agent, complaint):
    client = api(service_agent)
    for edition in ("customer", "internal"):
        for language in ("ja", "en"):
            asked = f"/complaints/{complaint.uid}/report?edition={edition}&language={language}"
            answer = client.get(asked)
            assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_another_severity_moves_what_is_not_done_and_tells_the_management_once(service_agent, complaint):
    first = update_complaint(service_agent, complaint.uid, {"severity": "A"}, version=complaint.version)
    assert first.step_due == datetime(2026, 11, 20, 3, tzinfo=UTC)
    update_complaint(service_agent, complaint.uid, {"is_for_management": True}, version=first.version)
    assert kinds_of(complaint).count("complaint.told_management") == 1


def test_a_step_that_is_late_is_told_once(service_agent, complaint):
    with clock.at(datetime(2026, 11, 20, 4, 59, tzinfo=UTC)):
        assert remind_of_complaints(System("job")) == 0
    for hour in (6, 7):
        with clock.at(datetime(2026, 11, 20, hour, tzinfo=UTC)):
            remind_of_complaints(System("job"))
    assert kinds_of(complaint).count("complaint.late") == 1
    assert Event.objects.filter(kind="complaint.late").get().data == {"step": "apology"}


def test_a_flag_hides_it_from_the_team_and_the_log_keeps_no_word_of_it(
    api, service_agent, second_agent, service_manager, complaint
):
    update_complaint(
        service_agent, complaint.uid, {"is_legal": True, "facts": SECRET}, version=complaint.version
    )
    path = f"/complaints/{complaint.uid}"
    assert [api(one).get(path).status_code for one in (service_agent, service_manager, second_agent)] == [
        200,
        200,
        404,
    ]
    listed = api(second_agent).get("/complaints").json()
    assert (listed["items"], listed["total"]) == ([], 0)
    assert not [one for one in EventValues.objects.all() if SECRET in str((one.before, one.after))]


def test_nobody_hides_it_from_themself(service_agent, second_agent, complaint, user_of):
    other = {"owner_id": user_of(second_agent).uid, "is_harassment": True}
    with pytest.raises(WouldLose):
        update_complaint(service_agent, complaint.uid, other, version=complaint.version)
    complaint.refresh_from_db()
    assert not complaint.is_restricted
    with_me = other | {"helper_id": user_of(service_agent).uid}
    assert update_complaint(service_agent, complaint.uid, with_me, version=complaint.version).is_restricted


def test_complaints_of_the_same_unit_product_or_customer_stand_beside_it(
    api, service_agent, complaint, asked
):
    again = actions.open_ticket(service_agent, asked, text="また同じ症状です。")
    other = open_complaint(service_agent, again.uid, {"serial": "SN-7"})
    told = api(service_agent).get(f"/complaints/{complaint.uid}").json()["alike"]
    assert [(one["number"], one["why"]) for one in told] == [(other.number, "serial")]


def test_the_list_is_narrowed_and_taken_out(api, service_manager, service_agent, complaint):
    with pytest.raises(StepNotReady):
        set_step(service_agent, complaint.uid, "apology", version=complaint.version, is_done=True)
    client = api(service_manager)
    assert client.get("/complaints?state=late&q=CL-1").json()["total"] == 1
    assert client.get("/complaints?state=closed").json()["total"] == 0
    answer = client.post("/complaints/export", {"form": "csv"})
    assert "B（中程度）" in answer.content.decode()
