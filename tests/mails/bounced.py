"""Bounces: by RFC 3464, in the words of old and Japanese machines, and mail that only talks about one (2.5)."""

from collections.abc import Iterator

from tests.mails.build import US, Case, Header, jis, mail, multi, part, plain, text_part, word

GONE = "taro@minato.example"
SENT = "<q17@enishi.example>"
DAEMON: list[Header] = [
    ("Return-Path", "<>"),
    ("From", "Mail Delivery System <MAILER-DAEMON@mx.hibari.example>"),
]
RETURNED = f"From: {US}\nTo: {GONE}\nSubject: Re: test\nMessage-ID: {SENT}\n\nhello\n"


def cases() -> Iterator[Case]:
    yield from standard()
    yield from incomplete()
    yield from own_words()
    yield from late_ones()
    yield from carriers()
    yield from more_machines()
    yield from no_bounces()


def report(
    *recipients: str,
    returned: str = "message/rfc822",
    intro: bytes = b"Delivery report",
    kind: str = "delivery-status",
) -> bytes:
    status = "Reporting-MTA: dns; mx.hibari.example\n\n" + "\n\n".join(recipients) + "\n"
    parts = [part("text/plain; charset=iso-2022-jp", intro), part("message/delivery-status", status.encode())]
    if returned:
        parts.append(part(returned, RETURNED.encode()))
    return multi(
        "report",
        parts,
        *DAEMON,
        ("Subject", "Undelivered Mail Returned to Sender"),
        more=f"; report-type={kind}",
    )


def line(address: str, action: str, status: str, more: str = "") -> str:
    return f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}{more}"


def recipient(address: str, action: str, status: str, diagnostic: str = "") -> dict[str, object]:
    return {
        "address": address,
        "action": action,
        "status": status,
        "permanent": action == "failed" and status.startswith("5"),
        "diagnostic": diagnostic,
    }


def standard() -> Iterator[Case]:
    for name, raw, kind, recipients in (
        ("failed", report(line(GONE, "failed", "5.1.1")), "failed", [recipient(GONE, "failed", "5.1.1")]),
        ("capitals", report(line(GONE, "Failed", "5.2.2")), "failed", [recipient(GONE, "failed", "5.2.2")]),
        (
            "headers-only",
            report(line(GONE, "failed", "5.7.1"), returned="text/rfc822-headers"),
            "failed",
            [recipient(GONE, "failed", "5.7.1")],
        ),
        ("delayed", report(line(GONE, "delayed", "4.4.1")), "delayed", [recipient(GONE, "delayed", "4.4.1")]),
        (
            "delivered",
            report(line(GONE, "delivered", "2.0.0")),
            "delivered",
            [recipient(GONE, "delivered", "2.0.0")],
        ),
        (
            "relayed",
            report(line(GONE, "relayed", "2.1.9")),
            "delivered",
            [recipient(GONE, "relayed", "2.1.9")],
        ),
        (
            "one-of-two",
            report(line(GONE, "delivered", "2.0.0"), line("h@x.example", "failed", "5.1.2")),
            "failed",
            [recipient(GONE, "delivered", "2.0.0"), recipient("h@x.example", "failed", "5.1.2")],
        ),
        (
            "diagnostic-folded",
            report(line(GONE, "failed", "5.7.1", "\nDiagnostic-Code: smtp;\n 550 5.7.1 blocked\n by policy")),
            "failed",
            [recipient(GONE, "failed", "5.7.1", "550 5.7.1 blocked by policy")],
        ),
        (
            "given-up-after-days",
            report(line(GONE, "failed", "4.4.7")),
            "delayed",
            [recipient(GONE, "failed", "4.4.7")],
        ),
        (
            "japanese-words",
            report(line(GONE, "failed", "5.1.1"), intro=jis("配信できませんでした")),
            "failed",
            [recipient(GONE, "failed", "5.1.1")],
        ),
    ):
        says = {
            "kind": "bounce",
            "report.kind": kind,
            "report.recipients": recipients,
            "report.message_id": SENT,
            "report.standard": True,
        }
        yield Case(f"report-{name}", raw, says | {"reasons": [f"delivery_report: {kind}"]})


def incomplete() -> Iterator[Case]:
    yield Case(
        "report-nothing-returned",
        report(line(GONE, "failed", "5.1.1"), returned=""),
        {"kind": "bounce", "report.message_id": None},
    )
    yield Case(
        "report-type-in-capitals",
        report(line(GONE, "failed", "5.1.1"), kind='"Delivery-Status"'),
        {"kind": "bounce"},
    )


def machine(text: str, subject: str = "failure notice", *headers: Header) -> bytes:
    return plain(text, *(headers or DAEMON), ("Subject", word(subject, "utf-8")))


def said(kind: str, *recipients: tuple[str, str, str]) -> dict[str, object]:
    """Kind, and address, action and status of each; the words a machine used are its own affair."""
    return {"kind": "bounce", "report.kind": kind, "report.standard": False, "recipients": list(recipients)}


def own_words() -> Iterator[Case]:
    copy = f"--- Below this line is a copy of the message.\n\nReturn-Path: <{US}>\n{RETURNED}"
    qmail = f"Hi. This is the qmail-send program at mx.hibari.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<{GONE}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n{copy}"
    yield Case(
        "qmail", machine(qmail), said("failed", (GONE, "failed", "5.1.1")) | {"report.message_id": SENT}
    )
    exim = f"A message that you sent could not be delivered to one or more of its recipients.\nThis is a permanent error. The following address(es) failed:\n\n  {GONE}\n    SMTP error from remote mail server after RCPT TO:<{GONE}>:\n    host mx.minato.example: 550 5.1.1 unknown user\n\n------ This is a copy of the message, including all the headers. ------\n\n{RETURNED}"
    yield Case(
        "exim",
        machine(
            exim, "Mail delivery failed: returning message to sender", *DAEMON, ("X-Failed-Recipients", GONE)
        ),
        said("failed", (GONE, "failed", "5.1.1")) | {"report.message_id": SENT},
    )
    sendmail = f"   ----- The following addresses had permanent fatal errors -----\n<{GONE}>\n    (reason: 552 5.2.2 mailbox full)\n\n   ----- Original message follows -----\n\n{RETURNED}"
    yield Case(
        "sendmail",
        machine(sendmail, "Returned mail: see transcript for details"),
        said("failed", (GONE, "failed", "5.2.2")) | {"report.message_id": SENT},
    )
    postfix = f"I'm sorry to have to inform you that your message could not be delivered to one or more recipients.\n\n<{GONE}>: host mx.minato.example[192.0.2.1] said: 550 5.7.1 blocked\n    by policy (in reply to RCPT TO command)\n"
    yield Case(
        "postfix-plain",
        machine(postfix, "Undelivered Mail Returned to Sender"),
        said("failed", (GONE, "failed", "5.7.1")),
    )
    exchange = f"Your message did not reach some or all of the intended recipients.\n\n  Subject: test\n\nThe following recipient(s) cannot be reached:\n\n  '{GONE}' on 2026/11/19 10:00\n    550 5.1.1 User unknown\n"
    yield Case(
        "exchange-old", machine(exchange, "Undeliverable: test"), said("failed", (GONE, "failed", "5.1.1"))
    )


def late_ones() -> Iterator[Case]:
    late = f"Your message has been delayed and is still being retried.\n\n<{GONE}>: connect timed out\n"
    yield Case(
        "warning-of-delay",
        machine(late, "Warning: message delayed 4 hours"),
        said("delayed", (GONE, "delayed", "4.0.0")),
    )
    greylisted = f"Delivery failed for the moment.\n<{GONE}>: 451 4.7.1 greylisted\n"
    yield Case(
        "temporary",
        machine(greylisted, "Delivery Status Notification"),
        said("delayed", (GONE, "delayed", "4.7.1")),
    )
    two = f"could not be delivered:\n<{GONE}>: 550 5.1.1 no such user\n<hanako@minato.example>: 552 5.2.2 over quota\n"
    yield Case(
        "two-recipients",
        machine(two),
        said("failed", (GONE, "failed", "5.1.1"), ("hanako@minato.example", "failed", "5.2.2")),
    )
    yield Case(
        "bounce-names-nobody",
        machine("Your message could not be delivered.", "Mail delivery failed"),
        said("failed"),
    )
    yield Case(
        "status-part-outside-a-report",
        multi(
            "mixed",
            [
                text_part("Undeliverable"),
                part("message/delivery-status", f"\n\n{line(GONE, 'failed', '5.1.1')}".encode()),
            ],
            *DAEMON,
            ("Subject", "Undeliverable"),
        ),
        said("failed", (GONE, "failed", "5.1.1")),
    )


def carriers() -> Iterator[Case]:
    docomo = "This Message was undeliverable due to the following reason:\n\nThe user(s) account is disabled.\n\n<hanako@docomo.ne.jp>\n\nPlease reply to <Postmaster@docomo.ne.jp> if you feel this message to be in error.\n"
    sender: list[Header] = [("Return-Path", "<>"), ("From", "Mail Administrator <Postmaster@docomo.ne.jp>")]
    yield Case(
        "docomo",
        machine(docomo, "Mail System Error - Returned Mail", *sender),
        said("failed", ("hanako@docomo.ne.jp", "failed", "5.1.1")),
    )
    au = "Each of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <hanako@ezweb.ne.jp>\n    Reason:    <hanako@ezweb.ne.jp>... User Unknown\n"
    sender = [("From", "Postmaster@ezweb.ne.jp")]
    yield Case(
        "au",
        machine(au, "Mail System Error - Returned Mail", *sender),
        said("failed", ("hanako@ezweb.ne.jp", "failed", "5.1.1")),
    )
    full = "Could not be delivered to:\n\n <hanako@ezweb.ne.jp>\n As their mailbox is full.\n"
    yield Case(
        "au-full",
        machine(full, "Mail System Error - Returned Mail", *sender),
        said("failed", ("hanako@ezweb.ne.jp", "failed", "5.2.2")),
    )
    softbank = "次のあて先へのメッセージはエラーのため送信できませんでした。\n送信先メールアドレスが見つかりませんでした。\n\nhanako@softbank.ne.jp\n"
    raw = mail(
        [
            ("From", "postmaster@softbank.ne.jp"),
            ("Subject", word("送信エラー", "iso-2022-jp")),
            ("Content-Type", "text/plain; charset=iso-2022-jp"),
        ],
        jis(softbank),
    )
    yield Case(
        "softbank",
        raw,
        said("failed", ("hanako@softbank.ne.jp", "failed", "5.1.1")) | {"text": softbank.rstrip()},
    )
    for name, words, status in (
        ("refused", "受信拒否の設定により配信できませんでした。", "5.7.1"),
        ("full", "宛先のメールボックスの容量がいっぱいのため、配信できませんでした。", "5.2.2"),
        ("unknown", "宛先のメールアドレスが存在しないため、お届けできませんでした。", "5.1.1"),
        ("large", "メールサイズが大きすぎるため配信できませんでした。", "5.3.4"),
        ("reasonless", "メールを配信できませんでした。", "5.0.0"),
    ):
        text = f"{words}\n\n宛先: <hanako@example.ne.jp>\n"
        yield Case(
            f"japanese-{name}",
            machine(text, "配信エラーのお知らせ"),
            said("failed", ("hanako@example.ne.jp", "failed", status)),
        )
    late = "メールの配信が遅延しています。引き続き再送しています。\n<hanako@example.ne.jp>\n"
    yield Case(
        "japanese-late",
        machine(late, "配信遅延のお知らせ"),
        said("delayed", ("hanako@example.ne.jp", "delayed", "4.0.0")),
    )


def no_bounces() -> Iterator[Case]:
    for name, text, subject in (
        (
            "asks-about-one",
            "I got a bounce: <x@y.example>: 550 5.1.1 user unknown. Please help.",
            "Undelivered Mail Returned to Sender",
        ),
        (
            "asks-in-japanese",
            "配信エラーになりました。taro@minato.example に届きません。",
            "配信エラーについて",
        ),
        (
            "forwards-one",
            f"転送します。\n\n-----Original Message-----\n差出人: MAILER-DAEMON@x\n件名: failure notice\n<{GONE}>: 550 5.1.1",
            "Fwd: failure notice",
        ),
    ):
        yield Case(
            f"customer-{name}",
            plain(text, ("Subject", word(subject, "utf-8"))),
            {"kind": "customer", "report": None},
        )
    yield Case(
        "postmaster-writes-himself",
        machine("定期メンテナンスのお知らせです。", "お知らせ", ("From", "postmaster@minato.example")),
        {"kind": "customer", "report": None},
    )
    vacation: list[Header] = [("Return-Path", "<>"), ("Subject", "Automatic reply: test")]
    yield Case(
        "vacation-from-nowhere",
        plain("I am away. Messages were not delivered to my phone.", *vacation),
        {"kind": "auto_reply", "report": None},
    )


def more_machines() -> Iterator[Case]:
    """Seen in the wild: the machine is known by its path or its name only."""
    warning = f"Your message to:\n\n\t{GONE}\n\nhas not yet been delivered because the server did not respond. We will continue to attempt delivery."
    by_path: list[Header] = [
        ("Return-Path", "<MAILER-DAEMON@mx.hibari.example>"),
        ("From", "imss@mx.hibari.example"),
    ]
    by_name: list[Header] = [("From", '"System Administrator" <admin@minato.example>')]
    mdaemon: list[Header] = [("From", "MDaemon@receive.example")]
    gone = f"Unable to deliver message to <{GONE}>.\nReceived >>> 550 5.1.1 unknown user."
    yield Case(
        "known-by-its-path",
        machine(gone, "Mail could not be delivered", *by_path),
        said("failed", (GONE, "failed", "5.1.1")),
    )
    yield Case(
        "known-by-its-name",
        machine(gone, "Undeliverable: test", *by_name),
        said("failed", (GONE, "failed", "5.1.1")),
    )
    yield Case(
        "mdaemon",
        machine(f"{GONE} - no such user here.", "Permanent Delivery Failure", *mdaemon),
        said("failed", (GONE, "failed", "5.1.1")),
    )
    yield Case(
        "not-yet-delivered",
        machine(warning, "Warning: message has not yet been delivered", *by_path),
        said("delayed", (GONE, "delayed", "4.0.0")),
    )
    postponed = f"Delivery of email to this address\n\n{GONE}\n\nhas been postponed due to a full mailbox. We will retry."
    yield Case(
        "postponed", machine(postponed, "Mail Delivery Warning"), said("delayed", (GONE, "delayed", "4.0.0"))
    )
    both = [
        text_part("Undeliverable: <other@x.example> is mentioned"),
        part("message/delivery-status", f"\n\n{line(GONE, 'failure', '5.1.1')}".encode()),
    ]
    yield Case(
        "status-part-beats-words",
        multi("mixed", both, *DAEMON, ("Subject", "Undeliverable")),
        said("failed", (GONE, "failed", "5.1.1")),
    )
