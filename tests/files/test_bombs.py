"""Archives and workbooks that would burst, at both doors: an import refuses them unopened, an attachment is kept unopened."""

import ast
import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import enishi
from enishi.exchange import uploads
from enishi.exchange.models import Import
from enishi.foundation.files import jobs

pytestmark = pytest.mark.django_db

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "haha">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&b9;</a>"
).encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
DTD = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://169.254.169.254/x.dtd"><a/>'
QUADRATIC = b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 50_000 + b'">]><a>' + b"&x;" * 50_000 + b"</a>"
OPENS = {"zipfile", "tarfile", "lxml", "xml", "openpyxl", "py7zr", "rarfile"}


def archive(**entries: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return written.getvalue()


def many() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for number in range(20_000):
            file.writestr(f"{number}", b"")
    return written.getvalue()


def link() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        entry = zipfile.ZipInfo("link")
        entry.external_attr = 0o120777 << 16
        file.writestr(entry, "/etc/passwd")
    return written.getvalue()


def altered(data: bytes, place: int, value: int) -> bytes:
    """Another number in the first entry's head."""
    return data[:place] + struct.pack("<H", value) + data[place + 2 :]


BOMB = archive(a=b"\0" * 20_000_000)
ARCHIVES = {
    "a bomb": BOMB,
    "nested": archive(inner=archive(inner=BOMB)),
    "many entries": many(),
    "a symbolic link": link(),
    "a way up": archive(**{"../../x": b"x"}),
    "an absolute path": archive(**{"/etc/cron.d/x": b"x"}),
    "encrypted": altered(archive(a=b"x"), 6, 1),
    "a wrong size": altered(archive(a=b"x"), 22, 0xFFFF),
    "overlapping": archive(a=b"x" * 1_000) * 2,
    "a workbook with laughter": archive(**{"[Content_Types].xml": LAUGHS, "xl/workbook.xml": LAUGHS}),
    "a workbook that reads files": archive(**{"xl/workbook.xml": OUTSIDE}),
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(uploads, "place", lambda uid: tmp_path / f"{uid}.csv")
    return tmp_path


def bring(api, actor, data: bytes):
    file = SimpleUploadedFile("客先.xlsx", data, "text/csv")
    return api(actor).http.post("/api/v1/imports", {"kind": "accounts", "file": file})


def test_b81_b82_an_import_refuses_an_archive_before_it_unpacks_any_of_it(api, admin, folder):
    bring(api, admin, b"PK\x03\x04")  # whatever is made at the first call is made
    for name, data in ARCHIVES.items():
        began = time.process_time()
        refused = bring(api, admin, data)
        assert (refused.status_code, refused.json()["code"]) == (400, "import.not_a_table"), name
        assert time.process_time() - began < 1, name
    assert Import.objects.unscoped("a test").count() == 0
    assert list(folder.glob("*.csv")) == []


def test_b82_what_xml_says_is_text_to_an_import_and_nothing_is_made_of_it(api, admin, folder):
    for data in (LAUGHS, OUTSIDE, DTD, QUADRATIC):
        began = time.process_time()
        told = bring(api, admin, data)
        assert time.process_time() - began < 1
        assert told.status_code in (201, 400)
        assert b"haha" * 10 not in told.content and b"root:" not in told.content
    held = sum(path.stat().st_size for path in folder.glob("*.csv"))
    assert held <= sum(map(len, (LAUGHS, OUTSIDE, DTD, QUADRATIC)))


def test_b81_b82_an_attachment_is_kept_as_it_is_and_never_opened(api, upload, deal, sales_rep, store):
    given = {*ARCHIVES.values(), LAUGHS, OUTSIDE, DTD}
    for data in given:
        told = upload(sales_rep, data, "a.zip", subject="deal", subject_id=str(deal.uid)).json()
        jobs.examine.func(file_id=told["id"])
        assert api(sales_rep).get(f"/files/{told['id']}").json()["picture"] == "none"
    kept = [path.stat().st_size for path in store.folder.rglob("*") if path.is_file()]
    assert sorted(kept) == sorted(map(len, given))


def test_b81_b82_nothing_of_what_faces_uploads_can_unpack_or_parse_xml():
    root = Path(enishi.__file__).parent
    found = {
        f"{path.relative_to(root)}: {name}"
        for folder in (
            "foundation/files",
            "foundation/http",
            "exchange",
            "interactions",
            "service",
            "sales",
            "customers",
        )
        for path in (root / folder).rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or "", *(one.name for one in node.names)]
        if name.partition(".")[0] in OPENS
    }
    # A workbook is opened on purpose, and measured before any of it is unpacked: exchange/tests/test_workbooks.py.
    assert {name for name in found if not name.startswith("exchange/workbooks.py: ")} == set()
