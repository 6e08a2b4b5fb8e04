"""Bodies, alternatives, pictures, attachments and their names (2.6, 2.7)."""

from collections.abc import Iterator
from typing import Any

from tests.mails.build import (
    Case,
    container,
    encode,
    file_part,
    html,
    html_part,
    inside,
    mail,
    multi,
    part,
    percent,
    plain,
    text_part,
    word,
)  # fmt: skip

PDF = b"%PDF-1.7 not really"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
NAME = "見積書①㈱髙橋.pdf"


def cases() -> Iterator[Case]:
    yield from alternatives()
    yield from other_parts()
    yield from pictures()
    yield from attachments()
    yield from odd_attachments()
    yield from file_names()
    yield from outlook()


def entry(
    filename: str | None, content: bytes, kind: str = "application/pdf", *, inline: bool = False
) -> dict[str, Any]:
    return {"filename": filename, "size": len(content), "type": kind, "inline": inline}


def alternatives() -> Iterator[Case]:
    both = [text_part("本文です。"), html_part("<p>本文の<b>HTML</b>です。</p>")]
    yield Case(
        "alternative-keeps-both",
        multi("alternative", both),
        {
            "text": "本文です。",
            "html_safe": "<p>本文の<b>HTML</b>です。</p>",
            "attachments": [],
            "had_errors": False,
        },
    )
    yield Case(
        "alternative-in-mixed", multi("mixed", [container("alternative", both, "B2")]), {"text": "本文です。"}
    )
    yield Case(
        "html-only",
        html("<p>こんにちは</p><p>一行目<br>二行目</p><ul><li>項目</li></ul>"),
        {"text": "こんにちは\n\n一行目\n二行目\n\n項目"},
    )
    yield Case(
        "empty-plain-beside-html",
        multi("alternative", [text_part(" \n"), html_part("<p>HTMLだけ</p>")]),
        {"text": "HTMLだけ", "new_text": "HTMLだけ"},
    )
    yield Case(
        "html-charset-in-meta",
        mail([("Content-Type", "text/html")], '<meta charset="Shift_JIS"><p>表</p>'.encode("cp932")),
        {"text": "表", "charset_used": "cp932"},
    )
    yield Case(
        "text-picture-text",
        multi(
            "mixed", [text_part("前"), file_part(PNG, 'image/png; name="a.png"', "inline"), text_part("後")]
        ),
        {"text": "前\n後", "attachments": [entry("a.png", PNG, "image/png", inline=True)]},
    )
    yield Case(
        "plain-then-html-are-both-shown",
        multi("mixed", [text_part("前"), html_part("<p>後</p>")]),
        {"text": "前\n後", "html_safe": "<pre>前</pre>\n<p>後</p>"},
    )


def other_parts() -> Iterator[Case]:
    amp = part("text/x-amp-html; charset=utf-8", b"<html amp4email></html>")
    yield Case(
        "amp-is-another-alternative",
        multi("alternative", [text_part("a"), amp, html_part("b")]),
        {"attachments": []},
    )
    invite = part("text/calendar; method=REQUEST; charset=utf-8", b"BEGIN:VCALENDAR")
    yield Case(
        "invitation",
        multi("alternative", [text_part("会議"), invite]),
        {"text": "会議", "attachments": [entry(None, b"BEGIN:VCALENDAR", "text/calendar")]},
    )
    yield Case(
        "no-body", mail([("Content-Type", "text/plain")]), {"text": "", "new_text": "", "html_safe": ""}
    )
    yield Case("no-content-type", mail([], b"just text"), {"text": "just text", "charset_used": "us-ascii"})
    yield Case("flowed", plain("一行目 \n続き"), {"text": "一行目 \n続き"})
    signed = [
        text_part("署名つき"),
        file_part(b"MII", "application/pkcs7-signature; name=smime.p7s", "attachment"),
    ]
    yield Case(
        "signed",
        multi("signed", signed),
        {"text": "署名つき", "attachments": [entry("smime.p7s", b"MII", "application/pkcs7-signature")]},
    )


def pictures() -> Iterator[Case]:
    for name, disposition, cid, inline in (
        ("declared", "inline; filename=a.png", "<a@x>", True),
        ("undeclared-but-shown", None, "<a@x>", True),
        ("without-brackets", None, "a@x", True),
        ("attachment-but-shown", "attachment; filename=a.png", "<a@x>", True),
        ("not-shown", None, "<other@x>", False),
    ):
        picture = file_part(PNG, 'image/png; name="a.png"', disposition, ("Content-ID", cid))
        related = container("related", [html_part('<p>図<img src="cid:a@x"></p>'), picture], "B2")
        yield Case(
            f"picture-{name}",
            multi("alternative", [text_part("図"), related]),
            {
                "attachments": [entry("a.png", PNG, "image/png", inline=inline)],
                "html_safe": '<p>図<img src="cid:a@x"></p>',
                "remote_pictures": 0,
            },
        )
    yield Case(
        "picture-nameless",
        multi(
            "related",
            [html_part('<img src="cid:x">'), file_part(PNG, "image/png", "inline", ("Content-ID", "<x>"))],
        ),
        {"attachments": [entry(None, PNG, "image/png", inline=True)]},
    )


def attachments() -> Iterator[Case]:
    for name, kind, disposition, expected in (
        ("declared", "application/pdf", "attachment; filename=a.pdf", entry("a.pdf", PDF)),
        ("by-name-only", "application/pdf; name=a.pdf", None, entry("a.pdf", PDF)),
        ("nameless", "application/pdf", "attachment", entry(None, PDF)),
        ("undeclared", "application/octet-stream", None, entry(None, PDF, "application/octet-stream")),
        ("text-file", "text/plain", 'attachment; filename="a.txt"', entry("a.txt", PDF, "text/plain")),
        ("text-by-name-only", "text/plain; name=log.txt", None, entry("log.txt", PDF, "text/plain")),
        ("page", "text/html", 'attachment; filename="a.html"', entry("a.html", PDF, "text/html")),
        ("type-in-capitals", "APPLICATION/PDF", "ATTACHMENT; FILENAME=a.pdf", entry("a.pdf", PDF)),
        ("type-of-nothing", "見積", "attachment; filename=a.pdf", entry("a.pdf", PDF, "text/plain")),
        ("inline-file", "application/pdf", "inline; filename=a.pdf", entry("a.pdf", PDF, inline=True)),
        (
            "winmail",
            "application/ms-tnef; name=winmail.dat",
            "attachment",
            entry("winmail.dat", PDF, "application/ms-tnef"),
        ),
    ):
        raw = multi("mixed", [text_part("添付します"), file_part(PDF, kind, disposition)])
        yield Case(f"attached-{name}", raw, {"text": "添付します", "attachments": [expected]})


def odd_attachments() -> Iterator[Case]:
    tnef = b"\x78\x9f\x3e\x22\x01\x00rest"
    raw = multi(
        "mixed", [text_part("a"), file_part(tnef, "application/octet-stream; name=winmail.dat", "attachment")]
    )
    yield Case(
        "winmail-by-its-content", raw, {"attachments": [entry("winmail.dat", tnef, "application/ms-tnef")]}
    )
    yield Case(
        "empty-file",
        multi("mixed", [text_part("a"), file_part(b"", "application/pdf", "attachment")]),
        {"attachments": [entry(None, b"")]},
    )
    inner = mail([("Subject", "inner")], b"inner text\n")
    forwarded = part("message/rfc822", inner)
    raw = mail(
        [("Content-Type", 'multipart/mixed; boundary="B1"')],
        inside([text_part("転送します"), forwarded]).replace(b"\r\n", b"\n"),
    )
    yield Case(
        "attached-mail-is-one",
        raw,
        {"text": "転送します", "attachments": [entry(None, inner, "message/rfc822")]},
    )
    named = part("message/rfc822", inner, ("Content-Disposition", 'attachment; filename="元.eml"'))
    yield Case(
        "attached-mail-with-a-name",
        multi("mixed", [text_part("a"), named]).replace(b"\r\r\n", b"\r\n"),
        {"attachments": [entry("元.eml", inner, "message/rfc822")]},
    )
    digest = multi("digest", [b"\nSubject: a\n\nb", b"\nSubject: c\n\nd"])
    yield Case("digest", digest, {"attachments": [entry(None, b"Subject: a\r\n\r\nb", "message/rfc822")] * 2})
    yield Case(
        "whole-mail-is-a-file",
        mail(
            [("Content-Type", "application/pdf; name=a.pdf"), ("Content-Transfer-Encoding", "base64")],
            b"JVBERg==",
        ),
        {"text": "", "attachments": [entry("a.pdf", b"%PDF")]},
    )
    many = [text_part("a")] + [
        file_part(PDF, "application/pdf", f"attachment; filename={number}.pdf") for number in range(60)
    ]
    yield Case(
        "sixty-files",
        multi("mixed", many),
        {"attachments": [entry(f"{number}.pdf", PDF) for number in range(60)], "had_errors": False},
    )


def _named(disposition: str | bytes, kind: str = "application/pdf") -> bytes:
    return multi("mixed", [text_part("see file"), file_part(PDF, kind, disposition)])


def file_names() -> Iterator[Case]:
    for charset in ("utf-8", "iso-2022-jp", "cp932", "euc-jp"):
        label = {"cp932": "Shift_JIS"}.get(charset, charset)
        written = percent(NAME, charset)
        half = written.index("%", len(written) // 2)
        encoded = word(NAME, charset).replace(charset, label, 1)
        ways: dict[str, str | bytes] = {
            "2231": f"attachment; filename*={label}''{written}",
            "2231-language": f"attachment; filename*={label}'ja'{written}",
            "2231-pieces": f"attachment; filename*0*={label}''{written[:half]};\n filename*1*={written[half:]}",
            "2231-disordered": f"attachment; filename*1*={written[half:]};\n filename*0*={label}''{written[:half]}",
            "2047-quoted": f'attachment; filename="{encoded}"',
            "2047-unquoted": f"attachment; filename={encoded}",
            "2047-two-words": f'attachment; filename="{word(NAME[:4], charset)}\n {word(NAME[4:], charset)}"'.replace(
                "cp932", label
            ),
            "2047-q": f'attachment; filename="{word(NAME, charset, "Q")}"'.replace("cp932", label),
            "raw": b'attachment; filename="' + encode(NAME, charset) + b'"',
        }
        for way, disposition in ways.items():
            yield Case(f"file-{charset}-{way}", _named(disposition), {"attachments": [entry(NAME, PDF)]})
        kind = f'application/pdf; name="{encoded}"'
        yield Case(f"file-{charset}-name", _named("attachment", kind), {"attachments": [entry(NAME, PDF)]})
        both = f"attachment; filename*={label}''{written}"
        other = f'application/pdf; name="{word("別の名.bin", "utf-8")}"'
        yield Case(f"file-{charset}-2231-wins", _named(both, other), {"attachments": [entry(NAME, PDF)]})
    for name, disposition, expected in (
        ("plain-before-name", f'attachment; filename="{word(NAME, "utf-8")}"', NAME),
        ("2231-before-plain", f"attachment; filename=x.bin; filename*=utf-8''{percent(NAME, 'utf-8')}", NAME),
        ("no-charset", f"attachment; filename*={percent(NAME, 'utf-8')}", NAME),
        (
            "path-windows",
            f"attachment; filename*=utf-8''{percent('C:' + chr(92) + 'work' + chr(92) + NAME, 'utf-8')}",
            NAME,
        ),
        ("path-up", 'attachment; filename="../../etc/passwd"', "passwd"),
        ("only-dots", 'attachment; filename=".."', None),
        ("empty", 'attachment; filename=""', None),
        ("hidden-by-zero-width", "attachment; filename*=utf-8''%E2%80%8B.htaccess", ".htaccess"),
        ("turned-around", f"attachment; filename*=utf-8''%E2%80%AE{percent(NAME, 'utf-8')}", NAME),
        ("control", "attachment; filename*=utf-8''a%00%0d%0ab.pdf", "ab.pdf"),
        ("decomposed", "attachment; filename*=utf-8''%E3%82%AB%E3%82%99.pdf", "ガ.pdf"),
        (
            "markup",
            'attachment; filename="<img src=x onerror=alert(1)>.pdf"',
            "<img src=x onerror=alert(1)>.pdf",
        ),
        ("spaces-unquoted", "attachment; filename=a b c.pdf", "a b c.pdf"),
        ("escaped-quote", r'attachment; filename="a\"b.pdf"', 'a"b.pdf'),
        ("semicolon", 'attachment; filename="a;b.pdf"; size=3', "a;b.pdf"),
        ("unclosed-quote", 'attachment; filename="a.pdf', "a.pdf"),
        ("endless", f'attachment; filename="{"長" * 200}.pdf"', "長" * 83 + ".pdf"),
        (
            "raw-with-trail",
            b'attachment; filename="' + "表紙ソート.xlsx".encode("cp932") + b'"',
            "表紙ソート.xlsx",
        ),
    ):
        yield Case(f"file-{name}", _named(disposition), {"attachments": [entry(expected, PDF)]})


def outlook() -> Iterator[Case]:
    """As Outlook for Windows writes it in Japan: ISO-2022-JP, encoded words in both names."""
    named = word("御見積書（㈱髙橋様）.xlsx", "iso-2022-jp")
    sheet = file_part(
        b"PK",
        f'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;\n\tname="{named}"',
        f'attachment;\n\tfilename="{named}"',
    )
    body = part(
        'text/plain;\n\tcharset="iso-2022-jp"',
        encode("㈱髙橋　御中\n\nお見積りをお送りします。", "iso-2022-jp"),
        encoding="7bit",
    )
    raw = multi(
        "mixed",
        [body, sheet],
        ("Subject", word("お見積りの件①", "iso-2022-jp")),
        ("X-Mailer", "Microsoft Outlook 16.0"),
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    says = {
        "subject": "お見積りの件①",
        "text": "㈱髙橋　御中\n\nお見積りをお送りします。",
        "attachments": [entry("御見積書（㈱髙橋様）.xlsx", b"PK", kind)],
        "charset_used": "iso-2022-jp",
        "had_errors": False,
        "kind": "customer",
    }
    yield Case("outlook-japan", raw, says)
