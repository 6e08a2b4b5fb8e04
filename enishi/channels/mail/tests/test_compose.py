"""What is composed is read back as the same, and goes to exactly those it is meant for."""

import smtplib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.channels.mail.compose import (
    Attached,
    Letter,
    Person,
    Quoted,
    Unaddressable,
    bare,
    compose,
    for_servers,
    letters_lost,
)
from enishi.channels.mail.compose.charsets import TWINS
from enishi.channels.mail.compose.headers import one_line
from enishi.channels.mail.understand import Kind, understand
from enishi.channels.mail.understand.parameters import clean_name

US = Person("港南商会 サポート窓口", "support@minamo.example")
YOU = Person("髙橋 美咲", "misaki@customer.example")
WHEN = datetime(2026, 11, 27, 3, 4, 5, tzinfo=UTC)
LETTERS = st.characters(blacklist_categories=["Cs"])
WORDS = st.text(
    st.sampled_from("縁えニシ①㈱髙～〜－ｶﾅ漢字,.;:()[]<>\"'\\=?_@ aZ0é🙂\t\r\n\u202e\u2028\x00"),
    max_size=120,
)
SAID = st.text(
    st.sampled_from("お世話になります。①㈱髙ｶﾅ～ aZ09é🙂 <b>&\n"), min_size=1, max_size=400
).filter(lambda text: text.strip() != "")
DOMAINS = st.sampled_from(["docomo.ne.jp", "ezweb.ne.jp", "customer.example", "日本語.example"])
LOCALS = st.text(st.sampled_from("abc019._-+"), min_size=1, max_size=40)


def letter(**changed):
    return Letter(
        **{
            "sender": US,
            "to": (YOU,),
            "subject": "ご連絡",
            "text": "お世話になります。",
            "message_id": "<abc@minamo.example>",
            "date": WHEN,
            **changed,
        }
    )


def read(**changed):
    return understand(compose(letter(**changed)).raw)


@given(subject=WORDS, name=WORDS, said=SAID)
def test_what_is_composed_is_read_back_the_same(subject, name, said):
    found = read(subject=subject, to=(Person(name, YOU.address),), text=said)
    assert found.subject == one_line(subject)
    assert found.to[0].address == YOU.address
    assert found.to[0].name == one_line(name)[:200].strip()
    assert found.text.strip("\n") == said.strip("\n")
    assert (found.sender.name, found.sender.address) == (US.name, US.address)
    assert (found.message_id, found.date) == ("<abc@minamo.example>", WHEN)
    assert found.defects == () and found.kind is Kind.CUSTOMER


@given(local=LOCALS, domain=DOMAINS)
def test_old_carrier_addresses_are_quoted_and_come_back(local, domain):
    found = read(to=(Person("", f"{local}@{domain}"),))
    assert bare(found.to[0].address) == f"{local}@{domain.encode('idna').decode()}"


def test_an_address_with_two_dots_stands_in_quotes():
    assert for_servers("a..b@docomo.ne.jp") == '"a..b"@docomo.ne.jp'
    assert for_servers(".a@ezweb.ne.jp") == '".a"@ezweb.ne.jp'
    assert for_servers('"a b"@customer.example') == '"a b"@customer.example'
    assert for_servers("taro@日本語.example") == "taro@xn--wgv71a119e.example"


@pytest.mark.parametrize(
    "address",
    [
        "", "taro", "@customer.example", "taro@", "太郎@customer.example", "a b@customer.example",
        "a@b@customer.example", "a,b@customer.example", "a@customer.example\r\nBcc: x@evil.example",
        "a@customer.example>,<x@evil.example", "a\n@customer.example", "a@-x.example", "a@x..example",
        f"{'a' * 65}@customer.example", '"a\r\n"@customer.example', "a@[127.0.0.1]",
    ],
)  # fmt: skip
def test_b56_what_is_no_single_address_is_refused(address):
    with pytest.raises(Unaddressable):
        compose(letter(to=(Person("", address),)))


EVIL = "見積\r\nBcc: x@evil.example\r\n\r\n<b>もう一つの本文</b>"


def test_b56_a_line_end_in_a_name_a_subject_or_a_quote_makes_no_header():
    made = compose(
        letter(
            subject=EVIL,
            sender=Person(EVIL, US.address),
            to=(Person(EVIL, YOU.address),),
            reply_to=Person(EVIL, US.address),
            in_reply_to="<a@b>\r\nBcc: x@evil.example",
            references=("<ok@b>", "<c d@b>", "<e@b>\nX: y"),
            quoted=Quoted(EVIL, EVIL),
            signature=EVIL,
            attachments=(Attached(EVIL, 'text/plain"\r\nBcc: x@evil.example', b"x"),),
            extra={"X-Ticket": EVIL},
        )
    )
    head = made.raw.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    assert b"Bcc" not in names and len(names) == len(set(names))
    assert made.recipients == (YOU.address,)
    assert b"evil" not in b"\n".join(line for line in made.raw.split(b"\r\n") if b"cc:" in line.lower())
    assert understand(made.raw).thread.references == ("<ok@b>",)
    with pytest.raises(ValueError, match="not a header"):
        compose(letter(extra={"X-Bad\r\nBcc": "x"}))


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, max_size=60))
def test_b56_whatever_the_words_every_line_is_short_and_ends_in_cr_lf(subject, name):
    raw = compose(letter(subject=subject, to=(Person(name, YOU.address),))).raw
    assert raw.endswith(b"\r\n")
    for line in raw.split(b"\r\n"):
        assert b"\r" not in line and b"\n" not in line and len(line) <= 998
    assert smtplib._fix_eols(raw.decode("ascii")).encode() == raw


def test_who_gets_a_blind_copy_stands_in_no_header_and_nobody_gets_two():
    made = compose(
        letter(
            cc=(Person("", "Boss@customer.example"),),
            bcc=(Person("", "boss@customer.example"), Person("", "b@x.example")),
        )
    )
    assert made.recipients == (YOU.address, "boss@customer.example", "b@x.example")
    assert b"b@x.example" not in made.raw


def test_an_answer_is_new_text_signature_our_line_and_the_quoted_mail():
    found = read(
        text="承知しました。\n明日お送りします。",
        signature="港南商会 佐藤\nTEL 03-0000-0000",
        quoted=Quoted("2026年11月26日 12:00 髙橋 美咲 <misaki@customer.example>:", "届きません。\n> 前の話"),
        in_reply_to="<q2@customer.example>",
        references=("<q1@customer.example>", "<a1@minamo.example>"),
    )
    assert found.new_text == "承知しました。\n明日お送りします。"
    assert found.text.endswith(
        "-- \n港南商会 佐藤\nTEL 03-0000-0000\n\n――― この線より上にご返信ください / Please reply above this line ―――\n\n"
        "2026年11月26日 12:00 髙橋 美咲 <misaki@customer.example>:\n> 届きません。\n> > 前の話"
    )
    assert found.thread.references == (
        "<q2@customer.example>",
        "<a1@minamo.example>",
        "<q1@customer.example>",
    )


def test_b26_markup_in_any_words_goes_out_as_words():
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    raw = compose(letter(text=evil, signature=evil, quoted=Quoted(evil, evil), subject=evil)).raw
    shown = understand(raw).html_safe
    assert "<script" not in shown and "<img" not in shown
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4


@pytest.mark.parametrize(
    "name", ["見積書①.pdf", "a b(1).pdf", 'x";y=.pdf', "長" * 80 + ".pdf", "../../etc/passwd"]
)
def test_files_go_along_under_their_names(name):
    data = bytes(range(256)) * 40
    (found,) = read(attachments=(Attached(name, "application/pdf", data),)).attachments
    assert (found.filename, found.content, found.inline) == (clean_name(name), data, False)
    assert found.type == "application/pdf"


def test_a_file_that_is_a_mail_or_of_no_type_goes_as_bytes():
    files = tuple(
        Attached("a.eml", kind, b"From: x\r\n\r\ny") for kind in ("message/rfc822", "nonsense", "a/b; c=d")
    )
    assert [one.type for one in read(attachments=files).attachments] == ["application/octet-stream"] * 3


JIS = st.text(st.sampled_from("お世話になります。～－−漢字カナ aZ09\n"), min_size=1, max_size=300)


@given(JIS.filter(lambda text: text.strip() != ""))
def test_iso_2022_jp_is_read_back_the_same_but_for_twins(said):
    made = compose(
        letter(charset="iso-2022-jp", text=said, subject="お見積の件", sender=Person("窓口", US.address))
    )
    found = understand(made.raw)
    assert made.charset == "iso-2022-jp" and made.raw.isascii()
    assert found.text.strip("\n").translate(TWINS) == said.strip("\n").translate(TWINS)
    assert (found.subject, found.sender.name, found.charset_used) == ("お見積の件", "窓口", "iso-2022-jp")


def test_a_letter_iso_2022_jp_cannot_hold_sends_the_mail_as_utf_8():
    assert letters_lost("①番 ㈱港南 髙橋 ｶﾅ ～－ abc①") == "①㈱髙ｶﾅ"
    made = compose(letter(charset="iso-2022-jp", text="①㈱髙"))
    assert made.charset == "utf-8" and understand(made.raw).text == "①㈱髙"


def test_b91_an_automatic_mail_says_so_in_every_way_and_has_no_envelope_sender():
    made = compose(letter(automatic="auto-replied"))
    found = understand(made.raw)
    assert made.sender == "" and found.kind is Kind.AUTO_REPLY
    assert found.reasons == ("auto_submitted: auto-replied", "x_auto_response_suppress: all")
    for line in (b"Precedence: bulk", b"X-Loop: yes", b"Auto-Submitted: auto-replied"):
        assert b"\r\n" + line + b"\r\n" in made.raw


def test_the_same_letter_is_the_same_bytes():
    assert compose(letter()) == compose(letter())
