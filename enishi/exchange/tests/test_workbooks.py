"""Workbooks: read as they are shown, refused where they are dangerous, written so that nothing in them runs."""

import time
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from enishi.exchange import exporter, uploads, workbooks
from enishi.exchange.reading import NotATable, TooManyColumns, open_table
from enishi.foundation.authz import System

AFTERNOON = datetime.fromisoformat("2026-11-20T14:30")
BILLION_LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>"""
FILE_OF_OURS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
OTHER_DTD = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>'


@pytest.fixture
def book(tmp_path):
    """`book([...rows])`: a workbook's path; `change(box)` may add to it afterwards."""

    def make(*sheets, change=None):
        made = Workbook()
        made.remove(made.active)
        for rows in sheets:
            sheet = made.create_sheet()
            for row in rows:
                sheet.append(row)
        path = tmp_path / "客先.xlsx"
        made.save(path)
        if change:
            with zipfile.ZipFile(path, "a") as box:
                change(box)
        return path

    return make


def lines(path, tmp_path):
    with workbooks.unfolded(path) as text:
        table = open_table(text)
        return table.header, [(line.row, line.cells) for line in table.lines()]


def test_cells_are_read_as_their_types_say(book, tmp_path):
    path = book([
        ["名前", "日付", "時刻", "数", "割合", "はい", "メモ"],
        ["㈱花咲", date(2026, 11, 20), AFTERNOON, 1200.0, 0.125, True, "1行目\n2行目"],
        [None, None, None, None, None, None, None],
        ["森商店"],
    ])  # fmt: skip

    header, found = lines(path, tmp_path)

    assert header == ("名前", "日付", "時刻", "数", "割合", "はい", "メモ")
    assert found == [
        (2, ("㈱花咲", "2026-11-20", "2026-11-20 14:30:00", "1200", "0.125", "yes", "1行目\n2行目")),
        (4, ("森商店", "", "", "", "", "", "")),
    ]


def test_the_first_sheet_that_shows_anything_is_read(book, tmp_path):
    assert lines(book([], [["a", "b"], [1, 2]], [["c"]]), tmp_path) == (("a", "b"), [(2, ("1", "2"))])


def test_a_formula_is_what_was_last_shown(book, tmp_path):
    assert lines(book([["a", "b"], ["=1+1", 5]]), tmp_path)[1] == [(2, ("", "5"))]


def test_an_empty_workbook_is_told_to_be_empty(book, tmp_path):
    with pytest.raises(NotATable) as refused:
        lines(book([]), tmp_path)
    assert refused.value.fields == {"file": "import_empty"}


def test_a_text_file_is_itself(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n", "utf-8")
    with workbooks.unfolded(path) as text:
        assert text == path


def test_b52_more_columns_than_any_table_has_are_refused(book, tmp_path):
    with pytest.raises(TooManyColumns):
        lines(book([[f"c{n}" for n in range(501)]]), tmp_path)


@pytest.mark.parametrize("content", [BILLION_LAUGHS, FILE_OF_OURS, OTHER_DTD])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_b82_a_workbook_that_declares_entities_or_reads_files_is_refused(book, tmp_path, content, encoding):
    path = book(
        [["a"]], change=lambda box: box.writestr("xl/worksheets/sheet9.xml", content.encode(encoding))
    )
    started = time.perf_counter()

    with pytest.raises(NotATable) as refused:
        lines(path, tmp_path)

    assert refused.value.fields == {"file": "import_bad_workbook"}
    assert time.perf_counter() - started < 1


def test_b81_a_workbook_that_unfolds_a_thousandfold_is_refused(book, tmp_path):
    def change(box):
        box.writestr("xl/media/a.bin", b"\0" * 20_000_000, compress_type=zipfile.ZIP_DEFLATED)

    with pytest.raises(NotATable):
        lines(book([["a"]], change=change), tmp_path)


def test_b81_a_box_of_too_many_parts_is_refused(book, tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_PARTS", 5)
    with pytest.raises(NotATable):
        lines(book([["a"]]), tmp_path)


def test_b81_more_than_may_ever_be_unfolded_is_refused(book, tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_BYTES", 100)
    with pytest.raises(NotATable):
        lines(book([["a"]]), tmp_path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 but no box", b"PK\x03\x04"])
def test_b81_what_only_begins_like_a_box_is_refused(tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotATable):
        lines(path, tmp_path)


def test_b81_another_box_of_xml_is_no_workbook(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("word/document.xml", "<document/>")
    with pytest.raises(NotATable):
        lines(path, tmp_path)


def test_a_workbook_is_uploaded_like_any_other_file(api, admin, book, tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "place", lambda uid: tmp_path / f"{uid}.csv")
    content = book([["外部ID", "取引先名", "従業員数"], ["A1", "花咲精機", 120]]).read_bytes()
    body = {"kind": "accounts", "file": SimpleUploadedFile("客先.xlsx", content)}

    made = api(admin).http.post("/api/v1/imports", body).json()
    seen = api(admin).post(f"/imports/{made['id']}/preview").json()

    assert (made["file_name"], made["row_count"], made["columns"][1]["samples"]) == (
        "客先.xlsx",
        1,
        ["花咲精機"],
    )
    assert (seen["made"], seen["skipped"]) == (1, 0)


def test_b81_a_dangerous_upload_is_refused_and_not_kept(api, admin, book, tmp_path, monkeypatch):
    drawer = tmp_path / "drawer"
    drawer.mkdir()
    monkeypatch.setattr(uploads, "place", lambda uid: drawer / f"{uid}.csv")
    content = book([["a"]], change=lambda box: box.writestr("xl/a.xml", BILLION_LAUGHS)).read_bytes()

    body = {"kind": "accounts", "file": SimpleUploadedFile("客先.xlsx", content)}
    answer = api(admin).http.post("/api/v1/imports", body)

    assert (answer.status_code, answer.json()["code"]) == (400, "import.not_a_table")
    assert list(drawer.iterdir()) == []


def test_b50_what_is_written_as_a_workbook_runs_nothing(organisation, bring, tmp_path):
    names = ["=1+1", "+81", "@SUM(A1)", "-5", "花咲"]
    content = "".join(f'A{n},"{name}",12\n' for n, name in enumerate(names))
    bring("accounts", "external_id,name,employees\n" + content)

    exporter.export(System("cli"), tmp_path, for_spreadsheets=True)

    sheet = load_workbook(tmp_path / "accounts.xlsx").active
    header = [cell.value for cell in sheet[1]]
    told = [row[header.index("name")] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in told] == [(name, "s") for name in names]
    assert {row[header.index("employees")].value for row in sheet.iter_rows(min_row=2)} == {12}


def test_b51_what_was_written_as_a_workbook_comes_back_equal(organisation, bring, tmp_path):
    content = "external_id,name,phone,annual_revenue\nA1,=1+1,+81 3-1234-5678,5000\nA2,-5,0120-123-456,\n"
    bring("accounts", content)
    exporter.export(System("cli"), tmp_path, for_spreadsheets=True)

    with workbooks.unfolded(tmp_path / "accounts.xlsx") as text:
        report = bring("accounts", text.read_bytes())

    assert (report.same, report.changed, report.skipped) == (2, 0, 0)
