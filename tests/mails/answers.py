"""What is new in an answer (2.6), and which conversation it continues (2.4)."""

from collections.abc import Iterator

from enishi.channels.mail.understand.quotes import REPLY_LINE
from tests.mails.build import US, Case, html, html_part, jis, mail, multi, plain, text_part, word

NEW = "承知しました。\n来週でお願いします。"
OLD = "納期はいつですか。\n数量は10台です。"
QUOTED = "\n".join(f"> {line}" for line in OLD.splitlines())
SIGNED = """――――――――――――――――――
株式会社みなと精機　営業部
田中 一郎
〒105-0001 東京都港区虎ノ門1-1-1
TEL: 03-0000-1234
https://minato.example/
――――――――――――――――――"""


def cases() -> Iterator[Case]:
    yield from quotes()
    yield from no_quotes()
    yield from signatures()
    yield from markup()
    yield from threads()


def quotes() -> Iterator[Case]:
    gmail = "2026年11月19日(木) 10:00 サポート <support@enishi.example>:"
    headers_ja = "差出人: サポート <support@enishi.example>\n送信日時: 2026年11月19日 10:00\n宛先: 田中 一郎\n件名: 納期\n"
    headers_en = "From: Support <support@enishi.example>\nSent: Thursday, November 19, 2026 10:00 AM\nTo: Tanaka\nSubject: date\n"
    for name, below in {
        "marks": QUOTED,
        "full-width-marks": "＞納期はいつですか。\n＞数量は",
        "gmail-ja": f"{gmail}\n\n{QUOTED}",
        "gmail-ja-two-lines": f"2026年11月19日(木) 10:00 サポート <\nsupport@enishi.example>:\n\n{QUOTED}",
        "gmail-ja-unquoted": f"{gmail}\n\n{OLD}",
        "gmail-en": f"On Thu, Nov 19, 2026 at 10:00 AM Support <support@enishi.example> wrote:\n\n{QUOTED}",
        "gmail-en-two-lines": f"On Thu, Nov 19, 2026 at 10:00 AM Support <\nsupport@enishi.example> wrote:\n\n{QUOTED}",
        "apple-ja": f"2026/11/19 10:00、サポート <support@enishi.example>のメール:\n\n{QUOTED}",
        "apple-en": f"On 19 Nov 2026, at 10:00, Support <support@enishi.example> wrote:\n\n{QUOTED}",
        "thunderbird-ja": f"On 2026/11/19 10:00, サポート wrote:\n{QUOTED}",
        "thunderbird-brackets": f"(2026/11/19 10:00), サポート wrote:\n{QUOTED}",
        "becky": f"On Thu, 19 Nov 2026 10:00:00 +0900\nサポート <support@enishi.example> wrote:\n\n{QUOTED}",
        "german": f"Am 19.11.2026 um 10:00 schrieb Support:\n{QUOTED}",
        "french": f"Le jeu. 19 nov. 2026 à 10:00, Support a écrit :\n{QUOTED}",
        "outlook-ja": f"-----Original Message-----\n{headers_ja}\n{OLD}",
        "outlook-ja-line": f"________________________________\n{headers_ja}\n{OLD}",
        "outlook-ja-bare": f"{headers_ja}\n{OLD}",
        "outlook-en": f"-----Original Message-----\n{headers_en}\n{OLD}",
        "outlook-en-line": f"________________________________\n{headers_en}\n{OLD}",
        "outlook-bold": f"{headers_en}\n{OLD}".replace("From:", "*From:*")
        .replace("Sent:", "*Sent:*")
        .replace("To:", "*To:*")
        .replace("Subject:", "*Subject:*"),
        "original-ja": f"-----元のメッセージ-----\n差出人: サポート\n件名: 納期\n{OLD}",
        "yahoo-ja": f"----- Original Message -----\nFrom: support\n\n{OLD}",
        "full-width-colons": f"{headers_ja}\n{OLD}".replace(": ", "："),
        "our-own-line": f"{REPLY_LINE}\n\n{OLD}",
        "marks-then-signature": f"{QUOTED}\n\n-- \n田中",
        "nested": "\n".join(f">> {line}" for line in OLD.splitlines()) + f"\n{QUOTED}",
    }.items():
        yield Case(f"quote-{name}", plain(f"{NEW}\n\n{below}\n"), {"new_text": NEW, "kind": "customer"})


def no_quotes() -> Iterator[Case]:
    for name, text, new in (
        (
            "answers-between",
            "> 納期はいつですか。\n来週です。\n> 数量は\n10台です。",
            "来週です。\n10台です。",
        ),
        ("answer-below", f"On Nov 19, Support wrote:\n{QUOTED}\n\n{NEW}", f"\n{NEW}".strip()),
        ("nothing-new", QUOTED, QUOTED),
        ("greater-than", "A > B の順に並びます。", "A > B の順に並びます。"),
        (
            "a-single-header",
            "件名: の欄が空です。\n直してください。",
            "件名: の欄が空です。\n直してください。",
        ),
        (
            "two-headers",
            "件名: 空です。\n宛先: 空です。\n直してください。",
            "件名: 空です。\n宛先: 空です。\n直してください。",
        ),
        (
            "a-date-is-no-quote",
            "2026年11月23日(月) 10:00 の議題:\n予算について",
            "2026年11月23日(月) 10:00 の議題:\n予算について",
        ),
        (
            "wrote-in-a-sentence",
            "On Monday we wrote a report.\nPlease read.",
            "On Monday we wrote a report.\nPlease read.",
        ),
        ("dashes-in-a-line", "見積 --- 別紙\n\n以上", "見積 --- 別紙\n\n以上"),
    ):
        yield Case(f"quote-{name}", plain(text), {"text": text, "new_text": new})
    body = jis(f"{NEW}\n\n-----Original Message-----\n差出人: サポート\n件名: 納期\n{OLD}")
    raw = mail([("Content-Type", "text/plain; charset=iso-2022-jp")], body)
    yield Case("quote-in-iso-2022-jp", raw, {"new_text": NEW})


def signatures() -> Iterator[Case]:
    ruled = ("―" * 18, "=" * 40, "-" * 30, "★" * 10, "━" * 20, "*" * 24, "◇◆" * 8)
    for place, rule in enumerate(ruled):
        text = f"{NEW}\n\n{SIGNED.replace('―' * 18, rule)}\n"
        yield Case(f"signature-under-a-line-{place}", plain(text), {"new_text": NEW})
    yield Case("signature-mark", plain(f"{NEW}\n-- \n田中 一郎\n03-0000-1234"), {"new_text": NEW})
    yield Case("signature-mark-cut", plain(f"{NEW}\n--\n田中 一郎\nTEL 03-0000-1234"), {"new_text": NEW})
    yield Case("two-dashes-are-no-signature", plain("前半\n--\n後半"), {"new_text": "前半\n--\n後半"})
    yield Case("signature-only", plain("-- \n署名だけ"), {"new_text": "-- \n署名だけ"})
    yield Case("signature-line-only", plain(SIGNED), {"new_text": SIGNED})
    table = "品名\n----------\nポンプ 2台\nバルブ 3台"
    yield Case("a-drawn-line-in-a-table", plain(table), {"new_text": table})
    yield Case(
        "signature-before-quote",
        plain(f"{NEW}\n\n{SIGNED}\n\n-----Original Message-----\n差出人: x\n件名: y\n{OLD}"),
        {"new_text": NEW},
    )


def markup() -> Iterator[Case]:
    new = "<p>承知しました。<br>来週でお願いします。</p>"
    old = "<p>納期はいつですか。</p>"
    attribution = (
        '<div class="gmail_attr">2026年11月19日(木) 10:00 サポート &lt;support@enishi.example&gt;:<br></div>'
    )
    for name, below in {
        "blockquote": f"<blockquote type=cite>{old}</blockquote>",
        "gmail": f'<div class="gmail_quote">{attribution}<blockquote class="gmail_quote">{old}</blockquote></div>',
        "protonmail": f'<div class="protonmail_quote">On Thursday Support wrote:<br>{old}</div>',
        "yahoo": f'<div class="yahoo_quoted">On Thursday, Support wrote:{old}</div>',
        "outlook-web": f'<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">差出人: サポート<br>件名: 納期</div>{old}',
        "outlook-new": f'<div id="mail-editor-reference-message-container">{old}</div>',
        "outlook-forwarded-id": f'<div id="x_divRplyFwdMsg">差出人: サポート</div>{old}',
        "outlook-desktop": '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0mm 0mm 0mm"><p class=MsoNormal>'
        f"<b>差出人:</b> サポート<br><b>送信日時:</b> 2026年11月19日 10:00<br><b>宛先:</b> 田中<br><b>件名:</b> 納期</p></div>{old}",
        "thunderbird": f'<div class="moz-cite-prefix">On 2026/11/19 10:00, サポート wrote:</div><blockquote type="cite">{old}</blockquote>',
    }.items():
        yield Case(f"html-quote-{name}", html(new + below), {"new_text": NEW})
    inline = f'<div class="gmail_quote">{attribution}<blockquote>納期は</blockquote>来週です。<blockquote>数量は</blockquote>10台です。</div>'
    yield Case("html-quote-answers-between", html(inline), {"new_text": "来週です。\n10台です。"})
    yield Case(
        "html-quote-nothing-new",
        html(f"<blockquote>{old}</blockquote>"),
        {"new_text": "> 納期はいつですか。"},
    )
    both = multi(
        "alternative", [text_part(f"{NEW}\n\n{QUOTED}"), html_part(new + f"<blockquote>{old}</blockquote>")]
    )
    yield Case("html-and-plain-quote", both, {"new_text": NEW})


def threads() -> Iterator[Case]:
    for subject, base in (
        ("Re: 見積", "見積"),
        ("RE: Re: 見積", "見積"),
        ("Re：見積", "見積"),
        ("ＲＥ：見積", "見積"),
        ("返信: 見積", "見積"),
        ("転送：Fwd: 見積", "見積"),
        ("Re[2]: 見積", "見積"),
        ("Re^3: 見積", "見積"),
        ("AW: WG: 見積", "見積"),
        ("Sv: Antw: Tr: 見積", "見積"),
        ("回复：見積", "見積"),
        ("FW: 【重要】見積", "【重要】見積"),
        ("Reply: 見積", "Reply: 見積"),
        ("Report: 見積", "Report: 見積"),
        ("見積 Re: 別件", "見積 Re: 別件"),
    ):
        yield Case(
            f"base-of-{subject}", mail([("Subject", word(subject, "utf-8"))]), {"thread.subject": base}
        )
    for subject, numbers in (
        ("Re: [#12345] 見積", [12345]),
        ("見積 [＃77]", [77]),
        ("[#1] [#2] [#1]", [1, 2]),
        ("見積 #12345", []),
        ("[#12a]", []),
        ("A[#5]B", [5]),
    ):
        yield Case(f"numbers-in-{subject}", mail([("Subject", subject)]), {"thread.ticket_numbers": numbers})
    raw = mail([("In-Reply-To", "<c@x>"), ("References", "<a@x>\r\n <b@x> <c@x>")])
    yield Case("nearest-reference-first", raw, {"thread.references": ["<c@x>", "<b@x>", "<a@x>"]})
    yield Case(
        "reference-with-words",
        mail([("In-Reply-To", "Your message of Thu <c@x>")]),
        {"thread.references": ["<c@x>"]},
    )
    yield Case(
        "identity-without-brackets", mail([("Message-ID", "m2@x.example")]), {"message_id": "<m2@x.example>"}
    )
    yield Case(
        "identity-folded", mail([("Message-ID", "\r\n <m2@x.example>")]), {"message_id": "<m2@x.example>"}
    )
    key = "0190a7f2-3c4d.9e8f7a6b"
    for header in ("To", "Cc", "Delivered-To", "X-Original-To"):
        raw = mail(
            [(header, f"Enishi <reply+{key}@enishi.example>"), *([] if header == "To" else [("To", US)])]
        )
        yield Case(f"reply-key-in-{header}", raw, {"thread.reply_keys": [key]})
    yield Case(
        "no-reply-key-in-the-text",
        plain(f"reply+{key}@enishi.example [#5]"),
        {"thread.reply_keys": [], "thread.ticket_numbers": []},
    )
