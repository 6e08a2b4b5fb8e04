import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.files.kinds import is_shown, kind_of, media_type
from enishi.foundation.files.names import clean_name

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("見積書.pdf", "見積書.pdf"),
        ("../../x", "x"),
        ("..\\..\\x.txt", "x.txt"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\a.dll", "a.dll"),
        (".htaccess", "htaccess"),
        ("\u200b.htaccess", "htaccess"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("a.php.", "a.php"),
        ("x.pht", "x.pht"),
        ("", "file"),
        ("...", "file"),
        ("a/", "file"),
        ('a"b;c<d>.txt', "a_b;c_d_.txt"),
        ("が.txt", "が.txt"),
    ],
)
def test_b80_a_name_is_a_label_and_no_path(given, kept):
    assert clean_name(given) == kept


def test_b80_a_long_name_keeps_its_ending_within_255_bytes():
    name = clean_name("長" * 300 + ".pdf")
    assert name.endswith("長.pdf")
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\x00b.txt", "ab.txt"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie_ x.txt"),
        ("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
    ],
)
def test_b18_what_cannot_be_seen_in_a_name_is_gone(given, kept):
    assert clean_name(given) == kept


def test_b18_a_name_of_five_thousand_letters_is_cut():
    assert len(clean_name("x" * 6_000).encode()) == 255


@given(st.text(max_size=400))
def test_b80_whatever_a_file_is_called_its_label_is_safe_and_stays_as_it_is(given):
    name = clean_name(given)
    assert name
    assert len(name.encode()) <= 255
    assert not set('/\\<>:"|?*') & set(name)
    assert not name.startswith((".", " ")) and not name.endswith((".", " "))
    assert all(unicodedata.category(letter) not in ("Cc", "Cf", "Cs") for letter in name)
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PNG + b"IHDR", "png"),
        (b"\xff\xd8\xff\xe0JFIF", "jpeg"),
        (b"GIF89a/*<script>*/", "gif"),
        (b"RIFF0000WEBPVP8 ", "webp"),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04rest", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"MZ\x90", "program"),
        (b"<!DOCTYPE html><script>", "markup"),
        (b"\n <svg onload=alert(1)>", "markup"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "markup"),
        ("<html>".encode("utf-16"), "markup"),
        ("こんにちは".encode(), "text"),
        (b"a\x00b", "binary"),
        (b"", "text"),
    ],
)
def test_b21_a_file_is_what_its_first_bytes_say(head, kind):
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("kind", "declared", "shown"),
    [
        ("png", "image/png", True),
        ("png", "", True),
        ("png", "application/octet-stream", True),
        ("png", "text/html", False),
        ("markup", "image/png", False),
        ("markup", "image/svg+xml", False),
        ("gif", "application/javascript", False),
        ("pdf", "application/pdf", True),
        ("text", "text/plain", False),
        ("jpeg", "image/png", False),
    ],
)
def test_b21_what_its_sender_calls_otherwise_is_only_downloaded(kind, declared, shown):
    assert is_shown(kind, declared) is shown


@pytest.mark.parametrize(
    ("declared", "kept"),
    [
        ("Image/PNG; name=x", "image/png"),
        ("text/html\r\nX: y", ""),
        ("nonsense", ""),
        ("a/" + "b" * 500, ""),
        ("", ""),
    ],
)
def test_a_declared_type_is_one_or_nothing(declared, kept):
    assert media_type(declared) == kept
