"""Imports in the browser: upload, choose, look, start, watch."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.customers.models import Account
from enishi.exchange import jobs, running, uploads
from enishi.exchange.actions import clear_uploads
from enishi.exchange.models import Import
from enishi.foundation import clock
from enishi.foundation.jobs.worker import drain
from enishi.sales.actions.pipelines import default_pipeline
from enishi.sales.models import Stage
from enishi.staff.models import User

WHY = "a test looks"
FILE = "得意先コード,取引先名,従業員数\nA1,花咲精機,120\nA2,森商店,\n"
COLUMNS = {"external_id": "得意先コード", "name": "取引先名", "employees": "従業員数"}


@pytest.fixture(autouse=True)
def drawer(tmp_path, monkeypatch):
    """Uploads of one test lie in a folder of its own."""
    monkeypatch.setattr(uploads, "place", lambda uid: tmp_path / f"{uid}.csv")
    return tmp_path


@pytest.fixture
def upload(api):
    def send(actor, content=FILE, *, kind="accounts", name="客先.csv"):
        data = content if isinstance(content, bytes) else content.encode()
        body = {"kind": kind, "file": SimpleUploadedFile(name, data, "text/csv")}
        return api(actor).http.post("/api/v1/imports", body)

    return send


def accounts():
    return Account.objects.unscoped(WHY)


def test_an_upload_says_how_it_is_written_and_what_stands_in_its_columns(upload, admin):
    made = upload(admin, FILE.encode("cp932")).json()

    assert (made["encoding"], made["delimiter"], made["row_count"], made["status"]) == (
        "cp932",
        ",",
        2,
        "uploaded",
    )
    assert made["columns"][1] == {"name": "取引先名", "samples": ["花咲精機", "森商店"]}
    assert made["mapping"] == COLUMNS
    assert made["may"] == {"update": True, "delete": True, "undo": False}


def test_a_file_is_brought_in_in_the_background_and_reports_what_it_did(
    api, upload, admin, drawer, django_capture_on_commit_callbacks
):
    client, made = api(admin), upload(admin).json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS}, made["version"]).json()

    looked = client.post(f"{path}/preview").json()
    assert (looked["made"], looked["skipped"], accounts().count()) == (2, 0, 0)

    started = client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    assert (started.status_code, started.json()["status"]) == (202, "running")
    with django_capture_on_commit_callbacks(execute=True):
        drain()

    done = client.get(path).json()
    assert (done["status"], done["made"], done["done"], done["problems"]) == ("done", 2, 2, [])
    assert set(accounts().values_list("name", flat=True)) == {"花咲精機", "森商店"}
    assert list(drawer.iterdir()) == []


def test_bad_rows_are_told_in_the_readers_words(api, upload, admin):
    client = api(admin)
    made = upload(admin, FILE + "A1,二度目,3\nA3,,x\n").json()
    path = f"/imports/{made['id']}"
    client.patch(path, {"mapping": COLUMNS}, made["version"])

    looked = client.post(f"{path}/preview").json()

    assert [(one["row"], one["name"], one["reason"]) for one in looked["problems"]] == [
        (4, "外部ID", "同じ外部IDの行が、ファイルの中に先にあります。"),
        (5, "取引先名", "入力してください。"),
        (5, "従業員数", "数字で入力してください（例: 1,234）。"),
    ]


def test_an_import_stopped_half_way_goes_on_where_it_stood(upload, api, admin, monkeypatch):
    monkeypatch.setattr("enishi.exchange.importer.BATCH", 1)
    client, made = api(admin), upload(admin).json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS}, made["version"]).json()
    client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    row = Import.objects.unscoped(WHY).get()
    keep = running._keep
    monkeypatch.setattr(
        running, "_keep", lambda row, report: keep(row, report) if report.position < 3 else 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        jobs.bring_in.func(import_id=row.pk)
    row.refresh_from_db()
    assert (row.status, row.position, row.made, accounts().count()) == ("running", 2, 1, 1)
    monkeypatch.setattr(running, "_keep", keep)

    jobs.bring_in.func(import_id=row.pk)

    row.refresh_from_db()
    assert (row.status, row.made, row.same, accounts().count()) == ("done", 2, 0, 2)


def test_two_workers_on_one_import_take_each_row_once(upload, api, admin, monkeypatch):
    monkeypatch.setattr("enishi.exchange.importer.BATCH", 1)
    client, made = api(admin), upload(admin).json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS}, made["version"]).json()
    client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    row = Import.objects.unscoped(WHY).get()
    keep = running._keep

    def overtaken_first(held, report):
        monkeypatch.setattr(running, "_keep", keep)
        Import.objects.unscoped(WHY).filter(pk=row.pk).update(position=2, made=1)
        keep(held, report)

    monkeypatch.setattr(running, "_keep", overtaken_first)
    jobs.bring_in.func(import_id=row.pk)

    row.refresh_from_db()
    assert row.status == "running"
    assert accounts().count() == 0


def test_all_or_nothing_keeps_nothing_and_says_so(api, upload, admin):
    client, made = api(admin), upload(admin, FILE + "A3,,\n").json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS, "atomic": True}, made["version"]).json()

    client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    drain()

    done = client.get(path).json()
    assert (done["status"], done["made"], done["skipped"], accounts().count()) == ("done", 0, 1, 0)


def test_whoever_lost_the_right_meanwhile_brings_in_nothing(api, upload, sales_manager):
    client, made = api(sales_manager), upload(sales_manager).json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS}, made["version"]).json()
    client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    User.objects.filter(pk=sales_manager.user_id).update(roles=["read_only"])

    drain()

    row = Import.objects.unscoped(WHY).get()
    assert (row.status, row.refusal, accounts().count()) == ("failed", "not_allowed", 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 workbook", "import.not_a_table"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "import.is_a_spreadsheet"),
        (b"", "import.not_a_table"),
        (b"a,a\n1,2\n", "import.duplicate_header"),
    ],
)
def test_what_is_no_table_is_refused_and_not_kept(upload, admin, drawer, content, code):
    refused = upload(admin, content)

    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert Import.objects.unscoped(WHY).count() == 0
    assert list(drawer.iterdir()) == []


def test_b52_a_file_beyond_the_limit_is_refused_and_not_kept(upload, admin, drawer, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 20)

    refused = upload(admin)

    assert (refused.status_code, refused.json()["code"]) == (400, "import.too_large")
    assert list(drawer.iterdir()) == []


def test_b01_b11_an_upload_is_its_owners(api, upload, sales_manager, person, other_sales_team):
    made = upload(sales_manager).json()
    other = api(person("別の 課長", "sales_manager", team=other_sales_team))
    path, match = f"/imports/{made['id']}", f'"{made["version"]}"'

    answers = [
        other.get(path),
        other.patch(path, {"atomic": True}, made["version"]),
        other.post(f"{path}/preview"),
        other.post(f"{path}/start", if_match=match),
        other.delete(path, if_match=match),
    ]

    assert [one.status_code for one in answers] == [404] * 5
    assert other.get("/imports").json()["total"] == 0
    assert Import.objects.unscoped(WHY).get().status == "uploaded"


def test_b06_who_only_reads_uploads_nothing(upload, api, read_only, admin, drawer):
    made = upload(admin).json()
    path, match, reader = f"/imports/{made['id']}", f'"{made["version"]}"', api(read_only)
    kept = list(drawer.iterdir())

    answers = [
        upload(read_only),
        reader.patch(path, {"atomic": True}, made["version"]),
        reader.post(f"{path}/preview"),
        reader.post(f"{path}/start", if_match=match),
        reader.delete(path, if_match=match),
    ]

    assert [one.status_code for one in answers] == [403] * 5
    assert list(drawer.iterdir()) == kept


def test_b61_b62_fields_that_are_not_ones_to_send_are_refused(api, upload, admin):
    made = upload(admin).json()

    for field in ("status", "started_by", "position", "file_name", "kind"):
        refused = api(admin).patch(f"/imports/{made['id']}", {field: "x"}, made["version"])
        assert (refused.status_code, list(refused.json()["fields"])) == (400, [field])


def test_b18_a_file_name_is_a_name_only(upload, admin, drawer):
    made = upload(admin, name="../../etc/<b>x\x07.csv").json()

    assert "/" not in made["file_name"]
    assert [path.parent for path in drawer.iterdir()] == [drawer]


def test_a_running_import_is_not_changed_nor_started_twice(api, upload, admin):
    client, made = api(admin), upload(admin).json()
    path = f"/imports/{made['id']}"
    made = client.patch(path, {"mapping": COLUMNS}, made["version"]).json()
    made = client.post(f"{path}/start", if_match=f'"{made["version"]}"').json()

    again = client.post(f"{path}/start", if_match=f'"{made["version"]}"')
    changed = client.patch(path, {"atomic": True}, made["version"])

    assert [again.status_code, changed.status_code] == [409, 409]
    assert again.json()["code"] == "import.already_started"


def test_an_upload_that_is_not_wanted_is_thrown_away(
    api, upload, admin, drawer, django_capture_on_commit_callbacks
):
    made = upload(admin).json()

    with django_capture_on_commit_callbacks(execute=True):
        gone = api(admin).delete(f"/imports/{made['id']}", if_match=f'"{made["version"]}"')

    assert gone.status_code == 204
    assert list(drawer.iterdir()) == []
    assert Import.objects.unscoped(WHY).count() == 0


def test_everybody_is_offered_the_kinds_they_may_bring_in(api, admin, sales_manager, organisation):
    everything = {kind["key"] for kind in api(admin).get("/import-kinds").json()["kinds"]}
    selling = {kind["key"] for kind in api(sales_manager).get("/import-kinds").json()["kinds"]}

    assert everything >= {"users", "accounts", "deals", "tickets"}
    assert "deals" in selling
    assert not {"users", "tickets"} & selling


def test_what_was_never_started_is_thrown_away_after_a_week(upload, admin, drawer, cli):
    upload(admin)
    left = drawer / "00000000-0000-7000-8000-000000000000.csv"
    left.write_text("x")
    eight_days_ago = clock.now() - timedelta(days=8)
    Import.objects.unscoped(WHY).update(created_at=eight_days_ago)
    for path in drawer.iterdir():
        os.utime(path, (eight_days_ago.timestamp(),) * 2)
    upload(admin)

    assert clear_uploads(cli) == 2

    assert Import.objects.unscoped(WHY).count() == len(list(drawer.iterdir())) == 1


def field_of(api, actor, kind, name):
    kinds = {one["key"]: one for one in api(actor).get("/import-kinds").json()["kinds"]}
    return {one["key"]: one for one in kinds[kind]["fields"]}[name]


def test_choices_and_stages_are_offered_in_words(api, admin):
    pipeline = default_pipeline()

    kind, stage = field_of(api, admin, "accounts", "kind"), field_of(api, admin, "deals", "stage")

    assert kind["choices"] == [{"value": "company", "name": "会社"}, {"value": "person", "name": "個人"}]
    assert [one["value"] for one in stage["choices"]] == list(
        Stage.objects.unscoped(WHY)
        .filter(pipeline=pipeline)
        .order_by("position")
        .values_list("name", flat=True)
    )


def test_unknown_names_may_be_made_by_whoever_may_bring_in_such_rows(api, admin, sales_manager):
    assert field_of(api, admin, "deals", "owner")["makes"] is True
    assert field_of(api, sales_manager, "deals", "owner")["makes"] is False
    assert field_of(api, sales_manager, "deals", "account")["makes"] is True
    assert field_of(api, admin, "deals", "contact")["makes"] is False


def test_the_words_of_a_column_are_counted(api, upload, admin):
    made = upload(admin, "得意先コード,区分\nA1,法人\nA2,個人\nA3,法人\nA4,\n").json()

    told = api(admin).get(f"/imports/{made['id']}/words?field=kind&column=区分")
    absent = api(admin).get(f"/imports/{made['id']}/words?field=kind&column=ない列")

    assert told.json()["words"] == [
        {"word": "法人", "count": 2, "means": ""},
        {"word": "個人", "count": 1, "means": "person"},
    ]
    assert (absent.status_code, absent.json()["code"]) == (400, "import.missing_columns")


def test_a_word_for_a_stage_is_known_by_its_names_and_by_what_it_means(api, upload, admin):
    default_pipeline()
    made = upload(admin, "id,商談,段階\nD1,a,受注\nD2,b,won\nD3,c,Closed\n", kind="deals").json()

    told = api(admin).get(f"/imports/{made['id']}/words?field=stage&column=段階").json()["words"]

    assert [(one["word"], one["means"]) for one in told] == [
        ("受注", "受注"),
        ("won", "受注"),
        ("Closed", ""),
    ]


def test_a_file_read_another_way_is_matched_anew_and_keeps_what_was_chosen(api, upload, admin):
    client = api(admin)
    made = upload(admin, "code;外部ID,会社名\nA1;x,花咲精機\n").json()
    path = f"/imports/{made['id']}"
    fixed = {"external_id": "code;外部ID", "kind": {"value": "company"}}
    made = client.patch(path, {"mapping": fixed}, made["version"]).json()

    read = client.patch(path, {"delimiter": ";"}, made["version"]).json()

    assert [column["name"] for column in read["columns"]] == ["code", "外部ID,会社名"]
    assert read["mapping"] == {"kind": {"value": "company"}}


def test_a_name_that_cannot_be_made_is_refused_beside_its_field(api, upload, admin):
    client = api(admin)
    made = upload(admin, "id,姓,会社\nC1,田中,花咲\n", kind="contacts").json()
    path = f"/imports/{made['id']}"
    role = {"column": "会社", "missing": "make"}
    mapped = {"external_id": "id", "family_name": "姓", "role": role}
    client.patch(path, {"mapping": mapped}, made["version"])

    refused = client.post(f"{path}/preview")

    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["role"])


def test_who_may_upload_is_told_so(api, upload, admin, read_only):
    upload(admin)

    assert api(admin).get("/imports").json()["may"] == {"create": True}


def test_an_import_is_told_in_the_language_the_browser_asks_for(api, upload, admin):
    client = api(admin)
    made = upload(admin, FILE + "A1,二度目,3\n").json()
    path = f"/imports/{made['id']}"
    client.patch(path, {"mapping": COLUMNS}, made["version"])

    looked = client.http.post(f"/api/v1{path}/preview", headers={"Accept-Language": "en"}).json()
    kinds = client.http.get("/api/v1/import-kinds", headers={"Accept-Language": "en"}).json()["kinds"]

    assert looked["problems"][0]["name"] == "Outside id"
    assert "Accounts" in {kind["name"] for kind in kinds}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_an_encoding_that_does_not_fit_is_refused_and_changes_nothing(api, upload, admin, encoding):
    client = api(admin)
    made = upload(admin, FILE.encode("cp932")).json()

    refused = client.patch(f"/imports/{made['id']}", {"encoding": encoding}, made["version"])

    assert (refused.status_code, refused.json()["code"]) == (400, "import.not_a_table")
    assert Import.objects.unscoped(WHY).get().encoding == "cp932"
