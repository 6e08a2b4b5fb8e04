"""Ticket logs in the browser: upload, say what each code means, look first, bring in, see the days."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.exchange import uploads
from enishi.foundation.jobs.worker import drain
from enishi.service.models import StatusChange, Ticket

WHY = "a test looks"
LOG = """問い合わせ番号,操作,日時,担当者,会社名
7,受付,2026/6/1 9:05,,ハナサキ精機
8,受付,2026/6/1 9:30,,
7,メモ追加,2026/6/1 10:00,,
7,完了,2026/6/2 15:00,,
9,受付,いつか,,
8,回答待ちへ,2026/6/3 9:00,,
"""


@pytest.fixture(autouse=True)
def drawer(tmp_path, monkeypatch, time_machine):
    monkeypatch.setattr(uploads, "place", lambda uid: tmp_path / f"{uid}.csv")
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def uploaded(api, admin):
    file = SimpleUploadedFile("履歴.csv", LOG.encode("cp932"), "text/csv")
    body = {"kind": "ticket_events", "file": file}
    return api(admin).http.post("/api/v1/imports", body).json()


def test_a_log_is_mapped_looked_at_and_brought_in(api, admin, uploaded, django_capture_on_commit_callbacks):
    client, path = api(admin), f"/imports/{uploaded['id']}"
    columns = {
        "ticket": "問い合わせ番号",
        "status": "操作",
        "at": "日時",
        "agent": "担当者",
        "customer": "会社名",
    }
    assert uploaded["mapping"] == columns
    words = client.get(f"{path}/words?field=status&column=操作").json()["words"]
    assert {one["word"]: one["means"] for one in words} == {
        "受付": "",
        "メモ追加": "",
        "完了": "closed",
        "回答待ちへ": "",
    }
    meant = {"column": "操作", "values": {"受付": "new", "回答待ちへ": "pending"}}
    made = {"column": "会社名", "missing": "make"}
    chosen = {"mapping": columns | {"status": meant, "customer": made}}
    row = client.patch(path, chosen, uploaded["version"]).json()

    seen = client.post(f"{path}/preview").json()
    assert (seen["rows"], seen["made"], seen["skipped"]) == (6, 2, 1)
    assert seen["log"]["tickets"] == 2
    assert {one["status"]: one["count"] for one in seen["log"]["statuses"] if one["count"]} == {
        "new": 2,
        "pending": 1,
        "closed": 1,
        "touch": 1,
    }
    assert seen["log"]["touches"] == [{"word": "メモ追加", "count": 1}]
    assert (seen["log"]["first_at"], seen["log"]["last_at"]) == (
        "2026-06-01T00:05:00Z",
        "2026-06-03T00:00:00Z",
    )
    assert [(one["row"], one["name"], one["value"]) for one in seen["problems"]] == [(6, "日時", "いつか")]
    assert not Ticket.objects.unscoped(WHY).exists()

    client.post(f"{path}/start", if_match=f'"{row["version"]}"')
    with django_capture_on_commit_callbacks(execute=True):
        drain()
    done = client.get(path).json()
    assert (done["status"], done["made"], done["skipped"], done["done"]) == ("done", 2, 1, 6)
    assert (done["first_on"], done["last_on"], done["may"]["undo"]) == ("2026-06-01", "2026-06-03", False)
    tickets = Ticket.objects.unscoped(WHY).select_related("account")
    assert {one.external_id: one.status for one in tickets} == {"7": "closed", "8": "waiting"}
    assert tickets.get(external_id="7").account.name == "ハナサキ精機"
    assert StatusChange.objects.unscoped(WHY).filter(code="メモ追加", is_touch=True).count() == 1


def test_a_code_that_means_no_status_there_is_is_refused_by_name(api, admin, uploaded):
    client, path = api(admin), f"/imports/{uploaded['id']}"
    wrong = uploaded["mapping"] | {"status": {"column": "操作", "values": {"受付": "asleep"}}}
    client.patch(path, {"mapping": wrong}, uploaded["version"])
    answer = client.post(f"{path}/preview")
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["受付"])


def test_who_may_not_bring_in_tickets_is_not_offered_their_logs(api, sales_rep, admin):
    kinds = {one["key"] for one in api(admin).get("/import-kinds").json()["kinds"]}
    assert "ticket_events" in kinds
    answer = api(sales_rep).get("/import-kinds")
    assert "ticket_events" not in {one["key"] for one in answer.json()["kinds"]}
