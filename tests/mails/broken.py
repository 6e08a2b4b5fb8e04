"""Mail that breaks the rules, or means harm: never an error, always said (B17–B21, B27, B36, B80, B88, B96)."""

import base64
from collections.abc import Iterator

from tests.mails.build import (
    CUSTOMER,
    US,
    Case,
    container,
    file_part,
    html,
    html_part,
    inside,
    mail,
    multi,
    part,
    plain,
    text_part,
    word,
)


def cases() -> Iterator[Case]:
    yield from headers()
    yield from too_much_header()
    yield from containers()
    yield from encodings()
    yield from dates()
    yield from senders()
    yield from markup()
    yield from pictures_and_text()


def fault(name: str, raw: bytes, *defects: str, **says: object) -> Case:
    return Case(name, raw, {"had_errors": bool(defects), "defects": sorted(defects)} | says)


def headers() -> Iterator[Case]:
    sender = f"From: {CUSTOMER}\r\n"
    yield fault("empty", b"", "no_headers", text="", kind="customer")
    yield fault("only-line-ends", b"\r\n\r\n", "no_headers", text="")
    yield fault(
        "no-headers-at-all",
        "見積をください。\n".encode(),
        "header_damaged",
        "no_headers",
        text="見積をください。",
    )
    yield fault(
        "no-blank-line",
        f"{sender}Subject: a\r\nこの行から本文です。\r\n二行目".encode(),
        "header_damaged",
        text="この行から本文です。\n二行目",
    )
    yield fault(
        "junk-between-headers",
        f"{sender}broken line here\r\nSubject: a\r\n\r\nb".encode(),
        "header_damaged",
        subject="a",
        text="b",
    )
    yield fault("header-without-body", f"{sender}Subject: a".encode(), subject="a", text="")
    yield fault(
        "mbox-line",
        f"From x@y Tue Jun 10 10:00:00 2025\r\n{sender}Subject: a\r\n\r\nb".encode(),
        subject="a",
        text="b",
    )
    yield fault("leading-blank-lines", f"\r\n\r\n{sender}Subject: a\r\n\r\nb".encode(), subject="a", text="b")
    yield fault("byte-order-mark", f"\ufeff{sender}Subject: a\r\n\r\nb".encode(), subject="a", text="b")
    yield fault("only-lf", mail([("Subject", "a")], b"b\nc", end=b"\n"), subject="a", text="b\nc")
    yield fault("only-cr", mail([("Subject", "a")], b"b\nc", end=b"\r"), subject="a", text="b\nc")
    yield fault("space-before-colon", f"From : {CUSTOMER}\r\nSubject : a\r\n\r\nb".encode(), subject="a")
    yield fault(
        "nothing-named",
        mail([], b"a", standard=False).replace(b"\r\n", b"X-A: b\r\n\r\n", 1),
        "from_missing",
        message_id=None,
        date=None,
        subject="",
        to=[],
    )
    yield fault(
        "sender-from-reply-to",
        mail([("Reply-To", CUSTOMER)], b"a", standard=False),
        **{"from": {"name": "", "address": CUSTOMER}},
    )
    yield fault(
        "sender-from-path",
        mail([("Return-Path", f"<{CUSTOMER}>")], b"a", standard=False),
        **{"from": {"name": "", "address": CUSTOMER}},
    )


def too_much_header() -> Iterator[Case]:
    yield fault("many-headers", mail([(f"X-{number}", "a") for number in range(2000)]), "too_many_headers")
    yield fault("endless-header", mail([("Subject", "a" * 100_000)]), "header_too_long", subject="a" * 2000)
    yield fault("endless-folding", mail([("X-Fold", "a\r\n " * 2000)]))
    yield fault("word-bomb", mail([("Subject", "=?utf-8?B?" * 3000)]), subject=("=?utf-8?B?" * 3000)[:2000])
    yield fault("word-of-nothing", mail([("Subject", "=?utf-8?B?!!!?=")]), subject="")
    yield fault("word-of-unknown-charset", mail([("Subject", "=?x-none?Q?abc?=")]), subject="abc")
    yield fault("two-subjects", mail([("Subject", "a"), ("Subject", "b")]), subject="a")
    yield fault("nul-in-subject", mail([("Subject", b"a\0b")]), subject="a b")


def containers() -> Iterator[Case]:
    mixed = ("Content-Type", 'multipart/mixed; boundary="B1"')
    two = inside([text_part("本文"), file_part(b"x", "application/pdf; name=a.pdf", "attachment")])
    yield fault("not-closed", mail([mixed], two.removesuffix(b"--B1--\n")), "not_closed", text="本文")
    yield fault("cut-inside-a-file", mail([mixed], two[: two.rindex(b"eA==")]), "not_closed", text="本文")
    yield fault("no-delimiter", mail([mixed], "ただの本文".encode()), "boundary_missing", text="ただの本文")
    yield fault(
        "boundary-not-named",
        mail([("Content-Type", "multipart/mixed")], two),
        "boundary_missing",
        text="本文",
    )
    yield fault(
        "boundary-with-spaces",
        mail([("Content-Type", 'multipart/mixed; boundary="B 1"')], inside([text_part("a")], "B 1")),
        text="a",
    )
    yield fault(
        "boundary-unquoted", mail([("Content-Type", "multipart/mixed; boundary=B1; x=y")], two), text="本文"
    )
    yield fault(
        "boundary-like-regular-expression",
        mail([("Content-Type", 'multipart/mixed; boundary="(a+)+$"')], inside([text_part("a")], "(a+)+$")),
        text="a",
    )
    yield fault("text-around-the-parts", mail([mixed], b"preamble\n" + two + b"epilogue\n"), text="本文")
    yield fault("part-without-headers", mail([mixed], b"--B1\n\njust text\n--B1--\n"), text="just text")
    yield fault("space-behind-delimiter", mail([mixed], two.replace(b"--B1\n", b"--B1  \t\n")), text="本文")
    inner = text_part("深い")
    for level in range(15):
        inner = container("mixed", [inner], f"L{level}")
    yield fault("fifteen-levels", multi("mixed", [inner]), text="深い")
    for level in range(15, 200):
        inner = container("mixed", [inner], f"L{level}")
    yield fault("two-hundred-levels", multi("mixed", [inner]), "too_deep", text="")
    yield fault(
        "a-thousand-parts",
        multi("mixed", [text_part("a")] + [file_part(b"x", "image/png", "attachment")] * 1000),
        "too_many_parts",
        text="a",
    )
    same = container("mixed", [text_part("a")], "B1")
    yield fault("same-boundary-inside", multi("mixed", [same]), "boundary_missing", text="a", attachments=[])
    yield fault(
        "message-in-itself", mail([("Content-Type", "message/rfc822")], b"Subject: inner\n\na"), text=""
    )


def encodings() -> Iterator[Case]:
    text = "お世話になっております。"
    good = base64.encodebytes(text.encode())

    def body(content: bytes, way: str) -> bytes:
        return mail(
            [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", way)], content
        )

    yield fault("base64-without-padding", body(good.replace(b"=", b""), "base64"), text=text)
    yield fault("base64-with-junk", body(good[:8] + b"!*!" + good[8:], "base64"), "base64_damaged", text=text)
    yield fault(
        "base64-cut", body(base64.b64encode("あああ".encode())[:9], "base64"), "base64_damaged", text="ああ"
    )
    yield fault(
        "base64-in-two-pieces",
        body(base64.b64encode("あい".encode()) + b"\n" + base64.b64encode("う".encode() + b"!"), "base64"),
        text="あいう!",
    )
    yield fault(
        "quoted-printable-damaged",
        body(b"a=ZZb=3D", "quoted-printable"),
        "quoted_printable_damaged",
        text="a=ZZb=",
    )
    yield fault("quoted-printable-lower-case", body(b"=e3=81=82", "quoted-printable"), text="あ")
    yield fault("encoding-unknown", body(b"abc", "x-secret"), "encoding_unknown", text="abc")
    yield fault("encoding-in-capitals", body(good, "BASE64 "), text=text)
    yield fault("one-endless-line", body(b"a" * 900_000, "7bit"), text="a" * 900_000)


def dates() -> Iterator[Case]:
    for value, expected in (
        ("Tue, 10 Jun 2025 10:00:00 +0900", "2025-06-10T10:00:00+09:00"),
        ("10 Jun 2025 01:00:00 -0000", "2025-06-10T01:00:00+00:00"),
        ("Tue, 10 Jun 2025 10:00:00 +0900 (JST)", "2025-06-10T10:00:00+09:00"),
        ("Tue, 10 Jun 2025 10:00:00 JST", "2025-06-10T10:00:00+09:00"),
        ("Tue, 10 Jun 2025 10:00 GMT", "2025-06-10T10:00:00+00:00"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00+00:00"),
        ("Mon, 01 Jan 2099 00:00:00 +0000", "2099-01-01T00:00:00+00:00"),
        ("2025年6月10日", None),
        ("yesterday", None),
        ("", None),
        ("Tue, 99 Jun 2025 10:00:00 +0900", None),
    ):
        yield fault(f"B96-date-{value or 'empty'}", mail([("Date", value)]), date=expected)


def senders() -> Iterator[Case]:
    for name, given, doubts in (
        ("plain", [("From", f"Tanaka <{CUSTOMER}>")], []),
        ("reply-to-differs", [("From", CUSTOMER), ("Reply-To", "victim@x.example")], ["reply_to_differs"]),
        ("sender-differs", [("From", CUSTOMER), ("Sender", "other@x.example")], ["sender_differs"]),
        ("several", [("From", f"{CUSTOMER}, other@x.example")], ["several_from"]),
        ("twice", [("From", CUSTOMER), ("From", "other@x.example")], ["several_from"]),
        (
            "name-is-an-address",
            [("From", f'"boss@enishi.example" <{CUSTOMER}>')],
            ["name_is_another_address"],
        ),
        (
            "name-is-an-encoded-address",
            [("From", f"{word('boss@enishi.example', 'utf-8')} <{CUSTOMER}>")],
            ["name_is_another_address"],
        ),
        ("look-alike", [("From", "tanaka@mіnato.example")], ["address_beyond_ascii"]),
        ("punycode", [("From", "tanaka@xn--mnato-n2e.example")], ["address_beyond_ascii"]),
        ("comments", [("From", f"(a) Tanaka (b) <{CUSTOMER}> (c)")], []),
        ("no-address", [("From", "Tanaka"), ("Reply-To", CUSTOMER)], ["from_missing"]),
    ):
        yield Case(f"B36-from-{name}", mail(given), {"doubts": doubts})


def markup() -> Iterator[Case]:
    for name, given, safe in (
        ("script", "<p>a<script>alert(1)</script>b", "<p>ab</p>"),
        ("handler", '<p onclick="x()" onmouseover=y>a</p>', "<p>a</p>"),
        (
            "javascript-link",
            '<a href="javascript:alert(1)">a</a>',
            '<a rel="nofollow noopener noreferrer">a</a>',
        ),
        ("data-link", '<a href="data:text/html,x">a</a>', '<a rel="nofollow noopener noreferrer">a</a>'),
        (
            "link",
            '<a href="https://x.example/?a=1&amp;b=2">a</a>',
            '<a href="https://x.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer">a</a>',
        ),
        ("relative-link", '<a href="/admin">a</a>', '<a rel="nofollow noopener noreferrer">a</a>'),
        ("form", '<form action="https://x"><input name=a><button>b</button></form>c', "bc"),
        ("frame", '<iframe srcdoc="<script>x</script>"></iframe>a', "a"),
        ("object", "<object data=x><embed src=y></object>a", "a"),
        ("style", "<style>@import url(x)</style><p>a</p>", "<p>a</p>"),
        ("overlay", '<div style="position:fixed;top:0;color:red">a</div>', '<div style="color: red">a</div>'),
        (
            "style-loads",
            '<div style="background-color:url(http://x);background:url(x)">a</div>',
            "<div>a</div>",
        ),
        ("style-escapes", r'<div style="color:\75rl(x)">a</div>', "<div>a</div>"),
        ("base-and-refresh", '<base href="http://x"><meta http-equiv=refresh content="0;url=x">a', "a"),
        ("svg", "<svg onload=x><style><a>b</a></style></svg>c", "c"),
        (
            "math",
            "<math><mtext><table><mglyph><style><img src=x onerror=y></style></math>c",
            "<table></table>",
        ),
        ("template", "<template><img src=x onerror=y></template>a", "a"),
        ("nested-tag", "<scr<script>ipt>alert(1)</script>a", "ipt&gt;alert(1)a"),
        ("comment", "a<!-- <script> -->b", "ab"),
        ("title", "<title></title><script>x</script></title>a", "a"),
    ):
        yield Case(
            f"B19-{name}", html(given), {"html_safe": safe} if name not in ("math", "nested-tag") else {}
        )


def pictures_and_text() -> Iterator[Case]:
    tracked = '<p>a<img src="https://x.example/p.gif?u=1" width=1 height=1><img src="http://10.0.0.1/"></p>'
    yield Case(
        "B27-remote-pictures",
        html(tracked),
        {
            "html_safe": '<p>a<img src="cid:remote,https%3A%2F%2Fx.example%2Fp.gif%3Fu%3D1" width="1" height="1">'
            '<img src="cid:remote,https%3A%2F%2F10.0.0.1%2F"></p>',
            "remote_pictures": 2,
        },
    )
    deep = "<div>" * 5000 + "深い" + "</div>" * 5000
    yield fault("B88-deep-markup", html(deep), "html_too_large")
    names = '</title><script>alert(1)</script>"><img src=x onerror=alert(2)>'
    yield Case(
        "B18-sender-name",
        mail([("From", f"{word(names, 'utf-8')} <{CUSTOMER}>"), ("To", US)]),
        {"from": {"name": names, "address": CUSTOMER}},
    )
    both = multi("alternative", [text_part("a"), html_part("<p>b</p>")])
    yield Case("B26-html-beside-text", both, {"html_safe": "<p>b</p>"})
    tnef = part(
        "application/ms-tnef; name=winmail.dat",
        base64.encodebytes(b"\x78\x9f\x3e\x22" + b"\xff" * 400),
        encoding="",
    )
    yield Case("B88-tnef-of-junk", multi("mixed", [text_part("a"), tnef]), {"text": "a"})
    yield Case("seven-bit-of-anything", plain("\x01\x02\x7f"), {"had_errors": False})
