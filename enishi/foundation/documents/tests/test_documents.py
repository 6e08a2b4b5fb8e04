"""The press and the place where bytes are kept."""

import io
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from enishi.foundation.documents import Damaged, content_of, keep, press, printed
from enishi.foundation.documents.models import Content

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
LAYOUT = "commerce/layouts/order_confirmation.typ"
DATA = {
    "title": "注文請書",
    "tracking": 0.4,
    "number": "C2026-00001",
    "language": "ja",
    "issued_on": "2026年11月20日",
    "issuer": {"name": "みなも計装株式会社", "lines": ["〒105-0011 東京都港区芝公園9-99-99"]},
    "addressee": {"name": "株式会社髙﨑製作所 御中", "address": []},
    "words": {"number": "No.", "issued_on": "発行日", "opening": "下記のとおり", "total": "合計"},
    "facts": [{"label": "ご注文日", "value": "2026年11月18日"}],
    "total": "¥3,740,000-",
    "columns": ["No.", "品名・仕様", "数量", "単位", "単価", "金額", "税率"],
    "items": [
        {
            "place": "1",
            "text": "振動センサー",
            "note": "",
            "quantity": "50",
            "unit": "台",
            "price": "48,000",
            "amount": "2,400,000",
            "rate": "10%",
        }
    ],
    "totals": [{"label": "合計", "value": "¥3,740,000", "strong": True}],
    "notes": [],
}


def text_of(pdf: bytes) -> str:
    """What stands on the pages, without the spaces a reader puts between letters."""
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Each font's name, and whether its glyphs are in the file."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            found[str(descriptor["/FontName"])] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found


def test_japanese_is_printed_with_the_font_embedded_and_nothing_else():
    pdf = printed(LAYOUT, DATA, at=NOON)
    assert "株式会社髙﨑製作所御中" in text_of(pdf)
    fonts = fonts_of(pdf)
    assert all("BIZUDPGothic" in name for name in fonts)
    assert set(fonts.values()) == {True}


def test_a_letter_the_first_font_lacks_is_printed_with_the_second():
    pdf = printed(LAYOUT, DATA | {"items": [DATA["items"][0] | {"text": "𠮷田様ご指定品"}]}, at=NOON)
    assert "𠮷田様ご指定品" in text_of(pdf)
    families = {name.partition("+")[2].partition("-")[0] for name in fonts_of(pdf)}
    assert families == {"BIZUDPGothic", "NotoSansJP"}
    assert set(fonts_of(pdf).values()) == {True}


def test_the_same_facts_at_the_same_instant_are_the_same_bytes():
    assert printed(LAYOUT, DATA, at=NOON) == printed(LAYOUT, DATA, at=NOON)


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/foundation/config.py")',
        '#image("/etc/passwd")',
        '<img src="file:///etc/passwd">',
        '#import "@preview/cetz:0.3.0"',
        "$ x^2 $ *bold* _it_ = heading",
        '"); #panic("x',
        "\u202e逆\u0000".replace("\u0000", ""),
    ],
)
def test_b17_b48_what_a_customer_wrote_is_printed_and_never_run(hostile):
    data = DATA | {"items": [DATA["items"][0] | {"text": hostile}]}
    text = text_of(printed(LAYOUT, data, at=NOON))
    assert "".join(hostile.split()).replace("\u202e", "")[:12] in text.replace("\u202e", "")
    assert "root:" not in text


def test_a_long_list_of_items_goes_over_pages_that_are_numbered():
    data = DATA | {"items": DATA["items"] * 60}
    pages = PdfReader(io.BytesIO(printed(LAYOUT, data, at=NOON))).pages
    assert len(pages) > 1
    last = "".join(pages[-1].extract_text().split())
    assert f"{len(pages)}/{len(pages)}" in last
    assert "¥3,740,000" in last


def test_a_checkout_without_fonts_says_how_to_get_them(monkeypatch, tmp_path):
    monkeypatch.setattr(press, "FONTS", tmp_path)
    press._compiler.cache_clear()
    with pytest.raises(press.FontsMissing, match="tools/fonts.py"):
        printed(LAYOUT, DATA, at=NOON)
    press._compiler.cache_clear()


def test_bytes_are_kept_once_and_given_back_as_they_were(db):
    first, again = keep(b"%PDF-1"), keep(b"%PDF-1")
    assert first.pk == again.pk
    assert Content.objects.count() == 1
    assert content_of(first.pk) == b"%PDF-1"


def test_the_database_refuses_to_rewrite_what_was_kept(db):
    kept = keep(b"%PDF-1")
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        Content.objects.filter(pk=kept.pk).update(content=b"%PDF-2")
    assert content_of(kept.pk) == b"%PDF-1"


def test_bytes_changed_behind_our_back_are_not_handed_out(db):
    Content.objects.create(sha256="0" * 64, size=3, content=b"abc")
    with pytest.raises(Damaged):
        content_of("0" * 64)
