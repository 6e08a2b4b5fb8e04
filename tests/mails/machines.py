"""Mail that no person wrote: automatic answers, lists, suspected spam (2.5); and mail that only looks like it."""

from collections.abc import Iterator

from tests.mails.build import Case, Header, container, html, jis, mail, multi, part, plain, text_part, word

OOO = "ただいま休暇をいただいております。11月24日に出社いたします。"


def cases() -> Iterator[Case]:
    yield from by_header()
    yield from by_words()
    yield from lists_and_spam()
    yield from people()


def by_header() -> Iterator[Case]:
    for name, value, reason in (
        ("Auto-Submitted", "auto-replied", "auto_submitted: auto-replied"),
        ("auto-submitted", 'Auto-Replied; owner-email="x@y"', "auto_submitted: auto-replied"),
        ("Auto-Submitted", "auto-generated", "auto_submitted: auto-generated"),
        ("Auto-Submitted", "auto-notified", "auto_submitted: auto-notified"),
        ("Precedence", "auto_reply", "precedence: auto_reply"),
        ("X-Precedence", "AUTO_REPLY", "precedence: auto_reply"),
        ("X-Autoreply", "yes", "x_autoreply"),
        ("X-Autorespond", "", "x_autorespond"),
        ("X-Autoresponder", "1", "x_autoresponder"),
        ("X-Loop", "yes", "x_loop"),
        ("X-Auto-Response-Suppress", "All", "x_auto_response_suppress: all"),
        ("X-Auto-Response-Suppress", "OOF, ALL", "x_auto_response_suppress: all"),
        ("Return-Path", "<>", "return_path_null"),
    ):
        raw = plain(OOO, (name, value))
        yield Case(f"auto-by-{name}-{value or 'empty'}", raw, {"kind": "auto_reply", "reasons": [reason]})
    receipt = [
        text_part("開封されました"),
        part(
            "message/disposition-notification",
            b"Final-Recipient: rfc822; a@x\nDisposition: manual-action; displayed",
        ),
        part("text/rfc822-headers", b"Message-ID: <q17@enishi.example>\n"),
    ]
    yield Case(
        "read-receipt",
        multi("report", receipt, more="; report-type=disposition-notification"),
        {
            "kind": "auto_reply",
            "reasons": ["read_receipt"],
            "report.kind": "read_receipt",
            "report.message_id": "<q17@enishi.example>",
        },
    )
    complaint = [text_part("abuse"), part("message/feedback-report", b"Feedback-Type: abuse\n")]
    yield Case(
        "complaint",
        multi("report", complaint, more="; report-type=feedback-report"),
        {"kind": "auto_reply", "reasons": ["complaint_report"], "report": None},
    )


def by_words() -> Iterator[Case]:
    for subject in (
        "自動返信: 見積の件",
        "【自動返信】お問い合わせありがとうございます",
        "[自動応答] 不在",
        "自動返信メール",
        "不在通知: 田中",
        "不在のお知らせ",
        "不在のご連絡：見積の件",
        "＜自動送信＞受付完了",
        "Automatic reply: Quote",
        "Auto: reply".replace("Auto: reply", "Auto-Reply: Quote"),
        "Autoreply: Quote",
        "Automated response - Quote",
        "Out of Office: Quote",
        "Out of the office",
        "OOO: back on Monday",
        "Abwesenheitsnotiz: Angebot",
        "Réponse automatique : devis",
        "自动回复: 报价",
    ):
        says = {"kind": "auto_reply", "reasons": ["subject"]}
        yield Case(f"auto-subject-{subject}", plain(OOO, ("Subject", word(subject, "utf-8"))), says)
    raw = mail(
        [
            ("Subject", word("自動返信: 見積", "iso-2022-jp")),
            ("Content-Type", "text/plain; charset=iso-2022-jp"),
        ],
        jis(OOO),
    )
    yield Case("auto-subject-in-iso-2022-jp", raw, {"kind": "auto_reply", "text": OOO})
    for text in (
        "※このメールは自動返信です。",
        "このメールは自動的に送信されています。ご返信いただいてもお答えできません。",
        "本メールはシステムより自動送信しております。",
        "このメールはお問い合わせいただいた方に自動配信しています。",
        "お問い合わせを受け付けました。\n自動返信メールです。後ほど担当者よりご連絡します。",
        "This is an automated response. We received your message.",
        "This is an automatic reply from the support desk.",
        "This message was sent automatically, please do not reply.",
    ):
        yield Case(f"auto-text-{text[:24]}", plain(text), {"kind": "auto_reply", "reasons": ["text"]})
    yield Case(
        "auto-text-in-html",
        html("<p>このメールは自動返信です。</p>"),
        {"kind": "auto_reply", "reasons": ["text"]},
    )


def lists_and_spam() -> Iterator[Case]:
    lists: list[tuple[list[Header], list[str]]] = [
        ([("List-Id", "News <news.minato.example>")], ["list_id"]),
        ([("List-Unsubscribe", "<mailto:u@x>")], ["list_unsubscribe"]),
        ([("Precedence", "bulk")], ["precedence: bulk"]),
        ([("precedence", "LIST")], ["precedence: list"]),
        ([("X-Precedence", "Junk")], ["precedence: junk"]),
        ([("List-Id", "<a.b>"), ("Precedence", "list")], ["list_id", "precedence: list"]),
        ([("X-ML-Name", "seikei")], ["x_ml_name"]),
    ]
    for headers, reasons in lists:
        yield Case(
            f"list-by-{'-'.join(reasons)}-{headers[0][1]!s}",
            plain("今月のお知らせ", *headers),
            {"kind": "list", "reasons": reasons},
        )
    for name, value, reason in (
        ("X-Spam-Flag", "YES", "x_spam_flag"),
        ("X-Spam-Status", "Yes, score=12.3", "x_spam_status"),
        ("X-Spam-Level", "*******", "x_spam_level"),
        ("X-MS-Exchange-Organization-SCL", "6", "x_ms_exchange_organization_scl"),
        ("X-Rspamd-Action", "add header", "x_rspamd_action"),
        ("X-Barracuda-Spam-Flag", "YES", "x_barracuda_spam_flag"),
        ("Subject", "[SPAM] お得なお知らせ", "subject"),
        ("Subject", "***SPAM*** deal", "subject"),
        ("Subject", "[MEIWAKU] お得", "subject"),
        ("Subject", "【迷惑メール】お得", "subject"),
    ):
        yield Case(
            f"spam-by-{name}-{value}",
            plain("買ってください", (name, value)),
            {"kind": "spam_suspect", "reasons": [reason]},
        )
    both: list[Header] = [("X-Spam-Flag", "YES"), ("List-Unsubscribe", "<mailto:u@x>")]
    yield Case("spam-beats-list", plain("買ってください", *both), {"kind": "spam_suspect"})
    both = [("Auto-Submitted", "auto-replied"), ("List-Id", "<a.b>")]
    yield Case("automatic-beats-list", plain(OOO, *both), {"kind": "auto_reply"})


def people() -> Iterator[Case]:
    """Customers all of them."""
    for name, headers in {
        "auto-submitted-no": [("Auto-Submitted", "no")],
        "auto-submitted-no-with-more": [("auto-submitted", "No; x=y")],
        "precedence-first-class": [("Precedence", "first-class")],
        "suppress-some": [("X-Auto-Response-Suppress", "OOF, AutoReply")],
        "spam-flag-no": [("X-Spam-Flag", "NO"), ("X-Spam-Status", "No, score=-1"), ("X-Spam-Level", "*")],
        "no-return-path": [("Return-Path", "<someone@else.example>")],
    }.items():
        yield Case(
            f"person-{name}", plain("よろしくお願いします。", *headers), {"kind": "customer", "reasons": []}
        )
    for subject in (
        "自動見積の件",
        "自動返信の設定方法について",
        "不在通知メールが届きません",
        "Automatic reply settings do not work",
        "Out of office hours support?",
        "Re: spam mails in my mailbox",
        "迷惑メールについて",
        "休暇の件",
    ):
        yield Case(
            f"person-asks-{subject}",
            plain("教えてください。", ("Subject", word(subject, "utf-8"))),
            {"kind": "customer"},
        )
    for text in (
        "このメールは自動返信ですか？",
        "自動返信が届きません。設定を見てください。",
        "本日は休暇をいただいておりますので、明日ご連絡します。",
        "Could you turn off the automatic reply?",
    ):
        yield Case(f"person-writes-{text[:20]}", plain(text), {"kind": "customer"})
    passed = "確認をお願いします。\n\n---------- Forwarded message ---------\n差出人: x\n\nこのメールは自動返信です。"
    yield Case(
        "person-forwards-a-machine",
        plain(passed, ("Subject", "Re: a")),
        {"kind": "customer", "new_text": passed},
    )
    forward = plain("このメールは自動返信です。", ("Subject", word("転送: 受付", "utf-8")))
    yield Case("person-forwards-a-machine-bare", forward, {"kind": "customer"})
    quoted = "至急お願いします。\n\n> このメールは自動返信です。"
    yield Case(
        "person-quotes-a-machine", plain(quoted), {"kind": "customer", "new_text": "至急お願いします。"}
    )
    nested = container("alternative", [text_part("こんにちは")], "B2")
    yield Case("person-in-a-container", multi("mixed", [nested]), {"kind": "customer"})
