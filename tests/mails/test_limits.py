"""What holds for any bytes whatever: no error, nothing that could run or load, and a bound on everything."""

import time

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enishi.channels.mail.understand import addresses, bounces, headers, html, parts, quotes, understand
from enishi.commands.mail import shown
from tests.mails.build import mail, multi, plain, text_part
from tests.mails.corpus import CASES
from tests.mails.harmless import harmless
from tests.mails.mutate import mutate

TAGS = "p div span a img b blockquote table td svg math style script template noscript iframe base meta form pre x".split()
PIECES = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        [
            '<img src="http://x/a" onerror=alert(1)>', '<a href="javascript:x">', "<a href=' JaVaScRiPt:x'>", "<!--", "-->",
            '<p style="position:fixed;background:url(//x)">', "<img src=cid:a>", "<![CDATA[", "&lt;script&gt;", "<svg/onload=x>",
            '<td background="http://x">', "<image src=x>", '<a href="//x" ping="//y">', "<a\x00href=x>", "<style>@import '//x';",
        ]
    ),
    st.text(max_size=8),
)  # fmt: skip
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "> 引用", "", "-- ", "-----Original Message-----", "差出人: x", "送信日時: y", "件名: z", "On Monday X wrote:",
                "2026年11月19日(木) 10:00 <a@b>:", "――――――――――", "TEL: 03-0000-0000", "〒105-0001", "________________", "本文です。",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=14,
)  # fmt: skip


@given(st.binary(max_size=400))
@example(b"")
def test_bytes_of_any_kind_are_understood_somehow(raw):
    orjson.dumps(shown("x", understood(raw)))


@given(st.integers(min_value=0, max_value=10**9))
def test_a_damaged_mail_is_understood_somehow(seed):
    read = understood(mutate(CASES[seed % len(CASES)].raw, seed))
    orjson.dumps(shown("x", read))
    assert harmless(read.html_safe)


def understood(raw):
    read = understand(raw)
    assert not [defect for defect in read.defects if defect.startswith("not_understood")]
    return read


@given(st.lists(PIECES, max_size=12).map("".join))
def test_shown_html_can_neither_run_nor_load_anything(markup):
    assert harmless(html.clean(markup).html)


@given(LINES)
def test_new_text_is_a_part_of_the_text(lines):
    text = "\n".join(lines)
    kept = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    new = quotes.new_text(text)
    wanted = new.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(any(line.rstrip() == found.rstrip() for found in kept) for line in wanted)
    assert bool(new.strip()) == bool(text.strip())


@given(LINES)
@example(["0", "差出人: x", "> 引用", "差出人: x", "差出人: x"])
@example(["0", "_____", "> 引用", "差出人: x", "差出人: x", "差出人: x"])
def test_stripping_twice_changes_nothing_more(lines):
    once = quotes.without_quotes("\n".join(lines))
    assert quotes.without_quotes(once).strip() == once.strip()


ENDLESS = {
    "spaces": " " * 1_000_000,
    "quotes": "> " * 500_000,
    "dashes": "-" * 1_000_000,
    "on": "On " * 330_000,
    "wrote": "On a\n" * 200_000,
    "headers": "From: a\nTo: b\nx\n" * 60_000,
    "rules": "_____\n\n" * 140_000,
    "drawn": "――――――――\n" * 110_000,
    "addresses": "a@" * 500_000,
    "domains": "a@" + "b." * 500_000,
    "dates": "2026年11月19日" * 90_000,
    "brackets": "<" * 1_000_000,
    "spoken": "このメールは" * 160_000,
    "daemon": "Message-ID: <" * 70_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_B89_no_pattern_needs_more_than_its_length(name):
    text = ENDLESS[name]
    started = time.process_time()
    quotes.new_text(text)
    bounces.read(parts.read(mail([("Return-Path", "<>")])), text[:2000], text)
    understand(plain(text))
    understand(
        plain("a", ("From", text[: headers.LONGEST].replace("\n", " ")), ("Subject", text.replace("\n", " ")))
    )
    assert time.process_time() - started < 5


MARKUP = {
    "deep": "<div>" * 200_000,
    "formatting": "<b>" * 50_000 + "</p>" * 5000,
    "misnested": "<b><i><u><a>" * 20_000,
    "unclosed": "<" * 1_000_000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">",
    "entities": "&amp" * 400_000,
    "cids": "cid:" * 400_000,
    "styles": f'<p style="{"color:red;" * 40_000}">',
    "large": "<p>あ</p>" * 300_000,
}


@pytest.mark.parametrize("name", MARKUP)
def test_B88_markup_of_any_kind_costs_little(name):
    started = time.process_time()
    read = understand(mail([("Content-Type", "text/html; charset=utf-8")], MARKUP[name].encode()))
    assert time.process_time() - started < 5
    assert harmless(read.html_safe)


def test_B88_a_mail_of_twenty_megabytes_in_one_line_is_read_to_the_last_byte_we_keep():
    read = understand(plain("a" * 20_000_000))
    assert (len(read.text), read.defects) == (1_000_000, ("text_too_long",))


def test_B88_ten_thousand_levels_and_a_million_delimiters_stop_at_the_limits():
    deep = b"".join(
        b'--L%d\nContent-Type: multipart/mixed; boundary="L%d"\n\n' % (level, level + 1)
        for level in range(10_000)
    )
    head = ("Content-Type", 'multipart/mixed; boundary="L0"')
    assert "too_deep" in understand(mail([head], deep)).defects
    assert "too_many_parts" in understand(mail([head], b"--L0\n" * 1_000_000)).defects
    assert "too_many_headers" in understand(b"X: y\r\n" * 1_000_000).defects


LARGE = {
    "headers": (b"X: y\r\n", b""),
    "folding": (b" z\r\n", b"X: y\r\n"),
    "junk": (b"\xa4\x22", b""),
    "jis": (b'\x1b$B$"\x1b(B\n', b"Content-Type: text/plain; charset=iso-2022-jp\n\n"),
    "euc": (b"\xad\xa1", b"Content-Type: text/plain; charset=euc-jp\n\n"),
    "unlabelled": ("①髙".encode("cp932"), b"Content-Type: text/plain\n\n"),
    "padding": (b"QQ==", b"Content-Transfer-Encoding: base64\n\n"),
    "quoted": (b"=", b"Content-Transfer-Encoding: quoted-printable\n\n"),
    "parts": (b"--B\n" + b"X: y\n" * 16_000, b"Content-Type: multipart/mixed; boundary=B\n\n"),
}


@pytest.mark.parametrize("name", LARGE)
def test_B88_ten_megabytes_of_anything_take_seconds(name):
    piece, head = LARGE[name]
    raw = head + piece * (10_000_000 // len(piece))
    started = time.process_time()
    understood(raw)
    assert time.process_time() - started < 5


def test_too_long_a_mail_is_read_as_far_as_the_limit_and_says_so(monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2000)
    read = understand(multi("mixed", [text_part("本文"), text_part("a" * 5000)]))
    assert read.text.startswith("本文")
    assert set(read.defects) == {"too_large", "not_closed"}


def test_lists_of_people_are_bounded():
    read = understand(mail([("To", ",".join(f"a{number}@x.jp" for number in range(5000)))]))
    assert len(read.to) <= addresses.MOST


def test_the_same_bytes_without_an_identity_get_the_same_key():
    raw = mail([("Subject", "a")], standard=False)
    assert understand(raw).key == understand(raw).key != understand(raw + b"x").key
    assert understand(raw).message_id is None
