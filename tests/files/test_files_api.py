"""Files over HTTP: uploaded, listed, handed out so that nothing runs, taken off and brought back."""

from uuid import uuid4

import pytest

from enishi.foundation.files import actions, taking
from enishi.foundation.http import uploads
from tests.files.conftest import PNG, message_of

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><foreignObject/><use href="https://x.example"/></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
POLYGLOT = b"GIF89a/*\x00\x00*/=1;alert(1)//"


def on(row, noun):
    return {"subject": noun, "subject_id": str(row.uid)}


def test_a_file_on_a_deal_is_listed_saved_taken_off_and_brought_back(
    api, upload, deal, sales_rep, events_of, rows
):
    made = upload(sales_rep, PNG, "図面 1.png", "image/png", **on(deal, "deal"))
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["name"], told["size"], told["kind"], told["scan"]) == (
        "図面 1.png",
        len(PNG),
        "png",
        "not_scanned",
    )
    assert (told["uploaded_by"], told["may"], told["picture"]) == ("佐藤 健", {"delete": True}, "waiting")

    asked = f"/files?subject=deal&subject_id={deal.uid}"
    assert [one["id"] for one in api(sales_rep).get(asked).json()["items"]] == [told["id"]]
    saved = api(sales_rep).get(f"/files/{told['id']}/content")
    assert saved.content == PNG

    assert api(sales_rep).delete(f"/files/{told['id']}", if_match='"1"').status_code == 204
    assert api(sales_rep).get(asked).json()["items"] == []
    assert api(sales_rep).get(f"/files/{told['id']}/content").status_code == 404
    assert api(sales_rep).post(f"/files/{told['id']}/restore").status_code == 200
    assert api(sales_rep).get(f"/files/{told['id']}/content").content == PNG
    assert events_of(rows.get()) == ["file.kept", "file.removed", "file.restored"]


@pytest.mark.parametrize(
    ("data", "name", "declared"),
    [
        (SVG, "a.svg", "image/svg+xml"),
        (HTML, "a.html", "text/html"),
        (HTML, "a.png", "image/png"),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>", "a.xml", "application/xml"),
        (POLYGLOT, "a.js", "application/javascript"),
        (b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "a.pdf", "application/pdf"),
    ],
)
def test_b20_b21_whatever_it_is_it_is_saved_and_never_runs(
    api, upload, deal, sales_rep, data, name, declared
):
    told = upload(sales_rep, data, name, declared, **on(deal, "deal")).json()
    response = api(sales_rep).get(f"/files/{told['id']}/content")
    assert response.content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert api(sales_rep).get(f"/files/{told['id']}/picture").status_code == 404


def test_b18_b80_a_name_goes_out_as_a_header_that_cannot_be_broken(api, upload, deal, sales_rep):
    name = 'a\u202egnp;\r\nSet-Cookie: x=1".見積'
    told = upload(sales_rep, b"abc", name, **on(deal, "deal")).json()
    header = api(sales_rep).get(f"/files/{told['id']}/content")["Content-Disposition"]
    assert "\r" not in header and "\n" not in header and "\u202e" not in header
    assert header.isascii() and header.count('"') == 2


def test_b09_another_customers_file_is_answered_as_none(api, upload, deal, sales_rep, other_rep):
    told = upload(sales_rep, b"abc", **on(deal, "deal")).json()
    stranger = api(other_rep)
    for path in ("", "/content", "/picture"):
        assert stranger.get(f"/files/{told['id']}{path}").status_code == 404
        assert stranger.get(f"/files/{uuid4()}{path}").status_code == 404
        assert api(None).get(f"/files/{told['id']}{path}").status_code == 401
    assert stranger.get(f"/files?subject=deal&subject_id={deal.uid}").status_code == 404
    assert stranger.delete(f"/files/{told['id']}", if_match='"1"').status_code == 404


def test_b02_a_file_is_put_on_no_record_that_is_not_visible(upload, deal, other_rep, read_only, rows):
    refused = upload(other_rep, b"abc", **on(deal, "deal"))
    unknown = upload(other_rep, b"abc", subject="deal", subject_id=str(uuid4()))
    assert (refused.status_code, refused.json()) == (unknown.status_code, unknown.json())
    assert refused.json()["fields"].keys() == {"subject_id"}
    assert upload(read_only, b"abc", **on(deal, "deal")).status_code == 403
    assert rows.count() == 0


def test_b11_another_persons_draft_is_answered_as_none(api, upload, sales_rep, colleague):
    told = upload(sales_rep, b"abc").json()
    assert [one["id"] for one in api(sales_rep).get("/files").json()["items"]] == [told["id"]]
    assert api(colleague).get("/files").json()["items"] == []
    assert api(colleague).get(f"/files/{told['id']}").status_code == 404
    assert api(colleague).get(f"/files/{told['id']}/content").status_code == 404


def test_b11_a_reply_takes_only_its_writers_own_new_uploads(
    api, upload, ticket, service_agent, service_manager, rows
):
    theirs = upload(service_manager, b"theirs").json()["id"]
    mine = upload(service_agent, b"mine", "手順.txt").json()["id"]
    path = f"/tickets/{ticket.uid}/replies"
    refused = api(service_agent).post(
        path, {"text": "送ります", "file_ids": [mine, theirs]}, if_match=f'"{ticket.version}"'
    )
    assert refused.status_code == 404
    assert set(rows.values_list("subject", flat=True)) == {""}
    sent = api(service_agent).post(
        path, {"text": "送ります", "file_ids": [mine]}, if_match=f'"{ticket.version}"'
    )
    assert sent.status_code == 201, sent.content
    said = api(service_agent).get(f"/tickets/{ticket.uid}/thread").json()["items"][-1]
    assert [(one["id"], one["name"]) for one in said["files"]] == [(mine, "手順.txt")]
    again = api(service_agent).post(
        path, {"text": "もう一度", "file_ids": [mine]}, if_match=f'"{sent.json()["version"]}"'
    )
    assert again.status_code == 404


def test_a_files_name_may_stand_for_words_and_an_empty_reply_may_not(api, upload, ticket, service_agent):
    noted = upload(service_agent, b"abc", "社内.txt").json()["id"]
    made = api(service_agent).post(f"/tickets/{ticket.uid}/notes", {"text": "参考", "file_ids": [noted]})
    assert made.status_code == 201
    assert [one["name"] for one in made.json()["files"]] == ["社内.txt"]


def test_b08_a_file_of_an_internal_note_is_for_whoever_reads_notes(
    api, upload, ticket, service_agent, sales_rep, read_only
):
    file = upload(service_agent, b"abc", "社内.txt").json()["id"]
    api(service_agent).post(f"/tickets/{ticket.uid}/notes", {"text": "参考", "file_ids": [file]})
    assert api(service_agent).get(f"/files/{file}/content").status_code == 200
    for other in (sales_rep, read_only):
        assert api(other).get(f"/files/{file}/content").status_code == 404


def test_nothing_is_put_on_a_message_afterwards(upload, ticket, service_agent, rows):
    refused = upload(service_agent, b"abc", **on(message_of(ticket), "message"))
    assert refused.status_code == 400
    assert rows.count() == 0


@pytest.mark.parametrize(
    ("data", "status", "code"), [(b"", 400, "file.empty"), (b"x" * 1_001, 413, "file.too_large")]
)
def test_b84_nothing_and_too_much_are_refused_in_words(
    upload, deal, sales_rep, rows, store, monkeypatch, data, status, code
):
    monkeypatch.setattr(taking, "largest", lambda: 1_000)
    refused = upload(sales_rep, data, **on(deal, "deal"))
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert rows.count() == 0 and list(store.digests()) == []


def test_b84_a_full_quota_says_so(upload, deal, sales_rep, rows, monkeypatch):
    monkeypatch.setattr(actions, "quota", lambda: 2)
    refused = upload(sales_rep, b"abc", **on(deal, "deal"))
    assert (refused.status_code, refused.json()["code"]) == (507, "file.quota_full")
    assert rows.count() == 0


def test_b84_a_body_beyond_all_bounds_is_refused_before_it_is_read(
    upload, deal, sales_rep, rows, monkeypatch
):
    monkeypatch.setattr(uploads, "LARGEST", 1_000)
    refused = upload(sales_rep, b"x" * 2_000, **on(deal, "deal"))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")
    assert rows.count() == 0


def test_f16_a_full_disk_answers_507_and_the_next_try_succeeds(
    upload, deal, sales_rep, rows, store, monkeypatch
):
    def put(pieces):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(store, "put", put)
        refused = upload(sales_rep, b"abc", **on(deal, "deal"))
    assert (refused.status_code, refused.json()["code"]) == (507, "file.disk_full")
    assert rows.count() == 0
    assert upload(sales_rep, b"abc", **on(deal, "deal")).status_code == 201
