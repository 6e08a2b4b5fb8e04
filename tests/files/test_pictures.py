"""Pictures of files: drawn anew, within bounds, by a process that may fall over."""

import io
import struct
import zlib

import pytest
from PIL import Image

from enishi.foundation.authz import System
from enishi.foundation.files import actions, jobs, pictures

GPS = 0x8825


def image(kind="PNG", size=(64, 32), mode="RGB", **options) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else None).save(written, kind, **options)
    return written.getvalue()


def photograph() -> bytes:
    """Taken upright with the camera turned, and with the place it was taken at."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(GPS)[1] = "N"
    return image("JPEG", (64, 32), exif=exif)


def bomb(width: int, height: int) -> bytes:
    """A PNG that states its size and goes on with next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf(*, script: bool = False) -> bytes:
    action = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>" if script else ""
    parts = [
        f"<</Type/Catalog/Pages 2 0 R{action}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
    ]
    body = "".join(f"{number} 0 obj{part}endobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_b83_a_photograph_is_drawn_upright_and_says_nothing_of_where_it_was_taken():
    made = pictures.drawn("jpeg", photograph())
    assert (made.width, made.height) == (32, 64)
    with Image.open(io.BytesIO(made.large)) as large:
        assert (large.format, large.size) == ("WEBP", (32, 64))
        assert dict(large.getexif()) == {}
    assert b"EXIF" not in made.large + made.small and b"Camera" not in made.large + made.small


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("png", bomb(50_000, 50_000)),
        ("png", bomb(10_000, 5_001)),
        ("png", image()[:40]),
        ("jpeg", photograph()[:200]),
        ("gif", b"GIF89a/*\x00\x00*/=1;alert(1)//"),
        ("pdf", b"%PDF-1.7 nothing"),
    ],
)
def test_b83_what_is_too_large_or_broken_has_no_picture(kind, data):
    assert pictures.drawn(kind, data) is None


def test_b21_a_pdf_is_shown_as_a_picture_of_its_first_page_and_its_script_is_not_run():
    made = pictures.drawn("pdf", pdf(script=True))
    assert (made.width, made.height, made.pages) == (None, None, 1)
    with Image.open(io.BytesIO(made.large)) as large:
        assert large.size == (800, 400)


def test_a_picture_process_that_hangs_is_ended(monkeypatch, tmp_path):
    script = tmp_path / "hangs.py"
    script.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(pictures, "DRAWING", script)
    monkeypatch.setattr(pictures, "MOST_SECONDS", 0.5)
    assert pictures.drawn("png", image()) is None


def test_an_uploaded_image_has_a_small_and_a_large_picture(deal, api, sales_rep, rows):
    file = actions.keep_file(
        System("job"), deal, name="a.png", data=image(size=(2_000, 1_000)), declared_type="image/png"
    )
    client = api(sales_rep)
    assert client.get(f"/files/{file.uid}/picture").status_code == 404
    jobs.examine.func(file_id=str(file.uid))
    told = client.get(f"/files/{file.uid}").json()
    assert (told["picture"], told["width"], told["height"]) == ("ready", 2_000, 1_000)
    sizes = {}
    for size in ("thumbnail", "preview"):
        answer = client.get(f"/files/{file.uid}/picture?size={size}")
        assert answer["Content-Type"] == "image/webp"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        sizes[size] = Image.open(io.BytesIO(answer.content)).size
        again = client.get(f"/files/{file.uid}/picture?size={size}", if_none_match=answer["ETag"])
        assert (again.status_code, again.content) == (304, b"")
    assert sizes == {"thumbnail": (320, 160), "preview": (1_600, 800)}


def test_an_upload_asks_for_its_examination_in_the_same_transaction(upload, deal, sales_rep, outbox):
    told = upload(sales_rep, image(), "a.png", "image/png", subject="deal", subject_id=str(deal.uid)).json()
    assert ("foundation.files.jobs.examine", {"file_id": told["id"]}) in outbox()
